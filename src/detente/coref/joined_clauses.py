"""Whom "they" means after a clause of two: "Peru's minister thanked the envoy of Chile, and they discussed trade"."""

from __future__ import annotations

from collections.abc import Sequence

from detente.coref.coref_words import CorefWords
from detente.coref.words import SUBJECTS
from detente.records import Mention, Parse


def two_of_clause_before(
    parse: Parse, index: int, here: Sequence[Mention], words: CorefWords
) -> list[Mention]:
    """Return subject and object of the clause that a "they" who confer joins, if they are of two states."""
    tokens = parse.tokens
    verb = tokens[index].head
    first = tokens[verb].head
    is_joined = tokens[verb].dep == "conj" and tokens[first].pos == "VERB"
    if tokens[index].dep not in SUBJECTS or not is_joined or tokens[verb].lemma not in words.conferring:
        return []
    sides = [
        [m for m in here if m.head in ends and m.participant.country is not None and _can_confer(m)]
        for ends in (parse.children(first, "nsubj"), parse.children(first, "dobj", "dative"))
    ]
    whole = {m.participant.country: m for side in sides for m in side}
    return list(whole.values()) if all(sides) and len(whole) == 2 else []


def _can_confer(mention: Mention) -> bool:
    return mention.person or (mention.kind != "nationality" and "GOV" in mention.participant.sectors)
