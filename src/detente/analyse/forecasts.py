"""What to expect of the next weeks and months, as whole distributions that were scored on the past."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from math import isnan
from typing import TYPE_CHECKING, Literal

from detente.analyse.dyad import Dyad
from detente.analyse.levels import (
    PERIODS,
    WEEKS_OF_HISTORY,
    WEIGHTS,
    History,
    Period,
    baselines,
    crps_of_all,
    history,
    outcome,
    past_sums,
    sample,
    shape,
)
from detente.analyse.turning import ThinError

if TYPE_CHECKING:
    from detente.analyse.days import Numbers

MODEL = "negative binomial of levels"
QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)

_FEWEST_SCORES = 8
"""Past forecasts below which the scores of a dyad say too little to choose a baseline by them."""

Of = Literal["conflict", "cooperation"]
Pools = Mapping[Of, Mapping[int, "Numbers"]]


@dataclass(frozen=True, slots=True, eq=False)
class Forecast:
    """How many events of a kind to come between `first` and `last`, both inclusive.

    `model` is what the distribution is from: the model, or the baseline that did best on this dyad's past
    where the model did not. `scores` are the mean CRPS of each on `scored` past periods, `covered` the
    share of them inside the 90 % interval of `model`.
    """

    of: Of
    period: str
    first: date
    last: date
    model: str
    mean: float
    quantiles: tuple[float, ...]
    scores: Mapping[str, float]
    scored: int
    covered: float | None


def forecasts(dyad: Dyad, pools: Pools | None = None) -> tuple[Forecast, ...]:
    """Return the forecasts of conflict and cooperation for weeks 1 to 4 and months 1 to 3 after the last day.

    Raises:
        ThinError: if there are fewer than 12 weeks of history.
    """
    kinds: tuple[Of, ...] = ("conflict", "cooperation")
    known_on = {of: _histories(dyad, of) for of in kinds}
    found = [
        forecast
        for of in kinds
        for period in PERIODS
        if (forecast := _forecast(dyad, of, period, (pools or {}).get(of), known_on[of])) is not None
    ]
    if not found:
        raise ThinError(
            f"{dyad.name}: less than {WEEKS_OF_HISTORY} weeks of covered days are too few for forecasts"
        )
    return tuple(found)


def pools_of(dyads: Iterable[Dyad]) -> Pools:
    """Return the past weeks and months of many dyads, which the baseline "all dyads" draws from."""
    import numpy as np

    pools: dict[Of, dict[int, Numbers]] = {}
    every = list(dyads)
    for of in ("conflict", "cooperation"):
        pools[of] = {
            length: np.concatenate(
                [past_sums(_counts(d, of), len(d.calendar), length) for d in every] or [np.zeros(1)]
            )
            for length in (7, 30)
        }
    return pools


def samples(known: History, period: Period, pool: Mapping[int, Numbers] | None) -> dict[str, Numbers]:
    """Return samples of the model and of each baseline, of "all dyads" only where there is a pool."""
    mean, dispersion = shape(known, period, WEIGHTS[period.name])
    drawn = {MODEL: sample(mean, dispersion)}
    simple = baselines(
        known, period, pool if pool is not None else {period.length: known.blocks[period.length]}
    )
    if pool is None:
        del simple["all dyads"]
    return drawn | simple


def past_scores(
    dyad: Dyad,
    of: Of,
    period: Period,
    pool: Mapping[int, Numbers] | None,
    known_on: Callable[[int], History | None] | None = None,
) -> tuple[dict[str, list[float]], dict[str, list[bool]]]:
    """Return the CRPS of model and baselines for each past period, and whether the 90 % interval held.

    Forecasts are made each week from the days before alone.
    """
    known_on = known_on or _histories(dyad, of)
    came: list[float] = []
    drawn: dict[str, list[Numbers]] = {}
    counts = _counts(dyad, of)
    for end in range(7 * WEEKS_OF_HISTORY, len(counts), 7):
        observed = outcome(counts, end, period)
        known = known_on(end)
        if known is None or isnan(observed):
            continue
        came.append(observed)
        for name, sample_ in samples(known, period, pool).items():
            drawn.setdefault(name, []).append(sample_)
    scores = {name: crps_of_all(came, several) for name, several in drawn.items()}
    held = {
        name: [_inside(o, s) for o, s in zip(came, several, strict=True)] for name, several in drawn.items()
    }
    return scores, held


def _histories(dyad: Dyad, of: Of) -> Callable[[int], History | None]:
    """Return what gives the history that is known on a day, made once for all periods."""
    counts = _counts(dyad, of)
    return cache(lambda end: history(counts, dyad.factor, end))


def _forecast(
    dyad: Dyad,
    of: Of,
    period: Period,
    pool: Mapping[int, Numbers] | None,
    known_on: Callable[[int], History | None],
) -> Forecast | None:
    known = known_on(len(dyad.calendar))
    if known is None:
        return None
    scores, inside = past_scores(dyad, of, period, pool, known_on)
    means = {name: sum(values) / len(values) for name, values in scores.items()}
    scored = len(scores.get(MODEL, ()))
    best = min(means, key=lambda name: (means[name], name != MODEL)) if scored >= _FEWEST_SCORES else MODEL
    drawn = samples(known, period, pool)[best]
    begin = dyad.calendar.days[-1] + timedelta(days=period.skip + 1)
    held = inside.get(best)
    return Forecast(
        of=of,
        period=period.name,
        first=begin,
        last=begin + timedelta(days=period.length - 1),
        model=best,
        mean=float(drawn.mean()),
        quantiles=_quantiles(drawn),
        scores=dict(sorted(means.items())),
        scored=scored,
        covered=sum(held) / len(held) if held else None,
    )


def _counts(dyad: Dyad, of: Of) -> Numbers:
    return dyad.conflict if of == "conflict" else dyad.cooperation


def _quantiles(drawn: Numbers) -> tuple[float, ...]:
    import numpy as np

    return tuple(float(q) for q in np.quantile(drawn, QUANTILES, method="nearest"))


def _inside(observed: float, drawn: Numbers) -> bool:
    low, *_, high = _quantiles(drawn)
    return low <= observed <= high
