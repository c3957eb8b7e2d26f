"""Long groups, the other of two, missions and unions without a name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from detente.pipeline import Coder
from detente.records import Document

Countries = Callable[[str, str], list[str]]


@pytest.fixture(scope="module")
def countries(rules_coder: Coder) -> Countries:
    """Return a function from a text and words in it to the countries of their last mention."""

    def of(text: str, words: str) -> list[str]:
        found = list(rules_coder(Document("test", text, date(2020, 5, 4))).mentions)
        same = [m for m in found if m.span.of(text) == words]
        return sorted(m.participant.country or "-" for m in same if m.span == same[-1].span)

    return of


LIST = "Chad, Gabon, Kenya and Ghana signed an accord. Peru and Chile were silent. "
GROUPS = [
    (LIST + "All four Governments thanked Spain.", "All four Governments"),
    (LIST + "The four leaders thanked Spain.", "The four leaders"),
    (LIST + "Spain thanked the four.", "the four"),
    (
        "Four presidents met at an inn. Spain was silent. Chad, Gabon, Kenya and Ghana need salt.",
        "Four presidents",
    ),
]


@pytest.mark.parametrize(("text", "words"), GROUPS)
def test_a_group_of_more_than_three_is_the_list_of_just_so_many(
    countries: Countries, text: str, words: str
) -> None:
    assert countries(text, words) == ["GAB", "GHA", "KEN", "TCD"]


@pytest.mark.parametrize("words", ["The delegations", "The ministers"])
def test_those_who_talk_are_the_states_that_the_text_opens_with_in_a_list(
    countries: Countries, words: str
) -> None:
    text = f"Peru, Chile and Bolivia met on Monday. Brazil sent tea. {words} discussed trade."
    assert countries(text, words) == ["BOL", "CHL", "PER"]


def test_each_and_the_other_are_both(countries: Countries) -> None:
    text = "Greece and Turkey quarrel over a reef. Each charged the other with theft."
    assert countries(text, "the other") == ["GRC", "TUR"]


def test_the_other_is_not_the_one_who_acts_on_it(countries: Countries) -> None:
    text = "Greece and Turkey quarrel over a reef. Greece has sued the other."
    assert countries(text, "the other") == ["TUR"]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Peru summoned the ambassador.", "the ambassador"),
        ("The consul was expelled by Peru.", "The consul"),
        ("In Lima, a crowd stoned the embassy.", "the embassy"),
        ("The embassy in Lima was silent.", "The embassy"),
        ("The ambassador in Lima protested.", "The ambassador"),
    ],
)
def test_a_mission_is_not_of_the_state_where_it_is_or_that_summons_it(
    countries: Countries, sentence: str, words: str
) -> None:
    assert countries(f"Peru and Chile quarrel over a reef. {sentence}", words) == ["CHL"]


def test_an_ambassador_from_a_town_is_of_its_state(countries: Countries) -> None:
    assert countries("The ambassador from Lima protested.", "The ambassador") == ["PER"]


UNIONS = [
    ("ECOWAS met in Abuja. Niger refused. The bloc condemned the coup.", "The bloc", ["IGO"]),
    (
        "The European Union and Canada quarrel. Canada seized a trawler, and Spain sent a ship. Ottawa was glad. "
        "The Commission froze all contacts.",
        "The Commission",
        ["EUR"],
    ),
]


@pytest.mark.parametrize(("text", "words", "country"), UNIONS)
def test_a_union_is_called_by_a_bare_noun(
    countries: Countries, text: str, words: str, country: list[str]
) -> None:
    assert countries(text, words) == country


def test_a_list_goes_on_behind_a_long_name(countries: Countries) -> None:
    text = "The United States of America, Chad, Gabon and Kenya met. Peru was silent. Spain thanked the four."
    assert countries(text, "the four") == ["GAB", "KEN", "TCD", "USA"]


@pytest.mark.parametrize("words", ["its neighbours", "its counterparts"])
def test_several_others_are_those_of_the_last_list(countries: Countries, words: str) -> None:
    text = f"Chad sent letters to Gabon, Kenya and Ghana. Chad thanked {words}."
    assert countries(text, words) == ["GAB", "GHA", "KEN"]
