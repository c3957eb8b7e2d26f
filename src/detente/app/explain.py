"""Why an event was coded as it was, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from detente.export.words import UNNAMED, code, days, on_one_line, sentence_of, source_name, type_and_mode
from detente.lexicon import Lexicons
from detente.records import Attribution, CodedDocument, Event, Evidence, Mention, Reason, Span, Status

STATUS_MEANING: Mapping[Status, str] = {
    "asserted": "told as having happened or going on",
    "denied": "told as not having happened, or not happening",
    "disputed": "told by one voice and contradicted or doubted by another",
    "planned": "told as going to happen",
    "hypothetical": "told as what may, might or could happen, or under a condition",
    "demanded": "asked for or ordered by somebody",
}
QUAD_CLASS_NAMES = {
    1: "verbal cooperation",
    2: "material cooperation",
    3: "verbal conflict",
    4: "material conflict",
}
_LEFT_OUT = frozenset({"citation", "example", "expects", "latitude", "longitude"})
_TERM = frozenset({"from", "until"})
_LABEL = 12


def explain(coded: CodedDocument, event_id: str, lexicon: Path | str | None = None) -> str:
    """Return every value of an event with what made it, a line each, reasons indented below.

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

    def why(*values: str) -> Iterable[str]:
        return dict.fromkeys(reason_in_words(e, text, lexicons) for e in event.because if e.of in values)

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


def _value(label: str, value: str, reasons: Iterable[str]) -> Iterator[str]:
    yield f"{label:<{_LABEL}}{value}"
    for reason in reasons:
        yield f"{'':<{_LABEL}}  because {reason}"


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
        referred = () if before is None else (f"it stands for the earlier “{on_one_line(before.of(text))}”",)
        yield from _value(
            label,
            f"{who} ({known})" if words == who else f"{who} ({known}), here “{words}”",
            dict.fromkeys(
                [*(reason_in_words(e, text, lexicons) for e in (*role, *mention.evidence)), *referred]
            ),
        )


def reason_in_words(evidence: Evidence | Reason, text: str, lexicons: Lexicons) -> str:
    """Return what a piece of evidence says: the words seen, and the lexicon's line or the rule's name."""
    seen = "of "
    if (span := _span_of(evidence)) is not None:
        seen = f"of “{on_one_line(span.of(text))}”, "
    line = lexicons.line_of(evidence.rule)
    if line is None:
        return f"{seen}rule {evidence.rule}"
    cells = " · ".join(
        f"{column} {cell}" if column in _TERM else cell
        for column, cell in line.items()
        if cell and column not in _LEFT_OUT
    )
    return f"{seen}{evidence.rule}: {cells} [{line.get('citation', '')}]"


def _span_of(evidence: Evidence | Reason) -> Span | None:
    if isinstance(evidence, Evidence):
        return evidence.span
    return None if evidence.start is None or evidence.end is None else Span(evidence.start, evidence.end)


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
