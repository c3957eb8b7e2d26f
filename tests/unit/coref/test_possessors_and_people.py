"""Whose neighbour, people and army a text means, and of which state those are whom it merely names."""

from __future__ import annotations

from datetime import date

import pytest

from detente.pipeline import Coder
from detente.records import Document


def _countries(coder: Coder, text: str, words: str) -> list[str]:
    mentions = coder(Document("test", text, date(2022, 5, 1))).mentions
    found = [m for m in mentions if m.span.of(text) == words]
    return sorted(m.participant.country or "-" for m in found if m.span == found[-1].span)


OWNED = [
    ("China moved troops. India insisted that its neighbour withdraw.", "its neighbour", ["CHN"]),
    ("India thanked its allies for the help.", "its allies", ["-"]),
    ("Peru met Chile. India called. India asked its ally for help.", "its ally", ["CHL"]),
    ("Russia goes on with its assault on Ukraine and its people.", "its people", ["UKR"]),
    (
        "Poland and Romania, whose parliaments have condemned the raid, protested.",
        "whose parliaments",
        ["POL", "ROU"],
    ),
    ("India recalled its army.", "its army", ["IND"]),
]


@pytest.mark.parametrize(("text", "words", "codes"), OWNED)
def test_what_belongs_to_a_state_is_of_it_and_its_neighbour_is_not(
    coder: Coder, text: str, words: str, codes: list[str]
) -> None:
    assert _countries(coder, text, words) == codes


TOLD = [
    (
        "Olga Petrenko spoke. France and Iran met. Opposition leader Olga Petrenko of Belarus left.",
        "Olga Petrenko",
        "BLR",
    ),
    (
        "Olga Petrenko spoke in Iran. France protested. Later Olga Petrenko of Belarus left. Petrenko won.",
        "Petrenko",
        "BLR",
    ),
    ("Chile voted. Chilean police came. Police held Olga Petrenko. Chile is calm.", "Olga Petrenko", "CHL"),
    ("Chile met Peru and Iran. Police held Olga Petrenko.", "Olga Petrenko", "-"),
]


@pytest.mark.parametrize(("text", "words", "code"), TOLD)
def test_a_person_is_of_the_state_told_elsewhere_else_of_the_only_one(
    coder: Coder, text: str, words: str, code: str
) -> None:
    mentions = coder(Document("test", text, date(2022, 5, 1))).mentions
    first = next(m for m in mentions if m.span.of(text) == words)
    assert (first.participant.country or "-") == code


OFFICES = [
    ("Vice President Ruiz of Peru met President Soto of Chile. The president left.", "The president", ["CHL"]),
    ("Prime Minister Soto of Chile met Foreign Minister Ruiz of Peru. The prime minister left.",
     "The prime minister", ["CHL"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "codes"), OFFICES)
def test_a_title_alone_means_who_bears_all_of_it(
    coder: Coder, text: str, words: str, codes: list[str]
) -> None:
    assert _countries(coder, text, words) == codes


AT_HOME = [
    ("Chile is calm. Residents of Villapar left Chile.", "Residents", "CHL"),
    ("Chile is calm. The students of the Free University left Chile.", "The students", "CHL"),
    ("Chile is calm. Chile held a vote. The Highland Militia protested.", "The Highland Militia", "CHL"),
    ("Chile is calm. Police beat Muslim protesters.", "Muslim protesters", "CHL"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "code"), AT_HOME)
def test_a_village_a_faith_and_a_body_name_no_unknown_state(
    coder: Coder, text: str, words: str, code: str
) -> None:
    assert _countries(coder, text, words) == [code]
