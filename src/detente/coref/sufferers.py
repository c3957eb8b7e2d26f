"""Those whom a war hits: "people fleeing Russia's war" are not Russian; those whom a ruler silences are his own."""

from __future__ import annotations

from collections.abc import Sequence

from detente.coref.coref_words import CorefWords
from detente.records import NOT_STATES, Mention, Parse

_ON = frozenset({"of", "on", "in", "against"})
"""Before the state that an attack is on."""
_UNDER = frozenset({"by", "under", "from"})
"""Before the state that silences somebody."""


def harming(parse: Parse, mention: Mention, here: Sequence[Mention], words: CorefWords) -> set[str | None]:
    """Return the states whose war or attack those whom a noun names flee or suffer; none for a doer of it."""
    if mention.kind != "noun" or not _suffers(parse, mention, words):
        return set()
    return {m.participant.country for m in here if _attacks(parse, m, words)} - {None}


def struck(parse: Parse, mention: Mention, here: Sequence[Mention], words: CorefWords) -> str | None:
    """Return the state that the war or attack is on from which those whom a noun names flee, or which they suffer."""
    if mention.kind != "noun" or not _suffers(parse, mention, words):
        return None
    own = set(parse.subtree(mention.head))
    for other in here:
        before = parse.tokens[parse.tokens[other.head].head]
        deed = before.head
        is_state = other.kind == "name" and not other.person and other.participant.country not in NOT_STATES
        is_object = parse.tokens[other.head].dep == "pobj" and before.lemma in _ON
        if (
            is_state
            and is_object
            and deed in own
            and parse.tokens[deed].lemma.lower() in words.attacks | words.invasions
        ):
            return other.participant.country
    return None


def silenced(parse: Parse, mention: Mention, here: Sequence[Mention], words: CorefWords) -> str | None:
    """Return the state that silences people of its own: "Lukashenko jails journalists", "the murder of critics under".

    Who rules, and whoever serves a state, does so to those at home; what an army does to others is war.
    """
    if parse.tokens[mention.head].lemma.lower() not in words.opponents:
        return None
    first = parse.tokens[parse.above(mention.head, "conj")]
    above = parse.tokens[first.head]
    if first.dep == "dobj" and above.lemma.lower() in words.silencing:
        deed, parts = first.head, {"nsubj"}
    elif (
        first.dep == "pobj"
        and above.lemma in _ON
        and parse.tokens[above.head].lemma.lower() in words.silencing
    ):
        deed, parts = above.head, {"poss", *_UNDER}
    else:
        return None
    for other in here:
        token = parse.tokens[other.head]
        before = parse.tokens[token.head]
        is_under = before.lemma in parts and before.head in {deed, mention.head}
        is_doer = is_under or (token.head == deed and token.dep in parts)
        if is_doer and other.participant.country not in NOT_STATES and _rules(other):
            return other.participant.country
    return None


def _rules(mention: Mention) -> bool:
    return not {"GOV", "COP", "SPY", "JUD"}.isdisjoint(mention.participant.sectors)


def _suffers(parse: Parse, mention: Mention, words: CorefWords) -> bool:
    if parse.tokens[mention.head].lemma.lower() in words.sufferers:
        return True
    for verb in parse.children(mention.head, "acl", "relcl"):
        token = parse.tokens[verb]
        is_hit = token.tag == "VBN" or bool(parse.children(verb, "auxpass"))
        if token.lemma in words.fleeing or (token.lemma in words.hitting and is_hit):
            return True
    token = parse.tokens[mention.head]
    above = parse.tokens[token.head].lemma
    return (token.dep == "nsubj" and above in words.fleeing) or (
        token.dep in {"nsubjpass", "dobj"} and above in words.hitting
    )


def _attacks(parse: Parse, mention: Mention, words: CorefWords) -> bool:
    token = parse.tokens[mention.head]
    deed = parse.tokens[token.head].lemma.lower()
    is_state = "GOV" in mention.participant.sectors
    if token.dep == "poss":
        return is_state and deed in words.attacks | words.invasions
    return is_state and token.dep in {"amod", "compound"} and deed in words.invasions
