"""Measures that act for those who took them: "these actions will deny the banks access" is done by whoever acted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from detente.events.implied import filled
from detente.events.learned import countries_of
from detente.events.role_words import RoleWords
from detente.records import EventMention, Parse

_TAKING_UP = frozenset({"this", "these", "our", "today", "such", "those"})
_REACH = 4
"""Sentences back in which the measures were told."""


def with_takers_of_measures(
    parses: Mapping[int, Parse], words: RoleWords, events: Sequence[EventMention]
) -> list[EventMention]:
    """Return the events, those that "these measures" do with the doers of the last deed of the same type."""
    done: list[EventMention] = []
    for event in events:
        done.append(_taken(parses[event.sentence], words, event, done))
    return done


def _taken(parse: Parse, words: RoleWords, event: EventMention, told: Sequence[EventMention]) -> EventMention:
    if (
        event.actors
        or parse.tokens[event.head].pos != "VERB"
        or not _acts_by_measures(parse, words, event.head)
    ):
        return event
    for before in reversed(told):
        if event.sentence - before.sentence > _REACH:
            return event
        if before.type == event.type and countries_of(before.actors) - countries_of(event.recipients):
            return filled(event, "actors", before.actors, "context.taker_of_the_measures")
    return event


def _acts_by_measures(parse: Parse, words: RoleWords, verb: int) -> bool:
    """Return whether the subject of a verb, or of the verb it is joined to, takes up measures told before."""
    verbs = [verb, *(v for v in parse.ancestors(verb) if parse.tokens[v].pos in {"VERB", "AUX"})]
    subjects = next((s for v in verbs if (s := parse.children(v, "nsubj", "nsubjpass"))), ())
    return any(
        parse.tokens[s].lemma in words.measure
        and any(parse.tokens[c].lemma.lower() in _TAKING_UP for c in parse.children(s, "det", "poss"))
        for s in subjects
    )
