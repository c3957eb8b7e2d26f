"""What the figures of models were computed from: reactions, persistence and forecasts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING

from detente.analyse.answer import DyadAnswer
from detente.analyse.figures import Basis, Cell, cell, daily, forecast_name, reaction_name
from detente.analyse.forecasts import MODEL, Forecast
from detente.analyse.levels import DRAWS, PERIODS, WEEKS_OF_HISTORY, WEIGHTS
from detente.analyse.reactions import DAYS_SHOWN, LAGS, RESAMPLES, Reaction, steady

if TYPE_CHECKING:
    from detente.analyse.days import Numbers


def of_reaction(told: DyadAnswer, r: Reaction) -> Basis:
    """Return the basis of a reaction."""
    series = _conflicts(told)
    of, to = series[r.of], series[r.to]
    same = zip(
        told.dyad.calendar.days, of.tolist(), to.tolist(), steady(of, told.dyad.factor).tolist(),
        steady(to, told.dyad.factor).tolist(), strict=True,
    )  # fmt: skip
    bands = zip(r.response, r.low, r.high, strict=True)
    return Basis(
        reaction_name(r),
        f"Conflict of {r.of} after conflict of {r.to}",
        "Both daily series, freed of weekdays and of the amount of news, as square roots in standard deviations, are "
        "explained by the days before of both (a vector autoregression). The effect is the sum of "
        "what the other series adds "
        "over the lags; its error is widened as far as the same test finds too much when one series "
        "is shifted by weeks.",
        (
            ("effect", f"{r.effect:+.4f}"),
            ("p", f"{r.p:.6f}"),
            ("corrected p", f"{r.corrected_p:.6f}"),
            *(
                (f"answer on day {n}", f"{m:+.3f} ({low:+.3f} to {high:+.3f})")
                for n, (m, low, high) in enumerate(bands, 1)
            ),
        ),
        (
            ("lags", f"{LAGS} days"),
            ("days of the answer", f"{DAYS_SHOWN}"),
            ("resamples of the 90 % band", f"{RESAMPLES} (none with third countries)"),
            ("correction", f"Holm over {r.tests} tests"),
        ),
        ("day", f"{r.of}, events", f"{r.to}, events", f"{r.of}, steady", f"{r.to}, steady"),
        tuple((day, *(cell(v) for v in values)) for day, *values in same),
    )


def of_persistence(told: DyadAnswer) -> Basis:
    """Return the basis of the persistence."""
    p = told.persistence
    assert p is not None
    return Basis(
        "persistence",
        f"How long an escalation of {told.a} and {told.b} lasts",
        "A count model in which the rate of a day is a constant, a part of the count and a part of "
        "the rate of the day before "
        "(INGARCH(1,1), Poisson quasi-likelihood); persistence is the sum of the two parts. A day "
        "without coverage counts as "
        "if the expected number had come.",
        (
            ("persistence", f"{p.value:.4f}"),
            ("90 % interval", f"{p.low:.4f} to {p.high:.4f}"),
            ("part of the day’s own events", f"{p.direct:.4f}"),
            ("half is gone after", f"{p.half_life:.2f} days"),
        ),
        (("errors", "sandwich, widened by a quarter"),),
        ("day", "events of conflict", "news"),
        daily(told, told.dyad.conflict, told.dyad.factor),
    )


def of_forecast(told: DyadAnswer, f: Forecast) -> Basis:
    """Return the basis of a forecast."""
    period = next(p for p in PERIODS if p.name == f.period)
    past, days = told.past.get((f.of, f.period)), told.dyad.calendar.days
    rows: list[tuple[Cell, ...]] = []
    if past is not None:
        each = zip(past.made.tolist(), past.observed.tolist(), past.low.tolist(), past.high.tolist(),
                   past.inside.tolist(), past.crps.tolist(), strict=True)  # fmt: skip
        for made, observed, low, high, inside, crps in each:
            first = days[made] + timedelta(days=period.skip)
            last = first + timedelta(days=period.length - 1)
            rows.append((first, last, observed, low, high, "yes" if inside else "no", round(crps, 6)))
    weights = WEIGHTS[f.period]
    return Basis(
        forecast_name(f),
        f"{f.of[:1].upper()}{f.of[1:]} from {f.first} to {f.last}",
        "The rows are forecasts of past periods, each made from the days before alone, with what "
        "then came: the CRPS is the "
        "mean of theirs, and the coverage the share of periods that lie in their 90 % interval.",
        (
            ("5, 25, 50, 75, 95 %", ", ".join(f"{q:.0f}" for q in f.quantiles)),
            ("mean", f"{f.mean:.2f}"),
            *((f"CRPS, {name}", f"{score:.4f}") for name, score in f.scores.items()),
            ("past inside 90 %", "–" if f.covered is None else f"{100 * f.covered:.1f} % of {len(rows)}"),
        ),
        (
            ("from", f.model),
            ("draws", f"{DRAWS}"),
            ("least history", f"{WEEKS_OF_HISTORY} weeks"),
            (f"weights of “{MODEL}”", f"constant {weights.constant:g}, fast {weights.fast:g}, slow {weights.slow:g}, "
             f"whole {weights.whole:g}; spread {weights.spread:g}, "
             f"mean {weights.spread_mean:g}, own {weights.spread_own:g}"),
        ),
        ("from", "to", "came", "5 %", "95 %", "inside", "CRPS"),
        tuple(rows),
    )  # fmt: skip


def _conflicts(told: DyadAnswer) -> Mapping[str, Numbers]:
    a, b, series = told.a, told.b, told.dyad.series
    own = {
        f"{a}>{b}": series.conflict("a>b"),
        f"{b}>{a}": series.conflict("b>a"),
        told.dyad.name: told.dyad.conflict,
    }
    return own | dict(told.conflict_with)
