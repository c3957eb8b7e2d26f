"""Events and answers as rows that a person reads on a terminal."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import TextIO

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from detente.export.words import code, days, on_one_line, type_and_mode, voice
from detente.records import CodedDocument, Event, Mention

_WIDTH_OF_FILE = 100
_LONGEST_KEPT_WHOLE = 10
"""Letters up to which a word is not broken over lines."""

_UNBROKEN = frozenset({"id", "when", "status", "days"})
_STATUS_STYLE = {
    "denied": "red",
    "disputed": "red",
    "planned": "blue",
    "hypothetical": "blue",
    "demanded": "magenta",
}


def console_on(stream: TextIO) -> Console:
    """Return a console on a stream: as wide as its terminal, or 100 columns where there is none."""
    width = None if stream.isatty() or "COLUMNS" in os.environ else _WIDTH_OF_FILE
    return Console(file=stream, width=width, markup=False, highlight=False, emoji=False, soft_wrap=False)


def print_rows(console: Console, columns: Sequence[str], rows: Iterable[Sequence[str | Text]]) -> None:
    """Print rows under a header, without lines between columns; a column without any words is left out."""
    cells = [[Text(cell) if isinstance(cell, str) else cell for cell in row] for row in rows]
    used = [n for n in range(len(columns)) if any(row[n].plain for row in cells)]
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim", expand=False)
    for n in used:
        longest = max((len(word) for row in cells for word in row[n].plain.split()), default=0)
        table.add_column(
            columns[n],
            overflow="fold",
            min_width=min(longest, _LONGEST_KEPT_WHOLE),
            no_wrap=columns[n] in _UNBROKEN,
        )
    for row in cells:
        table.add_row(*(row[n] for n in used))
    console.print(Padding(table, (0, 0, 0, 2), expand=False))


class EventPrinter:
    """Prints coded documents one after the other."""

    def __init__(self, stream: TextIO) -> None:
        self._console = console_on(stream)
        self._first = True

    def show(self, coded: CodedDocument) -> None:
        """Print a heading, the notes and a row an event."""
        if not self._first:
            self._console.print()
        self._first = False
        self._console.print(_heading(coded))
        for note in coded.notes:
            self._console.print(Padding(Text(f"note: {on_one_line(note)}", "dim"), (0, 0, 0, 2)))
        if not coded.events:
            self._console.print("  no events found")
            return
        columns = ("id", "when", "who", "did", "to whom", "status", "says who", "words")
        print_rows(self._console, columns, [_row(coded, event) for event in coded.events])


def _heading(coded: CodedDocument) -> Text:
    document = coded.document
    heading = Text(on_one_line(document.id), "bold")
    if document.title:
        heading.append(f"  {on_one_line(document.title)}", "bold")
    known = (str(document.published or "no date"), on_one_line(document.publisher or ""))
    return heading.append(f"  {', '.join(k for k in known if k)}", "dim")


def _row(coded: CodedDocument, event: Event) -> tuple[str | Text, ...]:
    return (
        Text(event.id, "dim"),
        days(event.first, event.last).replace(" to ", " to\n"),
        _who(event.actors),
        type_and_mode(event),
        _who(event.recipients),
        Text(event.status, _STATUS_STYLE.get(event.status, "")),
        voice(coded, event),
        on_one_line(event.trigger.of(coded.document.text)),
    )


def _who(mentions: Iterable[Mention]) -> Text:
    cell = Text()
    for mention in mentions:
        if cell:
            cell.append("\n")
        cell.append(on_one_line(mention.participant.name))
        if label := code(mention):
            cell.append(f" ({label})", "dim")
    return cell or Text("-", "dim")
