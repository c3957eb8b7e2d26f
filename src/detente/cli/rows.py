"""Rows of an answer as a table, as JSON or as CSV."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TextIO

import typer

from detente.export.words import on_one_line

FORMATS = ("table", "json", "csv")


def check_format(format_: str, allowed: Sequence[str] = FORMATS) -> None:
    """Refuse a format that there is not."""
    if format_ not in allowed:
        raise typer.BadParameter(f"{format_!r} is none of {', '.join(allowed)}", param_hint="--format")


def print_answer(
    columns: Sequence[str], rows: Iterable[Mapping[str, object]], format_: str, stream: TextIO | None = None
) -> None:
    """Print rows; JSON is one object a line, and tells everything, a table what fits."""
    to = stream or sys.stdout
    if format_ == "json":
        for row in rows:
            to.write(json.dumps({c: row[c] for c in columns}, ensure_ascii=False, default=_plain) + "\n")
        return
    if format_ == "csv":
        writer = csv.writer(to, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([_cell(row[c]) for c in columns] for row in rows)
        return
    from detente.cli.table import console_on, print_rows

    print_rows(console_on(to), columns, [[on_one_line(_cell(row[c])) for c in columns] for row in rows])


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple | dict):
        return json.dumps(value, ensure_ascii=False, default=_plain)
    return str(value)


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else str(value)
