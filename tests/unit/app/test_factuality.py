"""How surely a text says that something happened."""

from __future__ import annotations

import pytest

import detente


def asked(text: str, word: str) -> float:
    start = text.index(word)
    return detente.factuality(text, start, start + len(word))


@pytest.mark.parametrize(
    ("surer", "less_sure", "word"),
    [
        ("The army attacked the town.", "The army never attacked the town.", "attacked"),
        ("The army will attack the town.", "The army might attack the town.", "attack"),
        ("Russia plans to invade Poland.", "Russia failed to invade Poland.", "invade"),
        ("The ministers managed to meet.", "The ministers refused to meet.", "meet"),
    ],
)
def test_what_happened_stands_higher_than_what_did_not_or_may_not(
    surer: str, less_sure: str, word: str
) -> None:
    assert asked(surer, word) > asked(less_sure, word) + 1


@pytest.mark.parametrize("text", ["The army attacked the town.", "The army never attacked the town."])
def test_answer_lies_on_the_scale(text: str) -> None:
    assert -3 <= asked(text, "attacked") <= 3


def test_only_the_sentence_of_the_predicate_is_read() -> None:
    alone = "The army attacked the town."
    assert asked(f"It never rained. {alone} Nobody left.", "attacked") == asked(alone, "attacked")


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (0, 99), (3, 4)])
def test_place_without_words_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no stretch of words"):
        detente.factuality("The army", start, end)


def test_predicate_far_into_a_sentence_without_end_is_read() -> None:
    text = "and the rain fell on the town " * 60 + "and the army attacked the town"
    assert -3 <= asked(text, "attacked") <= 3
