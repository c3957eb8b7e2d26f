"""Events as rows of a table: comma-separated values, one line an event."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import TextIO

from detente.export.words import countries, names, on_one_line, sentence_of, voice
from detente.records import CodedDocument, Event

COLUMNS = (
    "document",
    "event",
    "published",
    "first",
    "last",
    "type",
    "mode",
    "actors",
    "actor_countries",
    "recipients",
    "recipient_countries",
    "status",
    "voice",
    "place",
    "trigger",
    "sentence",
)
# What a spreadsheet takes for a formula, or for a cell's end, when a cell starts with it.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


class EventTable:
    """Writes a header line, then the events of one coded document after the other.

    With `for_spreadsheets` a cell that a spreadsheet would run as a formula gets an apostrophe in
    front; without it every cell is exactly what the record says.
    """

    def __init__(self, stream: TextIO, *, for_spreadsheets: bool = False) -> None:
        self._writer = csv.writer(stream, lineterminator="\n")
        self._for_spreadsheets = for_spreadsheets
        self._writer.writerow(COLUMNS)

    def write(self, coded: CodedDocument) -> None:
        """Write the rows of a document's events, none where it has none."""
        for row in event_rows(coded):
            cells = tuple(row.values())
            self._writer.writerow(map(harmless, cells) if self._for_spreadsheets else cells)


def event_rows(coded: CodedDocument) -> Iterator[dict[str, str]]:
    """Yield one row an event, keyed by `COLUMNS`; "" where the text does not say."""
    for event in coded.events:
        yield dict(zip(COLUMNS, _cells(coded, event), strict=True))


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet runs as a formula.

    >>> harmless("=HYPERLINK(1)"), harmless("Russia")
    ("'=HYPERLINK(1)", 'Russia')
    """
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA_STARTS) else cell


def _cells(coded: CodedDocument, event: Event) -> tuple[str, ...]:
    document = coded.document
    return (
        document.id,
        event.id,
        document.published.isoformat() if document.published else "",
        event.first.isoformat() if event.first else "",
        event.last.isoformat() if event.last else "",
        event.type,
        event.mode or "",
        names(event.actors),
        countries(event.actors),
        names(event.recipients),
        countries(event.recipients),
        event.status,
        voice(coded, event),
        event.place.name if event.place else "",
        on_one_line(event.trigger.of(document.text)),
        on_one_line(sentence_of(coded, event.sentence)),
    )
