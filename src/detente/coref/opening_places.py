"""The place that a sentence opens with: "in Kano a crowd stoned the bank", "In Peru, ... the government"."""

from __future__ import annotations

from collections.abc import Sequence

from detente.coref.standing import is_where
from detente.records import NOT_STATES, Mention, Parse

_BODIES = frozenset({"authority", "government", "junta", "parliament", "police", "regime"})
_AT = frozenset({"in", "at", "across", "throughout"})
_DOERS = frozenset({"nsubj", "nsubjpass", "dobj"})
_KNOWN = frozenset({"the", "both", "these", "those", "this", "that"})
_OF_THE_PLACE = frozenset({"COP", "JUD"})
"""Police and courts are of the place even where they are spoken of as known; ministers and envoys meet anywhere."""


def state_of_opening(parse: Parse, mention: Mention, here: Sequence[Mention]) -> Mention | None:
    """Return the place in the first words of a sentence for a body of state without one of its own."""
    if parse.tokens[mention.head].lemma.lower() not in _BODIES or parse.tokens[0].text != "In":
        return None
    places = [m for m in here if parse.tokens[m.head].head == 0 and is_where(parse, m)]
    known = {m.participant.country for m in here if m.head < mention.head} - {None}
    if len(places) != 1 or places[0].kind != "name" or places[0].participant.country in NOT_STATES | {None}:
        return None
    is_apart = any(t.text == "," for t in parse.tokens[: places[0].head + 3])
    return places[0] if is_apart and mention.head > places[0].head and len(known) <= 2 else None


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
