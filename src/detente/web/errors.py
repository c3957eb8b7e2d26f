"""What goes wrong, in one shape: JSON under /api/, a page elsewhere; no file's name gets out."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from detente.analyse.extra import MissingExtraError
from detente.analyse.reading import RecordError
from detente.analyse.turning import ThinError
from detente.store import StoreError
from detente.store.errors import NoStoreError, TooMuchError, UnknownError, WrongQuestionError
from detente.web.rendering import render
from detente.web.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

API = "/api/"

UNEXPECTED = (500, "fault", "something went wrong here", "the server's own output says what; try again")

log = logging.getLogger("detente.web")

_CODES = {
    404: ("not-found", "there is nothing at this address", "start from the first page: /"),
    405: ("wrong-method", "this address does not take that method", "see /api/v1/openapi.json"),
}


@dataclass(eq=False)
class Fault(Exception):  # noqa: N818 -- it is an answer first
    """What went wrong: HTTP status, a word for programs, a sentence for people, and a way out."""

    status: int
    code: str
    message: str
    hint: str = ""

    @property
    def title(self) -> str:
        """The status in words."""
        return HTTPStatus(self.status).phrase


def answer_of(path: str, fault: Fault, settings: Settings) -> Response:
    """Return a fault as JSON where a program asks, as a page where a person does."""
    headers = {"Cache-Control": "no-store"}
    if path.startswith(API):
        error = {"status": fault.status, "code": fault.code, "message": fault.message, "hint": fault.hint}
        return JSONResponse(
            {"error": error}, fault.status, headers=headers, media_type="application/problem+json"
        )
    known = {"path": path, "settings": settings, "writes": False, "form_token": ""}
    return render("error.html", status=fault.status, headers=headers, fault=fault, **known)


def add_handlers(app: FastAPI, store: Path, settings: Settings) -> None:
    """Make an application answer everything that is raised in it as a fault."""

    def handler(
        make: Callable[[Exception], Fault],
    ) -> Callable[[Request, Exception], Awaitable[Response]]:
        async def handle(request: Request, error: Exception) -> Response:
            fault = make(error)
            if fault.status >= 500:
                log.error("%s: %s", request.url.path, error)
            return answer_of(request.url.path, fault, settings)

        return handle

    def of_store(error: Exception) -> Fault:
        return _of_store(error, without_paths(str(error), store))

    for kind, make in (
        (Fault, lambda error: error),
        (HTTPException, _of_http),
        (RequestValidationError, _of_question),
        (StoreError, of_store),
        (ThinError, lambda error: Fault(404, "too-thin", str(error), "/api/v1/dyads lists what is not")),
        (RecordError, lambda error: Fault(404, "too-thin", without_paths(str(error), store))),
        (MissingExtraError, lambda error: Fault(501, "not-installed", str(error))),
    ):
        app.add_exception_handler(kind, handler(make))


def without_paths(message: str, store: Path) -> str:
    """Return a message with "the store" for every file of the store.

    >>> without_paths("/data/news/state.sqlite: disk is full", Path("/data/news"))
    'the store: disk is full'
    """
    roots = sorted({str(store), str(store.absolute()), str(store.resolve())}, key=len, reverse=True)
    for root in roots:
        message = re.sub(rf"(file:/*)?{re.escape(root)}(/[^\s:'\"]*)?", "the store", message)
    return message


def _of_store(error: Exception, message: str) -> Fault:
    if isinstance(error, WrongQuestionError):
        return Fault(422, "wrong-question", message)
    if isinstance(error, UnknownError):
        return Fault(404, "unknown", message)
    if isinstance(error, TooMuchError):
        return Fault(503, "too-much", message, "narrow the days, the countries or the types")
    if isinstance(error, NoStoreError):
        return Fault(
            503, "no-store", "there is no store here", "`detente code PATHS --store DIR` makes one; reload"
        )
    return Fault(503, "store-unreadable", message, "`detente store verify DIR` says what is wrong")


def _of_http(error: Exception) -> Fault:
    assert isinstance(error, HTTPException)
    known = _CODES.get(error.status_code)
    if known is not None and error.detail in {HTTPStatus(error.status_code).phrase, None}:
        return Fault(error.status_code, *known)
    phrase = HTTPStatus(error.status_code).phrase
    return Fault(error.status_code, phrase.lower().replace(" ", "-"), str(error.detail))


def _of_question(error: Exception) -> Fault:
    assert isinstance(error, RequestValidationError)
    told = [f"{'.'.join(str(p) for p in e['loc'][1:]) or e['loc'][0]}: {e['msg']}" for e in error.errors()]
    return Fault(422, "wrong-question", "; ".join(told), "see /api/v1/openapi.json for what can be asked")
