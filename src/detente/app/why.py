"""Why an event of a store was coded as it was: every value in words with what made it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from detente.app.explain import QUAD_CLASS_NAMES
from detente.app.reasons import STATUS_MEANING, Because, reasons, stands_for
from detente.export.words import UNNAMED, days, on_one_line
from detente.lexicon import SHIPPED, Lexicons
from detente.records import Party, Reason, StoredEvent
from detente.store.looked import DocumentTold, Mark


@dataclass(frozen=True, slots=True)
class Why:
    """A value of an event in words, and the lexicon lines, rules or model scores that made it."""

    of: str
    value: str
    reasons: tuple[Because, ...]


def why(told: DocumentTold, event_id: str, lexicon: Path | str | None = None) -> tuple[Why, ...]:
    """Return every value of an event with its reasons, as `detente explain` tells them.

    `lexicon` is the user's folder that the document was coded with, if one was.

    Raises:
        KeyError: if the document has no such event; the message names those it has.
    """
    event = next((e for e in told.events if e.event == event_id), None)
    if event is None:
        known = ", ".join(e.event for e in told.events) or "none"
        raise KeyError(f"{told.id} has no event {event_id}; its events: {known}")
    lexicons = SHIPPED if lexicon is None else Lexicons(Path(lexicon))
    return tuple(_values(told, event, lexicons))


def reasons_in_words(
    because: Iterable[Reason], text: str, lexicon: Path | str | None = None
) -> tuple[Because, ...]:
    """Return what pieces of evidence say, each once."""
    return reasons(because, text, SHIPPED if lexicon is None else Lexicons(Path(lexicon)))


def _values(told: DocumentTold, event: StoredEvent, lexicons: Lexicons) -> Iterator[Why]:
    def because(*values: str) -> tuple[Because, ...]:
        return reasons((r for r in event.because if r.of in values), told.text, lexicons)

    kind = event.type if event.mode is None else f"{event.type} {event.mode}"
    quad = QUAD_CLASS_NAMES.get(event.quad_class or 0)
    yield Why("type", kind if quad is None else f"{kind}, {quad}", because("type"))
    if event.contexts:
        yield Why("contexts", ", ".join(event.contexts), ())
    yield from _parties("actors", event, told, lexicons)
    yield from _parties("recipients", event, told, lexicons)
    meaning = {str(status): words for status, words in STATUS_MEANING.items()}.get(event.status)
    status = event.status if meaning is None else f"{event.status}: {meaning}"
    yield Why("status", status, because("status"))
    yield Why("voice", _voice(told, event), because("attribution"))
    when = days(event.first, event.last) or "the text does not say"
    yield Why("when", when, because("first", "last", "time"))
    yield Why("where", _where(event), because("place"))
    for source, value in event.factuality:
        yield Why("factuality", f"{value} for {_named(told, source)}", ())
    if event.cameo is not None:
        yield Why("CAMEO", f"{event.cameo}, Goldstein {event.goldstein}", ())


def _parties(role: str, event: StoredEvent, told: DocumentTold, lexicons: Lexicons) -> Iterator[Why]:
    parties = event.actors if role == "actors" else event.recipients
    if not parties:
        yield Why(role, "the text names none", ())
    for party in parties:
        mark = _mark_of(told, event, party, role)
        at = None if mark is None else (mark.start, mark.end)
        given = [r for r in event.because if r.of == role and (at is None or (r.start, r.end) == at)]
        given += () if mark is None else mark.because
        made_by = list(reasons(given, told.text, lexicons))
        if mark is not None and mark.earlier is not None:
            start, end = mark.earlier
            made_by.append(stands_for(told.text[start:end]))
        code = " ".join(c for c in (party.country, *party.sectors) if c) or "country and sectors unknown"
        here = f", here “{on_one_line(party.text)}”" if party.text and party.text != party.name else ""
        yield Why(role, f"{on_one_line(party.name)} ({code}){here}", tuple(made_by))


def _mark_of(told: DocumentTold, event: StoredEvent, party: Party, role: str) -> Mark | None:
    for mark in told.marks:
        of = mark.actor_of if role == "actors" else mark.recipient_of
        same_words = party.text is None or told.text[mark.start : mark.end] == party.text
        if event.event in of and mark.name == party.name and same_words:
            return mark
    return None


def _voice(told: DocumentTold, event: StoredEvent) -> str:
    if event.attribution is None:
        return "the document says it itself"
    found = next((a for a in told.attributions if a.id == event.attribution), None)
    if found is None:
        return event.voice or UNNAMED
    name = UNNAMED if found.source is None else on_one_line(found.source.name)
    through = f", through “{on_one_line(found.cue)}”" if found.cue else ""
    outer = f", as told by {_named(told, found.nested_in)}" if found.nested_in is not None else ""
    return f"{name} ({found.kind}){through}{outer}"


def _named(told: DocumentTold, source: str) -> str:
    found = next((a for a in told.attributions if a.id == source), None)
    if found is None:
        return "the document"
    return UNNAMED if found.source is None else on_one_line(found.source.name)


def _where(event: StoredEvent) -> str:
    if event.place is None:
        return "the text does not say"
    at = f" at {event.latitude}, {event.longitude}" if event.latitude is not None else ""
    names = ", ".join(p for p in (event.place, event.place_admin1, event.place_country) if p)
    return f"{names}{at}" + (f" ({event.place_precision})" if event.place_precision else "")
