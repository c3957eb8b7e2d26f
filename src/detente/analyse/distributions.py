"""Probabilities and quantiles of the distributions that the analysis rests on.

The tests compare them with scipy.stats, whose import alone takes as long as half of what a dyad asks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from detente.analyse.days import Numbers


def negative_binomial_upto(counts: Numbers, mean: Numbers, dispersion: Numbers) -> Numbers:
    """Return the probabilities of a count not above each of these, 0 for those below 0, NaN where a mean is."""
    import numpy as np
    from scipy import special

    size, chance = _shape(mean, dispersion)
    found: Numbers = special.betainc(size, np.maximum(counts, 0.0) + 1, chance)
    return np.where((counts < 0) & ~np.isnan(found), 0.0, found)


def negative_binomial_quantile(part: float, mean: Numbers, dispersion: Numbers) -> Numbers:
    """Return the lowest counts that are not exceeded with this probability."""
    import numpy as np
    from scipy import special

    size, chance = _shape(mean, dispersion)
    above = np.maximum(np.ceil(special.nbdtrik(part, size, chance)), 0.0)
    # The inverse is that of a continuous function; rounding may have put it one too high.
    below = np.maximum(above - 1, 0.0)
    found: Numbers = np.where((special.betainc(size, below + 1, chance) >= part) & (above > 0), below, above)
    return found


def negative_binomial_sample(places: Numbers, mean: float, dispersion: float) -> Numbers:
    """Return the quantiles of one distribution at some probabilities, given in rising order."""
    import numpy as np
    from scipy import special

    size, chance = 1 / dispersion, 1 / (1 + dispersion * mean)
    highest = int(mean + 4 * (mean + dispersion * mean**2) ** 0.5) + 8
    while True:
        upto = special.betainc(size, np.arange(1.0, highest + 1), chance)
        if upto[-1] >= places[-1]:
            return np.searchsorted(upto, places).astype(np.float64)
        highest *= 2


def poisson_sample(places: Numbers, mean: float) -> Numbers:
    """Return the quantiles of a Poisson distribution at some probabilities, given in rising order."""
    import numpy as np
    from scipy import special

    highest = int(mean + 6 * mean**0.5) + 8
    while True:
        upto = special.gammaincc(np.arange(1.0, highest + 1), mean)
        if upto[-1] >= places[-1]:
            return np.searchsorted(upto, places).astype(np.float64)
        highest *= 2


def two_sided(t: float, freedom: float) -> float:
    """Return the probability of a value of Student's t as far from 0 as this one or further."""
    from scipy import special

    return float(2 * special.stdtr(freedom, -abs(t)))


def t_quantile(part: float, freedom: float) -> float:
    """Return the value of Student's t that is not exceeded with this probability."""
    from scipy import special

    return float(special.stdtrit(freedom, part))


def _shape(mean: Numbers, dispersion: Numbers) -> tuple[Numbers, Numbers]:
    import numpy as np

    size = 1 / np.maximum(dispersion, 1e-6)
    return size, size / (size + mean)
