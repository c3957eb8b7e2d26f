"""Read the gold documents (see the README of the data folder)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from detente.records import Document


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """An annotated event; countries are of the participants that have one."""

    sentence: int
    type: str
    trigger: str
    actors: frozenset[str]
    recipients: frozenset[str]
    status: str
    voiced: bool
    first: str | None
    last: str | None
    place: str | None


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """An annotated attribution, as words."""

    sentence: int
    source: str | None
    content: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A text with what two annotators agreed on."""

    document: Document
    sentences: tuple[tuple[int, int], ...]
    events: tuple[GoldEvent, ...]
    attributions: tuple[GoldAttribution, ...]


def read_gold(folder: Path) -> Iterator[GoldDocument]:
    """Yield the documents of a gold folder.

    Raises:
        FileNotFoundError: if the folder is not there; it is not part of the repository.
    """
    for line in (folder / "documents.jsonl").read_text(encoding="utf-8").splitlines():
        given = json.loads(line)
        marked = json.loads((folder / f"{given['id']}.json").read_text(encoding="utf-8"))
        document = Document(
            given["id"],
            given["text"],
            date.fromisoformat(given["published"]),
            given["title"],
            given["publisher"],
            given.get("url"),
        )
        yield GoldDocument(
            document,
            tuple((start, end) for start, end in given["sentences"]),
            tuple(_event(e) for e in marked["events"]),
            tuple(
                GoldAttribution(a["sentence"], a["source"], tuple(a["content"]))
                for a in marked["attributions"]
            ),
        )


def placed_event(sentence: int, marked: Mapping[str, Any], text: str) -> GoldEvent:
    """Return an event of our own labels, which name places in a sentence's text; they give no dates."""
    start, end = marked["trigger"]
    actors, recipients = (_placed(marked, side) for side in ("actors", "recipients"))
    voiced = marked["by"] is not None
    status, type_, trigger = marked["status"], marked["type"], text[start:end]
    return GoldEvent(sentence, type_, trigger, actors, recipients, status, voiced, None, None, None)


def _placed(marked: Mapping[str, Any], side: str) -> frozenset[str]:
    named = (place[2] for place in marked[side])
    return frozenset(c for c in (*named, *marked.get(f"unnamed_{side}", ())) if c is not None)


def _event(marked: dict[str, object]) -> GoldEvent:
    place = marked["place"]
    return GoldEvent(
        int(str(marked["sentence"])),
        str(marked["type"]),
        str(marked["trigger"]),
        _countries(marked["actors"]),
        _countries(marked["recipients"]),
        str(marked["status"]),
        marked["by"] is not None,
        _words(marked["first"]),
        _words(marked["last"]),
        _words(place.get("country")) if isinstance(place, dict) else None,
    )


def _countries(participants: object) -> frozenset[str]:
    assert isinstance(participants, list)
    return frozenset(p["country"] for p in participants if p["country"])


def _words(value: object) -> str | None:
    return None if value is None else str(value)
