"""Who does what a noun names; the model here sees everybody as it is told, rightly or not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.unit.events.told_events import sentence_of

from detente.events.finder import default_event_finder
from detente.events.noun_doers import with_doers_of_nouns
from detente.pipeline import Coder
from detente.records import (
    Document,
    EventMention,
    Mention,
    MentionKind,
    Parse,
    Participant,
    Proposal,
    RoleChance,
)

Parsed = Callable[[str], tuple[Document, tuple[Parse, ...]]]
FINDER = default_event_finder(model="events 0")


def found(parsed: Parsed, text: str, word: str, type_: str, seen: dict[str, str]) -> EventMention:
    """Return the event at a word, where the model sees those named as "actor", "recipient" or neither ("")."""
    (parse,) = parsed(text)[1]
    at = {t.text: i for i, t in enumerate(parse.tokens)}
    mentions = [
        Mention(
            parse.tokens[at[name]].span,
            0,
            at[name],
            Participant(name, name[:3].upper()),
            _kind(parse, at[name]),
        )
        for name in seen
    ]
    chances = {"actor": (0.9, 0.0), "recipient": (0.0, 0.9), "": (0.0, 0.0)}
    roles = tuple(RoleChance(at[n], *chances[side]) for n, side in seen.items())
    words = tuple(at[w] for w in word.split())
    proposal = Proposal(0, words, words[-1], 0.9, ((type_, 1.0),), roles, (("asserted", 1.0),), 0.0)
    (event,) = (e for e in FINDER.in_sentence(parse, mentions, (), [proposal]) if e.type == type_)
    return event


def _kind(parse: Parse, word: int) -> MentionKind:
    token = parse.tokens[word]
    if token.pos == "PRON":
        return "pronoun"
    return "nationality" if token.dep == "compound" else "name" if token.text[0].isupper() else "noun"


def sides(event: EventMention) -> str:
    return ">".join("+".join(m.participant.name for m in s) for s in (event.actors, event.recipients))


@pytest.mark.parametrize(
    ("text", "word", "type_", "seen", "told"),
    [
        (
            "She conveyed Freedonia's support for the miners.",
            "conveyed support",
            "SUPPORT",
            {"She": "actor", "Freedonia": "recipient", "miners": "recipient"},
            "She+Freedonia>miners",
        ),
        (
            "Boldt met Lund in Sylvania and reiterated Freedonia's gratitude.",
            "reiterated gratitude",
            "SUPPORT",
            {"Boldt": "", "Lund": "actor", "Freedonia": ""},
            "Freedonia>",
        ),
    ],
)
def test_what_somebody_conveys_is_of_those_whose_it_is(
    parsed: Parsed, text: str, word: str, type_: str, seen: dict[str, str], told: str
) -> None:
    assert sides(found(parsed, text, word, type_, seen)) == told


@pytest.mark.parametrize(
    ("text", "word", "type_", "seen", "told"),
    [
        (
            "Police studied an attack on Sylvania that was blamed on Freedonia.",
            "attack",
            "ASSAULT",
            {"Police": "actor", "Sylvania": "recipient", "Freedonia": ""},
            "Freedonia>Sylvania",
        ),
        (
            "Sylvania will punish officers responsible for the bombing.",
            "bombing",
            "ASSAULT",
            {"Sylvania": "actor", "officers": "recipient"},
            "officers>",
        ),
        (
            "She pledged to confront murders at the hands of Sylvanian rebels.",
            "murders",
            "ASSAULT",
            {"She": "actor", "rebels": "recipient"},
            "rebels>",
        ),
    ],
)
def test_a_deed_is_of_whom_it_is_blamed_on(
    parsed: Parsed, text: str, word: str, type_: str, seen: dict[str, str], told: str
) -> None:
    assert sides(found(parsed, text, word, type_, seen)) == told


@pytest.mark.parametrize(
    ("text", "word", "type_", "seen", "told"),
    [
        (
            "Freedonia demanded the release of Lund.",
            "release",
            "RETREAT",
            {"Freedonia": "actor", "Lund": "recipient"},
            ">Lund",
        ),
        (
            "He repeated Freedonia's call for the release of Lund.",
            "release",
            "RETREAT",
            {"Freedonia": "actor", "Lund": "recipient"},
            ">Lund",
        ),
        (
            "Freedonia called a strike against Sylvania.",
            "strike",
            "PROTEST",
            {"Freedonia": "actor", "Sylvania": "recipient"},
            "Freedonia>Sylvania",
        ),
    ],
)
def test_who_asks_for_a_deed_does_not_do_it(
    parsed: Parsed, text: str, word: str, type_: str, seen: dict[str, str], told: str
) -> None:
    assert sides(found(parsed, text, word, type_, seen)) == told


@pytest.mark.parametrize(
    ("text", "word", "type_", "seen", "told"),
    [
        ("Freedonia denied the accusation.", "accusation", "ACCUSE", {"Freedonia": "actor"}, ">Freedonia"),
        ("Lund drew praise.", "praise", "SUPPORT", {"Lund": "actor"}, ">Lund"),
        (
            "Freedonia dismissed a complaint against Lund.",
            "complaint",
            "ACCUSE",
            {"Freedonia": "actor", "Lund": "recipient"},
            ">Lund",
        ),
        (
            "Lund condemned the shelling of Sylvania.",
            "shelling",
            "ASSAULT",
            {"Lund": "actor", "Sylvania": "recipient"},
            ">Sylvania",
        ),
        (
            "Lund makes progress on preventing atrocity crimes in Sylvania.",
            "atrocity",
            "ASSAULT",
            {"Lund": "actor", "Sylvania": "recipient"},
            ">Sylvania",
        ),
        (
            "Lund works to prevent attacks by Sylvania.",
            "attacks",
            "ASSAULT",
            {"Lund": "actor", "Sylvania": "actor"},
            "Sylvania>",
        ),
        (
            "Lund rejected an offer from Freedonia.",
            "offer",
            "AGREE",
            {"Lund": "actor", "Freedonia": "actor"},
            "Freedonia>",
        ),
        (
            "Freedonia rejected Sylvania's demand.",
            "demand",
            "REQUEST",
            {"Freedonia": "recipient", "Sylvania": "actor"},
            "Sylvania>Freedonia",
        ),
    ],
)
def test_who_answers_a_word_or_a_blow_did_not_deal_it(
    parsed: Parsed, text: str, word: str, type_: str, seen: dict[str, str], told: str
) -> None:
    assert sides(found(parsed, text, word, type_, seen)) == told


@pytest.mark.parametrize(
    ("text", "word", "type_", "seen", "told"),
    [
        (
            "Lund praised NATO-Freedonia cooperation.",
            "cooperation",
            "COOPERATE",
            {"Lund": "", "NATO": "actor", "Freedonia": ""},
            "NATO+Freedonia>",
        ),
        (
            "The trip continues consultations with our allies.",
            "consultations",
            "CONSULT",
            {"our": "", "allies": "actor"},
            "our+allies>",
        ),
    ],
)
def test_who_shares_talks_by_a_hyphen_or_as_owner_of_the_partner_takes_part(
    parsed: Parsed, text: str, word: str, type_: str, seen: dict[str, str], told: str
) -> None:
    assert sides(found(parsed, text, word, type_, seen)) == told


def test_who_stands_behind_the_by_of_a_noun_does_not_suffer_it(rules_coder: Coder) -> None:
    text = "The march provoked a counterattack by Kenya."
    who, _, told = sentence_of(rules_coder, text, [("ASSAULT", "counterattack", "", "Kenya")])
    (new,) = with_doers_of_nouns(who.parse, who, told)
    assert sides(new) == "Kenya>"
