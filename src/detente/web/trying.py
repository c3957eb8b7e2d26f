"""Try it: a pasted text or page is coded at once and shown like a document; nothing is kept."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import Response

from detente.app.trying import code_pasted, told
from detente.web.asking import Asked, page
from detente.web.coding import Coding
from detente.web.document import reader_of
from detente.web.errors import Fault
from detente.web.tokens import from_here

router = APIRouter(include_in_schema=False)

Values = dict[str, Any]
"""What the template shows, by its names there."""

Short = Annotated[str, Form(max_length=300)]


@router.get("/try")
def form(request: Request, asked: Asked) -> Response:
    """Ask for a text; the coder is loaded meanwhile."""
    coding: Coding = request.app.state.coding
    coding.prepare()
    return _page(request, asked, {})


@router.post("/try")
def try_it(
    request: Request,
    asked: Asked,
    text: Annotated[str, Form()] = "",
    published: Short = "",
    title: Short = "",
    publisher: Short = "",
) -> Response:
    """Show what is found in the text.

    Needs no token, for it writes nothing: neither the text nor what was found outlives the answer. A page elsewhere
    that sends a form here is refused all the same, as it would cost this machine's time; it could not read the
    answer. Size (`Settings.body_bytes`, `most_letters`), time and the number of texts at once are limited.
    """
    if not from_here(request):
        raise Fault(403, "from-elsewhere", "the form was sent from a page of another site")
    given: Values = {"text": text, "published": published, "title": title, "publisher": publisher}
    if not text.strip():
        return _page(request, asked, given, fault="paste a text first")
    coding: Coding = request.app.state.coding
    try:
        coded = coding.run(
            lambda coder: code_pasted(
                text,
                published=published.strip() or None,
                title=title.strip() or None,
                publisher=publisher.strip() or None,
                most_letters=asked.most_letters,
                coder=coder,
            ),
            asked.coding_seconds,
        )
    except ValueError as error:
        return _page(request, asked, given, fault=str(error))
    return _page(request, asked, {**given, **reader_of(told(coded))})


def _page(request: Request, asked: Asked, given: Values, fault: str = "") -> Response:
    values: Values = {"text": "", "published": "", "title": "", "publisher": "", "told": None, **given}
    status = 422 if fault else 200
    return page(request, "try.html", status=status, fault=fault, most=asked.most_letters, **values)
