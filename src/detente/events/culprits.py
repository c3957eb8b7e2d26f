"""Who did a crime that a noun names, and who suffered it, by the words right around the noun.

Who is charged with an assault did it, and did not suffer it. Behind the "of" of a murder stands whom it was done to,
alone, and so does the person who owns it: "Rivera's assassination". Who is "subject to" or "the target of" raids has
not done them. A town where somebody was shot did nothing. The rules read the finished sides, after the trained nets.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from detente.events.role_words import RoleWords
from detente.events.side_evidence import is_worded, with_sides
from detente.records import EventMention, Mention, Parse

_OF_CRIME = frozenset({"with", "of", "for", "in", "over"})
_PLACED = frozenset({"in", "at", "near", "outside"})
_PLACE = "place"


def with_culprits(
    parses: Mapping[int, Parse], words: RoleWords, events: Sequence[EventMention]
) -> list[EventMention]:
    """Return the events, crimes with those who did and suffered them on their own sides."""
    return [_told(parses[e.sentence], words, e) if e.type == "ASSAULT" else e for e in events]


def _told(parse: Parse, words: RoleWords, event: EventMention) -> EventMention:
    event = _without_town(parse, event)
    token = parse.tokens[event.head]
    if (token.pos != "NOUN" and token.dep != "compound") or not (event.actors or event.recipients):
        return event
    event = _without_killed_before(parse, words, _without_target(parse, event))
    if event.recipients:
        event = _charged(parse, words, event)
    return _killed(parse, event) if token.lemma in words.slaying else event


def _without_town(parse: Parse, event: EventMention) -> EventMention:
    """Return an event without the town where it happened as the one who did it."""
    actors = [m for m in event.actors if not (_is_town(m) and _is_where(parse, event, m))]
    return with_sides(event, actors, event.recipients)


def _is_town(mention: Mention) -> bool:
    return mention.kind == "name" and not (
        mention.person or mention.participant.sectors or mention.role not in {"", _PLACE}
    )


def _is_where(parse: Parse, event: EventMention, mention: Mention) -> bool:
    if not is_worded(event, mention):
        return False
    place = parse.tokens[parse.above(mention.head, "conj", "appos")]
    return place.dep == "pobj" and parse.tokens[place.head].lemma in _PLACED


def _without_target(parse: Parse, event: EventMention) -> EventMention:
    """Return "the ships were the target of raids" as done to the ships."""
    noun = parse.tokens[parse.above(event.head, "conj", "compound")]
    before = parse.tokens[noun.head]
    above = parse.tokens[before.head]
    is_target = before.lemma == "to" and above.lemma == "subject"
    is_target = is_target or (before.lemma == "of" and above.lemma in {"target", "victim"})
    verb = parse.tokens[above.head]
    if not is_target or noun.dep != "pobj" or verb.lemma not in {"be", "become"}:
        return event
    suffering = {i for s in parse.children(above.head, "nsubj") for i in parse.subtree(s)}
    gone = [m for m in event.actors if is_worded(event, m) and m.head in suffering]
    actors = [m for m in event.actors if m not in gone]
    held = [m for m in event.recipients if m.head in suffering or not gone]
    return with_sides(event, actors, held or gone, "roles.target_of_it")


def _charged(parse: Parse, words: RoleWords, event: EventMention) -> EventMention:
    """Return "was charged with assault" as done by whom the charge is brought against."""
    noun = parse.above(event.head, "conj", "compound")
    prep = parse.tokens[noun].head
    verb = parse.tokens[prep].head
    if (
        parse.tokens[noun].dep != "pobj"
        or parse.tokens[prep].lemma not in _OF_CRIME
        or parse.tokens[verb].lemma not in words.blaming
    ):
        return event
    accused = _with_joined(parse, parse.children(verb, "dobj", "nsubjpass"))
    found = [m for m in event.recipients if is_worded(event, m) and m.head in accused]
    left = [m for m in event.recipients if m not in found]
    return with_sides(event, found, left, "roles.accused") if found else event


def _killed(parse: Parse, event: EventMention) -> EventMention:
    """Return "the murder of A" and "A's murder" with nobody else as its victim."""
    noun = event.head
    own = {i for prep in parse.children(noun, "prep") for i in _behind_of(parse, prep)}
    named = [m for m in (*event.recipients, *event.actors) if is_worded(event, m) and m.head in own]
    if not named and parse.tokens[noun].tag == "NN" and not own:
        owners = parse.children(noun, "poss")
        named = [m for m in event.actors if m.person and m.kind == "name" and m.head in owners]
    if not named:
        return event
    actors = [m for m in event.actors if m not in named]
    kept = [m for m in event.recipients if m in named or not _stands_apart(parse, event, m)]
    return with_sides(event, actors, [*kept, *(m for m in named if m not in kept)], "roles.killed")


def _behind_of(parse: Parse, prep: int) -> list[int]:
    if parse.tokens[prep].lemma != "of":
        return []
    return _with_joined(parse, parse.children(prep, "pobj"))


def _with_joined(parse: Parse, heads: Sequence[int]) -> list[int]:
    return [i for head in heads for i in (head, *parse.children(head, "conj"))]


def _stands_apart(parse: Parse, event: EventMention, mention: Mention) -> bool:
    """Return whether somebody is named outside a noun's own phrase."""
    if not is_worded(event, mention):
        return False
    others = {i for c in parse.children(event.head, "conj") for i in parse.subtree(c)}
    return mention.head in others or mention.head not in parse.subtree(event.head)


def _without_killed_before(parse: Parse, words: RoleWords, event: EventMention) -> EventMention:
    """Return "A's murder and a raid on B" with A in no part of the raid."""
    first = parse.above(event.head, "conj")
    token = parse.tokens[first]
    if first == event.head or token.tag != "NN" or token.lemma not in words.slaying:
        return event
    owners = parse.children(first, "poss")
    actors = [m for m in event.actors if not (m.person and m.kind == "name" and m.head in owners)]
    return with_sides(event, actors, event.recipients)
