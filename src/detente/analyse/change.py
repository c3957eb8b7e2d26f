"""Whether there is more or less of something than before, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from detente.analyse.distributions import t_quantile, two_sided
from detente.analyse.dyad import Dyad
from detente.analyse.series import DIRECTIONS, Direction

if TYPE_CHECKING:
    from detente.analyse.days import Marks, Numbers

RECENT_DAYS = 28
BEFORE_DAYS = 365
FEWEST_EVENTS = 20
"""Events in both spans together below which no change is told."""

_MOST_FOLLOWING = 0.7

What = Literal[
    "verbal cooperation",
    "material cooperation",
    "verbal conflict",
    "material conflict",
    "conflict",
    "cooperation",
]


@dataclass(frozen=True, slots=True)
class Change:
    """A rate since a day against the rate before it, in events a day of average news.

    `ratio` has the 90 % interval `low` to `high`; `p` is of no change, `corrected_p` takes all tests into
    account (Benjamini-Hochberg). `events` are in both spans together.
    """

    what: What
    direction: Direction | Literal["both"]
    since: date
    before: float
    after: float
    ratio: float
    low: float
    high: float
    p: float
    corrected_p: float
    events: int

    @property
    def clear(self) -> bool:
        """Return whether there is a change after correction for the number of tests, at 5 %."""
        return self.corrected_p < 0.05


def changes(dyad: Dyad, since: date | None = None) -> tuple[Change, ...]:
    """Return the changes since a day (default: the last four weeks) against up to a year before it.

    Of each direction and class, then of conflict and cooperation as a whole; what is too thin is left out.
    """
    quads: tuple[What, ...] = (
        "verbal cooperation",
        "material cooperation",
        "verbal conflict",
        "material conflict",
    )
    found = []
    for direction in DIRECTIONS[:2]:
        for number, what in enumerate(quads, start=1):
            counts = dyad.series.values[direction, f"quad {number}"]  # type: ignore[index]  # all four are measures
            found.append(change(dyad, counts, what, direction, since))
    found += whole_changes(dyad, since)
    return corrected([c for c in found if c is not None])


def whole_changes(dyad: Dyad, since: date | None = None) -> list[Change | None]:
    """Return the changes of conflict and of cooperation of both sides, not yet corrected, `None` if too thin."""
    return [
        change(dyad, dyad.conflict, "conflict", "both", since),
        change(dyad, dyad.cooperation, "cooperation", "both", since),
    ]


def change(
    dyad: Dyad, counts: Numbers, what: What, direction: Direction | Literal["both"], since: date | None = None
) -> Change | None:
    """Return how a series changed on a day, `None` if there are too few events or weeks.

    The noise is that of weeks (variance over mean, quasi-Poisson) and of how they follow each other, so that
    bursts do not look like many independent events.
    """
    import numpy as np

    days = dyad.calendar.days
    since = since or days[-1] - timedelta(days=RECENT_DAYS - 1)
    at = dyad.calendar.number(since)
    known = ~np.isnan(counts) & ~np.isnan(dyad.factor)
    before = known & (np.arange(len(days)) < at) & (np.arange(len(days)) >= at - BEFORE_DAYS)
    after = known & (np.arange(len(days)) >= at)
    n_before, n_after = float(counts[before].sum()), float(counts[after].sum())
    if n_before + n_after < FEWEST_EVENTS or before.sum() < RECENT_DAYS or after.sum() < 7:
        return None
    news_before, news_after = float(dyad.factor[before].sum()), float(dyad.factor[after].sum())
    # Half an event is added to each side: a rate of nothing has no ratio.
    rate_before, rate_after = (n_before + 0.5) / news_before, (n_after + 0.5) / news_after
    spread, freedom = _weekly_spread(counts, dyad.factor, before, after)
    error = float(np.sqrt(spread * (1 / (n_before + 0.5) + 1 / (n_after + 0.5))))
    ratio = rate_after / rate_before
    reach = t_quantile(0.95, freedom) * error
    p = two_sided(float(np.log(ratio)) / error, freedom)
    low, high = ratio * float(np.exp(-reach)), ratio * float(np.exp(reach))
    return Change(
        what, direction, since, n_before / news_before, n_after / news_after, ratio, low, high, p, p,
        int(n_before + n_after),
    )  # fmt: skip


def corrected(found: Sequence[Change]) -> tuple[Change, ...]:
    """Return the changes with p-values corrected for their number after Benjamini and Hochberg."""
    order = sorted(range(len(found)), key=lambda n: -found[n].p)
    results, smallest = list(found), 1.0
    for place, n in enumerate(order):
        smallest = min(smallest, found[n].p * len(found) / (len(found) - place))
        results[n] = replace(found[n], corrected_p=smallest)
    return tuple(results)


def _weekly_spread(counts: Numbers, factor: Numbers, before: Marks, after: Marks) -> tuple[float, int]:
    """Return variance over mean of weekly sums about their span's level, at least 1, and its degrees of freedom.

    Where busy weeks follow busy weeks the variance of a longer span is larger than its weeks let expect: it is
    widened by their autocorrelation, as that of a first-order autoregression.
    """
    import numpy as np

    errors = []
    for span in (before, after):
        (places,) = np.nonzero(span)
        pieces = [p for p in np.array_split(places, max(1, len(places) // 7)) if len(p)]
        level = counts[places].sum() / factor[places].sum()
        means = np.array([level * factor[p].sum() for p in pieces])
        sums = np.array([counts[p].sum() for p in pieces])
        errors.append((sums - means) / np.sqrt(np.maximum(means, 0.25)))
    squares = sum(float((e**2).sum()) for e in errors)
    freedom = max(sum(len(e) for e in errors) - 2, 1)
    following = sum(float((e[1:] * e[:-1]).sum()) for e in errors) / max(squares, 1e-9)
    following = min(max(following, 0.0), _MOST_FOLLOWING)
    return max(1.0, squares / freedom * (1 + following) / (1 - following)), freedom
