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

_JOINED = frozenset(
    {"acomp", "amod", "attr", "compound", "dobj", "nmod", "nsubj", "nsubjpass", "oprd", "prt", "xcomp"}
)
"""Dependents that tell one event together with their governor: "imposed new sanctions", "talks resumed"."""

_REACH = 8
"""Words that may part two words of one trigger."""


def trigger_groups(parse: Parse, types: NDArray[np.float32], least: float) -> list[tuple[list[int], int]]:
    """Return (words, type number) of each trigger; `types` (words, types) are probabilities, column 0 none.

    A word is a trigger's if its types together reach `least`. Words of one type make one trigger if one is the
    other's object, subject, modifier or the noun of its preposition; words joined by "and" are two.
    """
    held = [
        i
        for i in range(len(types))
        if 1.0 - types[i, 0] >= least and parse.tokens[i].pos not in {"PUNCT", "SPACE"}
    ]
    groups: list[tuple[list[int], int]] = []
    for word in held:
        type_ = int(types[word, 1:].argmax()) + 1
        one = [g for g, of_group in groups if of_group == type_ and any(_are_one(parse, w, word) for w in g)]
        groups = [(g, of_group) for g, of_group in groups if g not in one]
        groups.append((sorted([word, *(w for g in one for w in g)]), type_))
    groups.sort()
    return groups


def _are_one(parse: Parse, before: int, word: int) -> bool:
    if word - before > _REACH:
        return False
    between = parse.tokens[before + 1 : word]
    if all(t.pos in LOOSE and t.pos not in {"CCONJ", "PUNCT"} for t in between) and len(between) <= 2:
        heads = parse.tokens[before].head, parse.tokens[word].head
        if heads[0] in {word, heads[1]} or heads[1] == before:
            return True
    return _hangs_on(parse, word, before) or _hangs_on(parse, before, word)


def _hangs_on(parse: Parse, word: int, other: int) -> bool:
    """Return whether a word is an object, subject or modifier of another, or stands behind its preposition."""
    token = parse.tokens[word]
    if token.head == other:
        return token.dep in _JOINED
    above = parse.tokens[token.head]
    return token.dep == "pobj" and above.dep == "prep" and above.head == other


def head_of(parse: Parse, words: Sequence[int]) -> int:
    """Return the word that governs the others: the one whose own governor is outside."""
    inside = set(words)
    for word in words:
        above = parse.tokens[word].head
        if above == word or above not in inside:
            return word
    return words[0]
