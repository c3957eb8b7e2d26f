"""Every page of the server, by the path of its route: what to ask so that it shows something."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from starlette.routing import Route

from detente.app.looking import Conditions, newest_incidents, search
from detente.web import api
from detente.web.application import ROUTERS

NO_PAGES = frozenset({"/static/{of}/{name}", "/favicon.ico", "/corrections.jsonl", "/download/{file}"})
"""What a GET gives that is no page."""

PAGES = (
    "/",
    "/writing",
    "/documents/{id:path}",
    "/incidents/{id}",
    "/corrections",
    "/dyads",
    "/dyads/{a}/{b}",
    "/dyads/{a}/{b}/events",
    "/dyads/{a}/{b}/reports",
    "/dyads/{a}/{b}/publishers",
    "/dyads/{a}/{b}/claims",
    "/dyads/{a}/{b}/figures/{name}",
    "/documents",
    "/incidents",
    "/publishers",
    "/days",
    "/ranking",
    "/search",
    "/explore",
    "/explore/network",
    "/explore/map",
    "/try",
    "/there/is/nothing",
)


def page_routes() -> set[str]:
    """Return the paths of all routes that give pages."""
    routes = [route for router in ROUTERS if router is not api.router for route in router.routes]
    return {r.path for r in routes if isinstance(r, Route) and "GET" in (r.methods or ())} - NO_PAGES


def address_of(page: str, store: Path) -> str:
    """Return an address of a page of `PAGES` that shows something of the store."""
    document = str(search(store, Conditions(), limit=1, sort="day", descending=True).rows[0]["document"])
    known = {
        "id:path": document,
        "id": newest_incidents(store, 1)[0].id,
        "a": "RUS",
        "b": "UKR",
        "name": "change.both.conflict",
    }
    for name, value in known.items():
        page = page.replace(f"{{{name}}}", quote(value, safe=""))
    return page + ("?by=RUS&fate=silent" if page.endswith("/claims") else "")
