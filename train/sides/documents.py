"""The documents that annotators read whole: the development gold, corpus documents and stories of ours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.accuracy.gold import GoldDocument, GoldEvent, placed_event, read_gold

from detente.records import Document
from train.event_model.sources import DATA, DOCUMENTS, corpus_of, lines_of
from train.event_model.stories import STORIES, Party, Story, stories


def gold(data: Path = DATA) -> list[GoldDocument]:
    """Return the development gold."""
    return list(read_gold(data / "gold/dev"))


def own(data: Path = DATA, labels: Path = DOCUMENTS) -> Iterator[GoldDocument]:
    """Yield our own documents; dates, places and attributions are not labelled in them."""
    sentences: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for given in lines_of(labels):
        sentences.setdefault((given["corpus"], given["item"]), []).append(given)
    for (corpus, item), of_item in sentences.items():
        found = corpus_of(data, corpus)[item]
        yield GoldDocument(
            Document(
                item,
                found["text"],
                date.fromisoformat(found["published"][:10]),
                found.get("title"),
                found.get("source"),
                found.get("url"),
            ),
            tuple((s["start"], s["end"]) for s in of_item),
            tuple(
                placed_event(number, e, found["text"][s["start"] : s["end"]])
                for number, s in enumerate(of_item)
                for e in s["events"]
            ),
            (),
        )


def written(folder: Path = STORIES) -> Iterator[GoldDocument]:
    """Yield the stories that we wrote, their sentences joined by blanks."""
    for story in stories(folder):
        spans, text = list[tuple[int, int]](), ""
        for sentence in story.sentences:
            text += " " if text else ""
            spans.append((len(text), len(text) + len(sentence)))
            text += sentence
        yield GoldDocument(
            Document(story.id, text, story.published, story.title), tuple(spans), tuple(_told(story)), ()
        )


def _told(story: Story) -> Iterator[GoldEvent]:
    for e in story.events:
        yield GoldEvent(
            e.sentence,
            e.type,
            e.trigger,
            _states(e.actors),
            _states(e.recipients),
            e.status,
            e.by is not None,
            None,
            None,
            None,
        )


def _states(parties: tuple[Party, ...]) -> frozenset[str]:
    return frozenset(p.country for p in parties if p.country is not None)
