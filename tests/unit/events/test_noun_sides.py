"""Sides of nouns by their own phrase; the events that come in have whoever a net may have put there."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.events.directions import with_directions
from detente.events.noun_sides import with_sides_of_nouns
from detente.events.participants import ParticipantsOfDocument
from detente.events.role_words import default_role_words
from detente.records import Document, EventMention, Mention, Parse, Participant

Parsed = Callable[[str], tuple[Document, tuple[Parse, ...]]]
WORDS = default_role_words()


def mention(parse: Parse, name: str) -> Mention:
    """Return somebody by a word of a sentence; "their=Krol" is a pronoun for Krol."""
    word, _, of = name.partition("=")
    head = next(i for i, t in enumerate(parse.tokens) if t.text == word)
    token = parse.tokens[head]
    kind = "pronoun" if token.tag in {"PRP$", "PRP"} else "name" if token.pos == "PROPN" else "noun"
    party = Participant(of or word, (of or word)[:3].upper())
    return Mention(token.span, parse.sentence, head, party, kind)  # type: ignore[arg-type]


def event(parse: Parse, type_: str, word: str, sides: str) -> EventMention:
    """Return an event at a word with sides as "Norway+Sweden>Mali"."""
    head = next(i for i, t in enumerate(parse.tokens) if t.text == word)
    actors, recipients = (tuple(mention(parse, n) for n in side.split("+") if n) for side in sides.split(">"))
    span = parse.tokens[head].span
    return EventMention(type_, None, (), parse.sentence, head, span, actors, recipients, ())


def told(event: EventMention) -> str:
    return ">".join("+".join(m.participant.name for m in side) for side in (event.actors, event.recipients))


@pytest.mark.parametrize(
    ("text", "type_", "word", "others", "before", "after"),
    [
        (
            "She condemned the jailing of Lund and harassment of Boldt.",
            "COERCE", "harassment", "", "Lund>Boldt", ">Boldt",
        ),
        (
            "She condemned the Ruritanian shelling and the persecution of Boldt.",
            "COERCE", "persecution", "", "Ruritanian>Boldt", "Ruritanian>Boldt",
        ),
        (
            "She condemned raids by Lund and the harassment of Boldt.",
            "COERCE", "harassment", "", "Lund>Boldt", "Lund>Boldt",
        ),
        (
            "She condemned the harassment and arrest of Boldt.",
            "COERCE", "harassment", "", ">Boldt", ">Boldt",
        ),
        (
            "Lund oversaw the committee's inquiry into Boldt.",
            "ACCUSE", "inquiry", "committee", "Lund>Boldt", "committee>Boldt",
        ),
        (
            "Lund oversaw the arrest of Boldt.",
            "COERCE", "arrest", "", "Lund>Boldt", "Lund>Boldt",
        ),
        (
            "Lund ordered Boldt's arrest.",
            "COERCE", "arrest", "Boldt", "Lund>Boldt", "Lund>Boldt",
        ),
        (
            "Krol offered Boldt their sympathy.",
            "SUPPORT", "sympathy", "their=Krol", "Boldt>Krol", "Krol>Boldt",
        ),
        (
            "Lund held a march in support of Boldt and against Krol.",
            "SUPPORT", "support", "", "Lund+Boldt>Krol", "Lund>Boldt",
        ),
        (
            "The militia, Ahrar, claimed the attacks.",
            "ASSAULT", "attacks", "Ahrar", "militia>", "Ahrar>",
        ),
    ],
)  # fmt: skip
def test_the_noun_s_own_phrase_tells_its_sides(
    parsed: Parsed, text: str, type_: str, word: str, others: str, before: str, after: str
) -> None:
    (parse,) = parsed(text)[1]
    came = event(parse, type_, word, before)
    mentions = [
        *came.actors,
        *came.recipients,
        *(mention(parse, n) for n in others.split() if n.partition("=")[0] in text),
    ]
    (new,) = with_sides_of_nouns(ParticipantsOfDocument({0: parse}, WORDS, mentions), [came])
    assert told(new) == after


TEXT = "Ruritania attacked Freedonia. {} The talks went on."


@pytest.mark.parametrize(
    ("sentence", "before", "after"),
    [
        ("Lund spoke of the invasion and of costs for Ruritania.", ">Ruritania", "Ruritania>"),
        (
            "Sylvania warned Freedonia that Ruritania plans an invasion.",
            "Freedonia>Ruritania",
            "Ruritania>Freedonia",
        ),
        (
            "Sylvania said before the invasion that Ruritania lied.",
            "Sylvania>Ruritania",
            "Ruritania>Freedonia",
        ),
        ("The invasion of Ruritania was planned in Freedonia.", ">Ruritania", ">Ruritania"),
        ("Lund spoke of the invasion and of Freedonia.", ">Freedonia", ">Freedonia"),
    ],
)
def test_an_attack_told_by_a_bare_noun_runs_as_the_others_do(
    parsed: Parsed, sentence: str, before: str, after: str
) -> None:
    first, second, _ = parsed(TEXT.format(sentence))[1]
    events = [
        event(first, "ASSAULT", "attacked", "Ruritania>Freedonia"),
        event(second, "ASSAULT", "invasion", before),
    ]
    parses = {0: first, 1: second}
    assert told(with_directions(parses, events)[1]) == after
