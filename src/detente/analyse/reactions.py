"""Who reacts to whom: what conflict of one side is followed by on the other side in the next days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from detente.analyse.distributions import two_sided
from detente.analyse.dyad import Dyad
from detente.analyse.series import SeriesMaker
from detente.analyse.turning import ThinError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from detente.analyse.days import Numbers

LAGS = 3
"""Days that a reaction is looked for in the equations; chosen on ICEWS 2018 and 2021."""
DAYS_SHOWN = 14
RESAMPLES = 200
FEWEST_A_SIDE = 50
"""Directed conflict events of each side below which nothing is tested."""

_BLOCK = 14
_SHIFTS = 50
_LEAST_APART = 1e-6
"""Where one day alone decides a coefficient, no error is left of it; its error is then large and not without end."""
_LEAST_SHIFT = 40
_MOST_THIRD_COUNTRIES = 5


@dataclass(frozen=True, slots=True)
class Reaction:
    """How conflict `of` one series follows conflict `to` another, both "USA>RUS" or "USA-RUS".

    `response` is the answer on days 1 to 14 to a rise by one standard deviation, in standard deviations,
    `low` and `high` its 90 % band. `p` is of the sum over the first days being none; `corrected_p` takes
    into account all `tests` that were made (Holm).
    """

    of: str
    to: str
    effect: float
    p: float
    corrected_p: float
    tests: int
    response: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]

    @property
    def clear(self) -> bool:
        """Return whether it is there after correction for the number of tests, at 5 %."""
        return self.corrected_p < 0.05


def reactions(dyad: Dyad) -> tuple[Reaction, ...]:
    """Return how each side's conflict follows the other's: a VAR of the two directed series.

    What both do together is in neither series, so the same story told from two sides is no reaction.

    Raises:
        ThinError: if a side has fewer than 50 directed conflict events.
    """
    import numpy as np

    a, b = dyad.series.a, dyad.series.b
    ab, ba = dyad.series.conflict("a>b"), dyad.series.conflict("b>a")
    if min(np.nansum(ab), np.nansum(ba)) < FEWEST_A_SIDE or len(ab) < 3 * _LEAST_SHIFT:
        raise ThinError(
            f"{dyad.name}: {np.nansum(ab):.0f} and {np.nansum(ba):.0f} directed conflict events are too few "
            f"for reactions; each side needs {FEWEST_A_SIDE} in {3 * _LEAST_SHIFT} days"
        )
    x, y = steady(ab, dyad.factor), steady(ba, dyad.factor)
    return corrected([reaction(f"{a}>{b}", x, f"{b}>{a}", y), reaction(f"{b}>{a}", y, f"{a}>{b}", x)])


def triangles(maker: SeriesMaker, dyad: Dyad) -> tuple[Reaction, ...]:
    """Return how conflict between the two follows conflict of either with third countries, the busiest five.

    () where the dyad or all third countries have too little conflict for it.
    """
    import numpy as np

    a, b = dyad.series.a, dyad.series.b
    if np.nansum(dyad.conflict) < 2 * FEWEST_A_SIDE or len(dyad.calendar) < 3 * _LEAST_SHIFT:
        return ()
    sizes: dict[str, int] = {}
    for pair, rows in maker.by_pair.items():
        if len(inside := {a, b} & set(pair)) == 1:
            other = pair[0] if pair[1] in inside else pair[1]
            sizes[other] = sizes.get(other, 0) + len(rows)
    thirds = sorted(sizes, key=lambda c: (-sizes[c], c))[:_MOST_THIRD_COUNTRIES]
    own = steady(dyad.conflict, dyad.factor)
    found = []
    for third in thirds:
        for side in (a, b):
            conflict = maker.series(side, third).all_conflict()
            if np.nansum(conflict) >= 2 * FEWEST_A_SIDE:
                # The news of the day is much the same for all; fitting weekdays ten times more would be slow.
                found.append(reaction(dyad.name, own, f"{side}-{third}", steady(conflict, dyad.factor), 0))
    return corrected(found)


def reaction(of: str, x: Numbers, to: str, y: Numbers, resamples: int = RESAMPLES) -> Reaction:
    """Return how series `x` follows series `y`, not yet corrected for other tests; without resamples no band."""
    import numpy as np

    rows = _rows(x, y)
    effect, error = effect_and_error(x, y)
    p = two_sided(effect / error, len(rows[0]) - 2 * LAGS - 1)
    random = np.random.default_rng(len(x))
    drawn = np.array([_response(_resampled(rows, random)) for _ in range(resamples)] or [_response(rows)])
    low, high = np.quantile(drawn, [0.05, 0.95], axis=0)
    return Reaction(
        of, to, effect, p, p, 1, tuple(_response(rows).tolist()), tuple(low.tolist()), tuple(high.tolist())
    )


def corrected(found: Sequence[Reaction]) -> tuple[Reaction, ...]:
    """Return the reactions with p-values corrected for their number after Holm, in the order given."""
    order = sorted(range(len(found)), key=lambda n: found[n].p)
    results = list(found)
    largest = 0.0
    for rank, n in enumerate(order):
        largest = max(largest, min(1.0, found[n].p * (len(found) - rank)))
        results[n] = replace(found[n], corrected_p=largest, tests=len(found))
    return tuple(results)


def steady(counts: Numbers, factor: Numbers) -> Numbers:
    """Return counts with weekdays and the amount of news out, as square roots in standard deviations."""
    import numpy as np

    roots = np.sqrt(counts / factor + 0.375)
    spread = float(np.nanstd(roots))
    standard: Numbers = (roots - float(np.nanmean(roots))) / (spread or 1.0)
    return standard


def effect_and_error(x: Numbers, y: Numbers) -> tuple[float, float]:
    """Return the sum over the lags of what `y` adds to `x`, and its standard error.

    The error (HC3) is widened as far as the same test, with one series shifted by weeks so that no reaction
    can be in it, finds more than its share: counts come in bursts, which no formula for errors knows.
    """
    import numpy as np

    effect, error = _effect(_rows(x, y))
    shifts = np.linspace(_LEAST_SHIFT, len(y) - _LEAST_SHIFT, _SHIFTS).astype(int)
    ratios = [e / s for e, s in (_effect(_rows(x, np.roll(y, shift))) for shift in shifts)]
    return effect, error * max(1.0, float(np.sqrt(np.mean(np.square(ratios)))))


_Rows = tuple["NDArray[np.float64]", "NDArray[np.float64]"]


def _rows(x: Numbers, y: Numbers) -> _Rows:
    """Return the earlier days of both series and the day itself of both, only where none lies in a gap."""
    import numpy as np

    n = len(x)
    before = [s[LAGS - lag : n - lag] for s in (x, y) for lag in range(1, LAGS + 1)]
    design = np.array([np.ones(n - LAGS), *before]).T
    now = np.array([x[LAGS:], y[LAGS:]]).T
    known = ~np.isnan(design).any(axis=1) & ~np.isnan(now).any(axis=1)
    return design[known], now[known]


def _resampled(rows: _Rows, random: np.random.Generator) -> _Rows:
    """Return as many rows, drawn in blocks of two weeks."""
    import numpy as np

    design, now = rows
    starts = random.integers(0, max(1, len(design) - _BLOCK + 1), size=-(-len(design) // _BLOCK))
    drawn = (starts[:, None] + np.arange(_BLOCK)).ravel()[: len(design)]
    return design[drawn], now[drawn]


def _effect(rows: _Rows) -> tuple[float, float]:
    import numpy as np

    design, now = rows
    inverse = np.linalg.pinv(design.T @ design)
    fitted = inverse @ design.T @ now[:, 0]
    left = now[:, 0] - design @ fitted
    lever = np.einsum("ij,jk,ik->i", design, inverse, design)
    apart = left / np.maximum(1 - lever, _LEAST_APART)
    covariance = inverse @ (design.T * apart**2) @ design @ inverse
    other = slice(1 + LAGS, 1 + 2 * LAGS)
    return float(fitted[other].sum()), float(np.sqrt(covariance[other, other].sum()))


def _response(rows: _Rows) -> Numbers:
    """Return the answer of the first series on days 1 to 14 to a rise of the second on day 0."""
    import numpy as np

    design, now = rows
    fitted = np.linalg.lstsq(design, now, rcond=None)[0]
    of_first, of_second = fitted[1 : 1 + LAGS], fitted[1 + LAGS :]
    path = np.zeros((DAYS_SHOWN + LAGS, 2))
    path[LAGS - 1, 1] = 1.0
    for day in range(LAGS, DAYS_SHOWN + LAGS):
        earlier = path[day - LAGS : day][::-1]
        path[day] = earlier[:, 0] @ of_first + earlier[:, 1] @ of_second
    answer: Numbers = path[LAGS:, 0]
    return answer
