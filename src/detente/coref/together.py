"""Whether "we" are the speaker and whoever is spoken to: "we discussed it", "our conversation", "we both"."""

from __future__ import annotations

from collections.abc import Iterator

from detente.coref.coref_words import CorefWords
from detente.coref.words import SUBJECTS
from detente.records import Parse

TOGETHER = "coref.together"
"""The rule of a "we" that takes in whoever is spoken to, if a transcript tells who that is."""

_SEVERAL = frozenset({"we", "us", "our", "ours"})
_BOTH = frozenset({"together", "both", "jointly"})
_OF_OTHERS = frozenset({"with", "to"})


def is_together(parse: Parse, index: int, words: CorefWords) -> bool:
    """Return whether a "we" does what takes two, and names nobody else with whom."""
    token = parse.tokens[index]
    if token.text.lower() not in _SEVERAL:
        return False
    if token.dep == "poss":
        return parse.tokens[token.head].lemma.lower() in words.talks and not is_with_others(parse, token.head)
    if token.dep not in SUBJECTS:
        return False
    within = list(_clause(parse, token.head))
    lemmas = {parse.tokens[i].lemma.lower() for i in within}
    if lemmas & _BOTH:
        return True
    is_talk = bool(lemmas & words.conversing) or (
        parse.tokens[token.head].lemma in words.holding and bool(lemmas & words.talks)
    )
    return is_talk and not any(is_with_others(parse, i) for i in within)


def is_of_both(parse: Parse, index: int) -> bool:
    """Return whether a clause with a subject "we" says "together", and with nobody else."""
    within = list(_clause(parse, parse.tokens[index].head))
    return bool(_BOTH & {parse.tokens[i].lemma.lower() for i in within}) and not any(
        is_with_others(parse, i) for i in within
    )


def _clause(parse: Parse, verb: int) -> Iterator[int]:
    """Yield the words of a clause, without clauses that have subjects of their own."""
    yield verb
    for below in parse.children(verb):
        if not parse.children(below, *SUBJECTS):
            yield from _clause(parse, below)


def is_with_others(parse: Parse, index: int) -> bool:
    """Return whether the talk is with somebody named: "we met with the King", "our talks with Oman"."""
    return any(
        parse.tokens[prep].lemma in _OF_OTHERS
        and any(parse.tokens[c].text.lower() != "you" for c in parse.children(prep, "pobj"))
        for prep in parse.children(index, "prep")
    ) or any(parse.tokens[c].pos == "PROPN" for c in parse.children(index, "dobj"))
