"""Readers' corrections: forms that say what an event should be, kept beside the record, and taken out as gold."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Annotated, Any, Literal
from urllib.parse import quote

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from detente.app.looking import corrected_documents, corrections, document, mark
from detente.events.ontology import default_ontology
from detente.export.words import shown
from detente.records import Party, StoredEvent
from detente.store import StoreError
from detente.web.asking import Store, page
from detente.web.errors import Fault
from detente.web.tokens import Writer

router = APIRouter(include_in_schema=False)

_PARTY = re.compile(
    r"\s*(?P<name>.+?)\s*(?:\((?P<country>[A-Z]{3}|\?)?(?P<sectors>(?:\s*[A-Z]{3})*)\s*\))?\s*"
)

Words = Annotated[str, Form(max_length=2000)]


@router.get("/corrections")
def corrections_page(request: Request, store: Store) -> Response:
    """List what readers said, the newest first."""
    return page(request, "corrections.html", made=tuple(reversed(corrections(store))))


@router.get("/corrections.jsonl")
def gold(store: Store) -> Response:
    """Give every corrected document in the shape of the gold files, one a line."""
    lines = [json.dumps(made, ensure_ascii=False) for made in corrected_documents(store)]
    return Response(
        "".join(f"{line}\n" for line in lines),
        media_type="application/x-ndjson",
        headers={
            "Content-Disposition": 'attachment; filename="corrections.jsonl"',
            "Cache-Control": "no-store",
        },
    )


@router.post("/documents/{id:path}/corrections")
def correct(
    _: Writer,
    store: Store,
    id: str,
    kind: Annotated[Literal["wrong", "changed", "missing"], Form()],
    who: Annotated[str, Form(max_length=100)],
    event: Words = "",
    note: Words = "",
    type: Words = "",
    status: Words = "",
    actors: Words = "",
    recipients: Words = "",
    first: Words = "",
    last: Words = "",
    place: Words = "",
    words: Words = "",
    start: Words = "",
) -> Response:
    """Keep that an event is wrong or changed, or that one is missing, and lead back to it."""
    told = document(store, id)
    given = {
        "type": type, "status": status, "actors": actors, "recipients": recipients, "first": first,
        "last": last, "place": place,
    }  # fmt: skip
    said: dict[str, Any] = {"note": note.strip()} if note.strip() else {}
    about = next((e for e in told.events if e.event == event), None)
    if kind == "changed" and about is not None:
        before = as_words(about)
        said |= _said({name: value for name, value in given.items() if value.strip() != before[name]}, about)
    elif kind == "missing":
        at = _place_of(told.text, words, start)
        said |= {"start": at, "end": at + len(words)}
        said |= _said({name: value for name, value in given.items() if value.strip()}, None)
    try:
        mark(store, id, event or None, kind, said, who=who.strip())
    except StoreError as error:
        raise Fault(422, "wrong-correction", str(error).partition(": ")[2] or str(error)) from None
    anchor = quote(event) if event else "corrections"
    return RedirectResponse(f"/documents/{quote(id, safe='')}#{anchor}", 303)


@cache
def types() -> tuple[str, ...]:
    """Return the types that a form offers."""
    return tuple(default_ontology().quad_and_intensity)


def as_words(event: StoredEvent) -> dict[str, str]:
    """Return the fields of an event as a form shows them."""
    return {
        "type": event.type,
        "status": event.status,
        "actors": "; ".join(_party_in_words(p) for p in event.actors),
        "recipients": "; ".join(_party_in_words(p) for p in event.recipients),
        "first": event.first.isoformat() if event.first else "",
        "last": event.last.isoformat() if event.last else "",
        "place": "" if event.place is None else f"{event.place} ({event.place_country or '?'})",
    }


def party_of_words(words: str) -> dict[str, Any]:
    """Return a participant as the gold has it.

    >>> party_of_words("Sergey Lavrov (RUS GOV)")
    {'text': None, 'name': 'Sergey Lavrov', 'country': 'RUS', 'sectors': ['GOV']}
    >>> party_of_words("gunmen")
    {'text': None, 'name': 'gunmen', 'country': None, 'sectors': []}
    """
    found = _PARTY.fullmatch(words)
    if found is None:
        raise Fault(
            422, "wrong-correction", f"“{words}” names nobody", "write: Sergey Lavrov (RUS GOV); NATO (NAT)"
        )
    country = found["country"]
    return {
        "text": None,
        "name": found["name"],
        "country": None if country in {None, "?"} else country,
        "sectors": (found["sectors"] or "").split(),
    }


def _party_in_words(party: Party) -> str:
    code = " ".join((party.country or "?", *party.sectors))
    return party.name if code == "?" else f"{party.name} ({code})"


def _said(given: dict[str, str], about: StoredEvent | None) -> dict[str, Any]:
    """Return fields of a form as the gold has them; participants that were there before keep their words."""
    said: dict[str, Any] = {}
    for name, typed in given.items():
        value = typed.strip()
        if name in {"actors", "recipients"}:
            words = {} if about is None else {p.name: p.text for p in about.parties}
            parties = [party_of_words(part) for part in value.split(";") if part.strip()]
            said[name] = [party | {"text": words.get(party["name"])} for party in parties]
        elif name == "place":
            party = party_of_words(value) if value else None
            said[name] = party and {"text": party["name"], "name": party["name"], "country": party["country"]}
        else:
            said[name] = value or None
    return said


def _place_of(text: str, words: str, start: str) -> int:
    """Return where the words stand, the offset given by the page's script or the only place that has them."""
    seen = shown(text)
    if start.isdecimal() and words and seen[int(start) : int(start) + len(words)] == words:
        return int(start)
    if not words or (count := seen.count(words)) == 0:
        raise Fault(422, "wrong-correction", f"the text does not hold “{words}”", "copy the words from it")
    if count > 1:
        raise Fault(
            422, "wrong-correction", f"the text holds “{words}” {count} times", "give more words around it"
        )
    return seen.index(words)
