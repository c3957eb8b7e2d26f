"""Who is named: states, organisations, people in office, and nouns for kinds of actors."""

from detente.actors.finder import ActorFinder, default_actor_finder

__all__ = ["ActorFinder", "default_actor_finder"]
