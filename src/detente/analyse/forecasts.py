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
    from detente.analyse.days import Marks, Numbers, Places

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


@dataclass(frozen=True, slots=True, eq=False)
class Past:
    """Forecasts of past periods, each made from the days before alone.

    `made` are the numbers of the days on which each was made (the first day not known then), `observed` what came,
    `low` and `high` the ends of the 90 % interval, `crps` the scores.
    """

    made: Places
    observed: Numbers
    low: Numbers
    high: Numbers
    crps: Numbers

    @property
    def inside(self) -> Marks:
        """Return whether what came lies in the interval."""
        return (self.low <= self.observed) & (self.observed <= self.high)


def forecasts(dyad: Dyad, pools: Pools | None = None) -> tuple[Forecast, ...]:
    """Return the forecasts of conflict and cooperation for weeks 1 to 4 and months 1 to 3 after the last day.

    Raises:
        ThinError: if there are fewer than 12 weeks of history.
    """
    return tuple(forecast for forecast, _ in forecasts_and_past(dyad, pools))


def forecasts_and_past(dyad: Dyad, pools: Pools | None = None) -> tuple[tuple[Forecast, Past | None], ...]:
    """Return the forecasts, each with those of past periods that its scores are of.

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
    """Return the CRPS of model and baselines for each past period, and whether the 90 % interval held."""
    found = past_forecasts(dyad, of, period, pool, known_on or _histories(dyad, of))
    scores: dict[str, list[float]] = {name: past.crps.tolist() for name, past in found.items()}
    held: dict[str, list[bool]] = {name: past.inside.tolist() for name, past in found.items()}
    return scores, held


def past_forecasts(
    dyad: Dyad,
    of: Of,
    period: Period,
    pool: Mapping[int, Numbers] | None,
    known_on: Callable[[int], History | None],
) -> dict[str, Past]:
    """Return the forecasts of model and baselines for past periods, made each week."""
    came: list[float] = []
    ends: list[int] = []
    drawn: dict[str, list[Numbers]] = {}
    counts = _counts(dyad, of)
    for end in range(7 * WEEKS_OF_HISTORY, len(counts), 7):
        observed = outcome(counts, end, period)
        known = known_on(end)
        if known is None or isnan(observed):
            continue
        came.append(observed)
        ends.append(end)
        for name, sample_ in samples(known, period, pool).items():
            drawn.setdefault(name, []).append(sample_)
    return {name: _past(ends, came, several) for name, several in drawn.items()}


def _past(ends: list[int], came: list[float], drawn: list[Numbers]) -> Past:
    import numpy as np

    quantiles = np.array([_quantiles(sample_) for sample_ in drawn])
    made = np.array(ends, dtype=np.int64)
    return Past(made, np.array(came), quantiles[:, 0], quantiles[:, -1], np.array(crps_of_all(came, drawn)))


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
) -> tuple[Forecast, Past | None] | None:
    known = known_on(len(dyad.calendar))
    if known is None:
        return None
    past = past_forecasts(dyad, of, period, pool, known_on)
    means = {name: sum(p.crps.tolist()) / len(p.crps) for name, p in past.items()}
    scored = len(past[MODEL].made) if MODEL in past else 0
    best = min(means, key=lambda name: (means[name], name != MODEL)) if scored >= _FEWEST_SCORES else MODEL
    drawn = samples(known, period, pool)[best]
    begin = dyad.calendar.days[-1] + timedelta(days=period.skip + 1)
    of_best = past.get(best)
    forecast = Forecast(
        of=of,
        period=period.name,
        first=begin,
        last=begin + timedelta(days=period.length - 1),
        model=best,
        mean=float(drawn.mean()),
        quantiles=_quantiles(drawn),
        scores=dict(sorted(means.items())),
        scored=scored,
        covered=None if of_best is None else int(of_best.inside.sum()) / len(of_best.made),
    )
    return forecast, of_best


def _counts(dyad: Dyad, of: Of) -> Numbers:
    return dyad.conflict if of == "conflict" else dyad.cooperation


def _quantiles(drawn: Numbers) -> tuple[float, ...]:
    import numpy as np

    return tuple(float(q) for q in np.quantile(drawn, QUANTILES, method="nearest"))
