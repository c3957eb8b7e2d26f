"""Whose "its" is in what somebody is asked or made to do: "urged Russia to withdraw its troops"."""

from __future__ import annotations

from detente.coref.binding import verb_above
from detente.coref.coref_words import CorefWords
from detente.coref.words import SUBJECTS
from detente.records import Parse

_PREPOSITIONS = frozenset({"on", "upon", "to", "for"})


def is_told_to(parse: Parse, index: int, other: int, words: CorefWords) -> bool:
    """Return whether another phrase is whoever is to do what a possessive's clause says.

    Not where it is rather the asker's own that is to be respected or given back: "asked Chad to free its citizens".
    """
    if parse.tokens[index].dep != "poss" or parse.tokens[other].dep == "conj":
        return False
    below = verb_above(parse, index)
    if below is None or parse.tokens[below].lemma.lower() in words.owed:
        return False
    verb = parse.above(below, "conj")
    if not any(
        parse.tokens[c].tag == "TO" for c in (*parse.children(verb, "aux"), *parse.children(below, "aux"))
    ):
        return False
    first = parse.above(other, "conj", "appos")
    if first in parse.children(verb, *SUBJECTS):
        return True
    above = parse.tokens[verb].head
    asked = _asked(parse, first)
    if asked is None or parse.tokens[asked].lemma.lower() not in words.controlling:
        return False
    return above in {asked, first}


def _asked(parse: Parse, head: int) -> int | None:
    """Return the verb that asks a phrase to do something: "urged" of "urged Russia", "called" of "called on Russia"."""
    token = parse.tokens[head]
    if token.dep == "pobj" and parse.tokens[token.head].lemma.lower() in _PREPOSITIONS:
        return parse.tokens[token.head].head
    return token.head if token.dep in {"dobj", "dative"} else None
