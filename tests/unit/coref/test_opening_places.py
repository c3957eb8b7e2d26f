"""Whose "a crowd" and "police" are in a sentence that opens with a place."""

from __future__ import annotations

from datetime import date

import pytest

from detente.pipeline import Coder
from detente.records import Document

DANISH = "Denmark condemned Turkey. Danish envoys left. Denmark is angry. "

TOLD = [
    ("In Damascus a crowd stormed the embassy of Denmark.", "a crowd", "SYR"),
    ("In Jordan an editor was arrested.", "an editor", "JOR"),
    ("In Lagos the police shot two men.", "the police", "NGA"),
    ("In Damascus the minister met a crowd.", "the minister", "DNK"),
    ("The Danish government wept. In Jordan, the government banned two parties.", "the government", "JOR"),
    ("At the United Nations a crowd stormed the embassy.", "a crowd", "DNK"),
]


@pytest.mark.parametrize(("sentence", "words", "country"), TOLD)
def test_people_whom_a_sentence_brings_in_behind_a_place_and_its_police_are_of_the_place(
    coder: Coder, sentence: str, words: str, country: str
) -> None:
    text = DANISH + sentence
    mentions = coder(Document("test", text, date(2022, 5, 1))).mentions
    assert {m.participant.country for m in mentions if m.span.of(text) == words} == {country}
