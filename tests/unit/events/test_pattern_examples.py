"""Every pattern line codes its own example: its type, by this very line, with these sides."""

from __future__ import annotations

import pytest
from tests.unit.events.pattern_faults import FAULTS

from detente.events import EventFinder
from detente.events.frames import Frames
from detente.events.patterns import NO_EVENT, POS_OF, Pattern, PatternIndex
from detente.pipeline import Coder
from detente.records import CodedDocument, Document, Event, Mention

_BOTH_WAYS = frozenset({"CONSULT", "AGREE", "COOPERATE"})
"""Types whose parties are compared together where one side is empty (SCHEMA, conventions)."""


@pytest.fixture(scope="module")
def patterns(coder: Coder) -> PatternIndex:
    finder = coder.events
    assert isinstance(finder, EventFinder)
    return finder.patterns


@pytest.fixture(scope="module")
def verdicts(coder: Coder, patterns: PatternIndex) -> dict[str, str]:
    """Return what is wrong with each line's example, "" if nothing; by "TYPE pattern"."""
    lines = patterns.patterns
    records = list(coder.many(Document(p.where, p.example) for p in lines))
    found = {}
    for pattern, record in zip(lines, records, strict=True):
        assert isinstance(record, CodedDocument)
        judge = _verdict if pattern.type != NO_EVENT else _verdict_on_no_event
        found[_key(pattern)] = judge(pattern, record)
    blocking = [p for p in lines if p.type == NO_EVENT]
    for pattern, reached in zip(blocking, _reached(coder, patterns, blocking), strict=True):
        if not reached:
            found[_key(pattern)] = f"another line than {pattern.where} meets {pattern.example!r}"
    return found


def test_every_pattern_codes_its_own_example(verdicts: dict[str, str]) -> None:
    failing = {key: verdict for key, verdict in verdicts.items() if verdict and key not in FAULTS}
    assert not failing, "\n".join(f"{key}: {verdict}" for key, verdict in sorted(failing.items()))


def test_every_listed_fault_is_still_one(verdicts: dict[str, str]) -> None:
    mended = [key for key in FAULTS if not verdicts.get(key)]
    assert not mended, "mended or gone, take out of pattern_faults.py:\n" + "\n".join(mended)


def test_few_lines_are_listed_as_faulty(verdicts: dict[str, str]) -> None:
    assert len(FAULTS) <= len(verdicts) // 20


def test_no_pattern_stands_twice(patterns: PatternIndex) -> None:
    seen: dict[str, str] = {}
    twice = []
    for pattern in patterns.patterns:
        words = _words(pattern)
        if words in seen:
            twice.append(f"{pattern.where} and {seen[words]}: {words}")
        seen[words] = pattern.where
    assert twice == []


def _key(pattern: Pattern) -> str:
    return f"{pattern.type} {_words(pattern)}"


def _words(pattern: Pattern) -> str:
    """Return the pattern as it is written, its alternatives sorted: line numbers move, this does not."""
    slots = (f"{c.slot}:{'|'.join(sorted(c.lemmas)) if c.lemmas else '*'}" for c in pattern.constraints)
    return " ".join((f"{pattern.lemma}/{pattern.pos}", *slots))


def _reached(coder: Coder, index: PatternIndex, lines: list[Pattern]) -> list[bool]:
    """Return for each line that stands for no event, and so leaves no evidence, whether its example meets it."""
    documents = [Document(p.where, p.example) for p in lines]
    parsed = coder.parse((d, coder.segment(d)) for d in documents)
    return [
        any(
            match is not None and match.pattern.where == line.where
            for parse in parses
            for at, token in enumerate(parse.tokens)
            for match in [index.best(parse, Frames(parse).of(at), token.lemma, POS_OF.get(token.pos, ""))]
        )
        for line, (_, _, parses) in zip(lines, parsed, strict=True)
    ]


def _verdict_on_no_event(pattern: Pattern, record: CodedDocument) -> str:
    found = ", ".join(e.type for e in record.events)
    return f"{found} in {pattern.example!r} ({pattern.where})" if found else ""


def _verdict(pattern: Pattern, record: CodedDocument) -> str:
    typed = [e for e in record.events if e.type == pattern.type]
    if not typed:
        return f"no {pattern.type} in {pattern.example!r} ({pattern.where})"
    own = [e for e in typed if any(w.rule == pattern.where for w in e.because)]
    if not own:
        return f"another line than {pattern.where} codes {pattern.example!r}"
    if not any(_has_sides(event, pattern.expects) for event in own):
        found = ", ".join(f"{'+'.join(_codes(e.actors))}>{'+'.join(_codes(e.recipients))}" for e in own)
        return f"{found}, not {pattern.expects}, in {pattern.example!r} ({pattern.where})"
    return ""


def _has_sides(event: Event, expects: str) -> bool:
    actors, _, recipients = expects.partition(">")
    who, whom = sorted(filter(None, actors.split("+"))), sorted(filter(None, recipients.split("+")))
    if event.type in _BOTH_WAYS and (not whom or not event.recipients):
        return sorted({*_codes(event.actors), *_codes(event.recipients)}) == sorted({*who, *whom})
    return (_codes(event.actors), _codes(event.recipients)) == (who, whom)


def _codes(mentions: tuple[Mention, ...]) -> list[str]:
    return sorted({m.participant.country for m in mentions if m.participant.country})
