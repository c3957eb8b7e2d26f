"""Events: search them, and one with all that made it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, BeforeValidator, Field
from starlette.requests import Request

from detente.app.looking import Conditions, Facets, dyad_of, facets, search
from detente.app.looking import document as document_of
from detente.records import StoredEvent
from detente.web.api.paging import AskedPart, Page
from detente.web.asking import Asked, Revision, Store, Tag
from detente.web.errors import Fault

router = APIRouter(tags=["events"])

Words = Annotated[str | None, Query(max_length=300)]
# A form sends a field that nobody filled in as an empty one.
Day = Annotated[date | None, BeforeValidator(lambda given: given or None)]
Several = Annotated[list[str], Query(max_length=40)]


class EventRow(BaseModel):
    """An event as `detente search --format json` prints it."""

    document: str
    event: str
    day: date | None = Field(description="The day to count it on: told, else of publication.")
    type: str = Field(description="One of PLOVER's 16.")
    mode: str | None
    actors: str | None = Field(description="Names with countries, joined by '; '.")
    recipients: str | None
    place: str | None
    status: str = Field(description="asserted, denied, disputed, planned, hypothetical or demanded.")
    voice: str | None = Field(description="Who tells it; null: the document itself, '(unnamed)': not told.")
    trigger: str | None
    sentence: str | None


def conditions(
    actor: Words = None,
    recipient: Words = None,
    dyad: Annotated[
        str | None,
        Query(
            description="Two countries, in any roles: USA:RUS; the first acting on the second: USA>RUS.",
            max_length=80,
        ),
    ] = None,
    type: Several = [],  # noqa: B006 -- FastAPI copies it
    mode: Several = [],  # noqa: B006
    since: Day = None,
    until: Day = None,
    place: Words = None,
    at: Annotated[
        str | None,
        Query(
            description="Degrees north and east of a place, as events have them: 55.75,37.62.",
            pattern=r"^$|^-?[0-9]{1,3}(\.[0-9]{1,15})?,-?[0-9]{1,3}(\.[0-9]{1,15})?$",
        ),
    ] = None,
    voice: Annotated[
        str | None, Query(description="Country, part of a name, or 'author'.", max_length=300)
    ] = None,
    status: Several = [],  # noqa: B006
    publisher: Words = None,
    document: Annotated[str | None, Query(max_length=2000)] = None,
) -> Conditions:
    """Return what events are looked for, as `detente search` has it."""
    pair = dyad_of(dyad) if dyad else None
    if dyad and pair is None:
        raise Fault(422, "wrong-question", f"dyad: {dyad!r} is not of the form USA:RUS or USA>RUS")
    return Conditions(
        actor=actor or None,
        recipient=recipient or None,
        dyad=pair[0] if pair else None,
        directed=bool(pair and pair[1]),
        types=tuple(t.upper() for t in type if t),
        modes=tuple(m for m in mode if m),
        since=since,
        until=until,
        place=place or None,
        at=(float(at.partition(",")[0]), float(at.partition(",")[2])) if at else None,
        voice=voice or None,
        status=tuple(s for s in status if s),
        publisher=publisher or None,
        document=document or None,
    )


AskedConditions = Annotated[Conditions, Depends(conditions)]


@router.get("/events", response_model=Page[EventRow], summary="Search events")
def events(
    request: Request,
    store: Store,
    asked: Asked,
    revision: Revision,
    _: Tag,
    given: AskedConditions,
    part: AskedPart,
    words: Words = None,
    coder: Words = None,
    sort: Annotated[str, Query(max_length=40)] = "day",
    descending: bool = False,
) -> dict[str, Any]:
    """Events for which all conditions hold: those of `detente search`, under the same names."""
    found = search(
        store,
        given,
        words=words or None,
        coder=coder,
        sort=sort,
        descending=descending,
        limit=part.limit,
        offset=part.offset,
        seconds=asked.seconds,
    )
    return part.page(request, found.rows, found.total, revision)


@router.get("/facets", response_model=Facets, summary="Count what a search finds")
def counted(store: Store, _: Tag, given: AskedConditions, words: Words = None, coder: Words = None) -> Facets:
    """How many of the events found have each actor, type, status, voice, publisher and month."""
    return facets(store, given, words=words or None, coder=coder)


@router.get("/events/{document:path}/{event}", response_model=StoredEvent, summary="One event")
def event(store: Store, _: Tag, document: str, event: str, coder: Words = None) -> StoredEvent:
    """An event with every value that was coded and what made each of them."""
    told = document_of(store, document, coder)
    found = next((e for e in told.events if e.event == event), None)
    if found is None:
        raise Fault(
            404, "no-event", f"the document has no event {event!r}", "its events stand in the document"
        )
    return found
