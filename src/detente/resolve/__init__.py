"""The same across documents: stories told in the same words, happenings told in one or in many."""

from detente.resolve.stories import StoryIndex, group_stories, without_copies

__all__ = ["StoryIndex", "group_stories", "without_copies"]
