"""A document with what was found in it, where, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, get_args

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from detente.app.looking import (
    Because,
    Correction,
    DocumentTold,
    Mark,
    Why,
    corrections,
    document,
    reasons_in_words,
    why,
)
from detente.app.looking import Told as Attribution
from detente.records import Status, StoredEvent
from detente.web.annotated import label, pieces, shown_marks
from detente.web.asking import Store, page
from detente.web.correcting import as_words, types

router = APIRouter(include_in_schema=False)

_EXCERPT = 240
"""Letters of what somebody says that a card repeats."""


@dataclass(frozen=True, slots=True)
class EventCard:
    """An event with its reasons, the marks in its words and what readers say of it."""

    event: StoredEvent
    label: str
    values: tuple[Why, ...]
    sentence: str
    within: tuple[tuple[str, str], ...]
    incident: str | None
    corrections: tuple[Correction, ...]
    fields: dict[str, str]

    @property
    def reasons(self) -> tuple[Because, ...]:
        """All reasons of its values."""
        return tuple(reason for value in self.values for reason in value.reasons)


@dataclass(frozen=True, slots=True)
class MarkCard:
    """Who or when some words are, with the reasons and what they are in."""

    name: str
    mark: Mark
    words: str
    reasons: tuple[Because, ...]
    earlier: str | None


@dataclass(frozen=True, slots=True)
class VoiceCard:
    """Who says what, by which words, and the events in it."""

    told: Attribution
    content: tuple[str, ...]
    reasons: tuple[Because, ...]
    events: tuple[StoredEvent, ...]
    outer: Attribution | None


@router.get("/documents/{id:path}")
def document_page(
    request: Request,
    store: Store,
    id: str,
    at: Annotated[str | None, Query(pattern="^[0-9]{1,9}-[0-9]{1,9}$")] = None,
    coder: str | None = None,
) -> Response:
    """Show the text with its findings; `at` are offsets of words to point out, as "120-134".

    Not kept by browsers: what readers say of it changes without the store's files.
    """
    start, _, end = (at or "").partition("-")
    where = (int(start), int(end)) if at else None
    return page(
        request,
        "document.html",
        at=at,
        **reader_of(document(store, id, coder), corrections(store, id), where),
    )


def reader_of(
    told: DocumentTold, made: tuple[Correction, ...] = (), at: tuple[int, int] | None = None
) -> dict[str, Any]:
    """Return what `reader.html` shows of a document: its text in pieces and a card for everything found."""
    return {
        "told": told,
        "pieces": pieces(told, at),
        "events": [_event_card(told, event, made) for event in told.events],
        "marks": [_mark_card(told, name, mark) for name, mark in shown_marks(told) if not mark.cue_of],
        "voices": [_voice_card(told, attribution) for attribution in told.attributions],
        "missing": [c for c in made if c.kind == "missing"],
        "corrections": made,
        "statuses": get_args(Status),
        "types": types(),
    }


def _event_card(told: DocumentTold, event: StoredEvent, made: tuple[Correction, ...]) -> EventCard:
    within = [
        (name, told.text[mark.start : mark.end])
        for name, mark in shown_marks(told)
        if not mark.cue_of and mark.start < (event.trigger_end or 0) and mark.end > (event.trigger_start or 0)
    ]
    return EventCard(
        event=event,
        label=label(event.event),
        values=why(told, event.event),
        sentence=told.text[event.sentence_start or 0 : event.sentence_end or 0],
        within=tuple(within),
        incident=told.incidents.get(event.event),
        corrections=tuple(c for c in made if c.event == event.event),
        fields=as_words(event),
    )


def _mark_card(told: DocumentTold, name: str, mark: Mark) -> MarkCard:
    return MarkCard(
        name=name,
        mark=mark,
        words=told.text[mark.start : mark.end],
        reasons=reasons_in_words(mark.because, told.text),
        earlier=None if mark.earlier is None else told.text[mark.earlier[0] : mark.earlier[1]],
    )


def _voice_card(told: DocumentTold, attribution: Attribution) -> VoiceCard:
    cue = [reason for mark in told.marks if attribution.id in mark.cue_of for reason in mark.because]
    return VoiceCard(
        told=attribution,
        content=tuple(_short(told.text[start:end]) for start, end in attribution.content),
        reasons=reasons_in_words(cue, told.text),
        events=tuple(e for e in told.events if e.attribution == attribution.id),
        outer=next((a for a in told.attributions if a.id == attribution.nested_in), None),
    )


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _EXCERPT else words[:_EXCERPT].rsplit(" ", 1)[0] + " …"
