"""Days as a row of numbers: which were covered, what happened on them, what lies beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]
    Marks = NDArray[np.bool_]
    Places = NDArray[np.int64]

GAP_SHARE = 0.25
"""A day with less than this part of what days around it bring is a gap in coverage."""

_DAYS_AROUND = 28
_FEWEST_TO_JUDGE = 20
"""Where so little comes in a day, an empty day is no sign of a gap: only days outside the coverage are one."""


@dataclass(frozen=True, slots=True, eq=False)
class Calendar:
    """Consecutive days and what was received on each; `gaps` marks days that were not (well) covered."""

    first: date
    received: Numbers
    gaps: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.received)

    @property
    def days(self) -> tuple[date, ...]:
        """Return the days in order."""
        return tuple(self.first + timedelta(days=n) for n in range(len(self)))

    @property
    def weekdays(self) -> NDArray[np.int64]:
        """Return the weekday of each day, Monday 0."""
        import numpy as np

        return (self.first.weekday() + np.arange(len(self))) % 7

    def number(self, day: date) -> int:
        """Return the place of a day, which may lie outside."""
        return (day - self.first).days

    def counts(self, days: Iterable[date], weights: Iterable[float] | None = None) -> Numbers:
        """Return how many of the days fall on each (or the sum of their weights), NaN in gaps."""
        import numpy as np

        places = np.fromiter((self.number(day) for day in days), dtype=np.int64)
        given = None if weights is None else np.fromiter(weights, dtype=np.float64)
        counted = np.bincount(places, weights=given, minlength=len(self)).astype(np.float64)
        counted[self.gaps] = np.nan
        return counted


def calendar(coverage: Mapping[date, int]) -> Calendar:
    """Return all days from the first to the last that was covered, with gaps where little or nothing came.

    A gap is a day that the coverage does not name, or that has less than a quarter of the median of the
    days of its kind (Monday to Friday, or weekend) within four weeks.

    Raises:
        ValueError: if nothing was covered.
    """
    import numpy as np

    if not coverage:
        raise ValueError("no day was covered: there are no rows")
    first = min(coverage)
    received = np.zeros((max(coverage) - first).days + 1)
    for day, count in coverage.items():
        received[(day - first).days] = count
    gaps = received == 0
    weekend = (first.weekday() + np.arange(len(received))) % 7 >= 5
    usual = usual_of_kind(np.where(gaps, np.nan, received), weekend)
    return Calendar(first, received, gaps | ((usual >= _FEWEST_TO_JUDGE) & (received < GAP_SHARE * usual)))


def usual_of_kind(received: Numbers, weekend: NDArray[np.bool_]) -> Numbers:
    """Return the median of the days of the same kind within four weeks of each day, 0 where there is none."""
    import numpy as np

    usual = np.zeros(len(received))
    for kind in (True, False):
        (places,) = np.nonzero((weekend == kind) & ~np.isnan(received))
        (asked,) = np.nonzero(weekend == kind)
        if not len(places):
            continue
        start = np.searchsorted(places, asked - _DAYS_AROUND)
        count = np.searchsorted(places, asked + _DAYS_AROUND, side="right") - start
        # A row for each day asked: what is near it, sorted, and NaN at the end where that is less than elsewhere.
        column = np.arange(count.max())
        chosen = np.minimum(start[:, None] + column, len(places) - 1)
        near = np.sort(np.where(column < count[:, None], received[places[chosen]], np.nan), axis=1)
        row = np.arange(len(asked))
        middle = (
            near[row, np.maximum(count - 1, 0) // 2] + near[row, np.minimum(count // 2, len(column) - 1)]
        ) / 2
        usual[asked] = np.where(count > 0, middle, 0.0)
    return usual


def day_series(days: Sequence[date], values: Sequence[float]) -> tuple[date, Numbers]:
    """Return the first day and a value for each day from there on, NaN for days that are not given.

    >>> day_series([date(2020, 12, 15), date(2020, 12, 18)], [1.0, 2.0])[1].tolist()
    [1.0, nan, nan, 2.0]
    """
    import numpy as np

    first = min(days)
    series = np.full((max(days) - first).days + 1, np.nan)
    for day, value in zip(days, values, strict=True):
        series[(day - first).days] = value
    return first, series
