"""A dyad made ready for all questions: its series and what a day's news lets expect of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from detente.analyse.series import DyadSeries, SeriesMaker
from detente.analyse.weekdays import WeekdayEffects, attention, weekday_effects

if TYPE_CHECKING:
    from detente.analyse.days import Calendar, Numbers


@dataclass(frozen=True, eq=False)
class Dyad:
    """The series of two countries; `factor` is what to divide a day's count by (1 on average, NaN in gaps)."""

    series: DyadSeries
    weekdays: WeekdayEffects
    factor: Numbers

    @property
    def name(self) -> str:
        """Return both countries as "USA-RUS"."""
        return f"{self.series.a}-{self.series.b}"

    @property
    def calendar(self) -> Calendar:
        """Return the days of the series."""
        return self.series.calendar

    @cached_property
    def conflict(self) -> Numbers:
        """Return the daily number of conflict events of both sides."""
        return self.series.all_conflict()

    @cached_property
    def cooperation(self) -> Numbers:
        """Return the daily number of cooperation events of both sides."""
        return self.series.all_cooperation()

    @cached_property
    def total(self) -> Numbers:
        """Return the daily number of events."""
        return self.conflict + self.cooperation


def make_dyad(maker: SeriesMaker, a: str, b: str) -> Dyad:
    """Return the dyad of two countries, weekday effects fitted on all its events."""
    series = maker.series(a, b)
    heed = attention(series.exposure, series.calendar)
    effects = weekday_effects(series.all_conflict() + series.all_cooperation(), series.calendar, heed)
    return Dyad(series, effects, effects.factor(series.calendar, heed))
