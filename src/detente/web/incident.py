"""A happening with its reports, and what they say apart."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from detente.app.looking import incident
from detente.web.asking import Store, Tag, page
from detente.web.reporting import party_lists, voices

router = APIRouter(include_in_schema=False)


@router.get("/incidents/{id}")
def incident_page(request: Request, store: Store, tag: Tag, id: str, coder: str | None = None) -> Response:
    """Show who tells a happening how, when and where, and who took part."""
    told = incident(store, id, coder)
    return page(
        request,
        "incident.html",
        tag,
        told=told,
        row=told.row,
        told_for=voices(told.told_for),
        told_against=voices(told.told_against),
        others=[r for r in told.reports if r not in told.told_for and r not in told.told_against],
        actors=party_lists(told, "actors"),
        recipients=party_lists(told, "recipients"),
    )
