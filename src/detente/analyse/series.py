"""The series of a dyad: who did how much of what to whom on each day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from detente.analyse.days import Calendar, calendar
from detente.analyse.events import DyadEvent, DyadEvents

if TYPE_CHECKING:
    from detente.analyse.days import Numbers

Direction = Literal["a>b", "b>a", "together"]
Measure = Literal["quad 1", "quad 2", "quad 3", "quad 4", "n", "sum", "mean", "share"]

DIRECTIONS: tuple[Direction, ...] = ("a>b", "b>a", "together")
MEASURES: tuple[Measure, ...] = ("quad 1", "quad 2", "quad 3", "quad 4", "n", "sum", "mean", "share")
QUAD_NAMES = {
    1: "verbal cooperation",
    2: "material cooperation",
    3: "verbal conflict",
    4: "material conflict",
}


@dataclass(frozen=True, slots=True, eq=False)
class DyadSeries:
    """The daily series of two countries, NaN on days without coverage.

    `values` has every direction and measure; "together" holds what both sides did together. `exposure` is
    the number of events of all countries but these two and is 1 throughout where there are too few of them.
    """

    a: str
    b: str
    calendar: Calendar
    events: tuple[DyadEvent, ...]
    values: Mapping[tuple[Direction, Measure], Numbers]
    exposure: Numbers

    def conflict(self, direction: Direction) -> Numbers:
        """Return the daily number of conflict events, by word and deed."""
        return self.values[direction, "quad 3"] + self.values[direction, "quad 4"]

    def cooperation(self, direction: Direction) -> Numbers:
        """Return the daily number of cooperation events, by word and deed."""
        return self.values[direction, "quad 1"] + self.values[direction, "quad 2"]

    def all_conflict(self) -> Numbers:
        """Return the daily number of conflict events of both directions and together."""
        return self.conflict("a>b") + self.conflict("b>a") + self.conflict("together")

    def all_cooperation(self) -> Numbers:
        """Return the daily number of cooperation events of both directions and together."""
        return self.cooperation("a>b") + self.cooperation("b>a") + self.cooperation("together")

    def quad(self, quad_class: int) -> Numbers:
        """Return the daily number of events of a class, of both directions and together."""
        measure = _QUADS[quad_class]
        return sum((self.values[d, measure] for d in DIRECTIONS[1:]), self.values["a>b", measure])


_QUADS: Mapping[int, Measure] = {1: "quad 1", 2: "quad 2", 3: "quad 3", 4: "quad 4"}
_FEWEST_OTHERS = 20.0
"""Events a day of other countries below which no share is taken of them: it would be noise."""


class SeriesMaker:
    """Makes the series of any dyad of a set of events; what all share is counted once."""

    def __init__(self, events: DyadEvents) -> None:
        import numpy as np

        self.calendar = calendar(events.coverage)
        self.by_pair: dict[tuple[str, str], list[DyadEvent]] = {}
        for row in events.rows:
            self.by_pair.setdefault(row.pair, []).append(row)
        self._all = np.zeros(len(self.calendar))
        self._of: dict[str, Numbers] = {}
        self._per_pair: dict[tuple[str, str], Numbers] = {}
        for pair, rows in self.by_pair.items():
            places = self.calendar.places(row.day for row in rows)
            counted = np.bincount(places, minlength=len(self.calendar)).astype(np.float64)
            self._per_pair[pair] = counted
            self._all += counted
            for country in pair:
                self._of[country] = self._of[country] + counted if country in self._of else counted

    def series(self, a: str, b: str) -> DyadSeries:
        """Return the series of two countries; all zero (or NaN) where there are no events between them."""
        rows = self.by_pair.get((min(a, b), max(a, b)), [])
        exposure = self._exposure(a, b)
        values: dict[tuple[Direction, Measure], Numbers] = {}
        by_direction: dict[Direction, list[DyadEvent]] = {direction: [] for direction in DIRECTIONS}
        for row in rows:
            by_direction[_direction(row, a)].append(row)
        for direction, in_direction in by_direction.items():
            values |= {(direction, m): v for m, v in self._measures(in_direction, exposure).items()}
        return DyadSeries(a, b, self.calendar, tuple(rows), values, exposure)

    def _exposure(self, a: str, b: str) -> Numbers:
        import numpy as np

        zero = np.zeros(len(self.calendar))
        of_both = (
            self._of.get(a, zero) + self._of.get(b, zero) - self._per_pair.get((min(a, b), max(a, b)), zero)
        )
        others = np.where(self.calendar.gaps, np.nan, self._all - of_both)
        known = others[~self.calendar.gaps]
        if not len(known) or np.median(known) < _FEWEST_OTHERS:
            return np.where(self.calendar.gaps, np.nan, 1.0)
        # Never 0: it divides.
        return np.maximum(others, 1.0)

    def _measures(self, rows: Sequence[DyadEvent], exposure: Numbers) -> dict[Measure, Numbers]:
        import numpy as np

        count = self.calendar.counts
        places = self.calendar.places(row.day for row in rows)
        quads = np.array([row.quad_class for row in rows], dtype=np.int64)
        measures: dict[Measure, Numbers] = {
            measure: count(places[quads == quad]) for quad, measure in _QUADS.items()
        }
        n = count(places)
        total = count(places, np.array([row.intensity for row in rows], dtype=np.float64))
        # A day without events has no mean intensity.
        mean = np.divide(total, n, out=np.full(len(n), np.nan), where=n > 0)
        measures["n"], measures["sum"], measures["mean"], measures["share"] = n, total, mean, n / exposure
        return measures


def _direction(row: DyadEvent, a: str) -> Direction:
    if not row.directed:
        return "together"
    return "a>b" if row.actor_country == a else "b>a"
