"""What a person who looks at a store asks: what is in it, what happened last, one happening, one document, counts.

All of it reads only, may be asked by many threads at once and beside a process that codes into the store.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import cast

from detente.analyse.answer import DyadAnswer, answer
from detente.analyse.extra import needs_analyse
from detente.analyse.ranking import Ranking
from detente.analyse.ranking import ranking as rank
from detente.analyse.reading import Read, read_records
from detente.analyse.turning import ThinError
from detente.app.correcting import corrected_documents, corrections, mark
from detente.app.days import as_date
from detente.app.keeping import already_kept, kept_answer, once_a_state, remembered
from detente.app.reasons import Because
from detente.app.recording import document_record
from detente.app.why import Why, reasons_in_words, why
from detente.store import facets as counting
from detente.store import incidents as happenings
from detente.store import overview as holding
from detente.store.documents import document
from detente.store.finding import Found, search
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
from detente.store.overview import revision
from detente.store.records import records_of
from detente.store.search import Conditions, dyad_of

__all__ = [
    "Because",
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
    "document_record",
    "dyad_answer",
    "dyad_of",
    "kept_dyad_answer",
    "ego",
    "facets",
    "incident",
    "mark",
    "matrix",
    "newest_incidents",
    "overview",
    "prepare",
    "ranking",
    "reasons_in_words",
    "revision",
    "search",
    "why",
]

Day = date | str | None

newest_incidents = remembered(happenings.newest_incidents)
incident = remembered(happenings.incident)
facets = remembered(counting.facets)
by_place = remembered(counting.by_place)
_dyad_counts = remembered(counting.matrix)
_overview = remembered(holding.overview)


def overview(store: Path, coder: str | None = None) -> Overview:
    """Return what a store holds of a coder, the newest if none is named, and its runs as they now are.

    Raises:
        StoreError: if there is no store, or no such coder in it.
    """
    return holding.with_runs(store, _overview(store, coder))


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
    return _dyad_counts(
        store, as_date(first), as_date(last), types=types, status=status, coder=coder, most=most
    )


def ego(
    store: Path,
    country: str,
    first: Day = None,
    last: Day = None,
    *,
    types: tuple[str, ...] = (),
    status: tuple[str, ...] = (),
    coder: str | None = None,
    most: int = 40,
) -> tuple[DyadCount, ...]:
    """Return what a country and its busiest partners did to each other: its spokes, then the ties among them.

    `most` is how many partners are taken.
    """
    country = country.upper()
    found = matrix(store, first, last, types=types, status=status, coder=coder)
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
    """Return what `detente dyad A B --store` tells of two countries, kept until the store's rows change.

    Raises:
        ThinError: if there are no events between the two.
        RecordError: if no document has a day of publication.
        MissingExtraError: if the libraries of the extra "analyse" are not installed.
    """
    a, b, first, last = a.upper(), b.upper(), as_date(first), as_date(last)

    def make() -> DyadAnswer:
        read = _read(store)
        return answer(read.events.between(first, last), a, b, read.tellings, alerts_a_year)

    needs_analyse()
    return kept_answer(store, _dyad_asked(a, b, first, last, alerts_a_year), make)


def kept_dyad_answer(
    store: Path, a: str, b: str, first: Day = None, last: Day = None, *, alerts_a_year: float = 4.0
) -> DyadAnswer | None:
    """Return what `dyad_answer` does if that is kept already, else `None`, at once.

    Raises:
        MissingExtraError: if the libraries of the extra "analyse" are not installed.
    """
    needs_analyse()
    asked = _dyad_asked(a.upper(), b.upper(), as_date(first), as_date(last), alerts_a_year)
    return cast("DyadAnswer | None", already_kept(store, asked))


def _dyad_asked(
    a: str, b: str, first: date | None, last: date | None, alerts_a_year: float
) -> dict[str, object]:
    return {"dyad": (a, b), "first": first, "last": last, "alerts_a_year": alerts_a_year}


def ranking(store: Path, *, since: Day = None, alerts_a_year: float = 4.0) -> Ranking:
    """Return what `detente monitor-state --store` tells: all dyads, those first that changed most. It is kept, too.

    Raises:
        RecordError: if no document has a day of publication.
        MissingExtraError: if the libraries of the extra "analyse" are not installed.
    """
    since = as_date(since)
    asked = {"ranking": since, "alerts_a_year": alerts_a_year}
    needs_analyse()
    return kept_answer(store, asked, lambda: rank(_read(store).events, since, alerts_a_year))


def prepare(store: Path, busiest: int = 20) -> int:
    """Answer beforehand what a page opens with: the ranking and the busiest dyads; return how many answers.

    Raises:
        as `ranking` does.
    """
    pairs = dict.fromkeys(tuple(sorted((row.actor, row.recipient))) for row in matrix(store))
    ranking(store)
    made = 1
    for a, b in list(pairs)[:busiest]:
        try:
            dyad_answer(store, a, b)
        except ThinError:
            continue  # all that is between them is planned, denied or has no day
        made += 1
    return made


def _read(store: Path) -> Read:
    return once_a_state(store, "events between countries", lambda: read_records(records_of(store)))
