"""Sentences with predicates and how factual people judged them, as plain text with offsets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.factuality.judged import Judged, read_judged
from tokenizers import Tokenizer

from detente.encode.factuality import pieces_with_predicate

SETS = ("uw", "meantime", "uds_ih2", "commitmentbank")


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence's pieces; of each predicate its places there and its label; the number of its data set."""

    pieces: tuple[int, ...]
    places: tuple[tuple[int, ...], ...]
    labels: tuple[float, ...]
    of: int


def examples_of(folder: Path, split: str, tokenizer: Tokenizer) -> list[Example]:
    """Return the examples of all sets."""
    found: list[Example] = []
    for number, name in enumerate(SETS):
        for judged in read_judged(folder / f"{name}_{split}.jsonl"):
            found.extend(_example(judged, number, tokenizer))
    return found


def _example(judged: Judged, number: int, tokenizer: Tokenizer) -> Iterator[Example]:
    whole: list[tuple[tuple[int, ...], float]] = []
    text: tuple[int, ...] = ()
    for start, end, label in judged.predicates:
        pieces, places = pieces_with_predicate(tokenizer, judged.text, start, end)
        if text and tuple(pieces) != text:  # a long sentence, cut around each predicate
            yield Example(tuple(pieces), (tuple(places),), (label,), number)
            continue
        text = tuple(pieces)
        whole.append((tuple(places), label))
    if whole:
        yield Example(text, tuple(p for p, _ in whole), tuple(x for _, x in whole), number)
