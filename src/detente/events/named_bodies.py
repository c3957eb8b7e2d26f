"""Words of events inside the names of bodies, laws and days: "the Genocide Prevention Act"."""

from __future__ import annotations

from collections.abc import Sequence

from detente.events.role_words import RoleWords
from detente.records import EventMention, Parse

_BETWEEN = frozenset({"and", "of", "for", "the", "&", "-", "on", "against"})
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
    ends = [i for i in named if i > head and tokens[i].lemma.lower() in words.naming]
    return len(named) >= _LEAST and bool(ends) and not any(tokens[i].pos in {"VERB", "AUX"} for i in named)


def _goes_on(parse: Parse, index: int) -> bool:
    return _is_capital(parse, index) or parse.tokens[index].text.lower() in _BETWEEN


def _is_capital(parse: Parse, index: int) -> bool:
    return parse.tokens[index].text[:1].isupper()
