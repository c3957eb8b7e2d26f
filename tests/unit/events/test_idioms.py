"""Words in fixed phrases and words with the press tell no event: by rules alone."""

from __future__ import annotations

import pytest
from tests.unit.events.conftest import Told
from tests.unit.events.told_events import sentence_of

from detente.events.idioms import without_idioms
from detente.pipeline import Coder


@pytest.mark.parametrize(
    ("text", "word", "count"),
    [
        ("The Danish charm offensive in Chad went on.", "offensive", 0),
        ("Denmark launched charm offensives in Chad.", "offensives", 0),
        ("Denmark launched an offensive in Chad.", "offensive", 1),
        ("Here's the deal: Denmark stays out of Chad.", "deal", 0),
        ("Denmark welcomed the deal with Chad.", "deal", 1),
        ("The speakers on the call are Danish officials.", "call", 0),
        ("Thank you so much for joining this call.", "joining", 0),
        ("Denmark welcomed the call with Chad.", "call", 1),
        ("Danish gender wars reached Chad.", "wars", 0),
        ("Shares in Denmark enjoyed a relief rally.", "rally", 0),
    ],
)
def test_a_word_in_a_fixed_phrase_tells_no_event(coder: Coder, text: str, word: str, count: int) -> None:
    who, _, events = sentence_of(coder, text, [("ASSAULT", word, "", "")])
    assert len(without_idioms(who.parse, who.words, events)) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [("He spoke at Ted Cruz rallies in Ohio.", 0), ("He spoke at opposition rallies in Ohio.", 1)],
)
def test_a_rally_named_after_its_speaker_is_no_protest(coder: Coder, text: str, count: int) -> None:
    who, _, events = sentence_of(coder, text, [("PROTEST", "rallies", "", "")])
    assert len(without_idioms(who.parse, who.words, events)) == count


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("The Danish newspaper contacted the ministry of Denmark.", []),
        ("The Chadian envoy contacted the ministry of Denmark.", ["CONSULT"]),
        ("The Danish minister met reporters.", []),
        ("The Danish embassy did not respond to a request for comment.", []),
        ("The Danish embassy did not respond to a request for troops.", ["REJECT", "REQUEST"]),
        ("The Danish minister declined to comment.", []),
        ("The Danish minister declined to leave Chad.", ["REJECT"]),
    ],
)
def test_words_with_the_press_are_no_event(told: Told, text: str, types: list[str]) -> None:
    assert [e.type for e in told(text).events] == types


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Denmark recalled its ambassador to Chad for consultations.", ["SANCTION"]),
        ("Denmark has called its ambassador home for consultations.", ["SANCTION"]),
        ("The Danish minister travelled to Chad for consultations.", ["CONSULT", "CONSULT"]),
    ],
)
def test_an_envoy_recalled_for_consultations_has_no_talks(told: Told, text: str, types: list[str]) -> None:
    assert [e.type for e in told(text).events] == types
