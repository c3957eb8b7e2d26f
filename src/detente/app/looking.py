"""What a person who looks at a store asks: what is in it, what happened last, one happening, one document, counts.

All of it reads only, may be asked by many threads at once and beside a process that codes into the store.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from detente.analyse.answer import DyadAnswer
from detente.analyse.ranking import Ranking
from detente.app.code import as_date
from detente.app.dyad import dyad, rank_dyads
from detente.app.why import Why, reasons_in_words, why
from detente.store.corrections import corrected_documents, corrections, mark
from detente.store.documents import document
from detente.store.facets import by_place, facets
from detente.store.facets import matrix as dyad_counts
from detente.store.finding import Found, search
from detente.store.incidents import incident, newest_incidents
from detente.store.looked import (
    Correction,
    Count,
    CoveredDay,
    DocumentTold,
    DyadCount,
    Facets,
    Gap,
    IncidentReport,
    IncidentRow,
    IncidentTold,
    Mark,
    Overview,
    PlaceCount,
    StoreRun,
    Told,
)
from detente.store.overview import overview, revision
from detente.store.search import Conditions

__all__ = [
    "Conditions",
    "Correction",
    "Count",
    "CoveredDay",
    "DocumentTold",
    "DyadCount",
    "Facets",
    "Found",
    "Gap",
    "IncidentReport",
    "IncidentRow",
    "IncidentTold",
    "Mark",
    "Overview",
    "PlaceCount",
    "StoreRun",
    "Told",
    "Why",
    "by_place",
    "corrected_documents",
    "corrections",
    "document",
    "dyad_answer",
    "ego",
    "facets",
    "incident",
    "mark",
    "matrix",
    "newest_incidents",
    "overview",
    "ranking",
    "reasons_in_words",
    "revision",
    "search",
    "why",
]

Day = date | str | None


def matrix(
    store: Path,
    first: Day = None,
    last: Day = None,
    *,
    types: tuple[str, ...] = (),
    status: tuple[str, ...] = (),
    coder: str | None = None,
    most: int | None = None,
) -> tuple[DyadCount, ...]:
    """Return the directed dyads of some days, both ends inclusive, busiest first, with counts and mean intensity."""
    return dyad_counts(
        store, as_date(first), as_date(last), types=types, status=status, coder=coder, most=most
    )


def ego(
    store: Path,
    country: str,
    first: Day = None,
    last: Day = None,
    *,
    coder: str | None = None,
    most: int = 40,
) -> tuple[DyadCount, ...]:
    """Return what a country and its busiest partners did to each other: its spokes, then the ties among them.

    `most` is how many partners are taken.
    """
    country, found = country.upper(), matrix(store, first, last, coder=coder)
    busy: dict[str, int] = {}
    for row in found:
        if country in {row.actor, row.recipient}:
            partner = row.recipient if row.actor == country else row.actor
            busy[partner] = busy.get(partner, 0) + row.events
    near = {country, *sorted(busy, key=lambda p: (-busy[p], p))[:most]}
    ties = [row for row in found if row.actor in near and row.recipient in near]
    return tuple(sorted(ties, key=lambda row: country not in {row.actor, row.recipient}))


def dyad_answer(
    store: Path, a: str, b: str, first: Day = None, last: Day = None, *, alerts_a_year: float = 4.0
) -> DyadAnswer:
    """Return what `detente dyad A B --store` tells of two countries.

    Raises:
        ThinError: if there are no events between the two.
    """
    return dyad(a, b, store=store, first=first, last=last, alerts_a_year=alerts_a_year)


def ranking(store: Path, *, since: Day = None, alerts_a_year: float = 4.0) -> Ranking:
    """Return what `detente monitor-state --store` tells: all dyads, those first that changed most."""
    return rank_dyads(store=store, since=since, alerts_a_year=alerts_a_year)
