"""What can be wrong with the words of an event pattern."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from detente.lexicon.fault import did_you_mean

Found = Iterator[tuple[str, str]]
"""What is wrong and the way out, for each fault."""

PLAIN_SLOTS = frozenset({"subj", "obj", "iobj", "prt", "inf", "ing", "clause", "mod", "neg", "voice", "poss"})
"""Slots of patterns that are no prepositions."""


def faults_of_pattern(words: str) -> Found:
    """Yield what is wrong with the words of a pattern."""
    head, *constraints = words.split(" ")
    lemma, _, pos = head.rpartition("/")
    if not lemma or pos not in {"v", "n", "a"}:
        yield f"'{head}' is not LEMMA/v, LEMMA/n or LEMMA/a", "write such as hold/v or visit/n"
    for constraint in constraints:
        slot, colon, lemmas = constraint.partition(":")
        if not colon or not slot or not lemmas:
            yield f"'{constraint}' is not SLOT:WORD|WORD or SLOT:*", "write such as obj:envoy|diplomat"
        else:
            yield from faults_of_slot(slot)


def faults_of_slot(slot: str) -> Found:
    """Yield what is wrong with the name of a slot."""
    if not re.fullmatch(r"[a-z]+", slot):
        yield (
            f"no slot '{slot}'",
            did_you_mean(slot, PLAIN_SLOTS, f"one of: {' '.join(sorted(PLAIN_SLOTS))}; or a preposition"),
        )
    elif slot in _MISSPELT:
        yield f"no slot '{slot}'", f"did you mean {_MISSPELT[slot]}?"


_MISSPELT: Mapping[str, str] = {
    "ojb": "obj",
    "object": "obj",
    "dobj": "obj",
    "sub": "subj",
    "nsubj": "subj",
    "subject": "subj",
    "sbuj": "subj",
    "particle": "prt",
    "pobj": "a preposition",
}
"""What people write for the slots; any other word can be a preposition."""
