"""The words of a sentence, with what the lexicon says about each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from detente.lexicon import SHIPPED, Lexicons

_WORD = re.compile(r"[0-9]+|[^\W\d_]+|['’‘]s\b|\S")
BESIDE = (
    "starter",
    "opener",
    "before_year",
    "after_year",
    "before_month",
    "before_number",
    "before_unit",
    "approximator",
    "paper",
    "occasion",
)
"""Kinds of words that are no times themselves; with an "opener" one begins only if a word soon behind tells one."""

_REACH = 5
"""Words behind an opener among which one tells the time that it opens."""

_NOTHING: Mapping[str, str] = {}
_NO_PHRASES: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]] = {}


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters or of digits, or a single sign; `glued` when no blank stands before it."""

    start: int
    end: int
    text: str
    lower: str
    glued: bool
    kinds: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The lexicon of time words: single words by kind, phrases by their first word and kind, words beside times.

    `beside` holds, by kind, the words that are no times but tell what stands next to them, `telling` those that a time
    can begin with whatever follows.
    """

    single: Mapping[str, Mapping[str, str]]
    phrases: Mapping[str, Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]]
    beside: Mapping[str, frozenset[str]]
    telling: frozenset[str]

    def scan(self, text: str, start: int, end: int) -> Words:
        """Return the words of `text[start:end]`."""
        items: list[Word] = []
        before = -1
        for match in _WORD.finditer(text, start, end):
            raw = match.group()
            lower = raw.lower().replace("’", "'").replace("‘", "'")
            left, right = match.span()
            items.append(Word(left, right, raw, lower, left == before, self.single.get(lower, _NOTHING)))
            before = right
        return Words(tuple(items), self, tuple(word.lower for word in items))


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence as a sequence of words; asking beyond its ends is allowed and finds nothing."""

    items: tuple[Word, ...]
    lexicon: TimeWords
    lowers: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.items)

    def lower(self, i: int) -> str:
        """Return word `i` in small letters, "" beyond the ends."""
        return self.lowers[i] if 0 <= i < len(self.lowers) else ""

    def text(self, i: int) -> str:
        """Return word `i` as written, "" beyond the ends."""
        return self.items[i].text if 0 <= i < len(self.items) else ""

    def glued(self, i: int) -> bool:
        """Return whether word `i` follows the one before without a blank."""
        return 0 <= i < len(self.items) and self.items[i].glued

    def value(self, i: int, kind: str) -> str | None:
        """Return the value of word `i` as one of `kind`, `None` if it is not."""
        return self.items[i].kinds.get(kind) if 0 <= i < len(self.items) else None

    def beside(self, i: int, kind: str) -> bool:
        """Return whether word `i` tells what the word next to it is ("in" before a year)."""
        return self.lower(i) in self.lexicon.beside[kind]

    def digits(self, i: int) -> int | None:
        """Return word `i` as a number if it is written in up to four ASCII digits."""
        text = self.text(i)
        return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else None

    def phrase(self, i: int, kind: str) -> tuple[str, int] | None:
        """Return the value and the end of the longest phrase of `kind` that starts at word `i`."""
        for parts, value in self.lexicon.phrases.get(self.lower(i), _NO_PHRASES).get(kind, ()):
            if len(parts) == 1 or all(self.lower(i + n) == part for n, part in enumerate(parts)):
                return value, i + len(parts)
        return None

    def may_start(self, i: int) -> bool:
        """Return whether a time expression could start at word `i`."""
        if self._tells(i):
            return True
        return self.lowers[i] in self.lexicon.beside["opener"] and any(
            self._tells(n) for n in range(i + 1, min(i + 1 + _REACH, len(self.lowers)))
        )

    def _tells(self, i: int) -> bool:
        """Return whether word `i` or a phrase that it begins may tell a time."""
        word = self.lowers[i]
        if word in self.lexicon.telling or word[0].isdigit():
            return True
        of_word = self.lexicon.phrases.get(word)
        return of_word is not None and any(
            len(parts) > 1 and self.lowers[i : i + len(parts)] == parts
            for phrases in of_word.values()
            for parts, _ in phrases
        )


@cache
def default_time_words() -> TimeWords:
    """Return the shipped lexicon, read once."""
    return read_time_words(SHIPPED)


def read_time_words(lexicons: Lexicons) -> TimeWords:
    """Return the lexicon `time_words.tsv`."""
    single: dict[str, dict[str, str]] = {}
    phrases: dict[str, dict[str, list[tuple[tuple[str, ...], str]]]] = {}
    beside: dict[str, set[str]] = {kind: set() for kind in BESIDE}
    for row in lexicons.table("time_words.tsv", ("words", "kind", "value", "citation")):
        if row["kind"] in BESIDE:
            beside[row["kind"]].update(row.list("words"))
            continue
        for words in row.list("words"):
            parts = tuple(words.split())
            phrases.setdefault(parts[0], {}).setdefault(row["kind"], []).append((parts, row["value"]))
            if len(parts) == 1:
                single.setdefault(words, {}).setdefault(row["kind"], row["value"])
    longest_first = {
        word: {kind: tuple(sorted(p, key=lambda x: -len(x[0]))) for kind, p in kinds.items()}
        for word, kinds in phrases.items()
    }
    telling = {word for word, kinds in single.items() if any(_may_tell(word, k, v) for k, v in kinds.items())}
    beside["opener"].update(single.keys() - telling)
    telling |= beside["starter"]
    return TimeWords(single, longest_first, {k: frozenset(w) for k, w in beside.items()}, frozenset(telling))


def _may_tell(word: str, kind: str, value: str) -> bool:
    """Return whether a word of a kind may tell a time: no article, no vague number, no verb."""
    if kind == "number":
        return value != "X" and word not in {"a", "an"}
    return not kind.endswith("_verb")
