"""Who may write: a reader that knows the token, asked for by a page of this server or by a program."""

from __future__ import annotations

import hashlib
import hmac
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends
from starlette.requests import Request

from detente.web.errors import Fault
from detente.web.settings import Settings

COOKIE = "detente_writer"
FIELD = "form_token"
"""The hidden field that every form which writes must hold."""


def may_write(request: Request) -> bool:
    """Return whether the reader's browser holds the token; templates show forms by it."""
    settings: Settings = request.app.state.settings
    return settings.token is not None and same(request.cookies.get(COOKIE), cookie_of(settings.token))


def form_token(request: Request) -> str:
    """Return what the hidden field `form_token` of a form must hold."""
    settings: Settings = request.app.state.settings
    return "" if settings.token is None else _keyed(settings.token, "form")


def cookie_of(token: str) -> str:
    """Return what a browser keeps instead of the token itself."""
    return _keyed(token, "cookie")


async def writer(request: Request) -> None:
    """Let the request pass if it may write, else raise the fault; a dependency of every route that writes.

    A program sends `Authorization: Bearer TOKEN`. A page's form needs the cookie and the hidden field, and
    must come from a page of this server.
    """
    settings: Settings = request.app.state.settings
    if settings.token is None:
        raise Fault(403, "read-only", "this server only reads", "start it with --open-writing")
    kind, _, given = request.headers.get("authorization", "").partition(" ")
    if kind.lower() == "bearer" and same(given.strip(), settings.token):
        return
    if not may_write(request):
        raise Fault(401, "no-token", "writing needs the token that the server printed", "give it at /writing")
    if not from_here(request):
        raise Fault(403, "from-elsewhere", "the form was sent from a page of another site")
    form = await request.form()
    if not same(form.get(FIELD), form_token(request)):
        raise Fault(403, "stale-form", "the form is not one of this server", "load the page again and resend")


def from_here(request: Request) -> bool:
    """Return whether a request with an `Origin` comes from a page of this server."""
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")


Writer = Annotated[None, Depends(writer)]


def _keyed(token: str, purpose: str) -> str:
    return hmac.new(token.encode(), f"detente {purpose}".encode(), hashlib.sha256).hexdigest()


def same(given: object, wanted: str) -> bool:
    """Return whether the given words are those wanted, in a time that tells nothing."""
    return isinstance(given, str) and hmac.compare_digest(given.encode(), wanted.encode())
