"""Documents: list them, and one with all that was found in it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field
from starlette.requests import Request

from detente.app.listing import DocumentRow, documents
from detente.app.looking import DocumentTold, document, document_record
from detente.web.api.paging import AskedPart, Page
from detente.web.asking import Asked, Revision, Store, Tag

router = APIRouter(tags=["documents"])


@router.get("/documents", response_model=Page[DocumentRow], summary="List documents")
def listed(
    request: Request,
    store: Store,
    asked: Asked,
    revision: Revision,
    _: Tag,
    part: AskedPart,
    words: Annotated[str | None, Query(max_length=300, description="Words of title or text.")] = None,
    publisher: Annotated[str | None, Query(max_length=300, description="Part of its name.")] = None,
    since: date | None = None,
    until: date | None = None,
    coder: str | None = None,
) -> dict[str, Any]:
    """Documents by day of publication, the newest first; `since` and `until` are inclusive."""
    found = documents(
        store,
        words=words or None,
        publisher=publisher or None,
        since=since,
        until=until,
        coder=coder,
        limit=part.limit,
        offset=part.offset,
        seconds=asked.seconds,
    )
    return part.page(request, found.rows, found.total, revision)


class DocumentAnswer(BaseModel):
    """A document with its record, and what the store knows of it beside that."""

    id: str
    coder: str
    incidents: dict[str, str] = Field(description="Ids of the happenings of its events, by the events' ids.")
    record: dict[str, Any] | None = Field(
        description="What `detente code` printed of it, of the shape in record.schema.json; null where an earlier "
        "détente stored it: code it again."
    )
    told: DocumentTold = Field(
        description="The same with all marks in the text and their reasons, as the page has it."
    )


@router.get("/documents/{id:path}", response_model=DocumentAnswer, summary="One document")
def one(store: Store, _: Tag, id: str, coder: str | None = None) -> dict[str, Any]:
    """A document's record: its text with events, voices, participants and times as offsets into it."""
    told = document(store, id, coder)
    return {
        "id": told.id,
        "coder": told.coder,
        "incidents": told.incidents,
        "record": document_record(store, id, told.coder),
        "told": told,
    }
