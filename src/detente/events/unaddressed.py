"""Demands that name nobody of a state: "called for a ceasefire", "urged the international community to help".

Who is meant need not be understood: what is called for is asked of nobody, and donors, everybody and "all countries"
are of no state unless their own words say so. So the net of open sides finds them none.
"""

from __future__ import annotations

from detente.events.role_words import RoleWords
from detente.records import EventMention, Mention, Parse

_TO = frozenset({"on", "to", "upon"})


def is_asked_of_nobody(parse: Parse, words: RoleWords, event: EventMention) -> bool:
    """Return whether a demand is addressed to nobody of a state, by its words."""
    if event.type != "REQUEST":
        return False
    if event.recipients:
        return any(_is_everybody(parse, words, m) for m in event.recipients)
    token = parse.tokens[event.head]
    is_open = token.pos == "VERB" and token.lemma in words.proposing
    return is_open and not any(parse.tokens[p].lemma in _TO for p in parse.children(event.head, "prep"))


def _is_everybody(parse: Parse, words: RoleWords, mention: Mention) -> bool:
    """Return whether words mean whoever hears it: "anyone", "the international community", "all of the countries"."""
    if mention.kind == "implied" or mention.sentence != parse.sentence:
        return False
    token = parse.tokens[mention.head]
    lemma = token.lemma.lower()
    before = [parse.tokens[c].lemma.lower() for c in parse.children(mention.head, "amod", "det", "predet")]
    if any(p in words.everybody for p in (lemma, *(f"{b} {lemma}" for b in before))):
        return True
    above = parse.tokens[token.head]
    is_part = above.lemma == "of" and parse.tokens[above.head].lemma.lower() == "all"
    return lemma in words.lands and token.tag == "NNS" and ("all" in before or is_part)
