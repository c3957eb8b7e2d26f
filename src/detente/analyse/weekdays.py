"""What the day of the week and the amount of news do to a count, and the count without it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.analyse.days import Calendar, usual_of_kind
from detente.analyse.regression import count_model

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from detente.analyse.days import Numbers

FEWEST_EVENTS = 150
"""A series with fewer events has too little in it for effects of its own."""

_PART_OF_USUAL = 0.85
_PART_OF_DAY = 0.5
_DAYS_BETWEEN_KNOTS = 28
_PRIOR_SD = 0.15
"""How far weekday effects of one dyad lie from none once the attention is in (sd of logs, ICEWS 2018)."""


@dataclass(frozen=True, slots=True, eq=False)
class WeekdayEffects:
    """How much more than on an average day there is on each weekday, Monday first, and how spread counts are.

    `dispersion` is alpha of the negative binomial: variance = mean + alpha * mean squared.
    """

    effects: Numbers
    dispersion: float

    def factor(self, calendar: Calendar, attention: Numbers) -> Numbers:
        """Return what to divide a count by; 1 on average over the days covered, NaN in gaps."""
        import numpy as np

        factor = attention * self.effects[calendar.weekdays]
        return factor / np.nanmean(factor)


def attention(exposure: Numbers, calendar: Calendar) -> Numbers:
    """Return how much of a dyad's news a day's news of other countries lets expect, up to a constant.

    Usual differences (weekends, the growth of the source) pass on nearly whole, those of a single day by
    half: news of others also crowds a dyad out. Both powers were chosen with ICEWS 2018 and 2021
    in view.
    """
    import numpy as np

    usual = np.maximum(usual_of_kind(exposure, calendar.weekdays >= 5), 1.0)
    return usual**_PART_OF_USUAL * (exposure / usual) ** _PART_OF_DAY


def weekday_effects(counts: Numbers, calendar: Calendar, attention: Numbers) -> WeekdayEffects:
    """Return the weekday effects of a series by a negative binomial GLM with a slowly moving level.

    The attention is an offset. Effects are shrunk towards none as far as their standard errors ask for it, so a
    thin series has hardly any.
    """
    import numpy as np

    known = ~np.isnan(counts) & ~np.isnan(attention)
    if counts[known].sum() < FEWEST_EVENTS or known.sum() < 2 * _DAYS_BETWEEN_KNOTS:
        return WeekdayEffects(
            np.ones(7), dispersion(counts[known], np.full(known.sum(), counts[known].mean()))
        )
    contrasts = np.eye(7)[:, :6] - np.eye(7)[:, 6:]
    design = np.hstack([_hats(len(calendar)), contrasts[calendar.weekdays]])[known]
    design = design[:, design.any(axis=0)]
    observed, offset = counts[known], np.log(attention[known])
    poisson = count_model(observed, design, offset)
    alpha = dispersion(observed, poisson.means)
    fitted = count_model(observed, design, offset, max(alpha, 1e-3), poisson.coefficients)
    logs = contrasts @ fitted.coefficients[-6:]
    variance = np.einsum("ij,jk,ik->i", contrasts, fitted.covariance[-6:, -6:], contrasts)
    effects = np.exp(logs * _PRIOR_SD**2 / (_PRIOR_SD**2 + variance))
    return WeekdayEffects(effects, alpha)


def dispersion(counts: Numbers, means: Numbers) -> float:
    """Return alpha of the negative binomial by moments; 0 where counts are no more spread than Poisson's."""
    import numpy as np

    weight = float(np.nansum(means**2))
    return max(0.0, float(np.nansum((counts - means) ** 2 - means)) / weight) if weight else 0.0


def _hats(length: int) -> NDArray[np.float64]:
    """Return a level that moves in straight lines between knots four weeks apart, a column a knot."""
    import numpy as np

    pieces = max(1, round(length / _DAYS_BETWEEN_KNOTS))
    place = np.linspace(0, pieces, length)[:, None]
    hats: Numbers = np.maximum(0.0, 1 - np.abs(place - np.arange(pieces + 1)[None, :]))
    return hats
