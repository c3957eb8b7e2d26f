"""The victims of violence whom nobody names: those of the state in which it is done.

"The military's atrocities", "violence by rebels", "the regime's abuses": what a state's own forces do at home they do
to its people, unless the document tells that they do it to others. The journalists and opponents whom a ruler kills
or jails are his own state's, if no words tell of what other state they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from detente.events.foreigners import is_guess
from detente.events.implied import filled
from detente.events.learned import countries_of, names_state
from detente.events.role_words import RoleWords
from detente.events.side_evidence import with_sides
from detente.records import NOT_STATES, EventMention, Mention, Parse

_VIOLENT = frozenset({"ASSAULT", "COERCE"})
_SILENCED = frozenset({"JRN", "OPP"})
"""Sectors of those whom a state's own rulers persecute."""


def with_victims_at_home(
    parses: Mapping[int, Parse],
    words: RoleWords,
    events: Sequence[EventMention],
    mentions: Sequence[Mention],
) -> list[EventMention]:
    """Return the events of a document, nouns of violence without victims with those of the doers' state."""
    abroad = {
        country
        for e in events
        if e.type in _VIOLENT and countries_of(e.recipients)
        for country in countries_of(e.actors)
        if country not in countries_of(e.recipients)
    }
    told = [_silenced(e, events) for e in events]
    return [_suffered(parses[e.sentence], words, e, abroad, mentions) for e in told]


def _silenced(event: EventMention, events: Sequence[EventMention]) -> EventMention:
    """Return "the ruler kills journalists" with journalists of his own state, if theirs was a guess."""
    if event.type not in _VIOLENT:
        return event
    guessed = [m for m in event.recipients if is_guess(m) and _SILENCED & set(m.participant.sectors)]
    doers = countries_of(event.actors) - NOT_STATES
    if not guessed or len(doers) != 1 or any(is_guess(m) for m in event.actors):
        return event
    (country,) = doers
    hit = {
        m.participant.country
        for e in events
        if e.type in _VIOLENT and countries_of(e.actors) == doers
        for m in e.recipients
        if not is_guess(m)
    }
    own = {
        m: replace(m, participant=replace(m.participant, country=country))
        for m in guessed
        if m.participant.country not in hit | {country}
    }
    return with_sides(event, event.actors, [own.get(m, m) for m in event.recipients], "context.silenced")


def _suffered(
    parse: Parse,
    words: RoleWords,
    event: EventMention,
    abroad: set[str],
    mentions: Sequence[Mention],
) -> EventMention:
    doers = countries_of(event.actors) - NOT_STATES
    if event.type not in _VIOLENT or event.recipients or len(doers) != 1 or doers & abroad:
        return event
    nouns = [i for i in parse.covering(event.trigger) if parse.tokens[i].pos == "NOUN"]
    if not any(parse.tokens[i].lemma.lower() in words.outrages for i in nouns):
        return event
    (country,) = doers
    state = _state(country, mentions)
    return event if state is None else filled(event, "recipients", (state,), "context.at_home")


def _state(country: str, mentions: Sequence[Mention]) -> Mention | None:
    """Return the first words of the document that name a state itself; `None` if none do."""
    return next((m for m in mentions if m.participant.country == country and names_state(m)), None)
