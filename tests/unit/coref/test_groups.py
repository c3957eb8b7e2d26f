"""Both sides, the two leaders, each, their hosts: whom words for several mean in a story."""

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


QUARREL = (
    "Greece and Turkey quarrel over a reef. Greece sent a frigate, and Turkey recalled its envoy. "
    "Turkish and Greek ships lie off the reef. "
)

FOREMOST = [
    (QUARREL + "Poland and Spain met in Geneva. Both sides refused to leave.", "Both sides"),
    (
        QUARREL + "Talks are held in Geneva, Switzerland. The two countries will meet again.",
        "The two countries",
    ),
    (QUARREL + "Portugal asked both to lower their voices.", "both"),
    (QUARREL + "Portugal urged restraint on both sides.", "both sides"),
    (QUARREL + "Portugal asked that the two sides hold their fire.", "the two sides"),
    (QUARREL + "Portugal offered its help. The two capitals declined.", "The two capitals"),
    (QUARREL + "Portugal advised the pair to draw lots.", "the pair"),
    (QUARREL + "Portugal urged the neighbours to talk.", "the neighbours"),
    (QUARREL + "Each accused the other.", "Each"),
    (QUARREL + "Portugal is silent. The two also exchanged notes.", "The two"),
    (QUARREL + "Each navy has a dozen ships there.", "Each navy"),
]


@pytest.mark.parametrize(("text", "words"), FOREMOST)
def test_a_pair_is_the_two_states_that_the_story_is_about(
    countries: Countries, text: str, words: str
) -> None:
    assert countries(text, words) == ["GRC", "TUR"]


def test_three_are_those_who_were_named_together(countries: Countries) -> None:
    text = "Iraq is poor. Iraq sells oil. Singapore, India and Australia met. All three nations sent ships."
    assert countries(text, "All three nations") == ["AUS", "IND", "SGP"]


def test_both_sides_of_a_quarrel_at_home_are_of_one_state(countries: Countries) -> None:
    text = "Malawi closed its schools. Malawi has too few. Malawian teachers went home. Both sides met the president."
    assert countries(text, "Both sides") == ["MWI"]


def test_who_urges_both_sides_is_neither(countries: Countries) -> None:
    assert countries("Portugal urged both sides to wait.", "both sides") == ["-"]


def test_the_neighbours_are_nobody_where_a_third_state_is_as_near(countries: Countries) -> None:
    text = "Chad left. Niger came. Mali spoke. Chad stayed. Niger went. Mali sang. France praised the neighbours."
    assert countries(text, "the neighbours") == ["-"]


MET = [
    "Antony Blinken spoke today with Ukrainian Minister Oleh Novak. They discussed trade.",
    "Antony Blinken met with Ana Horak, Ukraine's envoy. They discussed trade.",
    "Antony Blinken held a meeting with Minister Ana Horak of Ukraine. They discussed trade.",
    "Antony Blinken hosted Ukrainian Minister Oleh Novak. They discussed trade.",
]


@pytest.mark.parametrize("text", MET)
def test_they_after_a_meeting_are_both_who_met(countries: Countries, text: str) -> None:
    assert countries(text, "They") == ["UKR", "USA"]


def test_their_in_the_sentence_of_a_meeting_is_of_both_who_met(countries: Countries) -> None:
    text = "Antony Blinken met Ukrainian Minister Oleh Novak and welcomed their trade."
    assert countries(text, "their") == ["UKR", "USA"]


def test_secretary_of_state_names_one_office(countries: Countries) -> None:
    assert countries("Secretary of State Antony Blinken spoke. He left.", "State") == []
    assert countries(
        "Deputy Secretary of State Wendy Sherman met Chilean Minister Ana Lopez. The Secretary left.",
        "The Secretary",
    ) == ["USA"]


@pytest.mark.parametrize("noun", ["hosts", "captors", "rivals", "attackers"])
def test_whose_hosts_they_are_is_not_their_state(countries: Countries, noun: str) -> None:
    assert countries(
        f"Turkish soldiers thanked France and Spain. They left. Iran met their {noun}.", f"their {noun}"
    ) == ["-"]


def test_its_neighbour_is_the_other_of_the_two_states_in_the_story(countries: Countries) -> None:
    assert countries(QUARREL + "Greece condemned its neighbour.", "its neighbour") == ["TUR"]


OURS = [
    (
        "Peru thanked Chile. Chile praised the partnership of our two nations.",
        "our two nations",
        ["CHL", "PER"],
    ),
    ("Chile met with Peru. They value the ties between their countries.", "their countries", ["CHL", "PER"]),
    ("Peru hosted Chile and Bolivia. Chile will defend our countries.", "our countries", ["-"]),
    (
        "President Boric of Chile and President Petro of Colombia spoke. Participants discussed Iran.",
        "Participants",
        ["CHL", "COL"],
    ),
    (
        "President Boric of Chile and President Petro of Colombia spoke. Participants in the rally left.",
        "Participants",
        ["-"],
    ),
]


@pytest.mark.parametrize(("text", "words", "states"), OURS)
def test_our_countries_and_the_participants_are_all_of_them(
    countries: Countries, text: str, words: str, states: list[str]
) -> None:
    assert countries(text, words) == states


def test_these_states_are_those_just_named_together(countries: Countries) -> None:
    text = QUARREL + "The pact was signed by Fiji, Samoa and Tonga. These nations fish there."
    assert countries(text, "These nations") == ["FJI", "TON", "WSM"]
    assert countries(text.replace("These nations", "These poor nations"), "These poor nations") == ["-"]


def test_they_who_confer_are_subject_and_object_of_the_clause_before(countries: Countries) -> None:
    text = "Peru's minister thanked the foreign minister of Chad for a truce in Yemen, and they discussed a reef."
    assert countries(text, "they") == ["PER", "TCD"]
    assert countries(text.replace("discussed", "attacked"), "they") != ["PER", "TCD"]


def test_a_government_is_that_of_the_place_that_its_sentence_opens_with(countries: Countries) -> None:
    before = "The transition government of Mali met. "
    assert countries(
        before + "In Guinea, rebels fought the transition government.", "the transition government"
    ) == ["GIN"]
    assert countries(before + "Rebels fought the transition government.", "the transition government") == [
        "MLI"
    ]
