"""Why an event was coded as it was, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from detente.app.reasons import STATUS_MEANING, Because, reasons, stands_for
from detente.export.words import UNNAMED, code, days, on_one_line, sentence_of, source_name, type_and_mode
from detente.lexicon import Lexicons
from detente.records import Attribution, CodedDocument, Event, Mention

QUAD_CLASS_NAMES = {
    1: "verbal cooperation",
    2: "material cooperation",
    3: "verbal conflict",
    4: "material conflict",
}
_LABEL = 12


def explain(coded: CodedDocument, event_id: str, lexicon: Path | str | None = None) -> str:
    """Return every value of an event with what made it: reasons indented below, and as the record has them.

    `lexicon` is the user's folder that the document was coded with, if one was: its lines are read there.

    Raises:
        KeyError: if the document has no such event; the message names those it has.
    """
    event = next((e for e in coded.events if e.id == event_id), None)
    if event is None:
        known = ", ".join(e.id for e in coded.events) or "none"
        raise KeyError(f"{coded.document.id} has no event {event_id}; its events: {known}")
    lexicons = Lexicons(Path(lexicon) if lexicon is not None else None)
    return "\n".join(_lines(coded, event, lexicons))


def _lines(coded: CodedDocument, event: Event, lexicons: Lexicons) -> Iterator[str]:
    text = coded.document.text

    def why(*values: str) -> Iterable[Because]:
        return reasons((e for e in event.because if e.of in values), text, lexicons)

    yield f"{event.id}  {type_and_mode(event)}  “{on_one_line(event.trigger.of(text))}”"
    yield f"in: {on_one_line(sentence_of(coded, event.sentence))}"
    yield ""
    kind = f"{type_and_mode(event)}, {QUAD_CLASS_NAMES[event.quad_class]}"
    yield from _value("type", kind, why("type"))
    if event.contexts:
        yield from _value("contexts", ", ".join(event.contexts), ())
    yield from _participants("actors", event.actors, event, text, lexicons)
    yield from _participants("recipients", event.recipients, event, text, lexicons)
    yield from _value("status", f"{event.status}: {STATUS_MEANING[event.status]}", why("status"))
    yield from _value("voice", _voice(coded, event), why("attribution"))
    when = days(event.first, event.last) or "the text does not say"
    yield from _value("when", when, why("first", "last", "time"))
    yield from _value("where", _where(event), why("place"))
    for factuality in event.factuality:
        yield from _value("factuality", f"{factuality.value} for {_named(coded, factuality.source)}", ())
    if event.cameo is not None:
        yield from _value("CAMEO", f"{event.cameo}, Goldstein {event.goldstein}", ())


def _value(label: str, value: str, made_by: Iterable[Because]) -> Iterator[str]:
    yield f"{label:<{_LABEL}}{value}"
    for reason in made_by:
        yield f"{'':<{_LABEL}}  because {reason.words}"
        if reason.record:
            yield f"{'':<{_LABEL}}    = {reason.record}"


def _participants(
    label: str, mentions: Iterable[Mention], event: Event, text: str, lexicons: Lexicons
) -> Iterator[str]:
    mentions = tuple(mentions)
    if not mentions:
        yield from _value(label, "the text names none", ())
    for mention in mentions:
        words = on_one_line(mention.span.of(text))
        who = on_one_line(mention.participant.name)
        known = code(mention) or "country and sectors unknown"
        role = (e for e in event.because if e.of == label and e.span == mention.span)
        before = mention.antecedent
        referred = () if before is None else (stands_for(before.of(text)),)
        yield from _value(
            label,
            f"{who} ({known})" if words == who else f"{who} ({known}), here “{words}”",
            (*reasons((*role, *mention.evidence), text, lexicons), *referred),
        )


def _voice(coded: CodedDocument, event: Event) -> str:
    if event.attribution is None:
        return "the document says it itself"
    told = _attribution(coded, event.attribution)
    if told is None:
        return UNNAMED
    through = f", through “{on_one_line(told.cue.of(coded.document.text))}”" if told.cue is not None else ""
    outer = f", as told by {_named(coded, told.nested_in)}" if told.nested_in is not None else ""
    return f"{source_name(told)} ({told.kind}){through}{outer}"


def _named(coded: CodedDocument, source: str) -> str:
    told = _attribution(coded, source)
    return "the document" if told is None else source_name(told)


def _attribution(coded: CodedDocument, number: str) -> Attribution | None:
    return next((a for a in coded.attributions if a.id == number), None)


def _where(event: Event) -> str:
    place = event.place
    if place is None:
        return "the text does not say"
    at = f" at {place.latitude}, {place.longitude}" if place.latitude is not None else ""
    return f"{', '.join(p for p in (place.name, place.admin1, place.country) if p)}{at} ({place.precision})"
