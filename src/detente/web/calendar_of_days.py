"""A year of a dyad as squares, a day each, that open the day; and the same by month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from math import isnan

from detente.analyse.answer import DyadAnswer
from detente.web.chosen_days import Stretch

SIZE, LEFT, TOP = 17, 34, 22
"""Side of a square with its margin, and the room for the names of weekdays and months."""

_WEEKS = 53
_PREVAILS = (0.4, 0.6)
"""Shares of conflict below which cooperation prevails and above which conflict does."""


@dataclass(frozen=True, slots=True)
class Square:
    """A day: what prevailed ("coop", "conf", "both", "none", "gap"), how busy it was (0 to 3), the same in words."""

    day: date
    x: int
    y: int
    kind: str
    level: int
    words: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Year:
    """The squares of at most 53 weeks with the names of months above; `earlier` and `later` are years to go to."""

    squares: tuple[Square, ...]
    months: tuple[tuple[int, str], ...]
    years: tuple[int, ...]
    year: int
    summary: str


@dataclass(frozen=True, slots=True)
class Month:
    """What was counted in a month; `gaps` are its days without coverage."""

    first: date
    last: date
    cooperation: int
    conflict: int
    gaps: int


def calendar_of(told: DyadAnswer, year: int, stretch: Stretch) -> Year:
    """Return the squares of a year, or of all days where they fit into 53 weeks."""
    calendar, days = told.dyad.calendar, told.dyad.calendar.days
    years = tuple(range(days[0].year, days[-1].year + 1))
    year = min(max(year, years[0]), years[-1])
    first, last = days[0], days[-1]
    if (last - first).days + first.weekday() >= 7 * _WEEKS:
        first, last = max(first, date(year, 1, 1)), min(last, date(year, 12, 31))
    else:
        years = ()
    busiest = max(1.0, *(v for v in told.dyad.total.tolist() if not isnan(v)), 1.0)
    shown = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    squares = tuple(_square(told, day, first, busiest, stretch) for day in shown)
    months = tuple(
        (s.x, s.day.strftime("%b %Y" if s.day.month == 1 else "%b")) for s in squares if s.day.day == 1
    )
    counts = {kind: sum(s.kind == kind for s in squares) for kind in ("conf", "coop", "both", "gap")}
    return Year(
        squares,
        months,
        years,
        year,
        f"{first} to {last}: conflict prevails on {counts['conf']} days, cooperation on {counts['coop']}, neither on "
        f"{counts['both']}; {counts['gap']} of {len(squares)} days have no coverage"
        + (f" (all days: {calendar.first} to {days[-1]})." if years else "."),
    )


def monthly(told: DyadAnswer) -> tuple[Month, ...]:
    """Return the counts of each month, the last first."""
    found: dict[tuple[int, int], list[int]] = {}
    calendar = told.dyad.calendar
    cooperation, conflict = told.dyad.cooperation.tolist(), told.dyad.conflict.tolist()
    for n, day in enumerate(calendar.days):
        counts = found.setdefault((day.year, day.month), [0, 0, 0])
        if calendar.gaps[n]:
            counts[2] += 1
        else:
            counts[0] += round(cooperation[n])
            counts[1] += round(conflict[n])
    return tuple(
        Month(date(year, month, 1), _end_of(year, month), *counts)
        for (year, month), counts in sorted(found.items(), reverse=True)
    )


def _square(told: DyadAnswer, day: date, first: date, busiest: float, stretch: Stretch) -> Square:
    n = told.dyad.calendar.number(day)
    place = (day - first).days + first.weekday()
    conflict, cooperation = float(told.dyad.conflict[n]), float(told.dyad.cooperation[n])
    kind, level, words = "gap", 0, "no coverage"
    if not told.dyad.calendar.gaps[n]:
        total = conflict + cooperation
        share = conflict / total if total else 0.0
        kind = (
            "none"
            if not total
            else "coop"
            if share < _PREVAILS[0]
            else "conf"
            if share > _PREVAILS[1]
            else "both"
        )
        level = 0 if not total else 1 + int(2.999 * (total / busiest) ** 0.5) if busiest > 1 else 1
        words = f"{conflict:.0f} conflict, {cooperation:.0f} cooperation"
    return Square(
        day,
        LEFT + place // 7 * SIZE,
        TOP + place % 7 * SIZE,
        kind,
        min(level, 3),
        f"{day}: {words}",
        day in stretch,
    )


def _end_of(year: int, month: int) -> date:
    return (date(year, month, 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
