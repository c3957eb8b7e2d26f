"""What the report marks in a text, and the note that each mark shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from detente.export.marks import Mark
from detente.export.words import code, days, names, on_one_line, source_name, type_and_mode, voice
from detente.records import Attribution, CodedDocument, Event, Mention, Span, TimeMention

_QUOTATION, _PLACE, _PARTICIPANT, _TIME, _CUE, _TRIGGER = range(6)

Note = tuple[tuple[str, str], ...]


def marks_of(coded: CodedDocument, prefix: str) -> Iterator[Mark]:
    """Yield the marks of a coded document: quotations, participants, times, places and events.

    `prefix` begins the anchors, so that those of two documents on one page differ.
    """
    for attribution in coded.attributions:
        yield from _of_attribution(coded, attribution)
    acting = {m.span for e in coded.events for m in (*e.actors, *e.recipients)}
    acting |= {a.source.span for a in coded.attributions if a.source is not None}
    for mention in _once(coded.mentions):
        yield _of_mention(coded, mention, acting)
    for time in coded.times:
        yield _of_time(time)
    for place in {e.place.span: e.place for e in coded.events if e.place is not None}.values():
        where = ", ".join(p for p in (place.name, place.admin1, place.country) if p)
        at = f"{place.latitude}, {place.longitude}" if place.latitude is not None else ""
        why = place.evidence[0].rule if place.evidence else ""
        note = _note(("place", where), ("at", at), ("precision", place.precision), ("why", why))
        yield Mark(place.span.start, place.span.end, _PLACE, "place", note)
    for span, events in _by_trigger(coded.events).items():
        yield _of_events(coded, span, events, prefix)


def _of_attribution(coded: CodedDocument, attribution: Attribution) -> Iterator[Mark]:
    text = coded.document.text
    cue = attribution.cue
    why = attribution.evidence[0].rule if attribution.evidence else ""
    note = _note(
        ("says who", source_name(attribution)),
        ("through", on_one_line(cue.of(text)) if cue is not None else "quotation marks"),
        ("how", f"{attribution.kind}, not said" if attribution.polarity == "negative" else attribution.kind),
        ("why", why),
    )
    for span in attribution.content:
        yield Mark(span.start, span.end, _QUOTATION, "said", note)
    if cue is not None:
        yield Mark(cue.start, cue.end, _CUE, "cue", note)


def _of_mention(coded: CodedDocument, mention: Mention, acting: set[Span]) -> Mark:
    before = mention.antecedent
    note = _note(
        ("who", on_one_line(mention.participant.name)),
        ("code", code(mention)),
        ("stands for", "" if before is None else on_one_line(before.of(coded.document.text))),
        ("why", ", ".join(dict.fromkeys(e.rule for e in mention.evidence))),
    )
    classes = "who" if mention.span in acting else "who idle"
    return Mark(mention.span.start, mention.span.end, _PARTICIPANT, classes, note)


def _of_time(time: TimeMention) -> Mark:
    note = _note(
        ("when", days(time.first, time.last) or "open"),
        ("TIMEX3", f"{time.type} {time.value}"),
        ("why", time.evidence[0].rule if time.evidence else ""),
    )
    return Mark(time.span.start, time.span.end, _TIME, "when", note)


def _of_events(coded: CodedDocument, span: Span, events: list[Event], prefix: str) -> Mark:
    note: list[tuple[str, str]] = []
    for event in events:
        why = dict.fromkeys(e.rule for e in event.because if e.of in {"type", "status"})
        note += _note(
            ("event", f"{event.id} {type_and_mode(event)}"),
            ("who", names(event.actors) or "not named"),
            ("to whom", names(event.recipients)),
            ("status", event.status),
            ("says who", voice(coded, event) or "the document itself"),
            ("when", days(event.first, event.last)),
            ("where", event.place.name if event.place is not None else ""),
            ("why", ", ".join(why)),
        )
    return Mark(
        span.start,
        span.end,
        _TRIGGER,
        f"did q{events[0].quad_class} {events[0].status}",
        tuple(note),
        label=" + ".join(dict.fromkeys(_label(e) for e in events)),
        anchor=f"{prefix}-{events[0].id}",
    )


def _label(event: Event) -> str:
    return event.type if event.status == "asserted" else f"{event.type}, {event.status}"


def _by_trigger(events: Iterable[Event]) -> dict[Span, list[Event]]:
    found: dict[Span, list[Event]] = {}
    for event in events:
        found.setdefault(event.trigger, []).append(event)
    return found


def _once(mentions: Iterable[Mention]) -> Iterable[Mention]:
    """Return one mention for each span, the first; "French and German ministers" gives one span two."""
    found: dict[Span, Mention] = {}
    for mention in mentions:
        found.setdefault(mention.span, mention)
    return found.values()


def _note(*pairs: tuple[str, str]) -> Note:
    return tuple((label, value) for label, value in pairs if value)
