"""From the model's probabilities to triggers: words that belong together, their head, their type."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from detente.records import Parse

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LOOSE = frozenset({"DET", "ADP", "PUNCT", "CCONJ", "SCONJ", "PART", "SPACE", "AUX"})
"""Parts of speech that never carry an event alone and may stand between the words of one trigger."""

_GAP = 2
"""Loose words that may part two words of one trigger."""


def trigger_groups(parse: Parse, types: NDArray[np.float32], least: float) -> list[tuple[list[int], int]]:
    """Return (words, type number) of each trigger; `types` (words, types) are probabilities, column 0 none.

    A word is a trigger's if its types together reach `least`; words of one type side by side, or parted
    by loose words only, make one trigger unless "and" joins them.
    """
    held = [
        i
        for i in range(len(types))
        if 1.0 - types[i, 0] >= least and parse.tokens[i].pos not in {"PUNCT", "SPACE"}
    ]
    groups: list[tuple[list[int], int]] = []
    for word in held:
        type_ = int(types[word, 1:].argmax()) + 1
        if groups and groups[-1][1] == type_ and _goes_on(parse, groups[-1][0][-1], word):
            groups[-1][0].append(word)
        else:
            groups.append(([word], type_))
    return groups


def _goes_on(parse: Parse, before: int, word: int) -> bool:
    between = parse.tokens[before + 1 : word]
    if len(between) > _GAP or any(t.pos not in LOOSE or t.pos in {"CCONJ", "PUNCT"} for t in between):
        return False
    tokens = parse.tokens
    return (
        tokens[word].head == before or tokens[before].head == word or tokens[word].head == tokens[before].head
    )


def head_of(parse: Parse, words: Sequence[int]) -> int:
    """Return the word that governs the others: the one whose own governor is outside."""
    inside = set(words)
    for word in words:
        above = parse.tokens[word].head
        if above == word or above not in inside:
            return word
    return words[0]
