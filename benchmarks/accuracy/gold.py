"""Read the gold documents (see the README of the data folder)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

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
