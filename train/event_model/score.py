"""Score the net on labelled sentences, by the same measure as the coder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from benchmarks.accuracy.words import Score, WordedEvent

from detente.encode.categories import STATUSES, TYPES, Categories
from detente.encode.decode import head_of, trigger_groups
from detente.records import Parse
from train.event_model.examples import Example
from train.event_model.fit import padded
from train.event_model.net import EventNet


@dataclass(frozen=True, slots=True)
class Cuts:
    """Least probabilities of a trigger and of a role."""

    trigger: float = 0.5
    role: float = 0.5


@dataclass(slots=True)
class Seen:
    """What the net says of one sentence: word types, and roles, status, voice of each trigger."""

    types: np.ndarray
    hidden: np.ndarray


@torch.no_grad()
def look(net: EventNet, examples: Sequence[Example], batch: int = 64) -> list[Seen]:
    """Return the net's view of each sentence."""
    order = sorted(range(len(examples)), key=lambda i: len(examples[i].pieces))
    seen: list[Seen | None] = [None] * len(examples)
    for start in range(0, len(order), batch):
        rows = order[start : start + batch]
        ids, mask = padded([examples[i].pieces for i in rows])
        hidden = net.encoder(ids, mask)
        for r, i in enumerate(rows):
            e = examples[i]
            words = hidden[r, e.firsts]
            types = net.triggers(words, torch.tensor(e.pos), torch.tensor(e.dep)).softmax(-1)
            seen[i] = Seen(types.numpy(), words.numpy())
    return [s for s in seen if s is not None]


@torch.no_grad()
def events_of(
    net: EventNet, categories: Categories, example: Example, seen: Seen, cuts: Cuts, given: bool = False
) -> list[WordedEvent]:
    """Return the events of a sentence in words; with `given`, the triggers and types are the labelled ones."""
    parse, text = example.parse, example.sentence.text
    groups = (
        [(e.words, e.type) for e in example.events]
        if given
        else trigger_groups(parse, seen.types, cuts.trigger)
    )
    told = _roles(net, categories, example, seen, groups)
    events = []
    for number, (words, type_) in enumerate(groups):
        vector = torch.tensor(seen.hidden[words].mean(0))
        actors: list[str] = []
        recipients: list[str] = []
        for w, (_, a, r) in zip(example.candidates, told[number], strict=True):
            if a + r >= cuts.role:
                (actors if a >= r else recipients).append(phrase_of(parse, w, text))
        shown = net.presentation(vector[None], torch.tensor([type_]))[0]
        status = STATUSES[int(shown[:-1].argmax())]
        trigger = " ".join(parse.tokens[w].text for w in words)
        events.append(
            WordedEvent(TYPES[type_], trigger, tuple(actors), tuple(recipients), status, bool(shown[-1] > 0))
        )
    return events


def _roles(
    net: EventNet,
    categories: Categories,
    example: Example,
    seen: Seen,
    groups: Sequence[tuple[list[int], int]],
) -> list[list[list[float]]]:
    """Return the chances (neither, actor, recipient) of each candidate for each trigger."""
    parse, candidates = example.parse, example.candidates
    if not candidates or not groups:
        return [[] for _ in groups]
    pairs = [categories.pair(parse, head_of(parse, g), w, t) for g, t in groups for w in candidates]
    marks = [[int(w in group) for w in range(len(parse.tokens))] for group, _ in groups]
    logits = net.roles(
        torch.tensor(seen.hidden),
        torch.tensor(marks),
        torch.tensor([t for _, t in groups]),
        torch.tensor(candidates),
        torch.tensor(pairs),
    )
    chances: list[list[list[float]]] = logits.softmax(-1).reshape(len(groups), len(candidates), 3).tolist()
    return chances


def phrase_of(parse: Parse, head: int, text: str) -> str:
    """Return the words of a participant: its head with what stands before it."""
    before = [c for c in parse.children(head, "compound", "amod", "nummod", "poss", "nmod") if c < head]
    first = min((parse.subtree(c).start for c in before), default=head)
    return text[parse.tokens[first].start : parse.tokens[head].end]


def told_of(example: Example) -> list[WordedEvent]:
    """Return the labelled events."""
    return [
        WordedEvent(e.type, e.trigger, e.actors, e.recipients, e.status, e.by is not None)
        for e in example.sentence.events
    ]


def score(
    net: EventNet, categories: Categories, examples: Sequence[Example], cuts: Cuts, given: bool = False
) -> Score:
    """Return the score on labelled sentences."""
    total = Score()
    for example, seen in zip(examples, look(net, examples), strict=True):
        total.add(told_of(example), events_of(net, categories, example, seen, cuts, given))
    return total
