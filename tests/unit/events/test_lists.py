"""Who stands with a noun in a list."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.events.lists import with_listed
from detente.records import Document, Parse

Parsed = Callable[[str], tuple[Document, tuple[Parse, ...]]]


@pytest.mark.parametrize(
    ("text", "first", "words"),
    [
        (
            "Our commitment to the defense of the Republic of Korea and Japan remains.",
            "Republic",
            ["Republic", "Japan"],
        ),
        ("He visited the harbours of Kenya and Chad.", "harbours", ["harbours"]),
    ],
)
def test_a_state_that_is_joined_to_the_last_word_of_another_s_name_is_listed_with_it(
    parsed: Parsed, text: str, first: str, words: list[str]
) -> None:
    _, (parse,) = parsed(text)
    index = next(i for i, t in enumerate(parse.tokens) if t.text == first)
    assert [parse.tokens[i].text for i in with_listed(parse, [index])] == words
