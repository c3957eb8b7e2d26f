"""Whose "its" is in a demand, both of a readout, whom a short mention means of several, and who is given no state."""

from __future__ import annotations

from datetime import date

import pytest

from detente.pipeline import Coder
from detente.records import Document


def _countries(coder: Coder, text: str, words: str, publisher: str | None = None) -> list[str]:
    """Return the states of the last mention by these words, "-" for none."""
    mentions = coder(Document("test", text, date(2022, 5, 1), "A visit", publisher)).mentions
    found = [m for m in mentions if m.span.of(text) == words]
    return sorted({m.participant.country or "-" for m in found if m.span == found[-1].span})


ASKED = [
    ("Kenya urges Uganda to withdraw its troops from the border.", "its troops", "UGA"),
    ("Kenya called on Uganda to end the war against its own people.", "its own people", "UGA"),
    ("Kenya condemned Chad and asked Uganda to open its ports.", "its ports", "UGA"),
    ("Kenya pressed Uganda to free its prisoners.", "its prisoners", "KEN"),
    ("Kenya praised Uganda to protect its troops.", "its troops", "KEN"),
]


@pytest.mark.parametrize(("text", "words", "code"), ASKED)
def test_what_somebody_is_asked_to_do_is_with_his_own_but_for_what_is_owed(
    coder: Coder, text: str, words: str, code: str
) -> None:
    assert _countries(coder, text, words) == [code]


RELEASE = "President Biden spoke today with Prime Minister Karin Lund of Sweden. "
AIDE = "Jake Sullivan met today with Karin Lund, State Secretary to the Prime Minister of Sweden. "
BOTH = [
    (AIDE + "They discussed trade.", "They", "SWE"),
    (AIDE + "In addition, they discussed trade.", "they", "SWE"),
    (RELEASE + "President Biden and President Macron discussed our cooperation on trade.", "our", "FRA"),
    (RELEASE + "The President affirmed our shared work on trade.", "our", "SWE"),
]


@pytest.mark.parametrize(("text", "words", "other"), BOTH)
def test_both_of_a_readout_are_they_who_discuss_and_have_what_is_shared(
    coder: Coder, text: str, words: str, other: str
) -> None:
    assert _countries(coder, text, words, "White House briefing room") == [other, "USA"]


ONE = [
    ("The President affirmed our work on trade.", "our"),
    ("The President affirmed our shared work with Norway.", "our"),
]


@pytest.mark.parametrize(("after", "words"), ONE)
def test_one_side_alone_does_what_a_readout_does_not_say_of_both(
    coder: Coder, after: str, words: str
) -> None:
    assert _countries(coder, RELEASE + after, words, "White House briefing room") == ["USA"]


def test_we_together_are_those_just_named_with_the_publisher(coder: Coder) -> None:
    text = "The United States and Ireland cooperate closely. We work together to end hunger. We will help."
    assert _countries(coder, text.removesuffix(" We will help."), "We", "White House briefing room") == [
        "IRL",
        "USA",
    ]
    assert _countries(coder, text, "We", "White House briefing room") == ["USA"]


def test_short_mention_means_whoever_of_the_word_is_told_of_most(coder: Coder) -> None:
    text = (
        "The Kenyan team came to London. The Kenyan team was detained. A team from Uganda applauded. "
        "Officers questioned the team."
    )
    assert _countries(coder, text, "the team") == ["KEN"]


def test_speaker_of_a_quotation_in_two_apostrophes_is_not_who_he_speaks_of(coder: Coder) -> None:
    text = (
        "President Putin was blamed. President Trump said, ''If he has killed reporters, that is terrible.''"
    )
    assert _countries(coder, text, "he") == ["RUS"]


@pytest.mark.parametrize("words", ["Critics", "Hackers", "Migrants", "Asylum seekers"])
def test_who_may_be_from_anywhere_is_given_no_state(coder: Coder, words: str) -> None:
    text = f"Kenya is calm. {words} attacked police in Kenya."
    assert _countries(coder, text, words) == ["-"]
    assert _countries(
        coder, f"Kenya is calm. Kenyan {words.lower()} attacked police.", f"Kenyan {words.lower()}"
    ) == ["KEN"]


def test_our_allies_with_a_capital_are_not_ours(coder: Coder) -> None:
    text = "The United States will help. We will work with our Allies."
    assert _countries(coder, text, "our Allies", "White House briefing room") == ["-"]


@pytest.mark.parametrize(
    "words", ["Activists around the world", "Activists all over Europe", "Activists abroad"]
)
def test_those_who_are_everywhere_are_given_no_state(coder: Coder, words: str) -> None:
    text = f"Kenya arrested two editors in Nairobi. {words} condemned Kenya."
    assert _countries(coder, text, "Activists") == ["-"]
    assert _countries(coder, text.replace(words, "Activists"), "Activists") == ["KEN"]
