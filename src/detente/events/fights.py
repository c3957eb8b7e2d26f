"""Who fights in what two do to each other: "the exchange of fire", "the conflict", "the civil war".

Such a noun tells of nobody as attacked whom the sentence does not put behind its "with" or "against": who was
understood to be its victim fights, too, or is of the doer's own state and no other party at all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from detente.events.learned import countries_of
from detente.events.role_words import RoleWords
from detente.events.side_evidence import with_sides
from detente.events.told_elsewhere import is_somebodys
from detente.records import EventMention, Mention, Parse

_DIRECTED = frozenset({"against", "on", "with", "upon"})
"""Prepositions behind which stands whom a fight is directed at."""

_RULE = "roles.fights_too"


def with_fighters(
    parses: Mapping[int, Parse], words: RoleWords, events: Sequence[EventMention]
) -> list[EventMention]:
    """Return the events, nouns of mutual fights with those as actors who were understood to be their victims."""
    return [_fought(parses[e.sentence], words, e) for e in events]


def _fought(parse: Parse, words: RoleWords, event: EventMention) -> EventMention:
    noun = event.head
    if event.type != "ASSAULT" or not event.recipients or parse.tokens[noun].pos not in {"NOUN", "PROPN"}:
        return event
    lemma, own = parse.tokens[noun].lemma.lower(), countries_of(event.actors)
    understood = [m for m in event.recipients if m.kind == "implied"]
    at_home = [m for m in event.recipients if _is_of_doer(parse, event, m, own)]
    if _is_civil(parse, words, noun):
        gone, joining = [*understood, *at_home], []
    elif lemma in words.mutual and not _is_one_sided(parse, noun):
        others = [m for m in understood if m.participant.country not in own | {None}]
        joining = others if own and lemma in words.clashing else []
        gone = [*at_home, *joining]
    else:
        return event
    kept = [m for m in event.recipients if m not in gone]
    return with_sides(event, (*event.actors, *joining), kept, _RULE)


def _is_civil(parse: Parse, words: RoleWords, noun: int) -> bool:
    """Return whether a noun is a war of a state's own people: "the civil war"."""
    inside = parse.children(noun, "amod", "compound")
    return any(parse.tokens[c].lemma.lower() in words.internal for c in inside)


def _is_one_sided(parse: Parse, noun: int) -> bool:
    """Return whether a fight is one party's own: "Ruritania's conflict", "the fighting by rebels"."""
    by = [p for p in parse.children(noun, "prep") if parse.tokens[p].lemma == "by"]
    return bool(by) or is_somebodys(parse, noun)


def _is_of_doer(parse: Parse, event: EventMention, mention: Mention, own: Set[str]) -> bool:
    """Return whether somebody of the doer's state stands elsewhere than behind what the noun is directed at."""
    if mention.sentence != event.sentence or mention.participant.country not in own:
        return False
    directed = [p for p in parse.children(event.head, "prep") if parse.tokens[p].lemma in _DIRECTED]
    return not any(mention.head in parse.subtree(p) for p in directed)
