"""With whom somebody meets, agrees or works together, and who it is where only the others are named.

"Our deals with Chad", "a readout of Kenya's ministry on talks with Chad", "coordination with our allies".
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from detente.events.learned import countries_of
from detente.events.lists import with_listed
from detente.events.participants import Participants, ParticipantsOfDocument
from detente.events.side_evidence import is_worded, with_sides
from detente.records import RECIPROCAL, EventMention, Mention, Parse

_RULE = "roles.partners"
_OURS = frozenset({"our", "my"})
_CLAUSES = frozenset({"advcl", "xcomp"})


def with_those_together(
    everybody: ParticipantsOfDocument, events: Sequence[EventMention]
) -> list[EventMention]:
    """Return the events of a document, what two do together with those "with" whom it is done and those who do it."""
    return [_joined(everybody[e.sentence], e) if e.type in RECIPROCAL else e for e in events]


def _joined(who: Participants, event: EventMention) -> EventMention:
    parse = who.parse
    if not (others := _others(who, event.head)):
        return event
    is_noun = parse.tokens[event.head].pos == "NOUN"
    if not is_noun and _are_aside(who, event, others):
        named = [m for i in others for m in who.at(i)]
        event = with_sides(event, event.actors, named, _RULE)
    known = countries_of((*event.actors, *event.recipients)) | {None}
    partners = [m for i in others for m in who.at(i) if m.participant.country not in known]
    if partners and (is_noun or not event.recipients):
        if is_noun:
            return with_sides(event, (*event.actors, *partners), event.recipients, _RULE)
        return with_sides(event, event.actors, partners, _RULE)
    held = [m for m in (*event.actors, *event.recipients) if m.participant.country is not None]
    if not all(m.head in others and m.sentence == event.sentence for m in held):
        return event
    doing = [m for m in _doing(who, event, others) if m.participant.country not in known]
    return with_sides(event, (*doing, *event.actors), event.recipients, _RULE) if doing else event


def _are_aside(who: Participants, event: EventMention, others: Sequence[int]) -> bool:
    """Return whether recipients only stand in what it is done for: "work with Congress to deny Chad the loan"."""
    if not event.recipients or not any(who.at(i) for i in others):
        return False
    return all(_is_aside(who.parse, event, m) for m in event.recipients)


def _is_aside(parse: Parse, event: EventMention, mention: Mention) -> bool:
    if not is_worded(event, mention):
        return event.type == "COOPERATE"
    way = takewhile(lambda i: i != event.head, (mention.head, *parse.ancestors(mention.head)))
    return any(parse.tokens[i].dep in _CLAUSES for i in way) and event.head in parse.ancestors(mention.head)


def _others(who: Participants, head: int) -> list[int]:
    """Return those "with" whom it is done, though the parser hung them on the verb: "taken in coordination with us"."""
    parse = who.parse
    nouns = list(who.frames.of(head).prepositions.get("with", []))
    if head + 1 < len(parse.tokens) and parse.tokens[head + 1].lemma == "with":
        nouns.extend(parse.children(head + 1, "pobj"))
    return with_listed(parse, dict.fromkeys(nouns))


def _doing(who: Participants, event: EventMention, others: Sequence[int]) -> list[Mention]:
    """Return who does something with others: those whose allies these are, else the subject over a noun."""
    frames = who.frames
    partners = [*others, *(n for i in others for n in frames.of(i).prepositions.get("of", []))]
    owning = [p for i in partners for p in frames.of(i).possessors]
    if ours := who.whose(p for p in owning if who.parse.tokens[p].text.lower() in _OURS):
        return ours
    is_noun = who.parse.tokens[event.head].pos == "NOUN"
    return who.whose(with_listed(who.parse, _subjects_over(who.parse, event.head))) if is_noun else []


def _subjects_over(parse: Parse, noun: int) -> list[int]:
    """Return the subjects of the nearest clause over a noun that has any; a relative clause is a border."""
    for index in parse.ancestors(noun):
        token = parse.tokens[index]
        if token.pos in {"VERB", "AUX"}:
            if subjects := parse.children(index, "nsubj"):
                return list(subjects)
            if token.dep == "relcl":
                break
    return []
