"""Rows 9 and 10: forecasts against five baselines, and persistence that is known because it was simulated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import isnan
from typing import TYPE_CHECKING

import numpy as np
from scipy import stats

from benchmarks.insight.row import Row, judged, reported
from benchmarks.insight.years import Year
from detente.analyse.forecasts import MODEL, QUANTILES, samples
from detente.analyse.levels import (
    PERIODS,
    WEEKS_OF_HISTORY,
    WEIGHTS,
    History,
    Period,
    crps,
    history,
    outcome,
    shape,
)
from detente.analyse.persistence import ingarch, persistence

if TYPE_CHECKING:
    from detente.analyse.days import Numbers

_BLOCK_OF_WEEKS = 4
_BOOTSTRAPS = 2000


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """A past forecast: what was known on day `end` and what came in each period."""

    end: int
    known: History
    came: dict[str, float]


def cases(one: Year) -> list[Case]:
    """Return a forecast a week for conflict and for cooperation of each dyad with 150 events."""
    found = []
    for dyad in one.dyads.values():
        for counts in (dyad.conflict, dyad.cooperation):
            for end in range(7 * WEEKS_OF_HISTORY, len(counts), 7):
                if (known := history(counts, dyad.factor, end)) is not None:
                    came = {p.name: outcome(counts, end, p) for p in PERIODS}
                    found.append(
                        Case(end, known, {name: value for name, value in came.items() if not isnan(value)})
                    )
    return found


def predicting(first: Year, second: Year) -> Iterator[Row]:
    """Yield row 9, weights fitted on the first year."""
    for one in (first, second):
        every = cases(one)
        for period in PERIODS:
            asked = one is second and period.name == "week 1"
            yield from _scored(one, period, [c for c in every if period.name in c.came], asked=asked)


def persisting(second: Year) -> Iterator[Row]:
    """Yield row 10: 40 simulated years of negative binomial counts for each persistence, then real ones."""
    random = np.random.default_rng(10)
    for value in (0.3, 0.6, 0.9):
        found = [ingarch(simulated(value, 365, random), np.ones(365)) for _ in range(40)]
        values = np.array([f.value for f in found])
        held = np.mean([f.low <= value <= f.high for f in found])
        near = np.mean(np.abs(values - value) <= 0.1)
        yield judged(
            10,
            f"simulated persistence {value}",
            "within 0.1",
            f"mean {values.mean():.2f}; single years within 0.1: {near:.0%}; 90 % intervals hold it: {held:.0%}",
            abs(values.mean() - value) <= 0.1,
        )
    for pair in (("RUS", "USA"), ("ISR", "PSE"), ("RUS", "UKR")):
        real = persistence(second.dyads[pair])
        told = f"{real.value:.2f} ({real.low:.2f}-{real.high:.2f}): {real.in_words()}"
        yield reported(10, f"ICEWS {second.name}, {'-'.join(pair)}", told)


def _scored(one: Year, period: Period, every: list[Case], *, asked: bool) -> Iterator[Row]:
    random = np.random.default_rng(9)
    pools = {
        end: random.choice(
            np.concatenate([c.known.blocks[period.length] for c in every if c.end == end]), 200
        )
        for end in sorted({c.end for c in every})
    }
    scores: dict[str, list[float]] = {}
    inside, exact = [], []
    for case in every:
        came = case.came[period.name]
        drawn = samples(case.known, period, {period.length: pools[case.end]})
        for name, sample_ in drawn.items():
            scores.setdefault(name, []).append(crps(came, sample_))
        low, high = np.quantile(drawn[MODEL], [QUANTILES[0], QUANTILES[-1]], method="nearest")
        inside.append(low <= came <= high)
        mean, spread = shape(case.known, period, WEIGHTS[period.name])
        size = 1 / spread
        below, upto = stats.nbinom.cdf([came - 1, came], size, size / (size + mean))
        exact.append(abs(below + random.random() * (upto - below) - 0.5) <= 0.45)
    ends = np.array([case.end for case in every])
    model = np.array(scores.pop(MODEL))
    beaten, told = True, []
    for name, values in scores.items():
        low, high = _interval(model - np.array(values), ends, random)
        beaten &= high < 0
        told.append(
            f"{name} {np.mean(values):.2f} ({np.mean(model) - np.mean(values):+.2f}, {low:+.2f} to {high:+.2f})"
        )
    held, share = float(np.mean(inside)), float(np.mean(exact))
    what = f"{one.name}, {period.name}, {len(every)} forecasts"
    compared = f"{np.mean(model):.2f}; {'; '.join(told)}"
    covered = f"{held:.3f} as whole counts, {share:.3f} with ties broken at random"
    if asked:
        yield judged(9, f"{what}: CRPS", "below every baseline, interval without 0", compared, beaten)
        yield judged(9, f"{what}: 90 % intervals", "0.85-0.95", covered, 0.85 <= held <= 0.95)
    else:
        yield reported(9, f"{what}: CRPS", f"{compared}; 90 % intervals hold {covered}")


def _interval(difference: Numbers, ends: Numbers, random: np.random.Generator) -> tuple[float, float]:
    """Return the 95 % interval of a mean difference, weeks resampled in blocks of four with all their dyads."""
    weeks = np.unique(ends)
    sums = np.array([difference[ends == end].sum() for end in weeks])
    sizes = np.array([(ends == end).sum() for end in weeks])
    block = min(_BLOCK_OF_WEEKS, len(weeks))
    starts = random.integers(0, len(weeks) - block + 1, size=(_BOOTSTRAPS, -(-len(weeks) // block)))
    drawn = (starts[:, :, None] + np.arange(block)).reshape(_BOOTSTRAPS, -1)[:, : len(weeks)]
    low, high = np.quantile(sums[drawn].sum(axis=1) / sizes[drawn].sum(axis=1), [0.025, 0.975])
    return float(low), float(high)


def simulated(persisting_: float, days: int, random: np.random.Generator) -> Numbers:
    """Return daily counts with a mean of 6 whose rate is half events before, half rate before."""
    mean, spread = 6.0, 0.1
    rate, counts = mean, []
    for _ in range(days + 100):
        counts.append(float(random.negative_binomial(1 / spread, 1 / (1 + spread * rate))))
        rate = mean * (1 - persisting_) + persisting_ * (counts[-1] + rate) / 2
    return np.array(counts[100:])
