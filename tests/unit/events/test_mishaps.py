"""Harm that an accident, the weather, a beast or a disease does is no ASSAULT; the model here is sure of force."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from detente.events.finder import default_event_finder
from detente.pipeline import Coder
from detente.records import Document, Parse, Proposal, RoleChance

Parsed = Callable[[str], tuple[Document, tuple[Parse, ...]]]
FINDER = default_event_finder(model="events 0")


def assaults(parsed: Parsed, text: str, word: str) -> list[str]:
    """Return the words of the assaults in a sentence where the model is sure of one at `word`."""
    (parse,) = parsed(text)[1]
    at = next(i for i, t in enumerate(parse.tokens) if t.text == word)
    proposal = Proposal(0, (at,), at, 0.9, (("ASSAULT", 1.0),), (), (("asserted", 1.0),), 0.0)
    return [e.trigger.of(text) for e in FINDER.in_sentence(parse, (), (), [proposal])]


MISHAPS = [
    ("Six miners were killed in a fire at a coal mine in Chile.", "killed"),
    ("Nine soldiers are killed and four wounded in a helicopter crash in northern Chad.", "killed"),
    ("A tsunami killed dozens of villagers in Tonga.", "killed"),
    ("Typhoon Orla killed ten people in the Philippines.", "killed"),
    ("Two herders were killed by a tiger in Nepal.", "killed"),
    ("Eleven hikers are injured in a lightning strike in Austria.", "injured"),
    ("Four workers were killed when a crane collapsed in Oman.", "killed"),
    ("The roof of a market hall collapsed, killing nine people in Peru.", "killing"),
    ("A train slammed into a bus in Egypt.", "slammed"),
    ("Three people were killed and six hurt in a gas explosion in Riga.", "killed"),
    ("Fifty people have been killed by cholera in Haiti.", "killed"),
    ("A bus plunged into a ravine in Bolivia, killing twelve people.", "killing"),
    ("Four people are killed and five more injured in a stampede at a temple in India.", "killed"),
    ("Three people are killed and four injured after a cargo plane catches fire at an airport.", "killed"),
    ("Villagers killed a leopard in Nepal.", "killed"),
    ("A blaze destroyed a hospital in Ghana.", "destroyed"),
    (
        "Twenty people were killed and six injured after a tanker overturns and burns in southern Ghana.",
        "killed",
    ),
]


@pytest.mark.parametrize(("text", "word"), MISHAPS)
def test_harm_that_nobody_did_is_no_assault(parsed: Parsed, text: str, word: str) -> None:
    assert assaults(parsed, text, word) == []


FORCE = [
    ("Two protesters were killed by police fire in Lagos.", "killed"),
    ("Five people were killed in a bombing of a bus in Chad.", "killed"),
    ("Nine soldiers were killed when rebels shot at a bus in Chad.", "killed"),
    ("Four people were killed in a gas attack in Syria.", "killed"),
    ("Ten people were killed when a suicide bomber crashed a truck into a hotel in Mali.", "killed"),
    ("Six people were killed after a bus hit a landmine in Mali.", "killed"),
    ("The navy sank a ferry in the strait, killing twelve people.", "killing"),
    ("A hundred people have been killed since the collapse of the peace talks.", "killed"),
    ("A fighter jet struck a village in Chad, killing nine people.", "killing"),
    ("A van struck a crowd in Oslo, killing two people.", "killing"),
    ("A man was killed in Chad.", "killed"),
]


@pytest.mark.parametrize(("text", "word"), FORCE)
def test_harm_by_force_or_by_who_knows_whom_is_one(parsed: Parsed, text: str, word: str) -> None:
    assert word in " ".join(assaults(parsed, text, word))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The Danish minister died of cardiac arrest.", "arrest"),
        ("The sinking of the ferry shocked South Korea.", "sinking"),
    ],
)
def test_words_of_mishaps_are_no_events(rules_coder: Coder, text: str, word: str) -> None:
    coded = rules_coder(Document("a", text, date(2020, 1, 1)))
    assert [e for e in coded.events if word in e.trigger.of(text)] == []


def test_a_boat_that_capsizes_kills_nobody_even_where_the_model_has_it_as_doer(parsed: Parsed) -> None:
    text = "A boat capsizes off Yemen, killing 20 migrants."
    (parse,) = parsed(text)[1]
    at = {t.text: i for i, t in enumerate(parse.tokens)}
    roles = (RoleChance(at["boat"], 0.9, 0.0), RoleChance(at["migrants"], 0.0, 0.9))
    killing = (at["killing"],)
    proposal = Proposal(0, killing, killing[0], 0.9, (("ASSAULT", 1.0),), roles, (("asserted", 1.0),), 0.0)
    assert FINDER.in_sentence(parse, (), (), [proposal]) == []
