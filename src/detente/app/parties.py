"""What is told of a party beside its name: in government or in opposition on a day, and its direction."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

from detente.lexicon import Row, Term, read_table

COLUMNS = ("name", "status", "description", "from", "until", "citation")


def party_role(name: str, on: date | None) -> str:
    """Return what a party is on a day, by the last line where none is given; "party" where no line tells.

    >>> party_role("Labour Party", date(2020, 1, 1))
    'opposition party, social democratic'
    """
    for row in _by_name().get(name, ()):
        held = Term.of(row["from"], row["until"])
        if held.last is None if on is None else held.covers(on):
            return f"{row['status']} party, {row['description']}"
    return "party"


@cache
def _by_name() -> Mapping[str, tuple[Row, ...]]:
    rows: dict[str, list[Row]] = {}
    for row in read_table("parties.tsv", COLUMNS, check=_checks):
        rows.setdefault(row["name"], []).append(row)
    return {name: tuple(found) for name, found in rows.items()}


def _checks(row: Row) -> Iterator[str]:
    if row["status"] not in {"ruling", "opposition"}:
        yield f"no status {row['status']!r}; write ruling or opposition"
