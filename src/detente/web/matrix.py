"""The matrix of dyads: which country did how much to which other, and how friendly that was."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from detente.app.looking import DyadCount, matrix
from detente.app.naming import country_name
from detente.web.asking import Store, Tag, page
from detente.web.counting import STATUSES, AskedCounting, Counting
from detente.web.rendering import signed

router = APIRouter(include_in_schema=False)

_STEPS = (2.0, 5.0)
"""Mean intensities from which a cell is darker; PLOVER's go from -9.3 to 7.6."""
_LISTED = 25


@dataclass(frozen=True, slots=True)
class Cell:
    """What one country did to another; `shade` says which side and how strong, `words` tell it all."""

    count: DyadCount | None
    shade: str
    words: str
    href: str


@router.get("/explore")
def matrix_page(
    request: Request,
    store: Store,
    tag: Tag,
    asked: AskedCounting,
    # A number in an address is words, which a choice of numbers would refuse.
    countries: Annotated[Literal["8", "12", "16", "24"], Query(alias="most")] = "12",
) -> Response:
    """Show the busiest countries against each other."""
    found = matrix(store, asked.since, asked.until, types=asked.types, status=asked.statuses)
    most = int(countries)
    shown = busiest(found)[:most]
    cells = {(row.actor, row.recipient): row for row in found}
    return page(
        request,
        "matrix.html",
        tag,
        asked=asked,
        statuses=STATUSES,
        most=most,
        countries=shown,
        total=len(busiest(found)),
        rows=[(a, [_cell(a, b, cells.get((a, b)), asked) for b in shown]) for a in shown],
        listed=[(row, asked.directed(row)) for row in found[:_LISTED]],
        dyads=len(found),
        json=asked.api("matrix"),
    )


def busiest(found: tuple[DyadCount, ...]) -> list[str]:
    """Return the countries by the number of events they have a part in, each direction counted."""
    events: Counter[str] = Counter()
    for row in found:
        events[row.actor] += row.events
        events[row.recipient] += row.events
    return sorted(events, key=lambda country: (-events[country], country))


def shade(intensity: float | None) -> str:
    """Return the class of a mean intensity: side and strength.

    >>> shade(-7.0), shade(2.5), shade(None)
    ('conf-3', 'coop-2', '')
    """
    if intensity is None:
        return ""
    strength = 1 + sum(abs(intensity) >= step for step in _STEPS)
    return f"{'conf' if intensity < 0 else 'coop'}-{strength}"


def _cell(a: str, b: str, count: DyadCount | None, asked: Counting) -> Cell:
    if count is None:
        return Cell(None, "", "", "")
    mean = "no intensity" if count.intensity is None else f"mean intensity {signed(count.intensity)}"
    noun = "event" if count.events == 1 else "events"
    words = f"{country_name(a)} to {country_name(b)}: {count.events} {noun}, {mean}"
    return Cell(count, shade(count.intensity), words, asked.search(dyad=f"{a}>{b}"))
