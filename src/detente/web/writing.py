"""Open and close writing in one's browser with the token that the server printed."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from detente.web.asking import page
from detente.web.errors import Fault
from detente.web.settings import Settings
from detente.web.tokens import COOKIE, Writer, cookie_of, from_here, same

router = APIRouter(include_in_schema=False)


@router.get("/writing")
def writing(request: Request) -> Response:
    """Ask for the token, or say that nobody writes here."""
    return page(request, "writing.html")


@router.post("/writing")
def open_writing(request: Request, token: Annotated[str, Form(max_length=200)]) -> Response:
    """Take the token and let this browser write until it is closed."""
    settings: Settings = request.app.state.settings
    if settings.token is None:
        raise Fault(403, "read-only", "this server only reads", "start it with --open-writing")
    if not from_here(request):
        raise Fault(403, "from-elsewhere", "the form was sent from a page of another site")
    if not same(token.strip(), settings.token):
        raise Fault(401, "wrong-token", "this is not the token that the server printed", "copy it whole")
    answer = RedirectResponse("/writing", 303)
    answer.set_cookie(
        COOKIE,
        cookie_of(settings.token),
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )
    return answer


@router.post("/writing/close")
def close_writing(_: Writer) -> Response:
    """Forget the token in this browser."""
    answer = RedirectResponse("/writing", 303)
    answer.delete_cookie(COOKIE, httponly=True, samesite="strict")
    return answer
