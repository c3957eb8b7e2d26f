"""Doers whom the text leaves open or a guess fills, where the document tells plainly who does it to the same people.

"If Chad arms Togo as it shells Kenyan towns": all else that the document tells of attacks on Kenya tells them of Togo,
so "it" is Togo. Only pronouns and nouns without a state of their own are read so; a name, a nationality and "we" stay.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from detente.events.foreigners import GUESSES
from detente.events.learned import countries_of
from detente.events.scene import SIDES
from detente.records import EventMention, Evidence, Mention, Parse

_TYPES = frozenset({"ASSAULT", "SANCTION"})
"""Types that a document tells again and again of the same parties."""

_SPEAKERS = frozenset({"we", "our", "us", "i", "my", "me", "you", "your"})
_GUESSED = GUESSES | {
    "coref.thing_pronoun",
    "coref.group_pronoun",
    "coref.person_pronoun",
    "coref.short_mention",
}
"""Rules of states that the rest of the document can put right."""


def with_doers_told_elsewhere(
    parses: Mapping[int, Parse], events: Sequence[EventMention]
) -> list[EventMention]:
    """Return the events of a document, guessed doers put right by whoever else does it to the same people."""
    return [_told(parses[e.sentence], e, events) for e in events]


def _told(parse: Parse, event: EventMention, events: Sequence[EventMention]) -> EventMention:
    if event.type not in _TYPES or not event.actors or _is_reported(parse, event):
        return event
    if not all(_is_open(parse, m) for m in event.actors):
        return event
    doers = countries_of(event.actors)
    victims = countries_of(event.recipients) - doers or countries_of(event.recipients)
    others = [o for o in events if o is not event and o.type == event.type]
    doing = [m for o in others if countries_of(o.recipients) & victims for m in o.actors]
    found = countries_of(doing) - victims
    # What somebody does at home stays there, whatever his neighbours do.
    if doers & victims or len(victims) != 1 or len(found) != 1 or found == doers:
        return event
    (country,), (suffering,) = found, victims
    if not any(_is_told_of(m, country) for m in doing):
        return event
    actors = [_of(m, country) for m in event.actors]
    recipients = [
        _of(m, suffering) if m.participant.country in doers and _is_open(parse, m) else m
        for m in event.recipients
    ]
    return _because(replace(event, actors=tuple(actors), recipients=tuple(recipients)), event)


def _is_reported(parse: Parse, event: EventMention) -> bool:
    """Return whether a pronoun does what somebody says or denies: "Chad denied that it had shelled the town"."""
    return parse.tokens[event.head].dep == "ccomp" and any(m.kind == "pronoun" for m in event.actors)


def _is_told_of(mention: Mention, country: str) -> bool:
    return mention.kind != "implied" and mention.participant.country == country and not _is_guessed(mention)


def _because(new: EventMention, old: EventMention) -> EventMention:
    """Return an event with the reason for each party of another state than before."""
    why = [
        Evidence(side, "events", "context.doer_told_elsewhere", m.span)
        for side in SIDES
        for m in getattr(new, side)
        if m not in getattr(old, side)
    ]
    return replace(new, evidence=(*new.evidence, *why))


def _is_open(parse: Parse, mention: Mention) -> bool:
    """Return whether words tell no state by themselves."""
    if mention.kind not in {"pronoun", "noun"} or mention.sentence != parse.sentence:
        return False
    is_known = mention.participant.country is not None and not _is_guessed(mention)
    return not is_known and parse.tokens[mention.head].text.lower() not in _SPEAKERS


def _is_guessed(mention: Mention) -> bool:
    return any(e.rule in _GUESSED for e in mention.evidence)


def _of(mention: Mention, country: str) -> Mention:
    return replace(mention, participant=replace(mention.participant, country=country))
