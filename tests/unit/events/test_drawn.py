"""What a deed draws from others; the model here sees everybody named as doer of everything."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.events.finder import default_event_finder
from detente.records import Document, EventMention, Mention, Parse, Participant, Proposal, RoleChance

Parsed = Callable[[str], tuple[Document, tuple[Parse, ...]]]
FINDER = default_event_finder(model="events 0")
SECTORS = {"police": ("COP",), "soldiers": ("MIL",), "minister": ("GOV",), "government": ("GOV",)}


def found(parsed: Parsed, text: str, word: str, type_: str, seen: dict[str, str]) -> EventMention:
    """Return the event at a word, where the model sees those named as "actor" or "recipient"."""
    (parse,) = parsed(text)[1]
    at = {t.text: i for i, t in enumerate(parse.tokens)}
    mentions = [
        Mention(
            parse.tokens[at[name]].span,
            0,
            at[name],
            Participant(name, name[:3].upper(), SECTORS.get(name, ())),
            "name" if name[0].isupper() else "noun",
            person=name == "minister",
        )
        for name in seen
    ]
    roles = tuple(
        RoleChance(at[n], *((0.9, 0.0) if side == "actor" else (0.0, 0.9))) for n, side in seen.items()
    )
    proposal = Proposal(0, (at[word],), at[word], 0.9, ((type_, 1.0),), roles, (("asserted", 1.0),), 0.0)
    (event,) = (e for e in FINDER.in_sentence(parse, mentions, (), [proposal]) if e.type == type_)
    return event


def sides(event: EventMention) -> str:
    return ">".join("+".join(m.participant.name for m in s) for s in (event.actors, event.recipients))


ANGER = [
    ("The visit prompted anger from China.", "visit", "CONSULT", {"China": "actor"}, ">"),
    (
        "Boldt visited Taiwan, prompting anger from China.",
        "anger",
        "ACCUSE",
        {"Boldt": "actor", "China": "actor"},
        "China>Boldt",
    ),
    (
        "The decree by Togo caused outrage among teachers.",
        "outrage",
        "ACCUSE",
        {"Togo": "actor", "teachers": "recipient"},
        "teachers>Togo",
    ),
    (
        "Boldt was shot, sparking clashes between police and miners.",
        "shot",
        "ASSAULT",
        {"police": "actor"},
        ">",
    ),
    ("Boldt was killed, sparking protests in Lima.", "protests", "PROTEST", {"Boldt": "actor"}, ">"),
    # a protester goes on protesting, and who goes to cause unrest does it himself
    (
        "The protesters burned cars, causing riots.",
        "riots",
        "PROTEST",
        {"protesters": "actor"},
        "protesters>",
    ),
    ("Boldt came to cause unrest.", "unrest", "PROTEST", {"Boldt": "actor"}, "Boldt>"),
    ("Boldt led protests in Lima.", "protests", "PROTEST", {"Boldt": "actor"}, "Boldt>"),
]


@pytest.mark.parametrize(("text", "word", "type_", "seen", "expected"), ANGER)
def test_who_answers_a_deed_did_not_do_it_nor_the_doer_the_answer(
    parsed: Parsed, text: str, word: str, type_: str, seen: dict[str, str], expected: str
) -> None:
    assert sides(found(parsed, text, word, type_, seen)) == expected


ONLOOKERS = [
    ("A man was hurt by police in a protest.", {"police": "actor"}, "people>"),
    ("The minister vows to stay despite the protest.", {"minister": "actor"}, "people>"),
    ("The government banned flags during the protest.", {"government": "actor"}, "people>"),
    ("With the protest ongoing, the minister spoke.", {"minister": "actor"}, "people>"),
    ("The minister fled during a protest by miners.", {"minister": "actor", "miners": "actor"}, "miners>"),
    ("The men died during a protest by police.", {"police": "actor"}, "police>"),
    ("The soldiers took part in a protest.", {"soldiers": "actor"}, "soldiers>"),
    ("The government considers the protest a plot.", {"government": "actor"}, "people>"),
    ("The protest followed a speech of the minister.", {"minister": "actor"}, "people>"),
    (
        "The minister called a protest by miners unlawful.",
        {"minister": "actor", "miners": "actor"},
        "miners>",
    ),
    ("The minister organised a protest.", {"minister": "actor"}, "minister>"),
]


@pytest.mark.parametrize(("text", "seen", "expected"), ONLOOKERS)
def test_officials_beside_a_protest_are_no_protesters(
    parsed: Parsed, text: str, seen: dict[str, str], expected: str
) -> None:
    assert sides(found(parsed, text, "protest", "PROTEST", seen)) == expected


def test_who_takes_over_after_a_resignation_does_not_resign(parsed: Parsed) -> None:
    seen = {"Boldt": "actor", "minister": "actor"}
    text = "Boldt took office after the resignation of the minister."
    assert sides(found(parsed, text, "resignation", "RETREAT", seen)) == "minister>"
