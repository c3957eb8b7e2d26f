"""What is left of a text when only its words count: runs of words, and the names and numbers in it."""

from __future__ import annotations

import re
import zlib
from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass

RUN = 3
"""Words of a run: enough that unrelated news share hardly any, few enough that an edit breaks only three."""

_WORD = re.compile(r"[^\W_]+(?:[.,:]\d+)*")
_NAME = re.compile(r"(?<![.!?…:\"”]\s)(?<![.!?]\s[\"“])(?<=\s)[^\W\d_a-zß-ÿ][\w’'-]+|\b\d[\d.,]*\d\b|\b\d\b")
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})


Weigh = Callable[[int], float]
"""What a run of words or a name counts for."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """Hashes of a text's runs of words and of its names and numbers, each sorted and once, and of all its words."""

    runs: array[int]
    names: array[int]
    whole: int

    def shared(self, other: Fingerprint, weigh: Weigh) -> float:
        """Return which share of the shorter text's runs the other text holds, each counted with its weight."""
        return _share(self.runs, other.runs, weigh)

    def shared_names(self, other: Fingerprint, weigh: Weigh) -> float:
        """Return which share of the names and numbers of the text with fewer of them the other text holds."""
        return _share(self.names, other.names, weigh)

    def likeness(self, other: Fingerprint) -> float:
        """Return which share of all runs of both texts both hold."""
        both = len(set(self.runs).intersection(other.runs))
        return both / (len(self.runs) + len(other.runs) - both) if both else 0.0

    def proportion(self, other: Fingerprint) -> float:
        """Return how long the shorter text is in terms of the longer one."""
        short, long = sorted((len(self.runs), len(other.runs)))
        return short / long if long else 1.0


def fingerprint(text: str) -> Fingerprint:
    r"""Return what a text is compared by; case, marks, quotes and line breaks make no difference.

    >>> one, other = fingerprint("France recalled its envoy."), fingerprint("FRANCE recalled\nits envoy")
    >>> one.whole == other.whole, one.likeness(other)
    (True, 1.0)
    """
    plain = text.translate(_STRAIGHT)
    words = _WORD.findall(plain.casefold())
    runs = {_hash(" ".join(words[i : i + RUN])) for i in range(max(1, len(words) - RUN + 1))}
    names = {_hash(name) for name in _names(plain)}
    return Fingerprint(array("I", sorted(runs)), array("I", sorted(names)), _hash(" ".join(words)))


def _names(text: str) -> Iterator[str]:
    for found in _NAME.finditer(text):
        yield found[0].casefold().removesuffix("'s")


def _hash(words: str) -> int:
    return zlib.crc32(words.encode("utf-8", "surrogatepass"))


def _share(one: array[int], other: array[int], weigh: Weigh) -> float:
    shorter, longer = sorted((one, other), key=len)
    whole = sum(map(weigh, shorter))
    return sum(map(weigh, set(shorter).intersection(longer))) / whole if whole else 1.0
