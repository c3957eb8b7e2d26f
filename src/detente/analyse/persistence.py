"""How long an escalation feeds itself: a count model in which events bring more events."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import isnan
from typing import TYPE_CHECKING

from detente.analyse.dyad import Dyad
from detente.analyse.simplex import lowest
from detente.analyse.turning import ThinError
from detente.analyse.weekdays import FEWEST_EVENTS

if TYPE_CHECKING:
    from detente.analyse.days import Numbers

_LARGEST = 0.995
_PRIOR = 2.0
_WIDER = 1.25
"""Errors of a single year are wider than the sandwich says: by as much as its intervals held too seldom."""


@dataclass(frozen=True, slots=True)
class Persistence:
    """How much of a rise is left on the next day (`value`, 0 to 1) with its 90 % interval.

    `direct` is the part that the day's own events bring; `half_life` the days until half of a rise is gone.
    """

    value: float
    low: float
    high: float
    direct: float
    half_life: float

    def in_words(self) -> str:
        """Return what it means in plain words."""
        if self.value < 0.05:
            return "a rise is gone the next day"
        days = f"about {self.half_life:.0f} days" if self.half_life >= 1.5 else "about a day"
        return f"of a rise {self.value:.0%} is left on the next day, half is gone after {days}"


def persistence(dyad: Dyad) -> Persistence:
    """Return the persistence of a dyad's conflict events.

    Raises:
        ThinError: if there are fewer than 150 of them.
    """
    import numpy as np

    events = float(np.nansum(dyad.conflict))
    if events < FEWEST_EVENTS:
        raise ThinError(
            f"{dyad.name}: {events:.0f} conflict events are too few for persistence; 150 are needed"
        )
    return ingarch(dyad.conflict, dyad.factor)


def ingarch(counts: Numbers, factor: Numbers) -> Persistence:
    """Return the persistence of an INGARCH(1,1): rate = constant + a * count before + b * rate before.

    a + b is the persistence. Fitted by Poisson quasi-likelihood, which needs no right dispersion, with
    errors from the sandwich; a day in a gap counts as if the expected number had come.
    """
    import numpy as np
    from scipy import special

    known = ~np.isnan(counts) & ~np.isnan(factor)
    level = float(counts[known].sum() / factor[known].sum())
    before = np.where(known, counts / np.where(known, factor, 1.0), np.nan)

    def rates(parameters: Numbers) -> Numbers:
        base, whole, part = (
            np.exp(parameters[0]),
            _LARGEST * special.expit(parameters[1]),
            special.expit(parameters[2]),
        )
        a, b, constant = whole * part, whole * (1 - part), base * (1 - whole)
        rate, found = base, np.empty(len(before))
        for n, value in enumerate(before.tolist()):
            found[n] = rate
            rate = constant + a * (rate if isnan(value) else value) + b * rate
        return np.maximum(found, 1e-6)

    def losses(parameters: Numbers) -> Numbers:
        means = rates(parameters)[known] * factor[known]
        # Where few events bring others, the data do not tell the parts of events and of rate apart; a weak
        # prior (normal about even parts, on the logit) then keeps the estimate of their sum from wandering.
        lost: Numbers = means - counts[known] * np.log(means) + _PRIOR * parameters[2] ** 2 / 2 / len(means)
        return lost

    starts = [np.array([np.log(level), whole, part]) for whole in (-0.5, 2.0) for part in (-0.5, 1.5)]
    fits = [lowest(lambda p: float(losses(p).sum()), start, most_rounds=250) for start in starts]
    best = min(fits, key=lambda fit: fit[1])[0]
    error = _sandwich_error(losses, best)
    whole, part = (float(special.expit(best[n])) for n in (1, 2))
    low, high = (float(special.expit(best[1] + sign * 1.645 * _WIDER * error)) * _LARGEST for sign in (-1, 1))
    value = _LARGEST * whole
    return Persistence(
        value, low, high, value * part, float(np.log(0.5) / np.log(value)) if value > 0.01 else 0.0
    )


def _sandwich_error(losses: Callable[[Numbers], Numbers], at: Numbers) -> float:
    """Return the standard error of the second parameter from scores by day and the curvature."""
    import numpy as np

    step = 1e-3
    scores = np.array(
        [(losses(at + step * unit) - losses(at - step * unit)) / (2 * step) for unit in np.eye(len(at))]
    ).T
    bread = np.array(
        [
            [
                (
                    losses(at + step * (u + v)).sum()
                    - losses(at + step * (u - v)).sum()
                    - losses(at - step * (u - v)).sum()
                    + losses(at - step * (u + v)).sum()
                )
                / (4 * step**2)
                for u in np.eye(len(at))
            ]
            for v in np.eye(len(at))
        ]
    )
    inverse = np.linalg.pinv(bread)
    covariance = inverse @ (scores.T @ scores) @ inverse
    return float(np.sqrt(max(covariance[1, 1], 0.0)))
