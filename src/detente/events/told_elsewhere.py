"""Sides that an event leaves open and that the document's other events of the kind all fill alike.

"Putin's senseless war", "must withdraw its forces": a statement that tells of attacks by one state on one other
leaves the victim out where it has been named, before or after; so does "the bombings" its attacker, unless the
attacked attack somebody, too. "This assistance" is the giver's who is named as giving to the same people; whoever
holds prisoners is to release them. An attack that names nobody hits whom all others hit, and is their attacker's,
too, in a war of one state on another or of a state's forces on its own people, again and again. Where the other
events disagree nothing is filled in, nor where most attacks of the doer hit his own state: rebels and their
government.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from detente.events.implied import implied
from detente.events.learned import countries_of, is_of_another_state
from detente.events.role_words import RoleWords
from detente.events.side_evidence import on_side
from detente.records import NOT_STATES, EventMention, Evidence, Mention, Parse

_TAKEN_BACK = frozenset({None, "withdraw", "ceasefire"})
"""Modes of RETREAT that end what was done to somebody; who resigns or disarms need not have done it to anybody."""

_DEEDS = {
    "ASSAULT": frozenset({"ASSAULT"}),
    "SANCTION": frozenset({"SANCTION"}),
    "RETREAT": frozenset({"ASSAULT", "COERCE"}),
}
"""Types whose victims are those of other deeds of the doer, and the types of those deeds."""

_OFTEN = 4
"""Attacks that a state's own forces make on its people before the next one is taken for theirs, too."""

_BY_ONE = frozenset({"SANCTION", "AID"})
"""Types that a document tells of one doer: "the sanctions", "this assistance"."""


def with_sides_told_elsewhere(
    parses: Mapping[int, Parse],
    words: RoleWords,
    events: Sequence[EventMention],
    mentions: Sequence[Mention],
) -> list[EventMention]:
    """Return the events of a document, sides filled that all other events of the kind fill alike."""
    return [_filled(parses[e.sentence], words, e, events, mentions) for e in events]


def _filled(
    parse: Parse,
    words: RoleWords,
    event: EventMention,
    events: Sequence[EventMention],
    mentions: Sequence[Mention],
) -> EventMention:
    others = [o for o in events if o is not event]
    if _hits_nobody(parse, words, event):
        hitting = [o for o in others if o.type == "ASSAULT" and countries_of(o.recipients)]
        victims = [m for o in hitting for m in o.recipients if len(hitting) > 1]
        event = _with(event, "recipients", victims, mentions)
    if _lacks_victim(event):
        doers = countries_of(event.actors)
        deeds = [o for o in others if o.type in _DEEDS[event.type] and countries_of(o.actors) == doers]
        at_home = sum(countries_of(o.recipients) == doers for o in deeds)
        if event.type == "ASSAULT" and 2 * at_home > len(deeds):
            return event
        victims = [m for o in deeds for m in o.recipients if m.participant.country not in doers]
        return _with(event, "recipients", victims, mentions)
    if event.type in _BY_ONE and _lacks_doer(event) and not _has_owner(parse, event):
        targets = countries_of(event.recipients)
        same = [o for o in others if o.type == event.type and countries_of(o.recipients) == targets]
        doing = [m for o in same for m in o.actors if m.participant.country not in targets]
        return _with(event, "actors", doing, mentions)
    if event.type == "ASSAULT" and _lacks_doer(event) and not _has_owner(parse, event):
        return _with(event, "actors", _attackers(event, [o for o in others if o.type == "ASSAULT"]), mentions)
    if event.mode == "release" and event.recipients and not event.actors:
        freed = countries_of(event.recipients)
        held = [o for o in others if o.type == "COERCE" and countries_of(o.recipients) & freed]
        return _with(event, "actors", [m for o in held for m in o.actors], mentions)
    if event.type == "COOPERATE" and not (event.actors and event.recipients):
        known = countries_of((*event.actors, *event.recipients))
        pairs = [p for o in others if o.type == event.type and known < countries_of(p := _parties(o))]
        partners = [m for p in pairs for m in p if m.participant.country not in known]
        side = "recipients" if event.actors else "actors"
        return _with(event, side, partners, mentions) if len(known) == 1 else event
    return event


def _hits_nobody(parse: Parse, words: RoleWords, event: EventMention) -> bool:
    """Return whether an attack tells no state on either side: "this is a war of choice", not "the civil war"."""
    if event.type != "ASSAULT" or countries_of((*event.actors, *event.recipients)):
        return False
    if any(m.kind == "name" or is_of_another_state(m) for m in event.recipients):
        return False
    inside = {parse.tokens[c].lemma.lower() for c in parse.children(event.head, "amod", "compound")}
    return parse.tokens[event.head].lemma.lower() not in words.mutual and not inside & words.internal


def _attackers(event: EventMention, attacks: Sequence[EventMention]) -> list[Mention]:
    """Return who else attacks the same people; where they attack somebody themselves, only their own state's forces."""
    hit = countries_of(event.recipients)
    if any(countries_of(o.actors) & hit for o in attacks):
        doing = [o for o in attacks if countries_of(o.actors) and countries_of(o.recipients) & hit]
        is_at_home = all(countries_of(o.actors) == hit == countries_of(o.recipients) for o in doing)
        is_abroad = any(countries_of(o.actors) & hit and countries_of(o.recipients) - hit for o in attacks)
        many = is_at_home and not is_abroad and len(doing) >= _OFTEN
        return [m for o in doing for m in o.actors] if many else []
    return [m for o in attacks if countries_of(o.recipients) & hit for m in o.actors]


def _lacks_victim(event: EventMention) -> bool:
    if event.type not in _DEEDS or (event.type == "RETREAT" and event.mode not in _TAKEN_BACK):
        return False
    is_held = any(is_of_another_state(m) for m in event.recipients)
    return not is_held and not countries_of(event.recipients) and len(countries_of(event.actors)) == 1


def _has_owner(parse: Parse, event: EventMention) -> bool:
    """Return whether words say whose it is, if not of what state: "bad harvests isolate", "Peru's sanctions"."""
    nouns = [i for i in parse.covering(event.trigger) if parse.tokens[i].pos == "NOUN"]
    return any(is_somebodys(parse, i) for i in nouns) or bool(parse.children(event.head, "nsubj"))


def is_somebodys(parse: Parse, noun: int) -> bool:
    """Return whether the words before a noun say whose it is: "Peru's sanctions", "the Peruvian raid"."""
    nations = parse.children(noun, "amod", "compound")
    is_national = any(parse.tokens[c].entity in {"GPE", "NORP"} for c in nations)
    return is_national or bool(parse.children(noun, "poss"))


def _lacks_doer(event: EventMention) -> bool:
    return not event.actors and len(countries_of(event.recipients)) == 1


def _parties(event: EventMention) -> tuple[Mention, ...]:
    return (*event.actors, *event.recipients)


def _with(
    event: EventMention, side: str, found: Sequence[Mention], mentions: Sequence[Mention]
) -> EventMention:
    """Return an event with the one state of those found on a side; with the words of its sentence, if they name it."""
    states = countries_of(found) - NOT_STATES
    if len(states) != 1:
        return event
    (country,) = states
    told = next(m for m in found if m.participant.country == country)
    held: tuple[Mention, ...] = getattr(event, side)
    if len(held) == 1:
        new = replace(held[0], participant=replace(held[0].participant, country=country))
        standing: tuple[Mention, ...] = (new,)
    else:
        # Where both sides are of one state, words of that state are as likely those of whoever tells of it.
        is_at_home = country in countries_of(_parties(event))
        here = None if is_at_home else _named_here(event, country, mentions)
        new = here or implied(event, told.participant)
        standing = (*held, new)
    why = (*event.evidence, Evidence(side, "events", "context.told_elsewhere", new.span))
    return on_side(event, side, standing, why)


def _named_here(event: EventMention, country: str, mentions: Sequence[Mention]) -> Mention | None:
    """Return the nearest words of the event's own sentence that name a state and stand on no side of it."""
    taken = {m.span for m in _parties(event)}
    here = [
        m
        for m in mentions
        if m.sentence == event.sentence and m.participant.country == country and m.span not in taken
    ]
    return min(here, key=lambda m: abs(m.head - event.head), default=None)
