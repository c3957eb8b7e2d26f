"""All that can be told of a dyad, with what is too thin to be told and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from detente.analyse.alerts import Alert, build_ups, outbursts
from detente.analyse.change import Change, changes
from detente.analyse.claims import Claim, Telling, claims
from detente.analyse.dyad import Dyad, make_dyad
from detente.analyse.events import Cleaning, DyadEvents
from detente.analyse.expectation import expect
from detente.analyse.forecasts import Forecast, Past, forecasts_and_past, pools_of
from detente.analyse.identity import run_id
from detente.analyse.persistence import Persistence, persistence
from detente.analyse.reactions import Reaction, reactions, triangles
from detente.analyse.series import DIRECTIONS, MEASURES, SeriesMaker
from detente.analyse.turning import ThinError, TurningPoint, turning_points
from detente.analyse.weekdays import FEWEST_EVENTS

if TYPE_CHECKING:
    import pandas

    from detente.analyse.days import Numbers

_T = TypeVar("_T")
_MOST_DYADS_IN_POOL = 60
SLOW_ALERTS_A_YEAR = 2.0
PARTNERS = 8
"""How many partners of each of the two are shown."""


@dataclass(frozen=True, slots=True, eq=False)
class DyadAnswer:
    """What was found of a dyad; `thin` says what could not be told and why. `run` is the id of the run.

    What figures were computed from beside the series: `past` has the forecasts of past periods by what and when
    they are of, `conflict_with` the daily conflict of either with the third countries of `triangles`, by their names.
    """

    run: str
    a: str
    b: str
    dyad: Dyad
    cleaning: Cleaning
    changes: tuple[Change, ...]
    turning_points: tuple[TurningPoint, ...]
    alerts: tuple[Alert, ...]
    alerts_a_year: float
    reactions: tuple[Reaction, ...]
    triangles: tuple[Reaction, ...]
    forecasts: tuple[Forecast, ...]
    persistence: Persistence | None
    claims: tuple[Claim, ...]
    partners: tuple[tuple[str, str, int, int], ...]
    thin: tuple[str, ...]
    past: Mapping[tuple[str, str], Past]
    conflict_with: Mapping[str, Numbers]

    def frame(self) -> pandas.DataFrame:
        """Return the daily series: a row a day, a column a direction and measure, missing days as NaN.

        "adjusted" is freed of the weekday and the amount of news; between "low" and "high" the days before let
        expect nine days of ten.
        """
        import pandas

        series = self.dyad.series
        columns: dict[str, Any] = {
            f"{_named(direction, self.a, self.b)} {measure}": series.values[direction, measure]
            for direction in DIRECTIONS
            for measure in MEASURES
        }
        columns |= {
            f"{_named(direction, self.a, self.b)} n, adjusted": series.values[direction, "n"]
            / self.dyad.factor
            for direction in DIRECTIONS
        }
        for name, counts in (("conflict", self.dyad.conflict), ("cooperation", self.dyad.cooperation)):
            band = expect(counts, self.dyad.factor)
            columns[f"{name}, adjusted"] = counts / self.dyad.factor
            columns |= {f"{name}, low": band.quantile(0.05), f"{name}, high": band.quantile(0.95)}
        return pandas.DataFrame(columns, index=pandas.Index(self.dyad.calendar.days, name="day"))


def answer(
    events: DyadEvents, a: str, b: str, tellings: Sequence[Telling] = (), alerts_a_year: float = 4.0
) -> DyadAnswer:
    """Return all that can be told of two countries.

    Raises:
        ThinError: if there is no event between them at all.
    """
    if not events.coverage:
        raise ThinError(f"no events between {a} and {b}: nothing was covered on these days")
    maker = SeriesMaker(events)
    dyad = make_dyad(maker, a, b)
    if not dyad.series.events:
        raise ThinError(f"no events between {a} and {b}; codes are ISO 3166 alpha-3, such as USA RUS")
    thin: list[str] = []
    pool = pools_of(_busiest(maker, dyad))

    def told(ask: Callable[[], Sequence[_T]]) -> tuple[_T, ...]:
        try:
            return tuple(ask())
        except ThinError as error:
            thin.append(str(error))
            return ()

    points = told(lambda: turning_points(dyad))
    lasting = told(lambda: [persistence(dyad)])
    if len(dyad.series.events) < FEWEST_EVENTS:
        thin.append(
            f"{dyad.name}: {len(dyad.series.events)} events are too few for alerts; {FEWEST_EVENTS} are needed"
        )
        alerts: list[Alert] = []
    else:
        alerts = [*outbursts(dyad, alerts_a_year), *build_ups(dyad, min(alerts_a_year, SLOW_ALERTS_A_YEAR))]
    reacting = told(lambda: reactions(dyad))
    thirds = triangles(maker, dyad)
    expected = told(lambda: forecasts_and_past(dyad, pool))
    return DyadAnswer(
        run=run_id(events, {"dyad": [a, b], "alerts_a_year": alerts_a_year}),
        a=a,
        b=b,
        dyad=dyad,
        cleaning=events.cleaning,
        changes=changes(dyad),
        turning_points=points,
        alerts=tuple(sorted(alerts, key=lambda alert: (alert.day, alert.kind))),
        alerts_a_year=alerts_a_year,
        reactions=reacting,
        triangles=thirds,
        forecasts=tuple(forecast for forecast, _ in expected),
        persistence=lasting[0] if lasting else None,
        claims=claims(tellings, a, b),
        partners=_partners(maker, a, b),
        thin=tuple(thin),
        past={(f.of, f.period): past for f, past in expected if past is not None},
        conflict_with={r.to: maker.series(*r.to.split("-")).all_conflict() for r in thirds},
    )


def _named(direction: str, a: str, b: str) -> str:
    return {"a>b": f"{a}>{b}", "b>a": f"{b}>{a}"}.get(direction, direction)


def _busiest(maker: SeriesMaker, dyad: Dyad) -> list[Dyad]:
    """Return other dyads for the baseline that draws from all: the busiest, by counts as they stand."""
    pairs = sorted(
        (pair for pair, rows in maker.by_pair.items() if len(rows) >= FEWEST_EVENTS),
        key=lambda pair: (-len(maker.by_pair[pair]), pair),
    )
    return [
        Dyad(maker.series(*pair), dyad.weekdays, dyad.factor)
        for pair in pairs[:_MOST_DYADS_IN_POOL]
        if pair != (min(dyad.series.a, dyad.series.b), max(dyad.series.a, dyad.series.b))
    ]


def _partners(maker: SeriesMaker, a: str, b: str) -> tuple[tuple[str, str, int, int], ...]:
    """Return (one of the two, partner, events, of them conflict), busiest first, for the busiest partners of either."""
    found = []
    for pair, rows in maker.by_pair.items():
        for country in {a, b} & set(pair):
            partner = pair[1] if pair[0] == country else pair[0]
            found.append((country, partner, len(rows), sum(row.quad_class >= 3 for row in rows)))
    found.sort(key=lambda p: (-p[2], p[0], p[1]))
    chosen = {p[1] for country in (a, b) for p in [q for q in found if q[0] == country][:PARTNERS]}
    return tuple(p for p in found if p[1] in chosen)
