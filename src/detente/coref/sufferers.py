"""Those whom a war hits: "people fleeing Russia's war" are not Russian."""

from __future__ import annotations

from collections.abc import Sequence

from detente.coref.coref_words import CorefWords
from detente.records import NOT_STATES, Mention, Parse

_ON = frozenset({"of", "on", "in", "against"})
"""Before the state that an attack is on."""


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
