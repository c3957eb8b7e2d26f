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
from detente.analyse.turning import standing_out

if TYPE_CHECKING:
    from detente.analyse.days import Numbers

QUIET = 7
"""Days without an alert after which the next one counts as new."""

# Rate of alerts a dyad-year -> threshold. The tail is that of ICEWS 2018, 109 dyads (`make insight` makes them
# anew and compares): a Poisson or negative binomial tail would promise far fewer alerts than come.
OUTBURST_THRESHOLDS: Mapping[float, float] = {0.5: 5.15, 1: 4.2, 2: 3.47, 4: 2.62, 8: 1.84, 12: 1.56}
BUILD_UP_THRESHOLDS: Mapping[float, float] = {0.5: 17.91, 1: 13.53, 2: 9.79, 4: 5.97, 8: 2.97, 12: 1.68}

_SLOW = 0.02
"""Weight of the newest day where build-ups are looked for: what builds up for weeks must not become usual."""
_ALLOWANCE = 0.25
_MOST_A_DAY = 2.0
_LEAST_CHANCE = 1e-60


@dataclass(frozen=True, slots=True)
class Alert:
    """A day on which something stood out, known on that day from it and earlier ones.

    `times` says how many times the expected number of events came: on the day for an outburst, in the four
    weeks up to it for a build-up.
    """

    day: date
    kind: Literal["outburst", "build-up"]
    of: Literal["material conflict", "all events", "cooperation"]
    score: float
    expected: float
    found: float
    incidents: tuple[DyadEvent, ...]

    @property
    def times(self) -> float:
        """Return how many times the expected number came."""
        return self.found / max(self.expected, 0.1)


def outbursts(dyad: Dyad, a_year: float, threshold: float | None = None) -> tuple[Alert, ...]:
    """Return the days that stand out, about `a_year` of them in a year of an average dyad."""
    import numpy as np

    limit = threshold_for(a_year, OUTBURST_THRESHOLDS) if threshold is None else threshold
    deeds, everything = dyad.series.quad(4), dyad.total
    score = outburst_scores(dyad)
    of_deeds, expected_deeds = _surprise(deeds, dyad.factor)
    _, expected_all = _surprise(everything, dyad.factor)
    alerts = []
    for n in onsets(score, limit):
        is_deed = bool(of_deeds[n] >= score[n])
        day = dyad.calendar.days[n]
        found, expected = (deeds, expected_deeds) if is_deed else (everything, expected_all)
        quad = 4 if is_deed else 1 + int(np.argmax([dyad.series.quad(q)[n] for q in (1, 2, 3, 4)]))
        alerts.append(
            Alert(
                day=day,
                kind="outburst",
                of="material conflict" if is_deed else "all events",
                score=float(score[n]),
                expected=float(expected.mean[n]),
                found=float(found[n]),
                incidents=standing_out([e for e in dyad.series.events if e.day == day], day, quad),
            )
        )
    return tuple(alerts)


def outburst_scores(dyad: Dyad) -> Numbers:
    """Return for each day how surprising it is: of deeds of conflict or of all events, whichever is more."""
    import numpy as np

    both = [_surprise(counts, dyad.factor)[0] for counts in (dyad.series.quad(4), dyad.total)]
    score: Numbers = np.fmax(*both)
    return score


def build_ups(dyad: Dyad, a_year: float, threshold: float | None = None) -> tuple[Alert, ...]:
    """Return the days on which cooperation had built up, about `a_year` of them in a year of an average dyad.

    A CUSUM adds up by how much days lie above the slowly moving level; it starts anew after each alert.
    """
    limit = threshold_for(a_year, BUILD_UP_THRESHOLDS) if threshold is None else threshold
    steps, expectation = _slow_steps(dyad)
    alerts = []
    for n in cusum_onsets(steps, limit):
        day = dyad.calendar.days[n]
        weeks = slice(max(0, n - 27), n + 1)
        expected, found = _sum(expectation.mean[weeks]), _sum(dyad.cooperation[weeks])
        alerts.append(
            Alert(
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
    """Return the days above the threshold that follow a week without any."""
    import numpy as np

    found, last = [], -QUIET - 1
    for n in np.nonzero(score > threshold)[0]:
        if n - last > QUIET:
            found.append(int(n))
        last = int(n)
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


def _surprise(counts: Numbers, factor: Numbers) -> tuple[Numbers, Expectation]:
    """Return -log10 of the chance of so many or more; a score only, its own tail is calibrated."""
    import numpy as np

    expectation = expect(counts, factor)
    below, _ = expectation.tail(counts)
    return -np.log10(np.maximum(1 - below, _LEAST_CHANCE)), expectation


def _slow_steps(dyad: Dyad) -> tuple[Numbers, Expectation]:
    import numpy as np
    from scipy import stats

    expectation = expect(dyad.cooperation, dyad.factor, _SLOW)
    below, upto = expectation.tail(dyad.cooperation)
    place = np.clip((below + upto) / 2, 1e-4, 1 - 1e-4)
    steps: Numbers = np.minimum(stats.norm.ppf(place), _MOST_A_DAY)
    return steps, expectation


def _sum(values: Numbers) -> float:
    import numpy as np

    return float(np.nansum(values))
