"""Noun phrases: where they begin and end, and what stands in them."""

from __future__ import annotations

from collections.abc import Iterator

from detente.records import Parse

MODIFIERS = frozenset(
    {"amod", "compound", "nmod", "poss", "nummod", "det", "predet", "advmod", "quantmod", "case"}
)
_HEADS = frozenset({"NOUN", "PROPN"})
_OUTSIDE = frozenset({'"', "'", "“", "‘", "(", "[", "█", "██", "*", "•", "-", "–", "—"})
_CLAUSES = frozenset({"nsubj", "nsubjpass", "expl", "mark", "ROOT"})
_OPENING = frozenset({'"', "“", "”", "``", "''", "(", "["})
_DAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})
_BEFORE_DAYS = frozenset({"on", "last", "this", "next", "late", "early", "since", "until", "by"})
_INNER = frozenset({"compound", "amod", "nmod", "nummod", "quantmod"})


def phrase_heads(parse: Parse) -> Iterator[int]:
    """Yield the tokens that head a noun phrase: nouns and names that are not part of a larger name."""
    for index, token in enumerate(parse.tokens):
        if token.pos in _HEADS and not (token.dep in _INNER and parse.tokens[token.head].pos in _HEADS):
            yield index


def phrase_start(parse: Parse, head: int) -> int:
    """Return the first token of the phrase from its leftmost modifier, relative clauses left out."""
    start = head
    joints = [c for c in parse.children(head, "cc") if c < head and parse.tokens[head].pos == "PROPN"]
    for child in parse.children(head):
        if child < head and parse.tokens[child].dep in MODIFIERS and not any(child < j for j in joints):
            start = min(start, _inside(parse, child))
    while (
        (start < head and parse.tokens[start].pos in {"PUNCT", "CCONJ"})
        or parse.tokens[start].text in _OUTSIDE
        or (start < head and is_day_before(parse, start))
    ):
        start += 1
        if start >= head:
            return head
    return start


def is_day_before(parse: Parse, index: int) -> bool:
    """Return whether a token is the day that stands before a phrase: "on Sunday Presidents X and Y signed"."""
    is_day = parse.tokens[index].text in _DAYS
    return is_day and index > 0 and parse.tokens[index - 1].text.lower() in _BEFORE_DAYS


def _inside(parse: Parse, child: int) -> int:
    """Return the first token of a modifier, the modifier itself where a clause or a quotation is caught in it."""
    within = parse.subtree(child)
    clause = any(parse.tokens[i].dep in _CLAUSES or parse.tokens[i].text in _OPENING for i in within)
    return child if clause else within[0]


def modifiers(parse: Parse, head: int) -> Iterator[int]:
    """Yield the adjectives and nouns that modify a head on its left, theirs included, nearest to the head last."""
    for child in parse.children(head, "amod", "compound", "nmod", "poss", "conj", "npadvmod"):
        if child < head:
            yield from modifiers(parse, child)
            for joined in parse.children(child, "conj"):
                if joined < head:
                    yield from modifiers(parse, joined)
                    yield joined
            yield child


def preposed(parse: Parse, head: int, *prepositions: str) -> Iterator[int]:
    """Yield the objects (conjoined ones too) of a head's prepositional phrases."""
    for prep in parse.children(head, "prep", "agent"):
        if parse.tokens[prep].lemma in prepositions:
            for noun in parse.children(prep, "pobj"):
                yield from with_conjuncts(parse, noun)


def with_conjuncts(parse: Parse, head: int) -> Iterator[int]:
    """Yield a token and those joined to it by "and", "or" or commas."""
    yield head
    for joined in parse.children(head, "conj"):
        if joined > head:
            yield from with_conjuncts(parse, joined)
