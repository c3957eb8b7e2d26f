"""Whose country a side does not take: nobody's, where a demand names nobody, and not the own one of "our friends"."""

from __future__ import annotations

import pytest
from tests.unit.events.told_events import sentence_of

from detente.events.learned import mentions_at
from detente.events.unaddressed import is_asked_of_nobody
from detente.pipeline import Coder

OF_NOBODY = [
    ("Kenya called for a ceasefire.", "called", ""),
    ("Kenya proposed a conference.", "proposed", ""),
    ("Kenya urged anyone to help.", "urged", "anyone"),
    ("Kenya urged the international community to help.", "urged", "community"),
    ("Kenya urged all countries to help.", "urged", "countries"),
    ("Kenya called on all of the countries to help.", "called", "countries"),
]
OF_SOMEBODY = [
    ("Kenya called on them to help.", "called", ""),
    ("Kenya asked for a ceasefire.", "asked", ""),
    ("Kenya urged the countries to help.", "urged", "countries"),
    ("Kenya urged the fishing community to help.", "urged", "community"),
]


@pytest.mark.parametrize(("text", "word", "recipients"), OF_NOBODY)
def test_what_is_called_for_or_asked_of_everybody_has_no_understood_addressee(
    rules_coder: Coder, text: str, word: str, recipients: str
) -> None:
    who, _, (event,) = sentence_of(rules_coder, text, [("REQUEST", word, "Kenya", recipients)])
    assert is_asked_of_nobody(who.parse, who.words, event)


@pytest.mark.parametrize(("text", "word", "recipients"), OF_SOMEBODY)
def test_other_demands_may_be_addressed_to_whom_the_text_leaves_out(
    rules_coder: Coder, text: str, word: str, recipients: str
) -> None:
    who, _, (event,) = sentence_of(rules_coder, text, [("REQUEST", word, "Kenya", recipients)])
    assert not is_asked_of_nobody(who.parse, who.words, event)


@pytest.mark.parametrize(
    ("text", "word", "country"),
    [
        ("Kenya said its friends are ready.", "friends", None),
        ("Kenya said its friends in Chad are ready.", "friends", "TCD"),
        ("Kenya said its sheep are ready.", "sheep", "KEN"),
    ],
)
def test_our_friends_are_of_another_state_than_we(
    rules_coder: Coder, text: str, word: str, country: str | None
) -> None:
    who, _, _ = sentence_of(rules_coder, text, [])
    index = next(i for i, t in enumerate(who.parse.tokens) if t.text == word)
    (mention,) = mentions_at(who.parse, index, who)
    assert mention.participant.country == country
