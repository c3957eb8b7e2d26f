"""The news stories that we wrote and labelled whole, out of train/documents/stories.

A file holds stories. Each begins with a line `== id | published | title`; then come its sentences, each a line
`# sentence`, with a line for each of its events:

    TYPE | trigger | actors | recipients | status | by

Participants are parted by "; ", each `words=CODE` with the country's code or `?`; one who is clear from the story
but not named in the sentence is `*=CODE`; "-" is nobody. A trigger ending in `#2` stands at its second place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

STORIES = Path(__file__).parents[1] / "documents" / "stories"


@dataclass(frozen=True, slots=True)
class Party:
    """A participant of an event: the words that name it in the sentence, if any, and its country, if known."""

    words: str | None
    country: str | None


@dataclass(frozen=True, slots=True)
class StoryEvent:
    """An event that we labelled; `sentence` counts from 0."""

    sentence: int
    type: str
    trigger: str
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    status: str
    by: str | None


@dataclass(slots=True)
class Story:
    """A story with its events; `sentences` are its text."""

    id: str
    published: date
    title: str
    sentences: list[str] = field(default_factory=list)
    events: list[StoryEvent] = field(default_factory=list)


def stories(folder: Path = STORIES) -> Iterator[Story]:
    """Yield the stories of a folder, file by file.

    Raises:
        ValueError: for a line that is none of the three kinds; it names file and line.
    """
    for file in sorted(folder.glob("*.txt")):
        story: Story | None = None
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
            if line.startswith("== "):
                if story is not None:
                    yield story
                name, published, title = line[3:].split(" | ", maxsplit=2)
                story = Story(name, date.fromisoformat(published), title)
            elif story is not None and line.startswith("# "):
                story.sentences.append(line[2:])
            elif story is not None and line.count(" | ") == 5:
                story.events.append(_event(len(story.sentences) - 1, line))
            elif line.strip():
                raise ValueError(f"{file}:{number}: neither story, sentence nor event: {line}")
        if story is not None:
            yield story


def _event(sentence: int, line: str) -> StoryEvent:
    type_, trigger, actors, recipients, status, by = (cell.strip() for cell in line.split(" | "))
    return StoryEvent(
        sentence,
        type_,
        re.sub(r"\s*#\d$", "", trigger),
        _parties(actors),
        _parties(recipients),
        status,
        None if by == "-" else by,
    )


def _parties(cell: str) -> tuple[Party, ...]:
    if cell == "-":
        return ()
    told = (name.strip().rpartition("=") for name in cell.split(";"))
    return tuple(
        Party(None if words == "*" else words, None if code == "?" else code) for words, _, code in told
    )
