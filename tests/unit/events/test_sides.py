"""Which states stand on which side, once a judge has spoken: the judge here is told what to say."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import pytest

from detente.events.finder import default_event_finder
from detente.events.scene import NAMES, Scene
from detente.events.sides import LEAST, LEAST_OF_ATTACKER, LEAST_OF_TWO, LEAST_OF_WHOM, Sides
from detente.records import Document, EventMention, Mention, Parse, Participant

Parsed = Callable[[str], tuple[Document, tuple[Parse, ...]]]
FINDER = default_event_finder()
STATES = {"Chad": "TCD", "Sudan": "SDN", "Libya": "LBY"}
LIBYAN_STORY = "It rains in Libya. The sea is calm. The wind is low."


@dataclass
class Judge:
    """Says the chances that the test gives, in the order of the rows."""

    said: Sequence[tuple[float, float]] = ()
    name: str = "judge 0"
    asked: list[tuple[float, ...]] = field(default_factory=list)

    def __call__(self, rows: Sequence[tuple[float, ...]]) -> Sequence[tuple[float, float]]:
        self.asked.extend(rows)
        return self.said


def scene_of(parsed: Parsed, text: str) -> Scene:
    document, parses = parsed(text)
    mentions = [
        Mention(t.span, p.sentence, i, Participant(t.text, STATES.get(t.text), ("GOV",)), "name")
        for p in parses
        for i, t in enumerate(p.tokens)
        if t.text in STATES or t.text == "rebels"
    ]
    return Scene(parses, mentions, (), (), FINDER(document, parses, mentions))


def settled(scene: Scene, told: Mapping[str, tuple[float, float]]) -> EventMention:
    rows = scene.rows()
    assert {row.event for row in rows} == {0}
    judge = Judge([told.get(row.country, (0.0, 0.0)) for row in rows])
    (event,) = Sides(judge, FINDER.patterns, FINDER.words)(scene)
    return event


def codes(mentions: Sequence[Mention]) -> list[str | None]:
    return [m.participant.country for m in mentions]


def test_an_open_side_gets_the_state_that_the_judge_holds_for_likely(parsed: Parsed) -> None:
    told = {"TCD": (0.8, 0.0), "SDN": (0.0, 0.9)}
    event = settled(scene_of(parsed, "Chad attacked on Monday, Sudan said."), told)
    assert (codes(event.actors), codes(event.recipients)) == (["TCD"], ["SDN"])
    assert event.recipients[0].kind == "name"
    assert "judge 0: recipient SDN 0.90" in {e.rule for e in event.evidence if e.of == "recipients"}


def test_words_that_nothing_holds_for_likely_do_not_stand_for_a_state(parsed: Parsed) -> None:
    document, parses = parsed("Chad attacked on Monday, businesses said.")
    names = {"Chad": ("name", "TCD", ("GOV",)), "businesses": ("noun", "SDN", ("BUS",))}
    mentions = [
        Mention(t.span, 0, i, Participant(t.text, names[t.text][1], names[t.text][2]), names[t.text][0])  # type: ignore[arg-type]
        for i, t in enumerate(parses[0].tokens)
        if t.text in names
    ]
    scene = Scene(parses, mentions, (), (), FINDER(document, parses, mentions))
    event = settled(scene, {"TCD": (0.8, 0.0), "SDN": (0.0, 0.9)})
    assert [(m.participant.country, m.kind) for m in event.recipients] == [("SDN", "implied")]


def test_a_side_that_has_a_state_is_left_alone(parsed: Parsed) -> None:
    scene = scene_of(parsed, "Chad attacked Sudan from Libya.")
    (before,) = scene.events
    assert settled(scene, {"LBY": (0.9, 0.9), "SDN": (0.9, 0.0)}) == before


def test_a_state_that_only_the_sentence_before_names_is_implied(parsed: Parsed) -> None:
    scene = scene_of(parsed, "Libya is in the south. Chad attacked.")
    event = settled(scene, {"LBY": (0.0, 0.8)})
    assert codes(event.recipients) == ["LBY"]
    assert event.recipients[0].kind == "implied"
    assert event.recipients[0].span == event.trigger


def test_the_one_participant_without_a_state_gets_the_state_that_is_told(parsed: Parsed) -> None:
    scene = scene_of(parsed, "Chad is large. The rebels attacked Sudan.")
    event = settled(scene, {"TCD": (0.9, 0.1)})
    assert [(m.participant.name, m.participant.country) for m in event.actors] == [("rebels", "TCD")]


def test_a_state_that_is_not_likely_enough_stays_away(parsed: Parsed) -> None:
    scene = scene_of(parsed, "Chad attacked on Monday, Libya said.")
    assert settled(scene, {"LBY": (0.0, LEAST - 0.01)}).recipients == ()


def test_to_whom_a_verb_s_deed_is_done_in_a_story_needs_to_be_less_likely(parsed: Parsed) -> None:
    scene = scene_of(parsed, "Libya is in the south. Chad attacked.")
    assert codes(settled(scene, {"LBY": (0.0, LEAST_OF_WHOM)}).recipients) == ["LBY"]
    assert codes(settled(scene, {"LBY": (0.0, LEAST_OF_WHOM - 0.01)}).recipients) == []


def test_whom_troops_are_massed_against_needs_to_be_likely(parsed: Parsed) -> None:
    scene = scene_of(parsed, "Libya is in the south. Chad mobilised.")
    assert scene.events[0].type == "MOBILIZE"
    assert settled(scene, {"LBY": (0.0, LEAST - 0.01)}).recipients == ()


def test_a_sort_of_people_before_a_noun_has_no_state_guessed(parsed: Parsed) -> None:
    scene = scene_of(parsed, "Chad imposed a Muslim ban.")
    (event,) = scene.events
    word = next(i for i, t in enumerate(scene.parses[0].tokens) if t.text == "Muslim")
    sort = Mention(scene.parses[0].tokens[word].span, 0, word, Participant("Muslim"), "noun")
    noun = scene.parses[0].tokens[word].head
    held = replace(scene, events=[replace(event, head=noun, recipients=(sort,))])
    assert codes(settled(held, {"TCD": (0.0, 0.9)}).recipients) == [None]


def test_in_a_story_a_deed_of_two_has_the_likeliest_state_on_its_open_side(parsed: Parsed) -> None:
    scene = scene_of(parsed, f"{LIBYAN_STORY} Chad accused.")
    event = settled(scene, {"LBY": (0.0, LEAST_OF_TWO), "TCD": (0.0, LEAST_OF_TWO - 0.1)})
    assert codes(event.recipients) == ["LBY"]


def test_whose_we_it_is_is_not_guessed(parsed: Parsed) -> None:
    scene = scene_of(parsed, f"{LIBYAN_STORY} Chad accused us.")
    (event,) = scene.events
    word = scene.parses[-1].tokens[event.head + 1]
    us = Mention(word.span, event.sentence, event.head + 1, Participant("us"), "pronoun")
    scene.events = [replace(event, recipients=(us,))]
    assert codes(settled(scene, {"LBY": (0.0, LEAST_OF_TWO)}).recipients) == [None]
    assert codes(settled(scene, {"LBY": (0.0, LEAST)}).recipients) == ["LBY"]


def test_a_state_that_is_only_the_likeliest_is_understood_not_named(parsed: Parsed) -> None:
    scene = scene_of(parsed, f"{LIBYAN_STORY} Chad, in Libya, accused.")
    event = settled(scene, {"LBY": (0.0, LEAST_OF_TWO)})
    assert [(m.participant.country, m.kind) for m in event.recipients] == [("LBY", "implied")]


@pytest.mark.parametrize(
    "text",
    [
        "It rains in Libya. Chad accused.",
        "It rains in Libya. The sea is calm. The wind is low. Chad protested.",
    ],
    ids=["too little is told around it", "a protest can be against nobody"],
)
def test_elsewhere_the_likeliest_state_is_not_enough(parsed: Parsed, text: str) -> None:
    assert settled(scene_of(parsed, text), {"LBY": (0.0, LEAST_OF_TWO)}).recipients == ()


def test_who_freed_is_understood_and_whom_somebody_frees_is_not(parsed: Parsed) -> None:
    freed = scene_of(parsed, f"{LIBYAN_STORY} Chad was pardoned.")
    assert codes(settled(freed, {"LBY": (LEAST_OF_TWO, 0.0)}).actors) == ["LBY"]
    leaving = scene_of(parsed, f"{LIBYAN_STORY} Chad retreated.")
    assert codes(settled(leaving, {"LBY": (0.0, LEAST_OF_TWO)}).recipients) == []


def test_every_row_has_a_value_for_each_name(parsed: Parsed) -> None:
    rows = scene_of(parsed, "Chad attacked Sudan from Libya.").rows()
    assert {len(row.values) for row in rows} == {len(NAMES)}
    assert [row.country for row in rows] == ["TCD", "SDN", "LBY"]


@pytest.mark.parametrize(
    ("name", "country", "value"),
    [
        ("type ASSAULT", "TCD", 1.0),
        ("held by rules as actors", "TCD", 1.0),
        ("held by rules as actors", "SDN", 0.0),
        ("held by rules as recipients", "SDN", 1.0),
        ("before trigger", "TCD", 1.0),
        ("after trigger", "SDN", 1.0),
        ("nobody is voice", "SDN", 1.0),
    ],
)
def test_a_row_tells_how_a_state_stands_to_the_event(
    parsed: Parsed, name: str, country: str, value: float
) -> None:
    rows = {r.country: r for r in scene_of(parsed, "Chad attacked Sudan.").rows()}
    assert dict(zip(NAMES, rows[country].values, strict=True))[name] == value


def test_who_hosts_troops_is_not_put_on_the_open_side(parsed: Parsed) -> None:
    scene = scene_of(parsed, "Chad deployed troops to Sudan.")
    event = settled(scene, {"SDN": (0.0, 0.9)})
    assert codes(event.recipients) == []


def test_who_struck_needs_to_be_less_likely_where_a_verb_tells_of_it(parsed: Parsed) -> None:
    struck = scene_of(parsed, "Libya is in the south. Chad was attacked.")
    assert codes(settled(struck, {"LBY": (LEAST_OF_ATTACKER, 0.0)}).actors) == ["LBY"]
    assert codes(settled(struck, {"LBY": (LEAST_OF_ATTACKER - 0.01, 0.0)}).actors) == []
    noun = scene_of(parsed, "Libya is in the south. The attack on Chad goes on.")
    assert codes(settled(noun, {"LBY": (LEAST_OF_ATTACKER, 0.0)}).actors) == []


def test_who_supports_somebody_is_not_guessed(parsed: Parsed) -> None:
    scene = scene_of(parsed, "Libya is in the south. Chad was praised.")
    assert settled(scene, {"LBY": (0.9, 0.0)}).actors == ()


def test_who_is_helped_in_another_state_s_own_statement_does_not_help_himself(parsed: Parsed) -> None:
    helped = scene_of(parsed, "Libya is large. Medicine was sent to Chad.")
    told = {"TCD": (0.9, 0.9)}
    assert codes(settled(helped, told).actors) == ["TCD"]
    helped.publishers.add("LBY")
    assert codes(settled(helped, told).actors) == []


def test_who_rejects_an_accusation_did_not_make_it(parsed: Parsed) -> None:
    scene = scene_of(parsed, "Chad rejected the accusation.")
    rows = scene.rows()
    judge = Judge([(0.9, 0.9) for _ in rows])
    accusation = next(e for e in Sides(judge, FINDER.patterns, FINDER.words)(scene) if e.type == "ACCUSE")
    assert (codes(accusation.actors), codes(accusation.recipients)) == ([], ["TCD"])


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("The seizure of a ferry between Libya and Chad was brief.", []),
        ("The seizure of a ferry for Libya and Chad was brief.", ["LBY"]),
        ("Libya is in the south. The seizure of a ferry between Chad and Sudan was brief.", ["LBY"]),
    ],
)
def test_between_whom_a_seized_ship_sailed_he_did_not_seize_it(
    parsed: Parsed, text: str, doers: list[str]
) -> None:
    assert codes(settled(scene_of(parsed, text), {"LBY": (0.9, 0.0)}).actors) == doers


def test_a_demand_of_nobody_in_particular_stays_open(parsed: Parsed) -> None:
    told, before = {"LBY": (0.0, LEAST + 0.1)}, "Libya is in the south."
    assert codes(settled(scene_of(parsed, f"{before} Chad called for a truce."), told).recipients) == []
    assert codes(settled(scene_of(parsed, f"{before} Chad asked for a truce."), told).recipients) == ["LBY"]
