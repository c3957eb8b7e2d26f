"""Incidents: list them, and one with its reports."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.requests import Request

from detente.app.listing import ListedIncident, incidents
from detente.app.looking import IncidentTold, incident
from detente.web.api.paging import AskedPart, Page
from detente.web.asking import Asked, Revision, Store, Tag

router = APIRouter(tags=["incidents"])


@router.get("/incidents", response_model=Page[ListedIncident], summary="List incidents")
def listed(
    request: Request,
    store: Store,
    asked: Asked,
    revision: Revision,
    _: Tag,
    part: AskedPart,
    country: Annotated[
        list[str] | None, Query(max_length=10, description="Country that takes part; all given must.")
    ] = None,
    type: Annotated[list[str] | None, Query(max_length=40)] = None,
    since: date | None = None,
    until: date | None = None,
    coder: str | None = None,
) -> dict[str, Any]:
    """Happenings by the days that their reports give, the last first; one without a day comes last."""
    found = incidents(
        store,
        countries=tuple(country or ()),
        types=tuple(t.upper() for t in type or ()),
        since=since,
        until=until,
        coder=coder,
        limit=part.limit,
        offset=part.offset,
        seconds=asked.seconds,
    )
    return part.page(request, found.rows, found.total, revision)


@router.get("/incidents/{id}", response_model=IncidentTold, summary="One incident")
def one(store: Store, _: Tag, id: str, coder: str | None = None) -> IncidentTold:
    """A happening with its reports, who tells it as so and who not, and the days and places told."""
    return incident(store, id, coder)
