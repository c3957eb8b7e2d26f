"""Marks stand around the two participants, whatever their order."""

from __future__ import annotations

import pytest
from tokenizers import Tokenizer

from detente.encode import open_model
from detente.encode.relation import MARKS, marked_pieces

TEXT = "Canada sanctioned Iran."


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Tokenizer.from_str(open_model().read("tokenizer.json").decode("utf-8"))


def test_each_participant_stands_between_its_two_marks(tokenizer: Tokenizer) -> None:
    pieces, (actor, recipient) = marked_pieces(tokenizer, TEXT, (0, 6), (18, 22))
    assert [p for p in pieces if p in MARKS] == list(MARKS)
    assert (pieces[actor], pieces[recipient]) == (MARKS[0], MARKS[2])


def test_marks_follow_the_roles_and_not_the_order_of_words(tokenizer: Tokenizer) -> None:
    pieces, _ = marked_pieces(tokenizer, TEXT, (18, 22), (0, 6))
    assert [p for p in pieces if p in MARKS] == [3, 4, 1, 2]


def test_a_recipient_that_is_not_named_has_no_mark(tokenizer: Tokenizer) -> None:
    pieces, (_, recipient) = marked_pieces(tokenizer, TEXT, (0, 6), (0, 0))
    assert recipient == 0
    assert not set(pieces) & set(MARKS[2:])
