"""Whose words they are that somebody welcomes, backs or turns down, said in the sentence or told before.

"Welcomed the statement by Chad", "turned down the offer that Chad made"; "the call was backed": by whom it was made is
what the sentences before tell.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from detente.events.doers import agents_of_participles
from detente.events.implied import filled
from detente.events.learned import countries_of
from detente.events.lists import with_listed
from detente.events.participants import Participants
from detente.events.role_words import RoleWords
from detente.events.side_evidence import with_sides
from detente.records import EventMention, Mention, Parse

_JUDGING = frozenset({"SUPPORT", "REJECT"})
_SAID_BEFORE = frozenset({"the", "this", "that", "these", "those"})
_REACH = 4
"""Sentences back in which the words were told."""


def with_makers(who: Participants, events: Sequence[EventMention]) -> list[EventMention]:
    """Return the events of a sentence, what judges somebody's words with him who made them as recipient."""
    return [_of_maker(who, e) if e.type in _JUDGING else e for e in events]


def _of_maker(who: Participants, event: EventMention) -> EventMention:
    parse = who.parse
    if parse.tokens[event.head].pos != "VERB":
        return event
    strange = countries_of(event.actors) | {None}
    for noun in parse.children(event.head, "dobj"):
        inside = set(parse.subtree(noun))
        if any(m.kind == "implied" or m.head not in inside for m in event.recipients):
            continue
        if any(m.head == noun or _hangs_on(parse, m, noun) for m in event.recipients):
            continue
        made = [m for m in who.whose(_makers(who, noun)) if m.participant.country not in strange]
        if made:
            return with_sides(event, event.actors, made, "roles.who_made_it")
    return event


def _hangs_on(parse: Parse, mention: Mention, noun: int) -> bool:
    """Return whether somebody stands right at a noun: "Chad's offer", "the offer to Chad"."""
    above = parse.tokens[parse.above(mention.head, "conj")].head
    return noun in {above, parse.tokens[above].head} and parse.tokens[above].pos != "VERB"


def _makers(who: Participants, noun: int) -> list[int]:
    """Return who made what a noun names: "a statement from Chad", "made by Chad", "that Chad has made"."""
    parse = who.parse
    frame = who.frames.of(noun)
    found = [*frame.prepositions.get("from", []), *frame.prepositions.get("by", [])]
    found.extend(agents_of_participles(who, noun))
    for clause in parse.children(noun, "relcl"):
        if parse.tokens[clause].lemma in who.words.light | who.words.making:
            found.extend(s for s in parse.children(clause, "nsubj") if parse.tokens[s].pos != "PRON")
    return with_listed(parse, found)


def with_callers(
    parses: Mapping[int, Parse], words: RoleWords, events: Sequence[EventMention]
) -> list[EventMention]:
    """Return the events of a document, what answers "the call" or "the charge" with him who made it before."""
    return [
        _answered(parses[e.sentence], words, e, events[:number]) if e.type in _JUDGING else e
        for number, e in enumerate(events)
    ]


def _answered(
    parse: Parse, words: RoleWords, event: EventMention, told: Sequence[EventMention]
) -> EventMention:
    if any(m.kind != "implied" and m.participant.country is not None for m in event.recipients):
        return event
    types = {t for n in parse.children(event.head, "dobj", "nsubjpass") for t in _taken_up(parse, words, n)}
    own = countries_of(event.actors)
    for before in reversed(told):
        if event.sentence - before.sentence > _REACH:
            return event
        callers = [m for m in before.actors if m.participant.country is not None]
        if before.type in types and callers and not countries_of(callers) & own:
            return filled(event, "recipients", callers, "context.who_said_it")
    return event


def _taken_up(parse: Parse, words: RoleWords, noun: int) -> set[str]:
    """Return the types of what a noun takes up that says no more of it: "the call", "these charges"."""
    said = {parse.tokens[c].lemma.lower() for c in parse.children(noun, "det")} & _SAID_BEFORE
    if not said or parse.children(noun, "prep", "poss", "acl", "relcl", "compound", "amod"):
        return set()
    lemma = parse.tokens[noun].lemma
    return {t for t, nouns in (("REQUEST", words.calls), ("ACCUSE", words.charges)) if lemma in nouns}
