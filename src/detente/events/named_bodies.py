"""Words of events inside the names of bodies, laws, offices and days: "the Genocide Prevention Act"."""

from __future__ import annotations

from collections.abc import Sequence

from detente.events.role_words import RoleWords
from detente.records import EventMention, Parse

_BETWEEN = frozenset({"and", "of", "for", "the", "&", "-", "on", "against"})
_ON_A_MATTER = frozenset({"on", "for", "against"})
_LEAST = 3
"""Words of a name in which one that names an event may be only a part."""


def without_parts_of_names(
    parse: Parse, words: RoleWords, events: Sequence[EventMention]
) -> list[EventMention]:
    """Return the events of a sentence without those whose words stand in the name of a body, a law or a day."""
    return [e for e in events if not _is_in_name(parse, words, e.head)]


def _is_in_name(parse: Parse, words: RoleWords, head: int) -> bool:
    tokens = parse.tokens
    if tokens[head].pos not in {"NOUN", "PROPN"} or not _is_capital(parse, head):
        return False
    first = last = head
    while last + 1 < len(tokens) and _goes_on(parse, last + 1):
        last += 1
    while first > 0 and _goes_on(parse, first - 1):
        first -= 1
    named = [i for i in range(first, last + 1) if _is_capital(parse, i)]
    if len(named) < _LEAST or any(tokens[i].pos in {"VERB", "AUX"} for i in named):
        return False
    if any(i > head and tokens[i].lemma.lower() in words.naming for i in named):
        return True
    return any(_is_charged_with(parse, words, i, head) for i in named if i < head)


def _is_charged_with(parse: Parse, words: RoleWords, office: int, head: int) -> bool:
    """Return whether a name begins with an office or a body for a matter: "Special Rapporteur on Violence ..."."""
    if parse.tokens[office].lemma.lower() not in words.overseeing:
        return False
    return parse.tokens[office + 1].text.lower() in _ON_A_MATTER


def _goes_on(parse: Parse, index: int) -> bool:
    return _is_capital(parse, index) or parse.tokens[index].text.lower() in _BETWEEN


def _is_capital(parse: Parse, index: int) -> bool:
    return parse.tokens[index].text[:1].isupper()
