"""What to expect of a day from the days before it, with a band that says how far off that may be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.analyse.distributions import negative_binomial_quantile, negative_binomial_upto

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from detente.analyse.days import Numbers

MEMORY = 0.08
"""Weight of the newest day in the moving mean; the best of a grid for ICEWS 2018 (`make insight`)."""

DISPERSION_MEMORY = 0.02
WARM_UP = 28
"""Days at the start from which the level begins; nothing is expected of them."""

_SMALLEST_MEAN = 0.02
_PRIOR_DISPERSION = 0.5
_PRIOR_WEIGHT = 10.0


@dataclass(frozen=True, slots=True, eq=False)
class Expectation:
    """For each day the mean and dispersion of the negative binomial that the days before it give.

    NaN in the warm-up and in gaps.
    """

    mean: Numbers
    dispersion: Numbers

    def quantile(self, part: float) -> Numbers:
        """Return the count that is not exceeded with this probability."""
        return negative_binomial_quantile(part, self.mean, self.dispersion)

    def tail(self, counts: Numbers) -> tuple[Numbers, Numbers]:
        """Return the probabilities of a count below each of these, and of one not above it."""
        below = negative_binomial_upto(counts - 1, self.mean, self.dispersion)
        return below, negative_binomial_upto(counts, self.mean, self.dispersion)


def expect(counts: Numbers, factor: Numbers, memory: float = MEMORY) -> Expectation:
    """Return what each day was expected to bring, from the earlier days alone.

    The mean is an exponentially weighted one of the adjusted counts, multiplied by the day's factor; the
    dispersion is that of the errors so far. Days in gaps leave both as they are.
    """
    import numpy as np

    means, dispersions = np.full(len(counts), np.nan), np.full(len(counts), np.nan)
    known = np.nonzero(~np.isnan(counts) & ~np.isnan(factor))[0]
    start = known[:WARM_UP]
    if len(start) < WARM_UP:
        return Expectation(means, dispersions)
    level = counts[start].sum() / factor[start].sum()
    excess, weight = _PRIOR_DISPERSION * _PRIOR_WEIGHT * level**2, _PRIOR_WEIGHT * level**2
    for round_ in (start, known[WARM_UP:]):
        for day in round_:
            mean = max(level * factor[day], _SMALLEST_MEAN)
            if round_ is not start:
                means[day] = mean
                dispersions[day] = min(max(excess / weight, 1e-3), 5.0) if weight else _PRIOR_DISPERSION
            # Counts far outside count with a bound: one outburst shall not widen the band for months.
            error = (
                min((counts[day] - mean) ** 2, 25 * (mean + dispersions_of(excess, weight) * mean**2)) - mean
            )
            excess = (1 - DISPERSION_MEMORY) * excess + DISPERSION_MEMORY * error * _PRIOR_WEIGHT
            weight = (1 - DISPERSION_MEMORY) * weight + DISPERSION_MEMORY * mean**2 * _PRIOR_WEIGHT
            level += memory * (counts[day] / factor[day] - level)
    return Expectation(means, dispersions)


def dispersions_of(excess: float, weight: float) -> float:
    """Return the dispersion so far, within bounds."""
    return min(max(excess / weight, 1e-3), 5.0) if weight else _PRIOR_DISPERSION


def coverage_of_bands(
    counts: Numbers, expectation: Expectation, part: float, random: np.random.Generator
) -> NDArray[np.bool_]:
    """Return for each day expected whether its count lay in the central band, ties broken at random.

    Counts are whole: a band of them holds more than its part, the more so the fewer there are. With the
    randomised place of a count inside its own probability the share is `part` if the bands are right.
    """
    import numpy as np

    known = ~np.isnan(expectation.mean) & ~np.isnan(counts)
    below, upto = expectation.tail(counts)
    place = below + random.random(len(counts)) * (upto - below)
    inside: NDArray[np.bool_] = np.abs(place - 0.5) <= part / 2
    return inside[known]
