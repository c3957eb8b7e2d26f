"""How far each day stands out: more of some class of events in one to three days than in the eight weeks before them.

It is what turning points are made of, asked on the day itself: the four quad classes at once, freed of weekdays and the
amount of news, with their variance stabilised and divided by a robust measure of their noise.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.analyse.turning import roots, spread_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from detente.analyse.days import Numbers, Places
    from detente.analyse.dyad import Dyad

# Chosen on ICEWS 2018, before they were tried on 2021: `docs/explanation/dyads.md` says among what.
LONGEST = 3
LEVEL_DAYS = 56
WARM_UP = 28
"""Days with coverage before the first that can stand out."""


@dataclass(frozen=True, slots=True, eq=False)
class Surges:
    """For each day with coverage (`days` are their places) how far the days up to it stand out, NaN in the warm-up.

    `scores` are of the window of one to `LONGEST` days up to the day that stands out most; its length is in
    `lengths`, the class that stands out most in `quads` (1 to 4). Classes with less than usual add nothing.
    """

    days: Places
    scores: Numbers
    lengths: Places
    quads: Places


def surges(dyad: Dyad) -> Surges:
    """Return how far each day stands out from the days before it alone."""
    import numpy as np

    counts = np.array([dyad.series.quad(quad) for quad in (1, 2, 3, 4)]).T
    (days,) = np.nonzero(~np.isnan(counts[:, 0]) & ~np.isnan(dyad.factor))
    steady = roots(counts[days] / dyad.factor[days][:, None])
    level, noise, behind = _before(steady)
    scores = np.full(len(days), np.nan)
    lengths, quads = np.ones(len(days), dtype=np.int64), np.ones(len(days), dtype=np.int64)
    sums = np.vstack([np.zeros(4), np.cumsum(steady, axis=0)])
    for length in range(1, LONGEST + 1):
        last = np.arange(WARM_UP + length - 1, len(days))
        first = last - length + 1
        rise = (sums[last + 1] - sums[first]) / length - level[first]
        error = noise[first] * np.sqrt(1 / length + 1 / behind[first])[:, None]
        out = np.maximum(rise / error, 0.0)
        score = np.sqrt((out**2).sum(axis=1))
        better = ~(score <= scores[last])  # also where there is none yet
        scores[last[better]] = score[better]
        lengths[last[better]] = length
        quads[last[better]] = 1 + out[better].argmax(axis=1)
    return Surges(days, scores, lengths, quads)


def _before(steady: Numbers) -> tuple[Numbers, Numbers, NDArray[np.float64]]:
    """Return the level and the noise of the up to 56 days before each day, a column a class, and how many they are."""
    import numpy as np

    steps = np.abs(np.diff(steady, axis=0))
    level, noise = np.full_like(steady, np.nan), np.full_like(steady, np.nan)
    behind = np.minimum(np.arange(len(steady)), LEVEL_DAYS).astype(np.float64)
    for n in range(WARM_UP, min(LEVEL_DAYS, len(steady))):
        level[n], noise[n] = steady[:n].mean(axis=0), spread_of(steps[: n - 1])
    if len(steady) > LEVEL_DAYS:
        view = np.lib.stride_tricks.sliding_window_view
        level[LEVEL_DAYS:] = view(steady, LEVEL_DAYS, axis=0)[:-1].mean(axis=2)
        noise[LEVEL_DAYS:] = spread_of(
            view(steps, LEVEL_DAYS - 1, axis=0)[: len(steady) - LEVEL_DAYS], axis=2
        )
    return level, noise, behind
