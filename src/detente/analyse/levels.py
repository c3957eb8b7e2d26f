"""How many events to come in a period: the distribution that past levels give, and five simple baselines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from detente.analyse.distributions import negative_binomial_sample, poisson_sample

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from detente.analyse.days import Numbers

DRAWS = 200
"""Size of the samples that all distributions are compared and shown by."""

WEEKS_OF_HISTORY = 12
_MEMORIES = (0.25, 0.05)
_FLOOR = 0.02


@dataclass(frozen=True, slots=True)
class Period:
    """Days ahead that a forecast is of: `length` days that begin `skip` days after the last day known."""

    name: str
    skip: int
    length: int


PERIODS: tuple[Period, ...] = (
    *(Period(f"week {n}", 7 * (n - 1), 7) for n in (1, 2, 3, 4)),
    *(Period(f"month {n}", 30 * (n - 1), 30) for n in (1, 2, 3)),
)


@dataclass(frozen=True, slots=True)
class Weights:
    """What the forecast of a period is made with, fitted by likelihood on ICEWS 2018, all dyads together.

    The logarithm of the mean is `constant` plus the `fast`, `slow` and `whole` parts of the logarithms of
    the levels with a memory of days, of weeks and of all history; that of the dispersion is
    `spread` + `spread_mean` * log(mean) + `spread_own` * log(own dispersion).
    """

    constant: float
    fast: float
    slow: float
    whole: float
    spread: float
    spread_mean: float
    spread_own: float


WEIGHTS: Mapping[str, Weights] = {
    "week 1": Weights(0.118, 0.286, 0.256, 0.375, 0.885, -0.515, 0.270),
    "week 2": Weights(0.122, 0.167, 0.208, 0.509, 1.158, -0.551, 0.284),
    "week 3": Weights(0.121, 0.113, 0.172, 0.574, 1.322, -0.590, 0.291),
    "week 4": Weights(0.102, 0.100, 0.125, 0.616, 1.444, -0.644, 0.299),
    "month 1": Weights(0.130, 0.161, 0.176, 0.526, 1.402, -0.576, 0.239),
    "month 2": Weights(0.071, 0.031, 0.210, 0.579, 1.604, -0.588, 0.259),
    "month 3": Weights(0.013, 0.062, 0.130, 0.611, 1.611, -0.593, 0.297),
}
"""The weights of each period; `benchmarks.insight.fitting` makes them anew."""


@dataclass(frozen=True, slots=True, eq=False)
class History:
    """What is known of a series on a day: its levels, its own dispersion and its past periods."""

    fast: float
    slow: float
    whole: float
    dispersion: float
    blocks: Mapping[int, Numbers]

    def features(self) -> tuple[float, float, float, float]:
        """Return the logarithms that `Weights` are the weights of."""
        from math import log

        levels = (self.fast, self.slow, self.whole)
        fast, slow, whole = (log(level + _FLOOR) for level in levels)
        return fast, slow, whole, log(self.dispersion + 0.1)


def history(counts: Numbers, factor: Numbers, end: int) -> History | None:
    """Return what the days before `end` tell; `None` if they are fewer than 12 weeks."""
    import numpy as np

    known = ~np.isnan(counts[:end]) & ~np.isnan(factor[:end])
    if known.sum() < 7 * WEEKS_OF_HISTORY - 14 or end < 7 * WEEKS_OF_HISTORY:
        return None
    adjusted = counts[:end][known] / factor[:end][known]
    fast, slow = (_moving_mean(adjusted, memory) for memory in _MEMORIES)
    blocks = {length: past_sums(counts, end, length) for length in (7, 30)}
    weeks = blocks[7]
    mean = float(weeks.mean()) if len(weeks) else 0.0
    excess = float(((weeks - mean) ** 2).mean()) - mean if len(weeks) else 0.0
    own = (max(0.0, excess) + 0.3 * 2) / (mean**2 + 2)
    return History(fast, slow, float(adjusted.mean()), own, blocks)


def past_sums(counts: Numbers, end: int, length: int) -> Numbers:
    """Return the sums of whole periods that end at `end`, oldest first, scaled up where days are missing.

    A period with more than a third of its days in gaps is left out.
    """
    import numpy as np

    pieces = end // length
    days = counts[end - pieces * length : end].reshape(pieces, length)
    known = (~np.isnan(days)).sum(axis=1)
    enough = known * 3 >= 2 * length
    sums: Numbers = np.nansum(days[enough], axis=1) * length / known[enough]
    return np.round(sums)


def outcome(counts: Numbers, end: int, period: Period) -> float:
    """Return what came in a period after `end`, NaN if it has not ended or a third of it lies in gaps."""
    stop = end + period.skip + period.length
    if stop > len(counts):
        return float("nan")
    found = past_sums(counts[stop - period.length : stop], period.length, period.length)
    return float(found[-1]) if len(found) else float("nan")


def shape(known: History, period: Period, weights: Weights) -> tuple[float, float]:
    """Return mean and dispersion of the negative binomial for a period."""
    from math import exp, log

    fast, slow, whole, own = known.features()
    daily = exp(weights.constant + weights.fast * fast + weights.slow * slow + weights.whole * whole)
    mean = max(daily * period.length, 0.01)
    spread = exp(weights.spread + weights.spread_mean * log(mean) + weights.spread_own * own)
    return mean, min(max(spread, 1e-3), 20.0)


def sample(mean: float, dispersion: float) -> Numbers:
    """Return equally likely counts of a negative binomial, lowest first."""
    import numpy as np

    return negative_binomial_sample((np.arange(DRAWS) + 0.5) / DRAWS, mean, dispersion)


def baselines(known: History, period: Period, pool: Mapping[int, Numbers]) -> dict[str, Numbers]:
    """Return samples of the five baselines; `pool` has the past periods of all dyads, by length."""
    import numpy as np

    past = known.blocks[period.length]
    last = float(past[-1]) if len(past) else 0.0
    recent = past[-WEEKS_OF_HISTORY * 7 // period.length :]
    return {
        "last value": np.array([last]),
        "last Poisson": _poisson_sample(max(last, 0.01)),
        "own history, 12 weeks": recent if len(recent) else np.array([0.0]),
        "own history, all": past if len(past) else np.array([0.0]),
        "all dyads": pool[period.length] if len(pool[period.length]) else np.array([0.0]),
    }


def crps(observed: float, drawn: Numbers) -> float:
    """Return the continuous ranked probability score of a sample: lower is better, 0 perfect."""
    import numpy as np
    import scoringrules

    return float(np.asarray(scoringrules.crps_ensemble(observed, drawn)))


def crps_of_all(observed: Sequence[float], drawn: Sequence[Numbers]) -> list[float]:
    """Return the score of each sample for its observation, at once where the samples are equally large."""
    import numpy as np
    import scoringrules

    if len({len(sample_) for sample_ in drawn}) > 1:
        return [crps(o, s) for o, s in zip(observed, drawn, strict=True)]
    scores: list[float] = np.asarray(scoringrules.crps_ensemble(np.array(observed), np.array(drawn))).tolist()
    return scores


@lru_cache(maxsize=1024)
def _poisson_sample(mean: float) -> Numbers:
    """Return equally likely counts of a Poisson distribution, lowest first; last values come again and again."""
    import numpy as np

    drawn = poisson_sample((np.arange(DRAWS) + 0.5) / DRAWS, mean)
    drawn.flags.writeable = False
    return drawn


def _moving_mean(values: NDArray[np.float64], memory: float) -> float:
    """Return the exponentially weighted mean at the end, begun at the mean of the first four weeks."""
    level = float(values[:28].mean())
    for value in values[28:]:
        level += memory * (value - level)
    return level
