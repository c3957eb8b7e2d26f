"""Who acts together: all of a list, partners and those whose partners they are, and from whom something is got."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.events.told_events import sentence_of, words_of

from detente.events.backers import with_backers
from detente.events.got_from import with_those_got_from
from detente.events.participants import ParticipantsOfDocument
from detente.events.partners import with_those_together
from detente.events.whole_lists import with_whole_lists
from detente.pipeline import Coder
from detente.records import Mention, Participant

Sides = tuple[list[str], list[str]]


def of_list(coder: Coder, text: str, told: tuple[str, str, str, str]) -> Sides:
    who, mentions, events = sentence_of(coder, text, [told])
    (new,) = with_whole_lists({0: who.parse}, events, mentions)
    return words_of(who.parse, new.actors), words_of(who.parse, new.recipients)


def of_partners(coder: Coder, text: str, told: tuple[str, str, str, str]) -> Sides:
    who, mentions, events = sentence_of(coder, text, [told])
    (new,) = with_those_together(ParticipantsOfDocument({0: who.parse}, who.words, mentions), events)
    return words_of(who.parse, new.actors), words_of(who.parse, new.recipients)


def of_getting(coder: Coder, text: str, told: tuple[str, str, str, str]) -> Sides:
    who, mentions, events = sentence_of(coder, text, [told])
    (new,) = with_those_got_from(ParticipantsOfDocument({0: who.parse}, who.words, mentions), events)
    return words_of(who.parse, new.actors), words_of(who.parse, new.recipients)


def test_all_states_of_a_list_act_where_one_does(rules_coder: Coder) -> None:
    told = ("AGREE", "signed", "Mali", "")
    actors, _ = of_list(rules_coder, "Kenya, Chad and Mali signed the treaty.", told)
    assert set(actors) == {"Kenya", "Chad", "Mali"}


NOT_WHOLE = [
    ("Kenya accused Chad and Mali of theft.", ("ACCUSE", "accused", "Kenya", "Chad"), ["Kenya"]),
    ("Raids by Kenya and strikes by Chad went on.", ("ASSAULT", "Raids", "Kenya", ""), ["Kenya"]),
    ("Kenya and Chad cheered the Kenyan raid.", ("ASSAULT", "raid", "Kenya Kenyan", ""), ["Kenya", "Kenyan"]),
]


@pytest.mark.parametrize(
    ("text", "told", "actors"),
    NOT_WHOLE,
    ids=["those it is done to", "a list of deeds", "beside his own deed"],
)
def test_a_list_in_which_nobody_acts_adds_nobody(
    rules_coder: Coder, text: str, told: tuple[str, str, str, str], actors: list[str]
) -> None:
    assert of_list(rules_coder, text, told)[0] == actors


def test_who_has_it_done_to_him_in_the_same_list_stays_there(rules_coder: Coder) -> None:
    told = ("ASSAULT", "clash", "Kenya", "Chad")
    assert of_list(rules_coder, "A clash of Kenya and Chad followed.", told) == (["Kenya"], ["Chad"])


PARTNERS = [
    ("Our deals with Chad bring jobs.", ("AGREE", "deals", "Our", ""), (["Our", "Chad"], [])),
    ("Kenya spoke with Chad.", ("CONSULT", "spoke", "Kenya", ""), (["Kenya"], ["Chad"])),
    (
        "Kenya is reneging on some previous accords with Chad.",
        ("AGREE", "accords", "Chad", ""),
        (["Kenya", "Chad"], []),
    ),
]


@pytest.mark.parametrize(("text", "told", "sides"), PARTNERS, ids=["noun", "verb", "subject over a noun"])
def test_those_with_whom_it_is_done_and_who_does_it_stand_on_the_sides(
    rules_coder: Coder, text: str, told: tuple[str, str, str, str], sides: Sides
) -> None:
    assert of_partners(rules_coder, text, told) == sides


def test_whose_allies_they_are_does_it_with_them(rules_coder: Coder) -> None:
    text, told = (
        "The steps taken in coordination with our allies work.",
        ("COOPERATE", "coordination", "", ""),
    )
    who, mentions, events = sentence_of(rules_coder, text, [told])
    (place,) = (i for i, t in enumerate(who.parse.tokens) if t.text == "our")
    ours = Mention(who.parse.tokens[place].span, 0, place, Participant("Kenya", "KEN"), "pronoun")
    (new,) = with_those_together(ParticipantsOfDocument({0: who.parse}, who.words, [*mentions, ours]), events)
    assert words_of(who.parse, new.actors) == ["our"]


def test_a_verb_with_recipients_takes_no_others(rules_coder: Coder) -> None:
    told = ("CONSULT", "spoke", "Kenya", "Mali")
    assert of_partners(rules_coder, "Kenya spoke to Mali with Chad.", told) == (["Kenya"], ["Mali"])


def test_the_subject_is_not_added_to_parties_beyond_the_phrase_of_partners(rules_coder: Coder) -> None:
    told = ("CONSULT", "talks", "Mali Chad", "")
    text = "Kenya welcomed the talks of Mali with Chad."
    assert of_partners(rules_coder, text, told) == (["Mali", "Chad"], [])


GOT = [
    ("Kenya received a call from Chad.", ("CONSULT", "call", "Kenya", "Chad")),
    ("Kenya accepted money from Chad.", ("AID", "accepted", "Kenya", "Chad")),
    ("He praised the welcome Kenya received from Chad.", ("SUPPORT", "welcome", "Kenya", "Chad")),
]


@pytest.mark.parametrize(("text", "told"), GOT, ids=["object", "verb", "clause"])
def test_what_is_got_from_somebody_is_his_deed(
    rules_coder: Coder, text: str, told: tuple[str, str, str, str]
) -> None:
    assert of_getting(rules_coder, text, told) == (["Chad"], ["Kenya"])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Kenya received a delegation from Chad.", ("CONSULT", "received", "Kenya", "Chad")),
        ("Kenya accepted an offer from Chad.", ("AGREE", "accepted", "Kenya", "Chad")),
    ],
    ids=["host", "who agrees"],
)
def test_who_receives_guests_or_accepts_an_offer_does_it_himself(
    rules_coder: Coder, text: str, told: tuple[str, str, str, str]
) -> None:
    assert of_getting(rules_coder, text, told) == (["Kenya"], ["Chad"])


def test_what_somebody_sends_is_not_got_by_him(rules_coder: Coder) -> None:
    told = ("AID", "help", "Kenya", "Mali")
    text = "Kenya sent help from Chad to Mali."
    assert of_getting(rules_coder, text, told) == (["Kenya"], ["Mali"])


BACKERS = [
    ("Kenya sent arms to the Chadian-backed rebels and to Chadian soldiers.", "Chadian", "TCD"),
    ("Kenya sent arms to the Chadian-backed rebels.", "Chadian", None),
]


@pytest.mark.parametrize(("text", "half", "country"), BACKERS, ids=["named elsewhere", "named nowhere else"])
def test_who_backs_others_in_one_word_is_of_the_state_named_so(
    rules_coder: Coder, text: str, half: str, country: str | None
) -> None:
    who, mentions, (event,) = sentence_of(rules_coder, text, [("SUPPORT", "backed", "", "rebels")])
    tokens = who.parse.tokens
    place = next(i for i, t in enumerate(tokens) if t.text == half)
    guessed = Mention(tokens[place].span, 0, place, Participant(half, "KEN"), "noun")
    (new,) = with_backers({0: who.parse}, [replace(event, actors=(guessed,))], mentions)
    assert [m.participant.country for m in new.actors] == [country]


def test_who_stands_before_a_word_without_hyphen_keeps_his_state(rules_coder: Coder) -> None:
    who, mentions, events = sentence_of(
        rules_coder, "Kenya has backed Chad.", [("SUPPORT", "backed", "Kenya", "Chad")]
    )
    (new,) = with_backers({0: who.parse}, events, mentions)
    assert [m.participant.country for m in new.actors] == ["KEN"]


ASIDE = [
    (
        "Denmark works with Peru to help Chad.",
        ("COOPERATE", "works", "Denmark", "Chad"),
        (["Denmark"], ["Peru"]),
    ),
    (
        "Denmark works with Chad to help Peru.",
        ("COOPERATE", "works", "Denmark", "Chad"),
        (["Denmark"], ["Chad"]),
    ),
]


@pytest.mark.parametrize(("text", "told", "sides"), ASIDE)
def test_what_is_done_with_somebody_for_another_one_is_done_with_the_former(
    rules_coder: Coder, text: str, told: tuple[str, str, str, str], sides: Sides
) -> None:
    assert of_partners(rules_coder, text, told) == sides
