"""The days that a reader looks at, and what happened between two countries on them, with the reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from detente.analyse.answer import DyadAnswer
from detente.analyse.events import DONE, DyadEvent
from detente.app.looking import Conditions, search

_BURST = timedelta(days=2)
_WEEK = timedelta(days=6)
_MOST_REPORTS = 400


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
    """A counted event of a dyad with the reports that the store has of it, as `search` tells them."""

    event: DyadEvent
    reports: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Happened:
    """What is counted on some days and, in `otherwise`, what is told but not counted: plans, demands, denials.

    `total` is how many were counted, of which at most the asked number is listed.
    """

    listed: tuple[Happening, ...]
    total: int
    otherwise: tuple[dict[str, Any], ...]


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
        at = told.alerts[-1].day
        return Stretch(at, at, "that of the latest alert")
    return Stretch(max(last_event - _WEEK, told.dyad.calendar.first), last_event, "the last week with events")


def happenings_of(store: Path, told: DyadAnswer, stretch: Stretch, most: int, seconds: float) -> Happened:
    """Return the events counted on some days, those told most often first on each day, with their reports."""
    counted = [event for event in told.dyad.series.events if event.day in stretch]
    counted.sort(key=lambda e: (e.day, -len(e.reports), -abs(e.intensity), e.type, e.actor))
    rows = _reports(store, told, stretch, seconds)
    return Happened(
        listed=tuple(Happening(event, _of(event, rows)) for event in counted[:most]),
        total=len(counted),
        otherwise=tuple(row for row in rows if row["status"] not in DONE)[:most],
    )


def _reports(store: Path, told: DyadAnswer, stretch: Stretch, seconds: float) -> tuple[dict[str, Any], ...]:
    given = Conditions(dyad=(told.a, told.b), since=stretch.first, until=stretch.last)
    return search(store, given, limit=_MOST_REPORTS, seconds=seconds).rows


def _of(event: DyadEvent, rows: Sequence[dict[str, Any]]) -> tuple[dict[str, Any], ...]:
    """Return the rows that tell an event: of its documents, of its type, one a document."""
    found = {
        row["document"]: row
        for row in rows
        if row["document"] in event.reports and row["type"] == event.type and row["status"] in DONE
    }
    plain = {"trigger": None, "sentence": None, "event": None, "voice": None}
    return tuple(found.get(document, {"document": document, **plain}) for document in event.reports)
