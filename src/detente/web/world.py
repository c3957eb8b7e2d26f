"""The map: where events are told to have happened."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from detente.app.looking import PlaceCount, by_place
from detente.web.asking import Asked, Store, Tag, page
from detente.web.counting import STATUSES, AskedCounting, Counting
from detente.web.drawn_world import VIEWS, charted

router = APIRouter(include_in_schema=False)

View = Literal["world", "europe", "middle-east", "africa", "asia", "americas"]
_LISTED, _LONGEST = 30, 300
"""Places in the table at once, and with those that open."""


@router.get("/explore/map")
def map_page(
    request: Request,
    store: Store,
    asked: Asked,
    tag: Tag,
    given: AskedCounting,
    view: Annotated[View, Query()] = "world",
) -> Response:
    """Show the places of events as circles with their numbers."""
    found = by_place(store, given.where, seconds=asked.seconds)
    return page(
        request,
        "map.html",
        tag,
        asked=given,
        statuses=STATUSES,
        view=view,
        views=[(name, title, given.at("/explore/map", view=name)) for name, (title, *_) in VIEWS.items()],
        chart=charted(view, found, lambda place: given.search(**_site(place))),
        places=[(place, given.search(**_site(place)), _conflict(given, place)) for place in found],
        listed=_LISTED,
        longest=_LONGEST,
        json=given.api("places"),
    )


def _site(place: PlaceCount) -> dict[str, str]:
    return {"place": f'"{place.place}"', "at": f"{place.latitude!r},{place.longitude!r}"}


def _conflict(given: Counting, place: PlaceCount) -> str:
    """Return the link to a search for the conflict at a place; of cooperation there is none to look for."""
    return replace(given, side="conflict").search(**_site(place))
