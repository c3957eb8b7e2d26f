"""Two states that one word names."""

from __future__ import annotations

from datetime import date

import pytest

from detente.pipeline import Coder
from detente.records import Document

PAIRS = [
    ("The minister praised U.S.-Kenya cooperation.", "U.S.-Kenya", {"USA", "KEN"}),
    ("The minister went to the U.S.-Spain summit.", "U.S.-Spain", {"USA", "ESP"}),
    ("The minister praised the U.S.-ASEAN talks.", "U.S.-ASEAN", {"USA", "IGO"}),
    # A second part that is no name, and one that only ends like one.
    ("The minister praised the U.S.-backed rebels.", "U.S.-backed", set()),
]


@pytest.mark.parametrize(("text", "word", "expected"), PAIRS)
def test_both_states_of_a_hyphenated_word_are_named(
    coder: Coder, text: str, word: str, expected: set[str]
) -> None:
    document = Document("test", text, date(2024, 3, 1))
    ((_, _, (parse,)),) = coder.parse([(document, coder.segment(document))])
    start = text.index(word)
    named = [
        m.participant.country
        for m in coder.actors(document, (parse,), ())
        if m.kind != "noun" and start <= m.span.start < start + len(word)
    ]
    assert set(named) == expected
