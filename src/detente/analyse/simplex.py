"""The lowest point of a function of a few numbers, by the simplex search of Nelder and Mead (1965).

The tests compare it with that of scipy.optimize, whose import takes longer than all fits of a dyad.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from detente.analyse.days import Numbers

_NEAR_ENOUGH = 1e-4
"""The simplex is small when its corners, and their values, lie no further apart than this."""
_FIRST_STEP, _STEP_FROM_ZERO = 0.05, 0.00025


def lowest(of: Callable[[Numbers], float], start: Numbers, most_rounds: int) -> tuple[Numbers, float]:
    """Return the lowest point found and its value."""
    import numpy as np

    corners = np.tile(start, (len(start) + 1, 1))
    for n, value in enumerate(start):
        corners[n + 1, n] = value * (1 + _FIRST_STEP) if value else _STEP_FROM_ZERO
    values = np.array([of(corner) for corner in corners])
    for _ in range(most_rounds):
        order = np.argsort(values, kind="stable")
        corners, values = corners[order], values[order]
        if np.abs(corners[1:] - corners[0]).max() <= _NEAR_ENOUGH and values[-1] - values[0] <= _NEAR_ENOUGH:
            break
        corner, value = _instead_of_worst(of, corners, values)
        if value < values[-1]:
            corners[-1], values[-1] = corner, value
        else:  # nothing on the line through the worst corner is better: all draw near to the best
            corners[1:] = corners[0] + (corners[1:] - corners[0]) / 2
            values[1:] = [of(each) for each in corners[1:]]
    best = int(values.argmin())
    return corners[best], float(values[best])


def _instead_of_worst(
    of: Callable[[Numbers], float], corners: Numbers, values: Numbers
) -> tuple[Numbers, float]:
    """Return a point on the line from the worst corner through the middle of the others, and its value."""

    def at(reach: float) -> tuple[Numbers, float]:
        point: Numbers = middle + reach * (middle - corners[-1])
        return point, of(point)

    middle = corners[:-1].mean(axis=0)
    mirrored = at(1.0)
    if mirrored[1] < values[0]:
        return min(at(2.0), mirrored, key=lambda found: found[1])
    if mirrored[1] < values[-2]:
        return mirrored
    if mirrored[1] < values[-1]:
        nearer = at(0.5)
        return nearer if nearer[1] <= mirrored[1] else (corners[-1], float("inf"))
    return at(-0.5)
