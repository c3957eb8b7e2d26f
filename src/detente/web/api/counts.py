"""Counts for matrix, network and map."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query

from detente.app.looking import DyadCount, PlaceCount, by_place, ego, matrix
from detente.web.api.dyads import Country
from detente.web.api.events import AskedConditions, Day, Several, Words
from detente.web.asking import Asked, Store, Tag

router = APIRouter(tags=["counts"])


@router.get("/matrix", response_model=list[DyadCount], summary="Count who did how much to whom")
def dyads(
    store: Store,
    _: Tag,
    since: Day = None,
    until: Day = None,
    type: Several = [],  # noqa: B006 -- FastAPI copies it
    status: Several = [],  # noqa: B006
    coder: Words = None,
    most: Annotated[int, Query(ge=1, le=10_000)] = 1000,
) -> tuple[DyadCount, ...]:
    """Directed dyads, the busiest first; an event without a recipient, as talks, counts in both directions."""
    types = tuple(t.upper() for t in type if t)
    return matrix(
        store, since, until, types=types, status=tuple(s for s in status if s), coder=coder or None, most=most
    )


@router.get("/countries/{country}", response_model=list[DyadCount], summary="Count around one country")
def around(
    store: Store,
    _: Tag,
    country: Annotated[Country, Path()],
    since: Day = None,
    until: Day = None,
    type: Several = [],  # noqa: B006
    status: Several = [],  # noqa: B006
    coder: Words = None,
    most: Annotated[int, Query(ge=1, le=200, description="Partners taken, the busiest.")] = 40,
) -> tuple[DyadCount, ...]:
    """What a country and its partners did to each other: with it first, then among them."""
    types = tuple(t.upper() for t in type if t)
    return ego(
        store, country, since, until, types=types, status=tuple(s for s in status if s), coder=coder or None,
        most=most,
    )  # fmt: skip


@router.get("/places", response_model=list[PlaceCount], summary="Count by place")
def places(
    store: Store,
    asked: Asked,
    _: Tag,
    given: AskedConditions,
    coder: Words = None,
    most: Annotated[int, Query(ge=1, le=10_000)] = 2000,
) -> tuple[PlaceCount, ...]:
    """Places of the events that a search finds, where coordinates are known, the busiest first."""
    return by_place(store, given, coder=coder or None, most=most, seconds=asked.seconds)
