"""Recipients that the last rules put right, in texts coded by patterns and rules or over events told by the test."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from tests.unit.events.told_events import Told, sentence_of, words_of

from detente.events.at_home import with_victims_at_home
from detente.events.fights import with_fighters
from detente.events.homecoming import without_those_at_home
from detente.events.implied import implied
from detente.events.noun_sides import with_sides_of_nouns
from detente.events.outsiders import without_outsiders
from detente.events.participants import ParticipantsOfDocument
from detente.events.receivers import with_receivers
from detente.pipeline import Coder
from detente.records import (
    STATE_OF_SENTENCE,
    STATE_OF_STORY,
    EventMention,
    Evidence,
    Mention,
    Participant,
)

CHAD = Participant("Chad", "TCD")


def countries(mentions: Sequence[Mention]) -> list[str | None]:
    return [m.participant.country for m in mentions]


def fought(
    coder: Coder, text: str, word: str, actors: str, recipients: Sequence[Participant]
) -> EventMention:
    who, _, (event,) = sentence_of(coder, text, [("ASSAULT", word, actors, "")])
    struck = replace(event, recipients=tuple(implied(event, p) for p in recipients))
    (new,) = with_fighters({0: who.parse}, who.words, [struck])
    return new


def test_whoever_is_understood_to_be_hit_in_an_exchange_of_fire_fights_too(rules_coder: Coder) -> None:
    new = fought(rules_coder, "After the exchange of fire Kenya sent envoys.", "exchange", "Kenya", [CHAD])
    assert (countries(new.actors), new.recipients) == (["KEN", "TCD"], ())


def test_a_civil_war_has_no_understood_victim(rules_coder: Coder) -> None:
    new = fought(rules_coder, "He wrote about the civil war in Kenya.", "war", "Kenya", [CHAD])
    assert (countries(new.actors), new.recipients) == (["KEN"], ())


FIGHTS = [
    ("Kenya's exchange of fire went on.", "exchange", "Kenya"),
    ("The Kenyan exchange of fire went on.", "exchange", "Kenyan"),
    ("Kenya ended the war.", "war", "Kenya"),
]


@pytest.mark.parametrize(("text", "word", "actors"), FIGHTS)
def test_whom_somebody_s_own_fight_or_war_hits_stays(
    rules_coder: Coder, text: str, word: str, actors: str
) -> None:
    assert countries(fought(rules_coder, text, word, actors, [CHAD]).recipients) == ["TCD"]


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("Kenya saw a conflict in which Kenyans sought power.", []),
        ("Kenya is in a conflict against Kenyans.", ["KEN"]),
    ],
)
def test_who_belongs_to_the_doer_s_state_is_hit_by_a_conflict_only_behind_its_against(
    rules_coder: Coder, text: str, hit: list[str]
) -> None:
    who, _, (event,) = sentence_of(rules_coder, text, [("ASSAULT", "conflict", "Kenya", "Kenyans")])
    (new,) = with_fighters({0: who.parse}, who.words, [event])
    assert countries(new.recipients) == hit


def violent(coder: Coder, text: str, *told: Told) -> list[EventMention]:
    who, mentions, events = sentence_of(coder, text, told)
    return with_victims_at_home({0: who.parse}, who.words, events, mentions)


def test_violence_that_names_no_victim_is_done_at_home(rules_coder: Coder) -> None:
    text = "Kenya was told of the atrocities by the Kenyan army."
    (new,) = violent(rules_coder, text, ("ASSAULT", "atrocities", "army", ""))
    assert [m.participant for m in new.recipients] == [Participant("Kenya", "KEN", ("GOV",))]


def test_violence_of_those_who_fight_abroad_keeps_its_victims_open(rules_coder: Coder) -> None:
    text = "The Kenyan army attacked Chad and committed atrocities, said Kenya."
    told = [("ASSAULT", "attacked", "army", "Chad"), ("ASSAULT", "atrocities", "army", "")]
    assert not violent(rules_coder, text, *told)[1].recipients


def test_an_attack_that_names_no_victim_may_be_anywhere(rules_coder: Coder) -> None:
    text = "Kenya was told of the attack by the Kenyan army."
    (new,) = violent(rules_coder, text, ("ASSAULT", "attack", "army", ""))
    assert not new.recipients


SILENCED = [
    ("journalists", STATE_OF_STORY, "Chad", ["KEN"]),
    ("opponents", STATE_OF_SENTENCE, "Chad", ["KEN"]),
    ("journalists", "coref.possessor", "Chad", ["TCD"]),  # words tell whose they are
    ("journalists", STATE_OF_STORY, "soldiers", ["TCD"]),  # Kenya attacks Chadians, too
    ("villagers", STATE_OF_STORY, "Chad", ["TCD"]),
]


@pytest.mark.parametrize(("word", "rule", "attacked", "hit"), SILENCED)
def test_journalists_and_opponents_of_a_guessed_state_are_of_the_state_that_kills_them(
    rules_coder: Coder, word: str, rule: str, attacked: str, hit: list[str]
) -> None:
    text = f"Kenya killed {word}, said Chad, and arrested Chadian soldiers."
    told = [("ASSAULT", "killed", "Kenya", word), ("COERCE", "arrested", "Kenya", attacked)]
    who, mentions, (event, other) = sentence_of(rules_coder, text, told)
    (victim,) = event.recipients
    victim = replace(
        victim,
        participant=replace(victim.participant, country="TCD"),
        evidence=(Evidence("participant", "coref", rule, victim.span),),
    )
    if attacked == "Chad":
        other = replace(other, recipients=())
    events = [replace(event, recipients=(victim,)), other]
    new, _ = with_victims_at_home({0: who.parse}, who.words, events, mentions)
    assert countries(new.recipients) == hit


GIVEN: list[tuple[str, Told, str, str]] = [
    ("Chad was given assurances by Kenya.", ("AGREE", "assurances", "Kenya", ""), "Kenya", "Chad"),
    ("Chad received a promise from Kenya.", ("AGREE", "promise", "Kenya", ""), "Kenya", "Chad"),
    (
        "Chad will continue to need the support of Kenya.",
        ("SUPPORT", "support", "Kenya", ""),
        "Kenya",
        "Chad",
    ),
    (
        "The support that Chad is receiving from Kenya is welcome.",
        ("SUPPORT", "support", "Kenya Chad", ""),
        "Kenya",
        "Chad",
    ),
    ("Chad is receiving food from Kenya.", ("AID", "receiving", "Chad Kenya", ""), "Kenya", "Chad"),
]


@pytest.mark.parametrize(("text", "told", "actors", "recipients"), GIVEN)
def test_who_gets_or_needs_what_a_noun_names_is_its_recipient(
    rules_coder: Coder, text: str, told: Told, actors: str, recipients: str
) -> None:
    who, mentions, events = sentence_of(rules_coder, text, [told])
    (new,) = with_receivers(ParticipantsOfDocument({0: who.parse}, who.words, mentions), events)
    assert words_of(who.parse, new.actors) == actors.split()
    assert words_of(who.parse, new.recipients) == recipients.split()


NOT_GIVEN: list[tuple[str, Told]] = [
    ("Chad received the support of Kenya.", ("CONSULT", "support", "Kenya", "")),
    ("Chad needs a Chadian promise.", ("AGREE", "promise", "Chadian", "")),
    ("Chad heard the promise of Kenya.", ("AGREE", "promise", "Kenya", "")),
]


@pytest.mark.parametrize(("text", "told"), NOT_GIVEN)
def test_others_are_given_nothing(rules_coder: Coder, text: str, told: Told) -> None:
    who, mentions, events = sentence_of(rules_coder, text, [told])
    assert with_receivers(ParticipantsOfDocument({0: who.parse}, who.words, mentions), events) == events


def test_an_end_of_the_rule_of_a_state_is_done_to_it(rules_coder: Coder) -> None:
    told = ("RETREAT", "ended", "president", "Kenya")
    _, _, (event,) = sentence_of(rules_coder, "The Kenyan president ended his rule of Kenya.", [told])
    (new,) = without_those_at_home([replace(event, mode="resign")])
    assert countries(new.recipients) == ["KEN"]


@pytest.mark.parametrize(("mode", "left"), [("withdraw", ["TCD"]), ("release", ["KEN", "TCD"])])
def test_a_withdrawal_is_not_done_to_the_own_troops_a_release_may_be(
    rules_coder: Coder, mode: str, left: list[str]
) -> None:
    told = ("RETREAT", "brought", "Kenya", "troops Chad")
    _, _, (event,) = sentence_of(rules_coder, "Kenya brought the Kenyan troops home from Chad.", [told])
    (new,) = without_those_at_home([replace(event, mode=mode)])
    assert countries(new.recipients) == left


JOINED: list[tuple[str, Told, str]] = [
    ("The promise of Kenya to Chad and Mali was kept.", ("AGREE", "promise", "Kenya", "Chad"), "Chad Mali"),
    ("Chad and Mali heard the promise of Kenya.", ("AGREE", "promise", "Kenya", "Chad"), "Chad"),
]


@pytest.mark.parametrize(("text", "told", "recipients"), JOINED)
def test_states_in_a_list_behind_a_noun_are_all_recipients(
    rules_coder: Coder, text: str, told: Told, recipients: str
) -> None:
    who, mentions, events = sentence_of(rules_coder, text, [told])
    (new,) = with_sides_of_nouns(ParticipantsOfDocument({0: who.parse}, who.words, mentions), events)
    assert words_of(who.parse, new.recipients) == recipients.split()


OUTSIDE: list[tuple[str, Told, str]] = [
    ("Chad seconded the Kenyan call.", ("REQUEST", "call", "Kenyan", "Chad"), ""),
    ("Chad rejected the Kenyan call.", ("REQUEST", "call", "Kenyan", "Chad"), "Chad"),
    (
        "Peru also said it had met Chile and Bolivia would be invited.",
        ("CONSULT", "met", "Peru", "Chile Bolivia"),
        "Chile",
    ),
    (
        "Peru also said it had met Chile and Bolivia.",
        ("CONSULT", "met", "Peru", "Chile Bolivia"),
        "Chile Bolivia",
    ),
]


@pytest.mark.parametrize(("text", "told", "recipients"), OUTSIDE)
def test_who_backs_a_demand_or_acts_in_the_next_clause_is_no_recipient(
    rules_coder: Coder, text: str, told: Told, recipients: str
) -> None:
    who, _, events = sentence_of(rules_coder, text, [told])
    (new,) = without_outsiders({0: who.parse}, who.words, events)
    assert words_of(who.parse, new.recipients) == recipients.split()
