"""Sides that the other event of a sentence tells: who answers a blow, a plea or a gift does so to him it came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detente.events.learned import countries_of
from detente.events.understood import has_to
from detente.records import EventMention, Evidence, Mention, Parse

_ANSWERED = frozenset(
    {"after", "before", "following", "despite", "notwithstanding", "to", "by", "with", "amid", "since"}
)
"""Prepositions before what an event answers or outlasts: "after a raid", "in reply to threats", "faced with a
blockade"; what follows "of", "for" or "over" is what the event is about."""

_THANKED = frozenset({"AID", "COOPERATE", "RETREAT", "CONCEDE"})
"""Types that somebody is thanked for by those to whom it was done."""

_AT_LARGE = frozenset({"MOBILIZE", "RETREAT", "PROTEST", "ASSAULT", "AGREE", "CONCEDE"})
"""Types that need no other state: an alert after an attack, a resignation, a riot or a promise at home."""

_AT_HOME = frozenset({"COERCE", "SANCTION", "CONSULT", "COOPERATE"})
"""Types whose recipients without a state are mostly the doer's own people ("detain and deport individuals"), and
whose nouns tell too little of whom."""

_CLAUSES = frozenset({"advcl", "relcl", "conj", "ccomp", "acl", "pcomp", "parataxis"})
_FARTHEST = 2
"""Clauses between two events that answer each other."""


def with_crossing(
    parse: Parse, mentions: Sequence[Mention], events: Sequence[EventMention]
) -> list[EventMention]:
    """Return the events, the open recipients filled where another one of the sentence runs the other way.

    "Reacting to Danish sanctions, Iran boycotted Danish butter": the sanctions were against Iran. Where three states
    are named the sentence leaves open which one is meant.
    """
    if len(countries_of(mentions)) != 2:
        return list(events)
    return [_crossed(parse, event, [e for e in events if e is not event]) for event in events]


def _crossed(parse: Parse, event: EventMention, others: Sequence[EventMention]) -> EventMention:
    states = countries_of(event.actors)
    if len(states) != 1 or countries_of(event.recipients) or event.type in _AT_LARGE:
        return event
    if event.type in _AT_HOME and (event.recipients or parse.tokens[event.head].pos != "VERB"):
        return event
    for other in others:
        if countries_of(other.recipients) != states or _is_about(parse, other, event):
            continue
        if _clauses_between(parse, event.head, other.head) > _FARTHEST:
            continue
        facing = [m for m in other.actors if m.participant.country is not None]
        if len(countries_of(facing)) == 1 and countries_of(facing) != states:
            return _filled(event, facing[0])
    return event


def _is_about(parse: Parse, outer: EventMention, inner: EventMention) -> bool:
    """Return whether one event is what the other is about: "condemned the shelling", "accused of bombing"."""
    if (outer.type == "SUPPORT" and inner.type in _THANKED) or (
        outer.type == "REJECT" and inner.type in {"REQUEST", "AGREE"}
    ):
        return False
    for index in (inner.head, *parse.ancestors(inner.head)):
        token = parse.tokens[index]
        if index in {outer.head, token.head}:
            return index == outer.head
        above = parse.tokens[token.head]
        if (token.dep == "advcl" and not has_to(parse, index)) or (
            token.dep == "conj" and above.pos == "VERB"
        ):
            return False
        if token.dep == "pobj" and above.lemma in _ANSWERED:
            return False
    return False


def _clauses_between(parse: Parse, one: int, other: int) -> int:
    """Return how many clauses lie on the way from one word up and down to another."""
    ups, downs = [one, *parse.ancestors(one)], [other, *parse.ancestors(other)]
    way = set(ups) ^ set(downs)
    return sum(parse.tokens[i].dep in _CLAUSES and parse.tokens[i].pos in {"VERB", "AUX"} for i in way)


def _filled(event: EventMention, facing: Mention) -> EventMention:
    held = event.recipients
    new: tuple[Mention, ...] = (facing, *held)
    if len(held) == 1:
        new = (
            replace(held[0], participant=replace(held[0].participant, country=facing.participant.country)),
        )
    why = Evidence("recipients", "events", "roles.of_the_crossing_event", facing.span)
    return replace(event, recipients=new, evidence=(*event.evidence, why))
