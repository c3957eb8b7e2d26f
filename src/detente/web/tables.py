"""Tables that figures open: what was counted, a page at a time, or whole as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from fastapi import Depends, Query
from starlette.requests import Request
from starlette.responses import Response

from detente.export.csv import harmless
from detente.web.addresses import Address

EACH = 100
"""Rows of a page."""


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere."""

    words: str
    href: str

    @property
    def is_number(self) -> bool:
        """Whether it is a figure that opens something."""
        return self.words.replace(".", "", 1).isdecimal()


Cell = str | int | float | date | None | Link


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under names of columns; `nouns` are what a row is and what many are."""

    columns: tuple[str, ...]
    rows: Sequence[tuple[Cell, ...]]
    nouns: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Asked:
    """Which page of a table is asked for, and whether as CSV."""

    page: int
    format: str


def _asked(
    page: Annotated[int, Query(ge=1, le=100_000)] = 1, format: Literal["html", "csv"] = "html"
) -> Asked:
    return Asked(page, format)


AskedTable = Annotated[Asked, Depends(_asked)]


@dataclass(frozen=True, slots=True)
class Shown:
    """A page of a table, with the addresses of the pages beside it and of all as CSV, "" where that is not given."""

    table: Table
    rows: Sequence[tuple[Cell, ...]]
    total: int
    first: int
    previous: str | None
    next: str | None
    csv: str


def shown(request: Request, table: Table, asked: Asked) -> Shown:
    """Return a page of a table."""
    start = (asked.page - 1) * EACH
    return part(request, table, table.rows[start : start + EACH], len(table.rows), asked)


def part(
    request: Request,
    table: Table,
    rows: Sequence[tuple[Cell, ...]],
    total: int,
    asked: Asked,
    *,
    whole: bool = True,
) -> Shown:
    """Return a page of a table whose rows these are; unless it is `whole` elsewhere, there is no CSV of it."""
    here = Address(request.url.path, tuple(request.query_params.multi_items()))
    start = (asked.page - 1) * EACH
    more = start + EACH < total
    return Shown(
        table,
        rows,
        total,
        start + 1,
        here.put(page=str(asked.page - 1) if asked.page > 2 else "").href if asked.page > 1 else None,
        here.put(page=str(asked.page + 1)).href if more else None,
        here.put(page="", format="csv").href if whole else "",
    )


def as_csv(table: Table, name: str, headers: dict[str, str]) -> Response:
    """Return a whole table as CSV, in which no cell runs as a formula."""
    out = io.StringIO()
    lines = csv.writer(out, lineterminator="\n")
    lines.writerow(table.columns)
    for row in table.rows:
        lines.writerow([harmless(words) if isinstance(words := _plain(c), str) else words for c in row])
    disposition = f'attachment; filename="{name}.csv"'
    return Response(
        out.getvalue(),
        media_type="text/csv; charset=utf-8",
        headers=headers | {"Content-Disposition": disposition},
    )


def _plain(cell: Cell) -> str | int | float | date | None:
    return cell.words if isinstance(cell, Link) else cell
