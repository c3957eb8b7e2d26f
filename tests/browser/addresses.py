"""Every page of the server, by the path of its route: what to ask so that it shows something."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from fastapi import FastAPI
from starlette.routing import BaseRoute, Route

from detente.app.looking import Conditions, newest_incidents, search

NO_PAGES = frozenset({"/static/{of}/{name}", "/favicon.ico", "/corrections.jsonl"})
"""What a GET gives that is no page."""

PAGES = (
    "/",
    "/writing",
    "/documents/{id:path}",
    "/incidents/{id}",
    "/corrections",
    "/dyads",
    "/dyads/{a}/{b}",
    "/there/is/nothing",
)


def page_routes(app: FastAPI) -> set[str]:
    """Return the paths of all routes that give pages."""
    found = [route for route in _routes(app.routes) if "GET" in (route.methods or ())]
    return {route.path for route in found if not route.path.startswith("/api/")} - NO_PAGES


def _routes(given: list[BaseRoute]) -> list[Route]:
    return [route for route in given if isinstance(route, Route)]


def address_of(page: str, store: Path) -> str:
    """Return an address of a page of `PAGES` that shows something of the store."""
    document = str(search(store, Conditions(), limit=1, sort="day", descending=True).rows[0]["document"])
    known = {"id:path": document, "id": newest_incidents(store, 1)[0].id, "a": "RUS", "b": "UKR"}
    for name, value in known.items():
        page = page.replace(f"{{{name}}}", quote(value, safe=""))
    return page
