"""Where a time may begin."""

from __future__ import annotations

import pytest

from detente.timex.words import default_time_words


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("the talks went on in a good mood", False),
        ("the whole of last week", True),
        ("over the whole course of the long talks", False),
        ("over a few difficult days of talks", True),
        ("support for both", False),
        ("black flags flew", False),
        ("black friday sales", True),
        ("to date", True),
    ],
)
def test_a_word_that_only_opens_a_time_begins_one_only_before_a_word_that_tells_it(
    text: str, begins: bool
) -> None:
    words = default_time_words().scan(text, 0, len(text))

    assert words.may_start(0) is begins
