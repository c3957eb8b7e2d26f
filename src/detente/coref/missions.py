"""Envoys and missions: "the embassy" that a state storms or where it stands is another state's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.coref.coref_words import CorefWords
from detente.coref.words import OBJECTS, SUBJECTS
from detente.records import NOT_STATES, Mention, Parse

_AT = frozenset({"in", "at", "to", "outside"})


def hosts(parse: Parse, mention: Mention, here: Sequence[Mention], words: CorefWords) -> set[str]:
    """Return the states that a mission or an envoy without a state of its own is with, and hence not of.

    That is where it stands ("the embassy in Lima"), and whoever summons, expels or storms it.
    """
    if mention.kind != "noun" or not _is_mission(mention, words):
        return set()
    heads = {*_places(parse, mention.head), *_doers(parse, mention.head, words)}
    states = {m.participant.country for m in here if m.head in heads and m.kind in {"name", "noun"}}
    return {s for s in states if s is not None and s not in NOT_STATES}


def _is_mission(mention: Mention, words: CorefWords) -> bool:
    said = mention.role.split()
    return any(" ".join(said[start:]) in words.missions for start in range(len(said))) or (
        bool(said) and said[0] in words.missions  # "embassy official"
    )


def _places(parse: Parse, head: int) -> Iterator[int]:
    for prep in parse.children(head, "prep"):
        if parse.tokens[prep].lemma in _AT:
            yield from parse.children(prep, "pobj")


def _doers(parse: Parse, head: int, words: CorefWords) -> Iterator[int]:
    """Yield who does something to the mission of another, in the active or the passive."""
    first = parse.above(head, "conj")
    token = parse.tokens[first]
    verb = token.head
    if parse.tokens[verb].lemma not in words.hosting:
        return
    if token.dep == "nsubjpass":
        for by in parse.children(verb, "agent"):
            yield from parse.children(by, "pobj")
    elif token.dep in OBJECTS:
        yield from parse.children(verb, *SUBJECTS)
        above = parse.tokens[verb]
        if above.dep in {"conj", "relcl", "acl"} and not parse.children(verb, *SUBJECTS):
            yield from parse.children(above.head, *SUBJECTS)
            if above.dep in {"relcl", "acl"}:
                yield above.head
        elif above.dep == "relcl":
            yield above.head
