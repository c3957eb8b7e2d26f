"""The first page: what the store holds, what changed most, what is new, and which days it covers."""

from __future__ import annotations

from pathlib import Path

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from detente.analyse.ranking import Ranking
from detente.analyse.reading import RecordError
from detente.app.looking import newest_incidents, overview, ranking
from detente.web.asking import Revision, Store, Tag, page
from detente.web.coverage import coverage
from detente.web.preparing import Prepared, Preparing

router = APIRouter(include_in_schema=False)

DYADS, INCIDENTS = 12, 12
"""How many are shown."""

_WAIT = 2.0
"""Seconds that a reader waits for the ranking before the page is shown without it."""


@router.get("/")
def home(request: Request, store: Store, state: Revision, tag: Tag) -> Response:
    """Show what the store holds, which dyads changed most, the newest incidents and the days covered."""
    told = overview(store)
    found = ranked(request, store, state) if told.events else Prepared(None, state, current=True)
    return page(
        request,
        "home.html",
        # What will be other in a moment must not be kept.
        tag if found.current else None,
        told=told,
        ranked=found,
        most=DYADS,
        incidents=newest_incidents(store, INCIDENTS),
        covered=coverage(told),
    )


def ranked(request: Request, store: Path, state: str) -> Prepared[Ranking]:
    """Return the ranking, that of an earlier state while the present one is worked out."""
    preparing: Preparing[Ranking] = request.app.state.ranking
    try:
        return preparing.get(state, _WAIT)
    except RecordError:
        # No document has a date, so nothing changed since any day.
        return Prepared(None, state, current=True)


def preparing_ranking(store: Path) -> Preparing[Ranking]:
    """Return what works the ranking out for the application."""
    return Preparing(lambda: ranking(store))
