"""The first page: what the store holds, what changed most, what is new, and which days it covers."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from detente.web.asking import Store, Tag, page

router = APIRouter(include_in_schema=False)


@router.get("/")
def home(request: Request, store: Store, tag: Tag) -> Response:
    """Show what the store holds."""
    return page(request, "home.html", tag)
