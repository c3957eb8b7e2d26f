"""Which words a sentence must hold for any event pattern to be met."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from detente.lexicon import SHIPPED, Lexicons
from detente.lexicon.pattern_words import PLAIN_SLOTS
from detente.lexicon.vocabulary import NO_EVENT
from detente.relevance.forms import lemmas_by_form

_COLUMNS = ("pattern", "type", "mode", "contexts", "actor", "recipient", "example", "expects", "citation")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_FREE = frozenset({"neg", "voice"})
"""Slots that ask for no word."""

_UNSAID = frozenset({"as"})
"""Prepositions that a pattern can find met without the word: "called him a liar" has the slot "as"."""

_ALWAYS = ("must",)
"""Words that make an event without a pattern: what a voice says that somebody must do is a request."""

Needs = tuple[tuple[frozenset[str], ...], ...]
"""Ways to meet some pattern of a head: each a list of word sets, of every one of which a word must be there."""


@dataclass(frozen=True, slots=True)
class EventWords:
    """The heads of all patterns with the words that must stand somewhere in the sentence with them."""

    needs: Mapping[str, Needs]
    lemmas: Mapping[str, tuple[str, ...]]

    def can_tell_event(self, sentence: str) -> bool:
        """Return whether some event pattern finds all its words in a sentence, in whatever order.

        A sentence of which this is false has no event for the patterns; if it is true, it may have one.
        """
        words = self.words_of(sentence)
        for word in words:
            for need in self.needs.get(word, ()):
                if all(not wanted.isdisjoint(words) for wanted in need):
                    return True
        return False

    def words_of(self, sentence: str) -> set[str]:
        """Return a sentence's words in small letters and all that they can be forms of."""
        words: set[str] = set()
        for word in _WORD.findall(sentence.casefold().replace("’", "'")):
            for part in _parts(word):
                words.add(part)
                words.update(self.lemmas.get(part, ()))
        return words


def default_event_words(lexicons: Lexicons = SHIPPED) -> EventWords:
    """Return the words of the patterns, the user's own among them."""
    needs: dict[str, set[tuple[frozenset[str], ...]]] = {word: {()} for word in _ALWAYS}
    for row in lexicons.tables("patterns", _COLUMNS):
        if row["type"] != NO_EVENT:
            head, *constraints = row["pattern"].split(" ")
            needs.setdefault(head.rpartition("/")[0], set()).add(tuple(_wanted(constraints)))
    wanted = {word for ways in needs.values() for way in ways for words in way for word in words}
    irregular: dict[str, list[str]] = {}
    for row in lexicons.table("irregular_forms.tsv", ("form", "lemma", "citation")):
        irregular.setdefault(row["form"], []).append(row["lemma"])
    return EventWords(
        {head: _simplest(ways) for head, ways in needs.items()},
        lemmas_by_form(wanted | set(needs), irregular),
    )


def _wanted(constraints: list[str]) -> Iterator[frozenset[str]]:
    for constraint in constraints:
        slot, _, lemmas = constraint.partition(":")
        if slot in _FREE:
            continue
        if slot not in PLAIN_SLOTS and slot not in _UNSAID:
            yield frozenset({slot})
        if lemmas != "*":
            yield frozenset(lemmas.split("|"))


def _simplest(ways: set[tuple[frozenset[str], ...]]) -> Needs:
    """Return the ways without those that ask for more than another: one that asks for nothing is enough."""
    if () in ways:
        return ((),)
    return tuple(sorted(ways, key=lambda way: (len(way), sorted(map(sorted, way)))))


def _parts(word: str) -> Iterator[str]:
    """Yield a word without "'s", and if it has hyphens its parts and itself without them, as the parser may."""
    word = word.removesuffix("'s")
    yield word
    if "-" in word:
        yield word.replace("-", "")
        yield from word.split("-")
    if "'" in word:
        yield from word.split("'")
