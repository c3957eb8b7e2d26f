"""Two states in one word, and names that the parser takes for common nouns."""

from __future__ import annotations

from datetime import date

import pytest

from detente.pipeline import Coder
from detente.records import Document

HYPHENS = [
    ("Ministers praised the U.S.-Japan alliance.", "the U.S.-Japan alliance", ["JPN", "USA"]),
    ("She welcomed the U.S.-EU Trade Council in Lima.", "the U.S.-EU Trade Council", ["EUR", "USA"]),
    ("They want trilateral U.S.-Japan-ROK cooperation.", "ROK", ["KOR"]),
    ("Troops praised the U.S.-led mission.", "the U.S.-led mission", ["USA"]),
]


@pytest.mark.parametrize(("text", "words", "countries"), HYPHENS)
def test_each_state_in_a_word_of_several_is_told(
    rules_coder: Coder, text: str, words: str, countries: list[str]
) -> None:
    found = rules_coder(Document("test", text, date(2022, 5, 1))).mentions
    assert sorted(m.participant.country or "-" for m in found if m.span.of(text) == words) == countries


def test_a_name_met_before_opens_a_sentence_though_the_parser_takes_it_for_a_noun(rules_coder: Coder) -> None:
    text = "U.S. Envoy Tim Lenderking returned from Riyadh. Lenderking met with senior officials."
    found = rules_coder(Document("test", text, date(2022, 5, 1))).mentions
    start = text.index("Lenderking met")
    assert [m.participant.country for m in found if m.span.start == start] == ["USA"]


FOREMOST = [
    ("Trump says praise from Putin helps.", "Trump", date(2018, 5, 1), ["USA"]),
    ("Trump and his supporters claimed victory.", "Trump", date(2018, 5, 1), ["USA"]),
    ("Trump says praise from Putin helps.", "Trump", date(2005, 5, 1), []),
    ("Talks began in Lima.", "Talks", date(2018, 5, 1), []),
]


@pytest.mark.parametrize(("text", "words", "day", "countries"), FOREMOST)
def test_a_surname_that_the_parser_takes_for_no_name_is_that_of_who_is_foremost_on_the_day(
    rules_coder: Coder, text: str, words: str, day: date, countries: list[str]
) -> None:
    found = rules_coder(Document("test", text, day)).mentions
    assert [m.participant.country for m in found if m.span.of(text) == words and m.person] == countries


def test_the_abbreviated_united_states_may_lack_their_last_stop(rules_coder: Coder) -> None:
    text = "The U.S government left, and the U.S commitment stands."
    found = rules_coder(Document("test", text, date(2022, 5, 1))).mentions
    assert {m.participant.country for m in found if m.span.of(text) == "U.S"} == {"USA"}


def test_police_whom_only_their_deed_names_take_part_unless_a_state_stands_beside(rules_coder: Coder) -> None:
    text = "Students in Lima want an inquiry into police violence. They met Greek police chiefs."
    found = rules_coder(Document("test", text, date(2022, 5, 1))).mentions
    police = [m for m in found if m.span.of(text) == "police"]
    assert [(m.span.start, m.participant.country) for m in police] == [(text.index("police"), "PER")]
