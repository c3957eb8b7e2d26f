"""Ships that are called after somebody: "the USS Abraham Lincoln" is no president."""

from __future__ import annotations

from detente.actors.sentence import Sentence

_BEFORE = frozenset({
    "USS", "USNS", "HMS", "HMCS", "HMAS", "HMNZS", "carrier", "destroyer", "frigate", "cruiser", "submarine", "warship"
})  # fmt: skip
"""What stands before the name of a warship."""


def is_ship(sentence: Sentence, start: int) -> bool:
    """Return whether a ship has the name that begins at a character of a sentence."""
    first = sentence.parse.span.start
    before = [token for token in sentence.parse.tokens if token.start - first < start]
    return bool(before) and before[-1].text in _BEFORE
