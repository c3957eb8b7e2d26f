"""Words into wordpieces."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

LONGEST = 320
"""Wordpieces of a sentence that are read; words past them carry no event."""


def pieces_of(tokenizer: Tokenizer, words: Sequence[str]) -> tuple[list[int], list[int]]:
    """Return a sentence's wordpiece ids, and the place of each word's first piece (0, [CLS], if not read)."""
    encoding = tokenizer.encode(list(words), is_pretokenized=True)
    firsts = [0] * len(words)
    reached = min(len(encoding.ids), LONGEST)
    for place, word in zip(range(reached - 1, -1, -1), reversed(encoding.word_ids[:reached]), strict=True):
        if word is not None:
            firsts[word] = place
    return encoding.ids[:LONGEST], firsts
