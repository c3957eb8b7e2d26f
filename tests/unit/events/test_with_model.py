"""Patterns and trained model together: short sentences whose events nobody should get wrong."""

from __future__ import annotations

import re
from datetime import date

import pytest
from tests.unit.events.conftest import AsTuple
from tests.unit.events.test_roles import ROLES

from detente.attribution.decision import Cuts as AttributionCuts
from detente.encode import model, tagger
from detente.events.decision import WIDE
from detente.events.decision import Cuts as EventCuts
from detente.pipeline import Coder
from detente.records import CodedDocument, Document

LEAST_RIGHT = 0.85
"""Share of the table of sides that patterns and model together must have wholly right."""


@pytest.fixture(scope="module")
def records(coder: Coder) -> list[tuple[CodedDocument, str]]:
    documents = [Document(str(n), text, date(2019, 10, 9)) for n, (text, _) in enumerate(ROLES)]
    coded = [c for c in coder.many(documents) if isinstance(c, CodedDocument)]
    return list(zip(coded, (expected for _, expected in ROLES), strict=True))


def test_most_sentences_have_just_the_events_and_sides_of_the_table(
    records: list[tuple[CodedDocument, str]], as_tuple: AsTuple
) -> None:
    wrong = [
        (record.document.text, "; ".join(map(as_tuple, record.events)), expected)
        for record, expected in records
        if sorted(map(as_tuple, record.events)) != sorted(filter(None, expected.split("; ")))
    ]
    assert 1 - len(wrong) / len(records) >= LEAST_RIGHT, wrong


def test_no_sentence_tells_an_act_the_wrong_way_round(
    records: list[tuple[CodedDocument, str]], as_tuple: AsTuple
) -> None:
    for record, expected in records:
        told = set(expected.split("; "))
        for event in map(as_tuple, record.events):
            type_, sides = event.split(" ")
            actor, recipient = sides.split(">")
            exchanged = f"{type_} {recipient}>{actor}"
            assert event in told or exchanged not in told, (record.document.text, event)


def test_the_model_is_named_with_its_score(records: list[tuple[CodedDocument, str]]) -> None:
    rules = {
        why.rule for record, _ in records for e in record.events for why in e.because if why.stage == "encode"
    }
    assert len(rules) > 50
    proposed, chosen, filled, retyped = (
        r"events-l6 [\d.]+: [A-Za-z]+ \d\.\d\d",
        r"participants [\d.]+: (actor|recipient) \d\.\d\d",
        r"sides [\d.]+: (actor|recipient) [A-Z]{3} \d\.\d\d",
        r"worth [\d.]+: [A-Z]+ \d\.\d\d",
    )
    assert all(re.fullmatch(f"{proposed}|{chosen}|{filled}|{retyped}", rule) for rule in rules)


def test_roles_are_read_of_the_triggers_that_can_become_events(coder: Coder) -> None:
    sentence = "Banks failed, shops closed and Russia condemned Japan."
    document = Document("d", sentence, date(2019, 10, 9))
    ((_, _, parses),) = coder.parse([(document, coder.segment(document))])
    proposals = coder.propose(parses).events
    assert all(p.score >= model.LEAST_READ for p in proposals if p.roles)
    assert any(p.score < model.LEAST_READ for p in proposals)
    assert any(p.roles for p in proposals)


def test_nothing_is_decided_on_what_the_models_have_not_read() -> None:
    for event_cuts in (EventCuts(), WIDE):
        assert min(event_cuts.agreed, event_cuts.other_type, event_cuts.alone) >= model.LEAST_READ
    cuts = AttributionCuts()
    assert min(cuts.agreed, cuts.alone, cuts.alone_bare) >= tagger.LEAST_READ
