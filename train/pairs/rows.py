"""Marked pairs as rows of numbers, each read by an event model that did not see its label."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import onnx

from detente.encode import open_model
from detente.encode.categories import TYPE_NUMBER
from detente.encode.relation import PairReadings, readings_over
from detente.encode.sessions import Floats
from detente.parse import default_parser
from detente.records import Document, Span
from train.event_model.folds import folds_of
from train.event_model.pairs import RECIPROCAL, unmarked
from train.event_model.sources import (
    gold_documents,
    gold_sentences,
    marked_pairs,
    own_documents,
    own_stories,
)

Place = tuple[int, int]
PAIRS_OF_SENTENCE = 2
OWN_PAIRS = 4500
"""As many as our own labels need to be heard beside PLV."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence with two marked participants, its type as a number, and the fold that it is left out of.

    `is_plv` tells PLV's pairs from those that our own labels and the gold give.
    """

    text: str
    actor: Place
    recipient: Place
    label: int
    fold: int
    is_plv: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A pair, the logits of NONE and the 16 types by the reading with marks, and the numbers that are weighed."""

    pair: Pair
    marked: Floats
    values: Floats


def plv_pairs(data: Path, folds: int) -> list[Pair]:
    """Return PLV's pairs; of YIELD, which is CONCEDE or RETREAT, the label is CONCEDE."""
    pairs = []
    for number, (text, label) in enumerate(marked_pairs(data)):
        type_ = TYPE_NUMBER["CONCEDE" if label == "YIELD" else label]
        pairs.append(Pair(*unmarked(text), type_, number % folds, is_plv=True))
    return pairs


def own_pairs(data: Path, folds: int, seed: int = 5) -> list[Pair]:
    """Return pairs out of the events of the gold and of our documents and stories, which are left out by folds, too."""
    gold = [*gold_sentences(data), *gold_documents(data)]
    ours = [*own_documents(data), *own_stories()]
    fold_of = folds_of({s.group for s in gold}, folds) | folds_of({s.group for s in ours}, folds)
    pairs: list[Pair] = []
    for sentence in (*gold, *ours):
        told: dict[tuple[str, str], str] = {}
        for event in sentence.events:
            both = [(a, r) for a in event.actors for r in event.recipients]
            if event.type in RECIPROCAL and not event.recipients:
                both = [(a, b) for a in event.actors for b in event.actors if a != b]
            for names in both:
                told.setdefault(names, event.type)
        found = [
            (places, type_) for names, type_ in told.items() if (places := _places(sentence.text, *names))
        ]
        pairs.extend(
            Pair(sentence.text, *places, TYPE_NUMBER[type_], fold_of[sentence.group], is_plv=False)
            for places, type_ in found[:PAIRS_OF_SENTENCE]
        )
    return random.Random(seed).sample(pairs, min(OWN_PAIRS, len(pairs)))


def rows_of(pairs: Sequence[Pair], work: Path) -> Iterator[Row]:
    """Yield the pairs as read by the models of their folds, which `make train` leaves in `work`."""
    readings: dict[int, PairReadings] = {}
    parsed = default_parser()((Document("pair", p.text), [Span(0, len(p.text))]) for p in pairs)
    for pair, (_, _, (parse,)) in zip(pairs, parsed, strict=True):
        if pair.fold not in readings:
            files = open_model(work / f"fold{pair.fold}")
            plain, tap = tap_of(files.read("encoder.onnx"))
            readings[pair.fold] = readings_over(files, tap, plain)
        reading = readings[pair.fold]
        marked = reading.marked(pair.text, pair.actor, pair.recipient)
        yield Row(pair, marked, reading.row(parse, marked, pair.actor, pair.recipient))


def tap_of(encoder: bytes) -> tuple[str, bytes]:
    """Return the name of the words as they enter an encoder, and the bytes that make them an output of it."""
    nodes = onnx.load_from_string(encoder).graph.node
    (name,) = {n.output[0] for n in nodes if n.op_type == "DequantizeLinear" and "words" in n.output[0]}
    tap = onnx.ModelProto()
    tap.graph.output.append(onnx.ValueInfoProto(name=name))
    return name, tap.SerializeToString()


def _places(text: str, actor: str, recipient: str) -> tuple[Place, Place] | None:
    a, r = text.find(actor), text.find(recipient)
    if a < 0 or r < 0 or (a < r + len(recipient) and r < a + len(actor)):
        return None
    return (a, a + len(actor)), (r, r + len(recipient))
