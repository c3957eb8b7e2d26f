"""The stories that we wrote for training are labelled with words that stand in them."""

from pathlib import Path

import pytest
from train.event_model.stories import Party, Story, StoryEvent, stories

from detente.encode.categories import STATUSES, TYPES

STORIES = list(stories())


def test_there_are_stories_and_each_has_its_own_name() -> None:
    names = [story.id for story in STORIES]
    assert len(names) == len(set(names)) > 200


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.id)
def test_types_statuses_and_words_of_a_story_are_sound(story: Story) -> None:
    for event in story.events:
        sentence = story.sentences[event.sentence]
        assert event.type in TYPES[1:]
        assert event.status in STATUSES
        assert event.trigger in sentence
        for party in (*event.actors, *event.recipients):
            assert party.words is None or party.words in sentence
            assert party.country is None or (len(party.country) == 3 and party.country.isupper())


def test_a_story_is_read_with_its_sentences_and_events(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(
        "== x1 | 2020-02-03 | Ruritania recalls its envoy\n"
        "# Ruritania recalled its envoy from Strelsau.\n"
        "RETREAT | recalled #2 | Ruritania=?; *=RUS | - | asserted | -\n",
        encoding="utf-8",
    )
    (story,) = stories(tmp_path)
    assert story.sentences == ["Ruritania recalled its envoy from Strelsau."]
    assert story.events == [
        StoryEvent(
            0, "RETREAT", "recalled", (Party("Ruritania", None), Party(None, "RUS")), (), "asserted", None
        )
    ]


def test_a_line_that_is_nothing_names_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("== x1 | 2020-02-03 | A title\nno mark before it\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"one\.txt:2"):
        list(stories(tmp_path))
