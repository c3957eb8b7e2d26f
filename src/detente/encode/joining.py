"""The words that join two marked participants, and what the event model says of them: a pair as a row of numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from detente.encode.categories import STATUSES, TYPE_NUMBER, TYPES
from detente.encode.sessions import Floats
from detente.records import Parse, Proposal

WIDTH = 384
KINDS = len(TYPES) - 1
BLOCKS = (
    ("told", KINDS),  # log-probabilities of the types by the reading with marks, about their mean
    ("acts", KINDS),  # how strongly the sentence's triggers of a type have the two as their sides
    ("presented", KINDS * len(STATUSES)),  # the same by status: a planned attack is a threat
    ("proposed", WIDTH),  # the encoder's vectors of the triggers, by how much they have to do with the two
    ("governing", WIDTH),  # that of the verb above the actor
    ("plain", WIDTH),  # the joining words as they are outside any sentence
)
"""The numbers of a row in order, and how many each block has."""

_CONTENT = frozenset({"VERB", "NOUN", "ADJ", "ADV", "PART", "AUX", "PROPN"})
_LEAST = 0.01
"""Added before a logarithm is taken."""
_ANYBODY = 0.02
"""What a trigger counts that has to do with neither of the two."""
_SECOND = 0.5
"""How much the recipient says of a trigger, beside the actor."""


@dataclass(frozen=True, slots=True)
class Joining:
    """Token indices: both participants, the way from the one's head to the other's, the words that carry meaning on it.

    `governing` is the verb above the actor, or the first word if there is none.
    """

    actor: frozenset[int]
    recipient: frozenset[int]
    words: tuple[int, ...]
    governing: int


def joining_of(parse: Parse, actor: tuple[int, int], recipient: tuple[int, int]) -> Joining:
    """Return what joins two stretches of the text; an empty recipient is nobody, and the way leads to the root."""
    one, other = _tokens_in(parse, actor), _tokens_in(parse, recipient)
    way = _way(parse, _head(parse, one), _head(parse, other))
    inside = {*one, *other}
    near = {*way, *(child for word in way for child in parse.children(word))} - inside
    words = sorted(w for w in near if parse.tokens[w].pos in _CONTENT) or sorted(near) or [0]
    verbs = (w for w in way if w not in inside and parse.tokens[w].pos in {"VERB", "AUX"})
    return Joining(frozenset(one), frozenset(other), tuple(words), next(verbs, words[0]))


def row_of(
    joining: Joining,
    told: Floats,
    proposals: Sequence[Proposal],
    words: Floats,
    plain: Floats,
) -> Floats:
    """Return the numbers of a pair, as `BLOCKS` tells.

    `told` are the logits of the types by the reading with marks; `words` and `plain` the vectors (tokens, WIDTH) of the
    sentence without marks, after the encoder and before it.
    """
    acts = np.zeros(KINDS)
    presented = np.zeros((KINDS, len(STATUSES)))
    proposed, weight = np.zeros(WIDTH), 1e-6
    for proposal in proposals:
        near = _nearness(proposal, joining)
        by_type = np.zeros(KINDS)
        for type_, chance in proposal.types:
            by_type[TYPE_NUMBER[type_] - 1] = chance
        at_all = proposal.score * (near + _ANYBODY)
        acts += proposal.score * near * by_type
        presented += at_all * np.outer(by_type, [chance for _, chance in proposal.statuses])
        proposed += at_all * words[list(proposal.words)].mean(0)
        weight += at_all
    blocks = [
        _centred(told),
        np.log(acts + _LEAST) - np.log(_LEAST),
        np.sqrt(presented).ravel(),
        proposed / weight,
        words[joining.governing],
        plain[list(joining.words)].mean(0),
    ]
    return np.concatenate(blocks).astype(np.float32)


def _nearness(proposal: Proposal, joining: Joining) -> float:
    """Return how much a trigger has to do with the two: 1 if the actor surely is its actor."""
    actor = max((r.actor for r in proposal.roles if r.word in joining.actor), default=0.0)
    recipient = max((r.recipient for r in proposal.roles if r.word in joining.recipient), default=0.0)
    return max(actor, _SECOND * recipient)


def _centred(logits: Floats) -> Floats:
    chances = np.exp(logits - logits.max())
    logs = np.log(chances / chances.sum() + 1e-12)
    centred: Floats = logs - logs.mean()
    return centred


def _tokens_in(parse: Parse, place: tuple[int, int]) -> list[int]:
    start, end = place
    return [i for i, t in enumerate(parse.tokens) if t.start < end and start < t.end]


def _head(parse: Parse, tokens: Sequence[int]) -> int | None:
    """Return the first token that something outside governs, or that governs the sentence."""
    for i in tokens:
        if parse.tokens[i].head == i or parse.tokens[i].head not in tokens:
            return i
    return None


def _way(parse: Parse, one: int | None, other: int | None) -> list[int]:
    """Return the tokens from one up to where both meet, then those from the other up to there."""
    if one is None:
        return []
    up = [one, *parse.ancestors(one)]
    if other is None:
        return up
    down = [other, *parse.ancestors(other)]
    meet = next((i for i in down if i in up), None)
    return up if meet is None else [*up[: up.index(meet) + 1], *down[: down.index(meet)]]
