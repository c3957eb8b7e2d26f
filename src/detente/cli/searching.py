"""Print the events that a search finds."""

from __future__ import annotations

from pathlib import Path

import typer

from detente.app.searching import COLUMNS, Conditions, coders, search
from detente.cli.rows import check_format, print_answer

_IN_TABLE = ("document", "day", "type", "actors", "recipients", "status", "voice", "trigger")


def show_search(
    store: Path,
    given: Conditions,
    words: str | None,
    coder: str | None,
    page: tuple[str, bool, int, int],
    format_: str,
) -> int:
    """Print one page of the answer and, on standard error, how many events there are; return the exit code."""
    check_format(format_)
    sort, descending, limit, offset = page
    found = search(
        store, given, words=words, coder=coder, sort=sort, descending=descending, limit=limit, offset=offset
    )
    print_answer(_IN_TABLE if format_ == "table" else COLUMNS, found.rows, format_)
    shown = f", {offset + 1} to {offset + len(found.rows)} shown" if len(found.rows) < found.total else ""
    typer.echo(f"{found.total} events{shown}", err=True)
    tell_of_other_coders(store, coder)
    return 0 if found.total else 1


def tell_of_other_coders(store: Path, coder: str | None) -> None:
    """Say on standard error whose rows were taken, where the store has those of several coders."""
    known = coders(store)
    if coder is None and len(known) > 1:
        typer.echo(f"of coder {known[0]} alone; --coder takes another: {', '.join(known[1:])}", err=True)
