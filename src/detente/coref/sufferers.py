"""Those whom a war hits: "people fleeing Russia's war" are not Russian."""

from __future__ import annotations

from collections.abc import Sequence

from detente.records import NOT_STATES, Mention, Parse

_INVASIONS = frozenset({"invasion", "aggression", "incursion", "occupation", "onslaught", "blockade"})
"""What one state does to another."""
_ATTACKS = _INVASIONS | {
    "war",
    "assault",
    "attack",
    "offensive",
    "bombardment",
    "bombing",
    "shelling",
    "airstrike",
}
"""What a state does to another or to its own: the Afghan war is in Afghanistan, Russia's war is not."""
_FLEEING = frozenset({"flee", "escape", "suffer", "endure", "survive"})
"""What those hit do."""
_HITTING = frozenset({
    "affect", "displace", "uproot", "devastate", "impact", "harm", "injure", "wound", "kill", "hit", "force",
    "traumatize", "traumatise"
})  # fmt: skip
"""What is done to them."""
_ON = frozenset({"of", "on", "in", "against"})
"""Before the state that an attack is on."""
_SUFFERERS = frozenset({"refugee", "victim", "survivor", "casualty"})


def harming(parse: Parse, mention: Mention, here: Sequence[Mention]) -> set[str | None]:
    """Return the states whose war or attack those whom a noun names flee or suffer; none for a doer of it."""
    if mention.kind != "noun" or not _suffers(parse, mention):
        return set()
    return {m.participant.country for m in here if _attacks(parse, m)} - {None}


def struck(parse: Parse, mention: Mention, here: Sequence[Mention]) -> str | None:
    """Return the state that the war or attack is on from which those whom a noun names flee, or which they suffer."""
    if mention.kind != "noun" or not _suffers(parse, mention):
        return None
    own = set(parse.subtree(mention.head))
    for other in here:
        before = parse.tokens[parse.tokens[other.head].head]
        deed = before.head
        is_state = other.kind == "name" and not other.person and other.participant.country not in NOT_STATES
        is_object = parse.tokens[other.head].dep == "pobj" and before.lemma in _ON
        if is_state and is_object and deed in own and parse.tokens[deed].lemma.lower() in _ATTACKS:
            return other.participant.country
    return None


def _suffers(parse: Parse, mention: Mention) -> bool:
    if parse.tokens[mention.head].lemma.lower() in _SUFFERERS:
        return True
    for verb in parse.children(mention.head, "acl", "relcl"):
        token = parse.tokens[verb]
        is_hit = token.tag == "VBN" or bool(parse.children(verb, "auxpass"))
        if token.lemma in _FLEEING or (token.lemma in _HITTING and is_hit):
            return True
    token = parse.tokens[mention.head]
    above = parse.tokens[token.head].lemma
    return (token.dep == "nsubj" and above in _FLEEING) or (
        token.dep in {"nsubjpass", "dobj"} and above in _HITTING
    )


def _attacks(parse: Parse, mention: Mention) -> bool:
    token = parse.tokens[mention.head]
    deed = parse.tokens[token.head].lemma.lower()
    is_state = "GOV" in mention.participant.sectors
    if token.dep == "poss":
        return is_state and deed in _ATTACKS
    return is_state and token.dep in {"amod", "compound"} and deed in _INVASIONS
