from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest
from benchmarks.direction.items import Item, Told, read_items
from benchmarks.direction.measure import Judgement, fault_of, figures, judge
from tests.fakes import fake_coder

from detente.records import Document, Event, Mention, Participant, Span

ITEMS = read_items()
PLOVER = (
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST "
    "ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT"
).split()

CHAD_EXPELLED = Told("SANCTION", "expelled", ("Chad", "Sudan"), frozenset({"TCD"}), frozenset({"SDN"}))
SUDAN_ACCUSED = Told("ACCUSE", "accused", ("Sudan", "Chad"), frozenset({"SDN"}), frozenset({"TCD"}))
ITEM = Item(
    "1", "Chad expelled a consul of Sudan, which had accused it.", "relative", (CHAD_EXPELLED, SUDAN_ACCUSED)
)


def _event(type_: str, trigger: str, actors: str, recipients: str, text: str = ITEM.sentence) -> Event:
    start = text.index(trigger)
    span = Span(start, start + len(trigger))

    def mentions(countries: str) -> tuple[Mention, ...]:
        return tuple(Mention(span, 0, 0, Participant(c, c), "name") for c in countries.split())

    return Event(
        "e1", type_, None, (), mentions(actors), mentions(recipients), span, 0, None, None, None, None,
        "asserted", (), 4, -5.0, None, None,
    )  # fmt: skip


def _judged(*events: Event) -> Judgement:
    (judgement,) = judge([ITEM], replace(fake_coder(), assemble=lambda *_: events))
    return judgement


def test_both_events_with_their_sides_are_right() -> None:
    judged = _judged(_event("SANCTION", "expelled", "TCD", "SDN"), _event("ACCUSE", "accused", "SDN", "TCD"))
    assert judged.found and judged.typed and judged.right and not judged.swapped


def test_an_exchanged_event_is_swapped_and_wrong() -> None:
    judged = _judged(_event("SANCTION", "expelled", "SDN", "TCD"), _event("ACCUSE", "accused", "SDN", "TCD"))
    assert [f.fault for f in judged.findings] == ["swapped", ""]
    assert judged.found and judged.swapped and not judged.right


def test_a_missed_event_makes_the_item_wrong() -> None:
    judged = _judged(_event("ACCUSE", "accused", "SDN", "TCD"))
    assert [f.fault for f in judged.findings] == ["missed", ""]
    assert not judged.found and not judged.right


def test_a_direction_can_be_right_under_another_type() -> None:
    judged = _judged(_event("COERCE", "expelled", "TCD", "SDN"), _event("ACCUSE", "accused", "SDN", "TCD"))
    assert judged.right and not judged.typed


def test_further_coded_events_do_no_harm() -> None:
    judged = _judged(
        _event("SANCTION", "expelled", "TCD", "SDN"),
        _event("ACCUSE", "accused", "SDN", "TCD"),
        _event("CONSULT", "consul", "SDN", "TCD"),
    )
    assert judged.right


@pytest.mark.parametrize(
    ("actors", "recipients", "fault"),
    [
        ("TCD", "", "no recipient"),
        ("", "SDN", "no actor"),
        ("LBY", "SDN", "other actor"),
        ("TCD LBY", "SDN", "actor and others"),
        ("SDN", "", "other actor, no recipient"),
    ],
)
def test_a_fault_tells_what_is_wrong_with_each_side(actors: str, recipients: str, fault: str) -> None:
    told = ITEM.as_gold().events[0]
    assert fault_of(told, _event("SANCTION", "expelled", actors, recipients)) == fault


@pytest.mark.parametrize(("actors", "recipients"), [("TCD SDN", ""), ("TCD", "SDN"), ("SDN", "TCD")])
def test_parties_of_a_meeting_are_taken_together(actors: str, recipients: str) -> None:
    met = Told("CONSULT", "met", ("Chad", "Sudan"), frozenset({"TCD", "SDN"}), frozenset())
    (told, _) = Item("1", "Chad and Sudan met.", "coordination", (met, met)).as_gold().events
    assert fault_of(told, _event("CONSULT", "met", actors, recipients, "Chad and Sudan met.")) == ""


def test_figures_count_missed_events_as_wrong() -> None:
    right = _judged(_event("SANCTION", "expelled", "TCD", "SDN"), _event("ACCUSE", "accused", "SDN", "TCD"))
    counted = figures([right, _judged()])
    assert counted["both directions right"] == (1, 2)
    assert counted["events with the right direction"] == (2, 4)
    assert counted["found events that are swapped"] == (0, 2)


def test_each_sentence_is_a_document_of_its_own() -> None:
    seen: list[Document] = []

    def assemble(document: Document, *_: object) -> tuple[Event, ...]:
        seen.append(document)
        return ()

    judge(ITEMS, replace(fake_coder(), assemble=assemble))
    assert [d.text for d in seen] == [i.sentence for i in ITEMS]


def test_there_are_enough_items_without_doubles() -> None:
    assert len(ITEMS) >= 320
    assert len({i.id for i in ITEMS}) == len({i.sentence for i in ITEMS}) == len(ITEMS)


def test_triggers_and_participants_are_words_of_their_sentence() -> None:
    absent = [
        (item.id, words)
        for item in ITEMS
        for told in item.told
        for words in (told.trigger, *told.words)
        if not re.search(rf"(?<!\w){re.escape(words)}(?!\w)", item.sentence)
    ]
    assert absent == []


def test_every_participant_has_words_and_a_country() -> None:
    for item in ITEMS:
        for told in item.told:
            assert told.actors and len(told.words) == len(told.actors) + len(told.recipients), item.id
            assert all(re.fullmatch("[A-Z]{3}", c) for c in told.actors | told.recipients), item.id


def test_every_type_is_told_at_least_fifteen_times() -> None:
    counts = Counter(told.type for item in ITEMS for told in item.told)
    assert set(counts) == set(PLOVER)
    assert min(counts.values()) >= 15


def test_at_least_sixty_countries_and_organisations_act() -> None:
    assert len({c for item in ITEMS for told in item.told for c in told.actors | told.recipients}) >= 60


def test_no_two_events_of_an_item_have_the_same_direction() -> None:
    for item in ITEMS:
        one, other = item.told
        assert (one.actors, one.recipients) != (other.actors, other.recipients), item.id


def test_a_swap_pair_exchanges_its_two_countries() -> None:
    pairs: dict[str, list[Item]] = {}
    for item in ITEMS:
        if item.pair is not None:
            pairs.setdefault(item.pair, []).append(item)
    assert sum(map(len, pairs.values())) >= 120
    for one, other in pairs.values():
        assert one.construction == other.construction
        for told, turned in zip(one.told, other.told, strict=True):
            assert (told.type, told.trigger) == (turned.type, turned.trigger), one.id
            assert (told.actors, told.recipients) == (turned.recipients, turned.actors), one.id
