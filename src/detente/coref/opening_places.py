"""The place that a clause opens with: "in Kano a crowd stoned the bank", "In Peru, ... the government"."""

from __future__ import annotations

from collections.abc import Sequence

from detente.records import NOT_STATES, Mention, Parse

_AT = frozenset({"in", "at", "across", "throughout"})
_DOERS = frozenset({"nsubj", "nsubjpass", "dobj"})
_KNOWN = frozenset({"the", "both", "these", "those", "this", "that"})
_OF_THE_PLACE = frozenset({"COP", "JUD"})
"""Police and courts are of the place even where they are spoken of as known; ministers and envoys meet anywhere."""


def opening_place(parse: Parse, mention: Mention, here: Sequence[Mention]) -> Mention | None:
    """Return the name of the one state in which the clause says, before its subject, that somebody acts or is hit."""
    phrase = parse.above(mention.head, "conj")
    verb = parse.tokens[phrase].head
    if parse.tokens[phrase].dep not in _DOERS or parse.tokens[verb].pos not in {"VERB", "AUX"}:
        return None
    start = min((*parse.children(verb, "nsubj", "nsubjpass"), verb))
    nouns = {
        noun
        for prep in parse.children(verb, "prep")
        if prep < start and parse.tokens[prep].lemma.lower() in _AT
        for noun in parse.children(prep, "pobj")
    }
    places = {m.participant.country: m for m in here if m.head in nouns and _is_place(m)}
    return next(iter(places.values())) if len(places) == 1 else None


def is_brought_in(parse: Parse, mention: Mention) -> bool:
    """Return whether nothing says that somebody was told of before, or he is of the place all the same."""
    is_known = any(
        parse.tokens[c].lemma.lower() in _KNOWN or parse.tokens[c].dep == "poss"
        for c in parse.children(mention.head, "det", "poss", "predet")
    )
    return not is_known or bool(_OF_THE_PLACE.intersection(mention.participant.sectors))


def _is_place(mention: Mention) -> bool:
    is_of_a_state = mention.participant.country not in NOT_STATES | {None}
    return mention.kind == "name" and not mention.person and is_of_a_state
