"""What is done by saying so, or was done on an occasion that somebody had; no model is asked."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.events.performed import default_performing
from detente.records import Document, Parse

Parsed = Callable[[str], tuple[Document, tuple[Parse, ...]]]
PERFORMING = default_performing()


@pytest.mark.parametrize(
    ("text", "word", "is_done"),
    [
        ("I want to begin by thanking Chad.", "thanking", True),
        ("We would urge Chad to vote.", "urge", True),
        ("They would urge Chad to vote.", "urge", False),
        ("If Chad agreed, we would urge it to vote.", "urge", False),
        ("When the minister had the chance to visit Kenya, Chad was quiet.", "visit", True),
        ("The minister will have the chance to visit Kenya.", "visit", False),
        ("The minister has not had the chance to visit Kenya.", "visit", False),
        ("The minister had the money to visit Kenya.", "visit", False),
    ],
)
def test_what_somebody_says_he_does_or_had_the_chance_to_do_is_done(
    parsed: Parsed, text: str, word: str, is_done: bool
) -> None:
    (parse,) = parsed(text)[1]
    head = next(i for i, t in enumerate(parse.tokens) if t.text == word)
    assert PERFORMING.is_done(parse, head) == is_done
