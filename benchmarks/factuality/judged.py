"""Sentences whose predicates people judged on the scale from -3 to 3, read as plain text."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_MARKS = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "`": "'"}
_CLOSING = frozenset(". , ; : ? ! ) ] % ''".split())
_OPENING = frozenset("`` ( [ -LRB- -LSB- $".split())
_ENDINGS = ("'s", "'re", "'ve", "'ll", "'d", "'m", "n't")


@dataclass(frozen=True, slots=True)
class Judged:
    """A text and its predicates: start, end (offsets into it) and judgement."""

    text: str
    predicates: tuple[tuple[int, int, float], ...]


def read_judged(path: Path) -> Iterator[Judged]:
    """Yield the texts of a file with one JSON object a line; its words are parted by blanks, its spans count words."""
    for line in path.read_text(encoding="utf-8").splitlines():
        given = json.loads(line)
        text, places = joined(given["text"].split(" "))
        yield Judged(
            text,
            tuple(
                (places[first][0], places[last - 1][1], float(target["label"]))
                for target in given["targets"]
                for first, last in (target["span1"],)
            ),
        )


def joined(words: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    r"""Return the words as people write them, and where each stands.

    >>> joined(["He", "did", "n't", "say", "``", "yes", "''", "."])[0]
    'He didn\'t say "yes".'
    """
    text = ""
    places: list[tuple[int, int]] = []
    glued = True
    for word in words:
        shown = _MARKS.get(word, word)
        if not (glued or word in _CLOSING or word == "-RRB-" or word.lower() in _ENDINGS):
            text += " "
        places.append((len(text), len(text) + len(shown)))
        text += shown
        glued = word in _OPENING
    return text, places
