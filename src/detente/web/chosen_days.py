"""The days that a reader looks at, and what happened between two countries on them, with the reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, get_args

from detente.analyse.answer import DyadAnswer
from detente.analyse.events import DONE, DyadEvent
from detente.app.looking import Conditions, search
from detente.records import Status

_BURST = timedelta(days=2)
_WEEK = timedelta(days=6)
_MOST_REPORTS = 400
_MOST_EACH = 4
"""Reports of one happening that are read."""

NOT_DONE = tuple(status for status in get_args(Status) if status not in DONE)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days, both ends inclusive; `because` says why they were chosen, "" if the reader did."""

    first: date
    last: date
    because: str = ""

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Happening:
    """A counted event of a dyad, its place among all, and the reports that the store has of it, as `search` tells."""

    event: DyadEvent
    number: int
    reports: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Happened:
    """What is counted on some days and, in `otherwise`, what is told but not counted: plans, demands, denials.

    `total` is how many were counted, of which at most the asked number is listed; `otherwise_total` the same of the
    others.
    """

    listed: tuple[Happening, ...]
    total: int
    otherwise: tuple[dict[str, Any], ...]
    otherwise_total: int


def chosen(told: DyadAnswer, day: date | None, until: date | None) -> Stretch:
    """Return the days asked for, else those of the last turning point, the last alert or the last events."""
    if day is not None or until is not None:
        one, other = day or until, until or day
        assert one is not None
        assert other is not None
        return Stretch(min(one, other), max(one, other))
    last_event = max(event.day for event in told.dyad.series.events)
    if told.turning_points:
        at = told.turning_points[-1].day
        return Stretch(at, at + _BURST, "those of the last turning point")
    if told.alerts:
        latest = told.alerts[-1]
        first = latest.first if latest.kind == "outburst" else latest.day
        return Stretch(first, latest.day, "those of the latest alert")
    return Stretch(max(last_event - _WEEK, told.dyad.calendar.first), last_event, "the last week with events")


def happenings_of(store: Path, told: DyadAnswer, stretch: Stretch, most: int, seconds: float) -> Happened:
    """Return the events counted on some days, those told most often first on each day, with their reports."""
    counted = [(n, event) for n, event in enumerate(told.dyad.series.events) if event.day in stretch]
    counted.sort(key=lambda c: (c[1].day, -len(c[1].reports), -abs(c[1].intensity), c[1].type, c[1].actor))
    listed, dyad = counted[:most], (told.a, told.b)
    # By document, not by day: a report can give a later day than the happening is counted on.
    documents = tuple(dict.fromkeys(d for _, event in listed for d in event.reports[:_MOST_EACH]))
    of_reports = Conditions(dyad=dyad, documents=documents, status=tuple(DONE))
    of_days = Conditions(dyad=dyad, since=stretch.first, until=stretch.last, status=NOT_DONE)
    rows = search(store, of_reports, limit=_MOST_REPORTS, seconds=seconds).rows if documents else ()
    otherwise = search(store, of_days, limit=most, seconds=seconds)
    return Happened(
        listed=tuple(Happening(event, n, _of(event, rows)) for n, event in listed),
        total=len(counted),
        otherwise=otherwise.rows,
        otherwise_total=otherwise.total,
    )


def _of(event: DyadEvent, rows: Sequence[dict[str, Any]]) -> tuple[dict[str, Any], ...]:
    """Return the rows that tell an event, one a document; of several that do, one of the event's day."""
    found: dict[str, dict[str, Any]] = {}
    for row in rows:
        document = row["document"]
        if document in event.reports and row["type"] == event.type and _same_sides(event, row):
            known = found.setdefault(document, row)
            if row["day"] == event.day != known["day"]:
                found[document] = row
    plain = {"trigger": None, "sentence": None, "event": None, "voice": None}
    return tuple(found.get(document, {"document": document, **plain}) for document in event.reports)


def _same_sides(event: DyadEvent, row: dict[str, Any]) -> bool:
    """Return whether a row has the event's direction: a document may tell of blows and of those returned."""
    sides = ((event.actor_country, row["actors"]), (event.recipient_country, row["recipients"]))
    return not event.directed or all(f"({country})" in (names or "") for country, names in sides)
