"""The place that a sentence opens with: "in Kano a crowd stoned the bank" is told of people of Nigeria."""

from __future__ import annotations

from collections.abc import Sequence

from detente.records import NOT_STATES, Mention, Parse

_AT = frozenset({"in", "at", "across", "throughout"})
_DOERS = frozenset({"nsubj", "nsubjpass", "dobj"})
_KNOWN = frozenset({"the", "both", "these", "those", "this", "that"})
_OF_THE_PLACE = frozenset({"COP", "JUD"})
"""Police and courts are of the place even where they are spoken of as known; ministers and envoys meet anywhere."""


def opening_place(parse: Parse, mention: Mention, here: Sequence[Mention]) -> str | None:
    """Return the state of the place that opens the clause of somebody whom it brings in."""
    tokens = parse.tokens
    if not set(mention.participant.sectors) & _OF_THE_PLACE and any(
        tokens[c].lemma.lower() in _KNOWN or tokens[c].dep == "poss"
        for c in parse.children(mention.head, "det", "poss", "predet")
    ):
        return None
    phrase = parse.above(mention.head, "conj")
    verb = tokens[phrase].head
    if tokens[phrase].dep not in _DOERS or tokens[verb].pos not in {"VERB", "AUX"}:
        return None
    start = min((*parse.children(verb, "nsubj", "nsubjpass"), verb))
    nouns = {
        noun
        for prep in parse.children(verb, "prep")
        if prep < start and tokens[prep].lemma.lower() in _AT
        for noun in parse.children(prep, "pobj")
    }
    states = {m.participant.country for m in here if m.head in nouns and m.kind == "name" and not m.person}
    states -= NOT_STATES | {None}
    return states.pop() if len(states) == 1 else None
