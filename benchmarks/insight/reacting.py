"""Row 8: who reacts to whom, and how often a reaction is seen where there is none."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from scipy import stats

from benchmarks.insight.row import Row, judged, reported
from benchmarks.insight.years import Year
from detente.analyse.reactions import FEWEST_A_SIDE, LAGS, effect_and_error, reactions, steady

SHIFTED = 200


def reacting(one: Year) -> Iterator[Row]:
    """Yield how many directions answer conflict with conflict, and the false alarms on shifted series."""
    sides = []
    for dyad in one.dyads.values():
        counts = dyad.series.conflict("a>b"), dyad.series.conflict("b>a")
        if min(np.nansum(c) for c in counts) >= FEWEST_A_SIDE:
            x, y = (steady(c, dyad.factor) for c in counts)
            sides += [(x, y), (y, x)]
    effects = [effect_and_error(x, y) for x, y in sides]
    share = float(np.mean([effect > 0 for effect, _ in effects]))
    clear = np.mean([effect / error > 1.96 for effect, error in effects])
    what = f"ICEWS {one.name}: positive answer to conflict, {len(sides)} directions"
    yield judged(8, what, ">= 75 %", f"{share:.1%}; alone clear at 5 %: {clear:.1%}", share >= 0.75)
    random = np.random.default_rng(8)
    flagged = 0
    for _ in range(SHIFTED):
        x, y = sides[random.integers(len(sides))]
        effect, error = effect_and_error(x, np.roll(y, random.integers(40, len(y) - 40)))
        flagged += 2 * stats.t.sf(abs(effect / error), len(x) - 2 * LAGS - 1) < 0.05
    yield judged(
        8,
        f"ICEWS {one.name}: flagged at 5 % on {SHIFTED} shifted series",
        "<= 7 %",
        f"{flagged / SHIFTED:.1%}",
        flagged / SHIFTED <= 0.07,
    )
    shown = [r for pair in (("RUS", "USA"), ("ISR", "PSE")) for r in reactions(one.dyads[pair])]
    told = "; ".join(
        f"{r.of} after {r.to}: {r.effect:+.2f}, p {r.p:.3f} (corrected {r.corrected_p:.3f})" for r in shown
    )
    yield reported(8, f"ICEWS {one.name}: examples", told)
