"""Code a text that is sent, and keep nothing of it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter
from pydantic import BaseModel, Field
from starlette.requests import Request

from detente.app.trying import code_pasted, record
from detente.web.asking import Asked
from detente.web.coding import Coding
from detente.web.errors import Fault
from detente.web.tokens import from_here

router = APIRouter(tags=["coding"])

Short = Annotated[str | None, Field(max_length=300)]


class Pasted(BaseModel):
    """A text or a page's HTML, with what is known of it."""

    text: str = Field(min_length=1, description="An English news text, or a page's HTML.")
    published: date | None = Field(
        None, description="Day of publication; without it weekdays stay unresolved unless the text tells it."
    )
    title: Short = None
    publisher: Short = None
    url: Annotated[str | None, Field(max_length=2000)] = None


@router.post("/code", summary="Code a text")
def code(request: Request, asked: Asked, pasted: Pasted) -> dict[str, Any]:
    """The record that `detente code` prints, of the shape in docs/reference/record.md; nothing is kept."""
    if not from_here(request):
        raise Fault(403, "from-elsewhere", "it was sent from a page of another site")
    coding: Coding = request.app.state.coding
    given = pasted.model_dump(exclude={"text"})
    try:
        return coding.run(
            lambda coder: record(
                code_pasted(pasted.text, **given, most_letters=asked.most_letters, coder=coder)
            ),
            asked.coding_seconds,
        )
    except ValueError as error:
        raise Fault(422, "not-coded", str(error)) from error
