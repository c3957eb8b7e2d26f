"""Regression of counts: a generalised linear model with a logarithmic link, by iteratively reweighted least squares.

The tests compare it with that of statsmodels, whose import alone takes longer than all that a dyad asks of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from detente.analyse.days import Numbers

_MOST_ROUNDS = 30
_LEAST_MEAN = 2.2e-16
"""Where nothing ever came, means shrink with every round; below this they could no longer be divided by."""
_NEAR_ENOUGH = 1e-8
"""Change of the deviance below which another round changes nothing."""


@dataclass(frozen=True, slots=True, eq=False)
class CountModel:
    """Coefficients of the logarithm of the mean, their covariance, and the means of the rows."""

    coefficients: Numbers
    covariance: NDArray[np.float64]
    means: Numbers


def count_model(
    counts: Numbers,
    design: NDArray[np.float64],
    offset: Numbers,
    dispersion: float = 0.0,
    start: Numbers | None = None,
) -> CountModel:
    """Return the model whose mean is exp(design @ coefficients + offset).

    Its variance is mean + `dispersion` * mean squared: Poisson's at 0, a negative binomial's above. `start`
    has coefficients to begin from.
    """
    import numpy as np

    def means_of(coefficients: Numbers) -> Numbers:
        means: Numbers = np.maximum(np.exp(design @ coefficients + offset), _LEAST_MEAN)
        return means

    means = (counts + counts.mean()) / 2 if start is None else means_of(start)
    coefficients, inverse, before = np.zeros(design.shape[1]), np.zeros(design.shape[::-1]), np.inf
    for _ in range(_MOST_ROUNDS):
        roots = np.sqrt(means / (1 + dispersion * means))
        inverse = np.linalg.pinv(roots[:, None] * design)
        coefficients = inverse @ (roots * (np.log(means) - offset + (counts - means) / means))
        means = means_of(coefficients)
        now = _deviance(counts, means, dispersion)
        if abs(now - before) < _NEAR_ENOUGH:
            break
        before = now
    return CountModel(coefficients, inverse @ inverse.T, means)


def _deviance(counts: Numbers, means: Numbers, dispersion: float) -> float:
    """Return the deviance up to a constant."""
    import numpy as np

    spent = (counts + 1 / dispersion) * np.log1p(dispersion * means) if dispersion else means
    return 2 * float((spent - counts * np.log(means)).sum())
