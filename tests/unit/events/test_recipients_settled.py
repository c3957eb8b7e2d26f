"""Whose meeting, whose words, who undergoes it: recipients that grammar tells after the nets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import pytest
from tests.unit.events.told_events import Told, sentence_of, words_of

from detente.events.beside import without_those_beside
from detente.events.gatherings import with_whose_meeting, without_where_said
from detente.events.implied import implied
from detente.events.makers import with_callers, with_makers
from detente.events.participants import Participants
from detente.events.undergoers import with_undergoers
from detente.pipeline import Coder
from detente.records import Document, EventMention, Mention, Participant, Span

Rule = Callable[[Participants, Sequence[EventMention]], list[EventMention]]

FOUND: list[tuple[Rule, str, Told, str]] = [
    (
        with_whose_meeting,
        "Kenya took part in the talks and joined the NATO summit.",
        ("CONSULT", "joined", "Kenya", ""),
        "summit",
    ),
    (
        with_whose_meeting,
        "The Kenyan president travels to Brussels for the June NATO summit.",
        ("CONSULT", "travels", "president", "Brussels"),
        "summit",
    ),
    (
        with_whose_meeting,
        "The Kenyan president will visit Rome to attend the G20 ministerial.",
        ("CONSULT", "visit", "president", "Rome"),
        "ministerial",
    ),
    # Who invites somebody to a meeting meets him.
    (
        with_whose_meeting,
        "Kenya invited Chad to attend the NATO summit.",
        ("CONSULT", "invited", "Kenya", "Chad"),
        "Chad",
    ),
    (
        with_makers,
        "Kenya welcomed the statement from President Holm of Denmark calling on Mali to vote.",
        ("SUPPORT", "welcomed", "Kenya", "Mali"),
        "Holm",
    ),
    (
        with_makers,
        "Kenya appreciates the public statements that Denmark has made.",
        ("SUPPORT", "appreciates", "Kenya", ""),
        "Denmark",
    ),
    (
        with_makers,
        "Kenya turned down the offer made by Denmark to aid Mali.",
        ("REJECT", "turned", "Kenya", "Mali"),
        "Denmark",
    ),
    # Whose thing it is has it already.
    (
        with_makers,
        "Kenya welcomed the offer to Mali made by Denmark.",
        ("SUPPORT", "welcomed", "Kenya", "Mali"),
        "Mali",
    ),
    (
        with_undergoers,
        "Norway mourns Jens Holm, who was held hostage by rebels.",
        ("ASSAULT", "held", "rebels", ""),
        "Holm",
    ),
    (with_undergoers, "Danish monks jailed by Chad wept.", ("COERCE", "jailed", "Chad", ""), "monks"),
    (with_undergoers, "Danish envoys were received by Chad.", ("CONSULT", "received", "Chad", ""), ""),
]


@pytest.mark.parametrize(("rule", "text", "event", "expected"), FOUND)
def test_grammar_tells_the_recipient(coder: Coder, rule: Rule, text: str, event: Told, expected: str) -> None:
    who, _, events = sentence_of(coder, text, [event])
    (ruled,) = rule(who, events)
    assert words_of(who.parse, ruled.recipients) == expected.split()


GONE: list[tuple[str, Told, str]] = [
    ("At a NATO meeting, Chad rejects the plan.", ("REJECT", "rejects", "Chad", "NATO"), ""),
    ("Chad filed a complaint at the United Nations.", ("ACCUSE", "filed", "Chad", "Nations"), ""),
    # What a body adopts is its own deed; whom one meets at a meeting is met.
    ("Chad welcomes the vote at the United Nations.", ("SUPPORT", "welcomes", "Chad", "Nations"), "Nations"),
    ("Chad scoffed at the United Nations.", ("REJECT", "scoffed", "Chad", "Nations"), "Nations"),
    ("Chad spoke at a NATO meeting.", ("CONSULT", "spoke", "Chad", "NATO"), "NATO"),
    ("Chad rejects any part in the war in Mali.", ("REJECT", "rejects", "Chad", "Mali"), ""),
    ("Chad rejects the offer of Mali.", ("REJECT", "rejects", "Chad", "Mali"), "Mali"),
]


@pytest.mark.parametrize(("text", "event", "expected"), GONE)
def test_who_is_only_where_it_is_said_or_in_what_is_turned_down_is_no_recipient(
    coder: Coder, text: str, event: Told, expected: str
) -> None:
    who, _, (event_,) = sentence_of(coder, text, [event])
    left = without_where_said(who.parse, who.words, without_those_beside(who.parse, who.words, event_))
    assert words_of(who.parse, left.recipients) == expected.split()


ANSWERED = [
    ("Denmark urged Chad to hold elections. ", "The call was backed by Norway.", "backed", ["DNK"]),
    ("Norway urged Chad to hold elections. ", "The call was backed by Norway.", "backed", ["TCD"]),
    ("Denmark urged Chad to hold elections. ", "The call for aid was backed by Norway.", "backed", ["TCD"]),
]


@pytest.mark.parametrize(("before", "text", "verb", "expected"), ANSWERED)
def test_the_call_that_somebody_answers_is_his_who_made_it_before(
    coder: Coder, before: str, text: str, verb: str, expected: list[str]
) -> None:
    document = Document("test", before + text, date(2024, 3, 1))
    ((_, _, parses),) = coder.parse([(document, coder.segment(document))])
    mentions = coder.corefer(document, parses, coder.actors(document, parses, ()))
    by_number = {p.sentence: p for p in parses}
    call = _of(
        parses[0].tokens[1].span, 0, 1, "REQUEST", [m for m in mentions if m.sentence == 0 and m.head == 0]
    )
    head = next(i for i, t in enumerate(parses[1].tokens) if t.text == verb)
    norway = [m for m in mentions if m.sentence == 1 and m.participant.country == "NOR"]
    answer = _of(parses[1].tokens[head].span, 1, head, "SUPPORT", norway)
    answer = replace(answer, recipients=(implied(answer, Participant("Chad", "TCD")),))
    words = sentence_of(coder, "Chad slept.", [])[0].words
    (_, answered) = with_callers(by_number, words, [call, answer])
    assert [m.participant.country for m in answered.recipients] == expected


def _of(span: Span, sentence: int, head: int, type_: str, actors: Sequence[Mention]) -> EventMention:
    return EventMention(type_, None, (), sentence, head, span, tuple(actors), ())
