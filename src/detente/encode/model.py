"""The trained event model: one encoder, heads for triggers, roles and how an event is presented.

A sentence goes through the encoder alone: with int8 weights that is as fast as batches (nothing is filled up),
and the answer for a sentence never depends on which others stood beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from detente.encode.categories import (
    DEP_NUMBER,
    POS_NUMBER,
    STATUSES,
    TYPES,
    Categories,
    is_candidate,
)
from detente.encode.decode import head_of, trigger_groups
from detente.encode.files import ModelFiles, open_model
from detente.encode.pieces import pieces_of
from detente.encode.sessions import Floats, run, session_of, softmax
from detente.records import Parse, Proposal, RoleChance

if TYPE_CHECKING:
    import onnxruntime
    from tokenizers import Tokenizer

LEAST_TRIGGER = 0.1
"""A word less likely than this to be a trigger is not proposed."""

LEAST_READ = 0.3
"""A trigger less likely than this is proposed without roles, which nobody asks for: it never becomes an event."""

LEAST_ROLE = 0.1
"""A word less likely than this to have a role is left out."""


@dataclass(frozen=True, slots=True)
class EventModel:
    """Proposes events in parsed sentences; made by `default_event_model`."""

    name: str
    tokenizer: Tokenizer
    categories: Categories
    encoder: onnxruntime.InferenceSession
    triggers: onnxruntime.InferenceSession
    roles: onnxruntime.InferenceSession
    presentation: onnxruntime.InferenceSession
    relation: onnxruntime.InferenceSession

    def __call__(self, parses: Sequence[Parse]) -> tuple[Proposal, ...]:
        """Return the proposals of a document's sentences, in text order."""
        return tuple(p for parse in parses for p in self.in_sentence(parse))

    def in_sentence(self, parse: Parse) -> list[Proposal]:
        """Return the proposals of one sentence."""
        if not tells_something(parse):
            return []
        ids, firsts = pieces_of(self.tokenizer, [t.text for t in parse.tokens])
        return self.among(parse, self.vectors(ids)[firsts], [place > 0 for place in firsts])

    def among(self, parse: Parse, words: Floats, is_read: Sequence[bool]) -> list[Proposal]:
        """Return the proposals of a sentence that is encoded already.

        `words` are the vectors of its words; what is not `is_read` stands past the end of what the encoder reads.
        """
        tokens = parse.tokens
        types = softmax(
            run(
                self.triggers,
                words=words,
                pos=np.array([POS_NUMBER.get(t.pos, 0) for t in tokens]),
                dep=np.array([DEP_NUMBER.get(t.dep, 0) for t in tokens]),
            )
        )
        types[~np.array(is_read)] = np.eye(1, len(TYPES), dtype=np.float32)
        groups = trigger_groups(parse, types, LEAST_TRIGGER)
        if not groups:
            return []
        vectors = np.stack([words[g].mean(0) for g, _ in groups])
        shown = run(self.presentation, triggers=vectors, types=np.array([t for _, t in groups]))
        statuses, voiced = softmax(shown[:, :-1]), 1.0 / (1.0 + np.exp(-shown[:, -1]))
        scores = [float((1.0 - types[group, 0]).max()) for group, _ in groups]
        read = [number for number, score in enumerate(scores) if score >= LEAST_READ]
        roles = dict(zip(read, self._roles(parse, words, [groups[number] for number in read]), strict=True))
        return [
            Proposal(
                parse.sentence,
                tuple(group),
                head_of(parse, group),
                scores[number],
                _ranked(types[group, 1:].sum(0)),
                roles.get(number, ()),
                tuple(zip(STATUSES, map(float, statuses[number]), strict=True)),
                float(voiced[number]),
            )
            for number, (group, _) in enumerate(groups)
        ]

    def vectors(self, ids: Sequence[int]) -> Floats:
        """Return the encoder's vectors (pieces, width)."""
        row = np.array([ids], dtype=np.int64)
        vectors: Floats = run(self.encoder, ids=row)[0]
        return vectors

    def _roles(
        self, parse: Parse, words: Floats, groups: Sequence[tuple[list[int], int]]
    ) -> list[tuple[RoleChance, ...]]:
        candidates = [i for i in range(len(parse.tokens)) if is_candidate(parse, i)]
        if not candidates or not groups:
            return [()] * len(groups)
        heads = [(head_of(parse, group), type_) for group, type_ in groups]
        pairs = np.array(
            [self.categories.pair(parse, head, word, type_) for head, type_ in heads for word in candidates],
            dtype=np.int64,
        )
        marks = np.zeros((len(groups), len(parse.tokens)), dtype=np.int64)
        for number, (group, _) in enumerate(groups):
            marks[number, group] = 1
        chances = softmax(
            run(
                self.roles,
                words=words,
                marks=marks,
                types=np.array([type_ for _, type_ in groups]),
                candidates=np.array(candidates),
                pairs=pairs,
            )
        ).reshape(len(groups), len(candidates), 3)
        likely = chances[..., 1] + chances[..., 2] >= LEAST_ROLE
        return [
            tuple(
                RoleChance(candidates[place], *of_group[place, 1:].tolist()) for place in np.flatnonzero(held)
            )
            for of_group, held in zip(chances, likely, strict=True)
        ]


def tells_something(parse: Parse) -> bool:
    """Return whether a sentence has a word that can carry an event."""
    return any(t.pos in {"VERB", "NOUN", "PROPN", "ADJ"} for t in parse.tokens)


def default_event_model(files: ModelFiles | None = None, tap: bytes = b"") -> EventModel:
    """Return the shipped model, or that of another folder; with `tap`, its encoder has one output more.

    Raises:
        ModelError: if a file is missing or its SHA-256 is not that of the card.
    """
    import json

    from tokenizers import Tokenizer

    files = files or open_model()
    numbers = json.loads(files.read("categories.json"))
    return EventModel(
        files.name,
        Tokenizer.from_str(files.read("tokenizer.json").decode("utf-8")),
        Categories(numbers["arcs"], numbers["paths"]),
        # Protocol buffers one after the other are read as one: the tap is a model that is nothing but an output.
        session_of(files.read("encoder.onnx") + tap),
        *(
            session_of(files.read(f"{part}.onnx"))
            for part in ("triggers", "roles", "presentation", "relation")
        ),
    )


def _ranked(weights: Floats) -> tuple[tuple[str, float], ...]:
    shares = weights / weights.sum()
    return tuple(
        (TYPES[i + 1], float(shares[i])) for i in np.argsort(-shares, kind="stable") if shares[i] >= 0.01
    )
