"""Whether patterns code their own examples."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.events import EventFinder
from detente.events.frames import Frames
from detente.events.patterns import NO_EVENT, POS_OF, Pattern
from detente.pipeline import Coder
from detente.records import RECIPROCAL, CodedDocument, Document, Event, Mention


def patterns_of(coder: Coder) -> tuple[Pattern, ...]:
    """Return the patterns of a coder, () if its events are found in another way."""
    return coder.events.patterns.patterns if isinstance(coder.events, EventFinder) else ()


def verdicts_on(coder: Coder, lines: Sequence[Pattern]) -> Iterator[tuple[Pattern, str]]:
    """Yield each pattern with what is wrong with how its example is coded, "" if nothing.

    The example must give an event of the pattern's type, by this very line, with the countries that the
    line expects. One of the type `NONE` must meet the line and give no event.
    """
    for pattern, record in zip(lines, coder.many(Document(p.where, p.example) for p in lines), strict=True):
        if not isinstance(record, CodedDocument):
            yield pattern, f"{record.reason}, in {pattern.example!r}"
        elif pattern.type == NO_EVENT:
            yield pattern, _verdict_on_no_event(coder, pattern, record)
        else:
            yield pattern, _verdict(pattern, record)


def _verdict_on_no_event(coder: Coder, pattern: Pattern, record: CodedDocument) -> str:
    if record.events:
        return f"{', '.join(e.type for e in record.events)} in {pattern.example!r}"
    # Such a line leaves no evidence: whether it is the one that keeps the event away is asked again.
    if not _is_met(coder, pattern, record.document):
        return f"another line meets {pattern.example!r}, or none"
    return ""


def _is_met(coder: Coder, pattern: Pattern, document: Document) -> bool:
    if not isinstance(coder.events, EventFinder):
        return False
    index, words = coder.events.patterns, coder.events.words
    ((_, _, parses),) = coder.parse([(document, coder.segment(document))])
    for parse in parses:
        frames = Frames(parse, words)
        for at, token in enumerate(parse.tokens):
            match = index.best(parse, frames.of(at), token.lemma, POS_OF.get(token.pos, ""))
            if match is not None and match.pattern.where == pattern.where:
                return True
    return False


def _verdict(pattern: Pattern, record: CodedDocument) -> str:
    typed = [e for e in record.events if e.type == pattern.type]
    if not typed:
        others = ", ".join(f"{e.type} by {_line_of(e)}" for e in record.events) or "no event"
        return f"{others}, not {pattern.type}, in {pattern.example!r}"
    own = [e for e in typed if any(w.rule == pattern.where for w in e.because)]
    if not own:
        return f"another line, {_line_of(typed[0])}, codes {pattern.example!r}"
    if not any(_has_sides(event, pattern.expects) for event in own):
        found = ", ".join(f"{'+'.join(_codes(e.actors))}>{'+'.join(_codes(e.recipients))}" for e in own)
        return f"{found}, not {pattern.expects}, in {pattern.example!r}"
    return ""


def _line_of(event: Event) -> str:
    return next((e.rule for e in event.because if e.of == "type"), "a rule")


def _has_sides(event: Event, expects: str) -> bool:
    actors, _, recipients = expects.partition(">")
    who, whom = sorted(filter(None, actors.split("+"))), sorted(filter(None, recipients.split("+")))
    if event.type in RECIPROCAL and (not whom or not event.recipients):
        return sorted({*_codes(event.actors), *_codes(event.recipients)}) == sorted({*who, *whom})
    return (_codes(event.actors), _codes(event.recipients)) == (who, whom)


def _codes(mentions: tuple[Mention, ...]) -> list[str]:
    return sorted({m.participant.country for m in mentions if m.participant.country})
