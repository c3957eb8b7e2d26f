"""Ways up a tree of tokens while it is being mended."""

from __future__ import annotations

from collections.abc import Sequence

from detente.records import Token


def hangs_below(tokens: Sequence[Token], low: int, high: int) -> bool:
    """Return whether one token hangs on another, near or far; a ring of heads ends the way."""
    seen = low
    for _ in range(len(tokens)):
        head = tokens[seen].head
        if head == high:
            return True
        if head == seen:
            return False
        seen = head
    return False
