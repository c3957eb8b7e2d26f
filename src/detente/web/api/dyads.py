"""Dyads: ranked by change, and one with all that can be told of it."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from detente.analyse.alerts import Alert
from detente.analyse.change import Change
from detente.analyse.claims import Claim
from detente.analyse.events import Cleaning
from detente.analyse.forecasts import Forecast
from detente.analyse.persistence import Persistence
from detente.analyse.ranking import Ranking
from detente.analyse.reactions import Reaction
from detente.analyse.turning import TurningPoint
from detente.app.looking import dyad_answer, ranking
from detente.app.plain import Plain, plain_dyad, plain_ranking, plain_series
from detente.web.asking import Store, Tag

router = APIRouter(tags=["dyads"])

Country = Annotated[str, Field(pattern="^[A-Za-z]{3}$", description="ISO 3166 alpha-3, as USA.")]
Alerts = Annotated[float, Query(ge=0.5, le=12, description="Alerts wanted in a dyad-year.")]


class Partner(BaseModel):
    """How much one of the two has to do with a third country."""

    country: str
    partner: str
    events: int
    conflict: int


class DyadTold(BaseModel):
    """All that can be told of two countries; `thin` says what could not be told and why."""

    run: str = Field(description="Names data, parameters and version: the same run gives the same answer.")
    a: str
    b: str
    first: date
    last: date
    sentences: list[str] = Field(description="The answer in words.")
    cleaning: Cleaning
    changes: list[Change]
    turning_points: list[TurningPoint]
    alerts: list[Alert]
    alerts_a_year: float
    reactions: list[Reaction]
    triangles: list[Reaction]
    forecasts: list[Forecast]
    persistence: Persistence | None
    claims: list[Claim]
    partners: list[Partner]
    thin: list[str]


class DailySeries(BaseModel):
    """Numbers a day for each direction and measure; null where the day was not covered."""

    run: str
    days: list[date]
    series: dict[str, list[float | None]]


# What is sent is made by `detente.app.plain`, as for the command; the models describe it.


@router.get("/dyads", response_model=Ranking, summary="Dyads by how much they changed")
def ranked(store: Store, _: Tag, since: date | None = None, alerts: Alerts = 4.0) -> Plain:
    """The ranking of `detente monitor-state`: p-values are corrected for all tests made."""
    return plain_ranking(ranking(store, since=since, alerts_a_year=alerts))


@router.get("/dyads/{a}/{b}", response_model=DyadTold, summary="One dyad")
def one(
    store: Store, _: Tag, a: Country, b: Country, first: date | None = None, last: date | None = None,
    alerts: Alerts = 4.0,
) -> Plain:  # fmt: skip
    """Where the relationship of two countries is heading: all that `detente dyad` says."""
    return plain_dyad(dyad_answer(store, a, b, first=first, last=last, alerts_a_year=alerts))


@router.get("/dyads/{a}/{b}/series", response_model=DailySeries, summary="One dyad day by day")
def series(
    store: Store, _: Tag, a: Country, b: Country, first: date | None = None, last: date | None = None
) -> Plain:
    """The numbers that the answer is made from: what `detente dyad --frame` writes."""
    return plain_series(dyad_answer(store, a, b, first=first, last=last))
