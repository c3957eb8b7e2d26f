"""PolNeAR's sentences as numbers: wordpieces, syntax, and each cue with what every word is to it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.attribution.gold import Told, read_polnear
from tokenizers import Tokenizer

from detente.encode.categories import DEP_NUMBER, POS_NUMBER
from detente.encode.decode import head_of
from detente.encode.pieces import pieces_of
from detente.encode.tagger import PARTS
from detente.lexicon import SHIPPED
from detente.parse import default_parser
from detente.records import Document, Parse, Span
from detente.segment import default_segmenter

HELD_EVERY = 12
"""Of the training documents, each one of this many is held back to measure on and to choose by."""


@dataclass(frozen=True, slots=True)
class Cue:
    """The word that heads a cue, and the number in `PARTS` of each word of its sentence."""

    head: int
    parts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence: its document's number, wordpieces, place of each word's first piece, syntax, cues."""

    document: int
    pieces: tuple[int, ...]
    firsts: tuple[int, ...]
    pos: tuple[int, ...]
    deps: tuple[int, ...]
    heads: tuple[int, ...]
    cues: tuple[Cue, ...]


def read_examples(folder: Path, tokenizer: Tokenizer, kept: Path) -> list[Example]:
    """Return the examples of a folder of PolNeAR; parsing takes minutes, so they are kept in a file."""
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        made = kept.with_suffix(".part")
        with made.open("w", encoding="utf-8") as out:
            for example in _examples(folder, tokenizer):
                out.write(json.dumps(asdict(example), separators=(",", ":")) + "\n")
        made.rename(kept)
    return [_read(line) for line in kept.read_text(encoding="utf-8").splitlines()]


def is_held(document: int) -> bool:
    """Return whether a document is held back."""
    return document % HELD_EVERY == HELD_EVERY - 1


def _read(line: str) -> Example:
    given = json.loads(line)
    cues = tuple(Cue(c["head"], tuple(c["parts"])) for c in given.pop("cues"))
    return Example(cues=cues, **{k: v if k == "document" else tuple(v) for k, v in given.items()})


def _examples(folder: Path, tokenizer: Tokenizer) -> Iterator[Example]:
    segment, parser = default_segmenter(SHIPPED), default_parser(SHIPPED)
    documents = list(read_polnear(folder))
    given = (Document(name, text) for name, text, _ in documents)
    parsed = parser((d, segment(d)) for d in given)
    for number, ((_, _, told), (_, _, parses)) in enumerate(zip(documents, parsed, strict=True)):
        for parse in parses:
            if parse.tokens:
                yield example_of(number, parse, told, tokenizer)


def example_of(document: int, parse: Parse, told: Iterable[Told], tokenizer: Tokenizer) -> Example:
    """Return the example of a parsed sentence and the attributions of its document."""
    tokens = parse.tokens
    pieces, firsts = pieces_of(tokenizer, [t.text for t in tokens])
    return Example(
        document,
        tuple(pieces),
        tuple(firsts),
        tuple(POS_NUMBER.get(t.pos, 0) for t in tokens),
        tuple(DEP_NUMBER.get(t.dep, 0) for t in tokens),
        tuple(t.head for t in tokens),
        tuple(cue for one in told if (cue := _cue_of(parse, one)) is not None),
    )


def _cue_of(parse: Parse, told: Told) -> Cue | None:
    """Return an attribution as it stands in a sentence; `None` if its cue does not."""
    cue = _words(parse, told.cue)
    if not cue:
        return None
    parts = [0] * len(parse.tokens)
    for name, words in (
        ("content", _words(parse, told.content)),
        ("source", _words(parse, told.source)),
        ("cue", cue),
    ):
        for word in words:
            parts[word] = PARTS.index(name)
    return Cue(head_of(parse, cue), tuple(parts))


def _words(parse: Parse, spans: Sequence[Span]) -> list[int]:
    return sorted({i for span in spans for i in parse.covering(span) if parse.tokens[i].pos != "SPACE"})
