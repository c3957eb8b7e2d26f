"""Who is given what a noun names: "received support from Chad", "was promised aid", "the help that we are getting".

The verb over the noun tells it; a noun has recipients of its own phrase first ("an attack on").
"""

from __future__ import annotations

from collections.abc import Sequence

from detente.events.learned import countries_of
from detente.events.participants import Participants, ParticipantsOfDocument
from detente.events.role_words import RoleWords
from detente.events.side_evidence import with_sides
from detente.records import EventMention, Parse

_GIVEN = frozenset({"AGREE", "AID", "SUPPORT", "REQUEST", "ACCUSE", "THREATEN", "REJECT", "CONCEDE"})
"""Types that pass from one party to another one; a meeting is not received from anybody."""

_RELATIVES = frozenset({"that", "which"})
_RULE = "roles.is_given_it"


def with_receivers(everybody: ParticipantsOfDocument, events: Sequence[EventMention]) -> list[EventMention]:
    """Return the events of a document, nouns without recipients with those who are given what they name."""
    return [_received(everybody[e.sentence], e) for e in events]


def _received(who: Participants, event: EventMention) -> EventMention:
    parse, words = who.parse, who.words
    if event.type not in _GIVEN or countries_of(event.recipients):
        return event
    head = parse.tokens[event.head]
    if head.pos == "VERB" and head.lemma in words.getting:
        heads = list(parse.children(_verb_with_subject(parse, event.head), "nsubj"))
    elif head.pos == "NOUN":
        heads = _receiving(parse, words, event.head)
    else:
        return event
    found = [m for m in who.whose(heads) if m.participant.country is not None]
    receiving = {m.head for m in found}
    actors = [m for m in event.actors if m.head not in receiving or m.kind == "implied"]
    if not found or not actors or countries_of(actors) & countries_of(found):
        return event
    return with_sides(event, actors, found, _RULE)


def _receiving(parse: Parse, words: RoleWords, noun: int) -> list[int]:
    """Return who gets a noun by the verb over it, or by the clause that hangs on it."""
    tokens = parse.tokens
    over = [tokens[noun].head] if tokens[noun].dep == "dobj" else []
    inside = [c for c in parse.children(noun, "relcl") if _has_gap(parse, c)]
    found: list[int] = []
    for verb in (*over, *inside):
        above = _verb_with_subject(parse, verb)
        if tokens[verb].lemma in words.lacking | words.getting:
            found.extend(parse.children(above, "nsubj"))
        elif tokens[verb].lemma in words.handing:
            found.extend(parse.children(above, "nsubjpass") or parse.children(verb, "dative"))
    return [i for i in found if tokens[i].lemma not in _RELATIVES]


def _has_gap(parse: Parse, clause: int) -> bool:
    """Return whether a relative clause has no object of its own: "the help that we are getting"."""
    return all(parse.tokens[c].lemma in _RELATIVES for c in parse.children(clause, "dobj"))


def _verb_with_subject(parse: Parse, verb: int) -> int:
    """Return the verb whose subject an infinitive shares: "continues to need"."""
    while parse.tokens[verb].dep in {"xcomp", "conj"} and not parse.children(verb, "nsubj", "nsubjpass"):
        above = parse.tokens[verb].head
        if above == verb or parse.tokens[above].pos not in {"VERB", "AUX"}:
            break
        verb = above
    return verb
