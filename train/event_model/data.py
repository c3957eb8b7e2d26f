"""Examples ready for the net: parsed, cut into wordpieces, with category numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from tokenizers import Tokenizer

from detente.encode.categories import Categories
from detente.encode.pieces import pieces_of
from detente.parse import default_parser
from detente.records import Document, Span
from train.event_model.examples import Example, LabelledSentence, example_of

LEAST_ARC, LEAST_PATH = 5, 6
"""Times that an arc or path must be seen to get a number of its own."""


def tokenizer_of(weights: Path) -> Tokenizer:
    """Return the wordpiece tokenizer beside the encoder's weights, without cutting or filling."""
    tokenizer = Tokenizer.from_file(str(weights.with_name("tokenizer.json")))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def examples_of(sentences: Iterable[LabelledSentence], tokenizer: Tokenizer) -> list[Example]:
    """Return the examples of labelled sentences, parsed as détente parses them."""
    sentences = list(sentences)
    given = ((Document(s.id, s.text), (Span(0, len(s.text)),)) for s in sentences)
    examples = []
    for sentence, (_, _, (parse,)) in zip(sentences, default_parser()(given), strict=True):
        example = example_of(sentence, parse)
        cut_into_pieces(example, tokenizer)
        examples.append(example)
    return examples


def cut_into_pieces(example: Example, tokenizer: Tokenizer) -> None:
    """Fill in the wordpieces, and the first piece of each word (0, [CLS], for words past the end)."""
    example.pieces, example.firsts = pieces_of(tokenizer, [t.text for t in example.parse.tokens])


def categories_of(examples: Sequence[Example]) -> Categories:
    """Return numbers for the arcs and paths that are seen often enough between triggers and candidates."""
    arcs: Counter[str] = Counter()
    paths: Counter[str] = Counter()
    for example in examples:
        for event in example.events:
            for word, path in zip(example.candidates, event.paths, strict=True):
                arcs.update(path)
                paths[" ".join(path)] += 1 + 4 * (word in event.roles)
    return Categories(
        {a: i for i, (a, n) in enumerate(arcs.most_common(), 1) if n >= LEAST_ARC},
        {p: i for i, (p, n) in enumerate(paths.most_common(), 1) if n >= LEAST_PATH},
    )
