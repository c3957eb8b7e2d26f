"""Alerts: days that stand out from what the days before let expect, and slow build-ups that no single day shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from math import exp, isnan, log
from typing import TYPE_CHECKING, Literal

from detente.analyse.dyad import Dyad
from detente.analyse.events import DyadEvent
from detente.analyse.expectation import Expectation, expect
from detente.analyse.series import QUAD_NAMES
from detente.analyse.surges import LEVEL_DAYS, Surges, surges
from detente.analyse.turning import standing_out

if TYPE_CHECKING:
    from detente.analyse.days import Numbers, Places

QUIET = 7
"""Days without an alert after which the next one counts as new."""

LOUDER, SOONEST = 1.5, 4
"""Sooner than that a day is one, too, that stands out by half as much again as any since the last quiet week."""

# Rate of alerts a dyad-year -> threshold. The tail is that of ICEWS 2018, 109 dyads (`make insight` makes them
# anew and compares): that of any distribution would promise far fewer alerts than come.
OUTBURST_THRESHOLDS: Mapping[float, float] = {0.5: 16.41, 1: 13.35, 2: 10.34, 4: 8.04, 8: 5.5, 12: 4.26}
BUILD_UP_THRESHOLDS: Mapping[float, float] = {0.5: 17.91, 1: 13.53, 2: 9.79, 4: 5.97, 8: 2.97, 12: 1.68}

_DAY_WEIGHT = 2.5
"""What makes the score of a single day (-log10 of the chance of so many or more) come as often as that of a surge."""
_LEAST_CHANCE = 1e-60

SLOW = 0.02
"""Weight of the newest day where build-ups are looked for: what builds up for weeks must not become usual."""
_ALLOWANCE = 0.25
_BUILD_UP_DAYS = 28
_MOST_A_DAY = 2.0


@dataclass(frozen=True, slots=True)
class Alert:
    """A day on which something stood out, known on that day from it and earlier ones.

    `found` events came from `first` to it (one to three days for an outburst, four weeks for a build-up) where
    `expected` were; `of` is their class, all events, or cooperation.
    """

    first: date
    day: date
    kind: Literal["outburst", "build-up"]
    of: str
    score: float
    expected: float
    found: float
    incidents: tuple[DyadEvent, ...]

    @property
    def over(self) -> int:
        """Return over how many days events were counted."""
        return (self.day - self.first).days + 1

    @property
    def times(self) -> float:
        """Return how many times the expected number came."""
        return self.found / max(self.expected, 0.1)


def outbursts(dyad: Dyad, a_year: float, threshold: float | None = None) -> tuple[Alert, ...]:
    """Return the days that stand out, about `a_year` of them in a year of an average dyad.

    A day stands out by itself, by how many deeds of conflict or events at all it has against what was expected of
    it, or at the end of a surge of up to three days.
    """
    limit = threshold_for(a_year, OUTBURST_THRESHOLDS) if threshold is None else threshold
    score, kinds, rising = _outbursts(dyad)
    return tuple(
        _of_surge(dyad, rising, n) if kinds[n] < 0 else _of_day(dyad, int(kinds[n]), n, float(score[n]))
        for n in onsets(score, limit)
    )


def outburst_scores(dyad: Dyad) -> Numbers:
    """Return for each day how far it stands out, NaN at the start and in gaps."""
    return _outbursts(dyad)[0]


def build_ups(dyad: Dyad, a_year: float, threshold: float | None = None) -> tuple[Alert, ...]:
    """Return the days on which cooperation had built up, about `a_year` of them in a year of an average dyad.

    A CUSUM adds up by how much days lie above the slowly moving level; it starts anew after each alert.
    """
    limit = threshold_for(a_year, BUILD_UP_THRESHOLDS) if threshold is None else threshold
    steps, expectation = _slow_steps(dyad)
    alerts = []
    for n in cusum_onsets(steps, limit):
        day = dyad.calendar.days[n]
        weeks = slice(max(0, n - _BUILD_UP_DAYS + 1), n + 1)
        expected, found = _sum(expectation.mean[weeks]), _sum(dyad.cooperation[weeks])
        alerts.append(
            Alert(
                dyad.calendar.days[weeks.start],
                day,
                "build-up",
                "cooperation",
                limit,
                expected,
                found,
                standing_out(dyad.series.events, day, 1),
            )
        )
    return tuple(alerts)


def build_up_steps(dyad: Dyad) -> Numbers:
    """Return for each day by how many standard deviations cooperation lies above its slowly moving level."""
    return _slow_steps(dyad)[0]


def onsets(score: Numbers, threshold: float) -> list[int]:
    """Return the days above the threshold that follow a week without any, and in between those that are louder."""
    import numpy as np

    found: list[int] = []
    last, loudest = -QUIET - 1, 0.0
    for n in np.nonzero(score > threshold)[0].tolist():
        if n - last > QUIET:
            found.append(n)
            loudest = 0.0
        elif score[n] > LOUDER * loudest and n - found[-1] >= SOONEST:
            found.append(n)
        loudest, last = max(loudest, float(score[n])), n
    return found


def cusum_onsets(steps: Numbers, threshold: float) -> list[int]:
    """Return the days on which the sum of steps above the allowance passes the threshold, and falls back to 0."""
    found, last, total = [], -QUIET - 1, 0.0
    for n, step in enumerate(steps):
        if isnan(step):  # a gap says nothing
            continue
        total = max(0.0, total + step - _ALLOWANCE)
        if total > threshold:
            if n - last > QUIET:
                found.append(n)
            last, total = n, 0.0
    return found


def calibrated(
    scores: Iterable[Numbers], a_year: float, find: Callable[[Numbers, float], list[int]] = onsets
) -> float:
    """Return the threshold at which there are `a_year` alerts a dyad-year in these series of scores."""
    import numpy as np

    all_scores = list(scores)
    years = sum(int((~np.isnan(s)).sum()) for s in all_scores) / 365
    low, high = 0.0, 80.0
    for _ in range(40):
        middle = (low + high) / 2
        if sum(len(find(s, middle)) for s in all_scores) > a_year * years:
            low = middle
        else:
            high = middle
    return high


def threshold_for(a_year: float, thresholds: Mapping[float, float]) -> float:
    """Return the threshold for a rate, between the calibrated ones in straight lines over the rate's logarithm.

    Raises:
        ValueError: if the rate lies outside the calibrated ones, where the tail was not seen.
    """
    rates = sorted(thresholds)
    if not rates[0] <= a_year <= rates[-1]:
        raise ValueError(
            f"{a_year:g} alerts a dyad-year: give {rates[0]:g} to {rates[-1]:g}, which were calibrated"
        )
    upper = next(rate for rate in rates if rate >= a_year)
    lower = max((rate for rate in rates if rate <= a_year), default=upper)
    if upper == lower:
        return thresholds[upper]
    part = (log(a_year) - log(lower)) / (log(upper) - log(lower))
    return exp(log(thresholds[lower]) * (1 - part) + log(thresholds[upper]) * part)


def _outbursts(dyad: Dyad) -> tuple[Numbers, Places, Surges]:
    """Return each day's score, by which of the two series it stands out (-1: by a surge), and the surges."""
    import numpy as np

    expectations = [(counts, expect(counts, dyad.factor)) for _, counts in _single(dyad)]
    chances = [1 - expectation.tail(counts)[0] for counts, expectation in expectations]
    # A score only: how often it comes is seen in real series and not read off the distribution.
    single = -_DAY_WEIGHT * np.log10(np.maximum(chances, _LEAST_CHANCE))
    rising = surges(dyad)
    scores = np.vstack([single, np.full(single.shape[1], np.nan)])
    scores[2, rising.days] = rising.scores
    best = np.where(np.isnan(scores), -1.0, scores).argmax(axis=0)
    known = ~np.isnan(scores).all(axis=0)
    best_score = np.where(known, np.take_along_axis(scores, best[None], axis=0)[0], np.nan)
    return best_score, np.where(best == 2, -1, best), rising


def _single(dyad: Dyad) -> tuple[tuple[str, Numbers], ...]:
    """Return the series whose single days may stand out."""
    return (QUAD_NAMES[4], dyad.series.quad(4)), ("all events", dyad.total)


def _of_day(dyad: Dyad, kind: int, n: int, score: float) -> Alert:
    import numpy as np

    of, counts = _single(dyad)[kind]
    day = dyad.calendar.days[n]
    quad = 4 if kind == 0 else 1 + int(np.argmax([dyad.series.quad(q)[n] for q in (1, 2, 3, 4)]))
    expected = float(expect(counts, dyad.factor).mean[n])
    happened = standing_out([e for e in dyad.series.events if e.day == day], day, quad)
    return Alert(day, day, "outburst", of, score, expected, float(counts[n]), happened)


def _of_surge(dyad: Dyad, rising: Surges, n: int) -> Alert:
    import numpy as np

    at = int(np.searchsorted(rising.days, n))
    start, quad = at - int(rising.lengths[at]) + 1, int(rising.quads[at])
    places, before = rising.days[start : at + 1], rising.days[max(0, start - LEVEL_DAYS) : start]
    counts = dyad.series.quad(quad)
    level = float((counts[before] / dyad.factor[before]).mean())
    first, last = (dyad.calendar.days[int(place)] for place in (places[0], places[-1]))
    return Alert(
        first=first,
        day=last,
        kind="outburst",
        of=QUAD_NAMES[quad],
        score=float(rising.scores[at]),
        expected=level * float(dyad.factor[places].sum()),
        found=float(counts[places].sum()),
        incidents=standing_out([e for e in dyad.series.events if first <= e.day <= last], first, quad),
    )


def _slow_steps(dyad: Dyad) -> tuple[Numbers, Expectation]:
    import numpy as np
    from scipy import special

    expectation = expect(dyad.cooperation, dyad.factor, SLOW)
    below, upto = expectation.tail(dyad.cooperation)
    place = np.clip((below + upto) / 2, 1e-4, 1 - 1e-4)
    steps: Numbers = np.minimum(special.ndtri(place), _MOST_A_DAY)
    return steps, expectation


def _sum(values: Numbers) -> float:
    import numpy as np

    return float(np.nansum(values))
