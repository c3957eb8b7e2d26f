"""What one marked participant does to another: the model's answer for an ordered pair."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from detente.encode.categories import TYPES
from detente.encode.model import EventModel
from detente.encode.pieces import LONGEST
from detente.encode.sessions import run, softmax

if TYPE_CHECKING:
    from tokenizers import Tokenizer

MARKS = (1, 2, 3, 4)
"""Wordpiece ids of [unused0] to [unused3]: before and after the actor, before and after the recipient."""


def marked_pieces(
    tokenizer: Tokenizer, text: str, actor: tuple[int, int], recipient: tuple[int, int]
) -> tuple[list[int], tuple[int, int]]:
    """Return the wordpieces with marks around both participants, and the places of the two opening marks.

    `actor` and `recipient` are half-open code-point offsets into `text`.
    """
    encoding = tokenizer.encode(text)
    opened = [-1, -1]
    closed = [False, False]
    pieces: list[int] = []
    for piece, (start, end) in zip(encoding.ids, encoding.offsets, strict=True):
        for side, (first, last) in enumerate((actor, recipient)):
            if opened[side] >= 0 and not closed[side] and (start >= last or start == end):
                pieces.append(MARKS[2 * side + 1])
                closed[side] = True
            if opened[side] < 0 and first < end and start < last and start < end:
                opened[side] = len(pieces)
                pieces.append(MARKS[2 * side])
        pieces.append(piece)
    reached = [place if 0 <= place < LONGEST else 0 for place in opened]
    return pieces[:LONGEST], (reached[0], reached[1])


def relation_chances(
    model: EventModel, text: str, actor: tuple[int, int], recipient: tuple[int, int]
) -> Mapping[str, float]:
    """Return the probability of each of the 16 types and of NONE, likeliest first."""
    pieces, (one, other) = marked_pieces(model.tokenizer, text, actor, recipient)
    vectors = model.vectors(pieces)
    marked = np.concatenate([vectors[0], vectors[one], vectors[other]])[None]
    chances = softmax(run(model.relation, marked=marked))[0]
    return {TYPES[i]: float(chances[i]) for i in np.argsort(-chances, kind="stable")}
