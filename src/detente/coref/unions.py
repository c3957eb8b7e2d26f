"""Organisations of states by a bare noun: "the bloc", "the Commission"."""

from __future__ import annotations

from collections.abc import Sequence

from detente.coref.coref_words import CorefWords
from detente.records import NOT_STATES, Mention, Parse

_NOT_BLOCS = frozenset({"NAT", "NGO", "UNO"})
_UNION = "EUR"
_BARE = frozenset({"det", "prep", "relcl", "acl", "punct", "appos"})


def union_of(parse: Parse, mention: Mention, before: Sequence[Mention], words: CorefWords) -> Mention | None:
    """Return the earlier mention of the organisation that "the bloc" or "the Commission" is; `None` for none.

    "The Union" and "the Commission" with a capital, where no other was named, are the European ones.
    """
    token = parse.tokens[mention.head]
    lemma = token.lemma.lower()
    beside = {parse.tokens[c].dep for c in parse.children(mention.head)}
    if beside - _BARE or "det" not in beside:
        return None
    named = [m for m in reversed(before) if m.kind in {"name", "nationality"} and not m.person]
    unions = [m for m in named if m.participant.country in NOT_STATES - _NOT_BLOCS]
    if lemma in words.blocs:
        return next(iter(unions), None)
    if lemma not in words.european or not token.text[:1].isupper():
        return None
    if any(lemma in m.participant.name.lower() and m.participant.country != _UNION for m in named):
        return None
    return next((m for m in unions if m.participant.country == _UNION), None)
