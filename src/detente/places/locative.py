"""Which words of a sentence say where: the preposition, noun or verb that a place name hangs on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from detente.lexicon import SHIPPED, Lexicons
from detente.records import Parse, Span

WORD_COLUMNS = ("words", "kind", "citation")
_STEPS = 8
"""Longest way from a name to what it hangs on; also stops on a broken tree."""
_MODIFIERS = frozenset({"compound", "nmod", "poss", "amod", "nn"})


@dataclass(frozen=True, slots=True)
class LocativeWords:
    """The words of locative_words.tsv by kind."""

    kinds: Mapping[str, frozenset[str]]

    def has(self, kind: str, word: str) -> bool:
        """Return whether the lexicon lists `word` under `kind`."""
        return word in self.kinds[kind]

    def governor(self, parse: Parse, index: int, *, state: bool = False) -> int | None:
        """Return the token of which a name with head `index` says where it is or happens, else `None`.

        With `state` the name is a state's: it then says where only after a preposition or as the object of a
        verb of entering or leaving, since "the Iran attack" and "attacks on Iran" name a party.
        """
        tokens = parse.tokens
        for _ in range(_STEPS):
            token = tokens[index]
            if token.head == index:
                return None
            above = tokens[token.head]
            match token.dep:
                case "conj" | "appos":
                    index = token.head
                case "pobj" | "pcomp":
                    found = self._after_preposition(parse, token.head, state)
                    if found is None or not self._passes_on(parse, token.head, found):
                        return found
                    index = found
                case "dobj" | "nsubjpass":
                    return token.head if self.has("entering", above.lemma) else None
                case dep if dep in _MODIFIERS:
                    if state and above.lemma == "state":  # "the U.S. state of ..."
                        return None
                    if self.has("event", above.lemma) and above.pos == "NOUN":
                        return None if state else token.head
                    if not self.has("place", above.lemma.lower()) and above.dep not in _MODIFIERS:
                        return None
                    index = token.head
                case "advmod" | "npadvmod" if self.has("direction", token.lemma.lower()):
                    return token.head
                case _:
                    return None
        return None

    def clause_there(self, parse: Parse, index: int) -> int | None:
        """Return the verb of a clause "where ..." that hangs on a name, else `None`."""
        for verb in parse.children(index, "relcl"):
            if any(parse.tokens[i].text.lower() == "where" for i in parse.children(verb, "advmod")):
                return verb
        return None

    def _after_preposition(self, parse: Parse, preposition: int, state: bool) -> int | None:
        tokens = parse.tokens
        word = tokens[preposition].text.lower()
        base = tokens[preposition].head
        if word == "at" and state:  # "aimed at Iran" names a party
            return None
        if self.has("preposition", word):
            while tokens[base].dep == "prep" and tokens[base].head != base:
                base = tokens[base].head
            return base
        lemma = tokens[base].lemma.lower()
        kinds = {"from": "leaving", "over": "overhead"}
        if not state:
            kinds |= {"on": "targeting", "against": "targeting"}
        if word in kinds:
            return base if self.has(kinds[word], lemma) else None
        if word == "on" and self.has("place", lemma):
            return base
        if word == "of" and self.has("occupying", lemma):
            return base
        if word == "of" and (self.has("place", lemma) or self.has("direction", lemma)):
            return base
        return None

    def _passes_on(self, parse: Parse, preposition: int, base: int) -> bool:
        """Return whether "of" only names what a noun of place is: "the town of X" is where X is."""
        lemma = parse.tokens[base].lemma.lower()
        return parse.tokens[preposition].text.lower() == "of" and not self.has("occupying", lemma)


def head_of(parse: Parse, span: Span) -> int | None:
    """Return the token of a span that hangs on a token outside of it, else `None` if no token is inside."""
    inside = parse.covering(span)
    for index in inside:
        above = parse.tokens[index].head
        if above == index or above not in inside:
            return index
    return inside[-1] if inside else None


@cache
def locative_words() -> LocativeWords:
    """Return the shipped lexicon, read once."""
    return read_locative_words(SHIPPED)


def read_locative_words(lexicons: Lexicons) -> LocativeWords:
    """Return the lexicon `locative_words.tsv`."""
    kinds: dict[str, set[str]] = {}
    for row in lexicons.table("locative_words.tsv", WORD_COLUMNS):
        kinds.setdefault(row["kind"], set()).add(row["words"])
    return LocativeWords({kind: frozenset(words) for kind, words in kinds.items()})
