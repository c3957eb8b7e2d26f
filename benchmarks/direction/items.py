"""Read `items.tsv`: invented sentences, each with two events in opposite or crossing directions.

A line names for each event its type, its trigger, and a word of the sentence for each participant beside that
one's country; several participants stand with "; " between them. `12a` and `12b` are a swap pair: one sentence
with its two countries exchanged. The acts are made up, and nothing in them is a report about a country.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.accuracy.gold import GoldDocument, GoldEvent
from detente.records import Document

ITEMS = Path(__file__).with_name("items.tsv")
PUBLISHED = date(2024, 3, 13)


@dataclass(frozen=True, slots=True)
class Told:
    """An event that a sentence tells; `words` are those that name its participants in the sentence.

    `recipients` is empty where the parties act together, all of them being actors.
    """

    type: str
    trigger: str
    words: tuple[str, ...]
    actors: frozenset[str]
    recipients: frozenset[str]


@dataclass(frozen=True, slots=True)
class Item:
    """A sentence with its two events."""

    id: str
    sentence: str
    construction: str
    told: tuple[Told, Told]

    @property
    def pair(self) -> str | None:
        """Return what the two of a swap pair have in common, `None` for a sentence that stands alone.

        >>> Item("12b", "", "", ()).pair
        '12'
        """
        return self.id[:-1] if self.id[-1] in "ab" else None

    def as_gold(self) -> GoldDocument:
        """Return the sentence as an annotated document, its events in the order told."""
        return GoldDocument(
            Document(self.id, self.sentence, PUBLISHED),
            ((0, len(self.sentence)),),
            tuple(_gold_event(t) for t in self.told),
            (),
        )


def read_items(path: Path = ITEMS) -> tuple[Item, ...]:
    """Return the items in the order of the file."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return tuple(
            Item(row["id"], row["sentence"], row["construction"], (_told(row, "1"), _told(row, "2")))
            for row in rows
        )


def _told(row: dict[str, str], which: str) -> Told:
    return Told(
        row[f"type{which}"],
        row[f"trigger{which}"],
        (*_listed(row[f"actor{which}"]), *_listed(row[f"recipient{which}"])),
        frozenset(_listed(row[f"actor{which}_country"])),
        frozenset(_listed(row[f"recipient{which}_country"])),
    )


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("; ")) if cell else ()


def _gold_event(told: Told) -> GoldEvent:
    return GoldEvent(
        0, told.type, told.trigger, told.actors, told.recipients, "asserted", False, None, None, None
    )
