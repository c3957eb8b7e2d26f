"""On whom a deed is that names nobody, or only "civilians": the one state on whom its doer does the like."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from detente.events.implied import filled
from detente.events.learned import countries_of
from detente.records import NOT_STATES, EventMention, Evidence, Mention

_LASTING = frozenset({"ASSAULT", "SANCTION"})
"""Types of which somebody's deeds in one text are mostly done to the same state: a war, sanctions."""

_RULE = "context.same_doer"
_GUESSES = frozenset({"coref.state_of_the_sentence", "coref.state_of_the_story"})


_OF_STATE = frozenset({"GOV", "MIL", "SPY"})
"""Sectors of those who do it for their state; rebels and rioters harm people of the state whose code they bear."""


def with_known_victims(told: Sequence[EventMention]) -> list[EventMention]:
    """Return the events, those without a state as recipient with the one of the same doer's others, before or after.

    "Russia's attack" is on whom Russia's war is told to be further down; so are its hospitals bombed.
    """
    return [_with_victim(event, told) for event in told]


def _with_victim(event: EventMention, told: Sequence[EventMention]) -> EventMention:
    doers = countries_of(event.actors)
    is_of_state = all(_OF_STATE & set(m.participant.sectors) for m in event.actors)
    others = doers if is_of_state else set[str]()
    if event.type not in _LASTING or not doers or not all(_is_open(m, others) for m in event.recipients):
        return event
    alike = [e for e in told if e.type == event.type and countries_of(e.actors) == doers]
    on = [m for e in alike for m in e.recipients if m.participant.country not in doers | {None}]
    states = countries_of(on)
    if len(states) != 1 or states & NOT_STATES:
        return event
    if not event.recipients:
        return filled(event, "recipients", on[:1], _RULE)
    (state,) = states
    return _of_state(event, state)


def _is_open(mention: Mention, doers: Set[str]) -> bool:
    """Return whether it is not told of what state somebody is, or only guessed that of one of the doers."""
    if mention.kind not in {"noun", "pronoun"}:
        return False
    country = mention.participant.country
    is_guess = any(e.rule in _GUESSES for e in mention.evidence)
    return country is None or (country in doers and is_guess)


def _of_state(event: EventMention, state: str) -> EventMention:
    """Return an event on "civilians", "a village" as on those of a state."""
    recipients = tuple(
        replace(m, participant=replace(m.participant, country=state)) for m in event.recipients
    )
    why = tuple(Evidence("recipients", "events", _RULE, m.span) for m in recipients)
    return replace(event, recipients=recipients, evidence=(*event.evidence, *why))
