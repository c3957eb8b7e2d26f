"""What one voice tells and another denies is disputed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detente.events.learned import countries_of
from detente.events.role_words import RoleWords
from detente.records import Attribution, Event, Evidence, Factuality, FactualityValue, Parse, Span, Status

_REACH = 3
"""Sentences between a claim and its denial."""

_TAKEN_UP = frozenset({"it", "this", "that", "them"})
_AGAINST = frozenset({";", "but", "while", "whereas", "although", "though"})
_PRONOUNS = frozenset({"it", "they", "he", "she", "this", "that", "none", "nothing", "nobody"})


def with_disputes(
    events: Sequence[Event],
    attributions: Sequence[Attribution],
    parses: Sequence[Parse],
    words: RoleWords,
) -> tuple[Event, ...]:
    """Return the events with a claim and what denies it both disputed, each named in the other's evidence.

    Two events tell the same if type and the countries of both sides agree, or those of one side, none
    contradicting, and a word of their triggers. What the document tells in its own voice stays as told: only a
    claim becomes disputed. A claim is also disputed by whom it accuses ("China denied the accusation"), and by a
    clause set against it that says it is not so ("Manila says it was rammed; Beijing insists it never left port").
    """
    found = list(events)
    denials = [
        n for n, e in enumerate(events) if _is_so(e, "denied", "CT-") and e.attribution and _is_told(e)
    ]
    for number, event in enumerate(events):
        if event.attribution is None or not _is_so(event, "asserted", "CT+"):
            continue
        denial = next((d for d in denials if _denies(events[d], event, parses)), None)
        if denial is not None:
            found[number] = _disputed(event, f"status.denied_by:{events[denial].id}", events[denial].trigger)
            found[denial] = _disputed(found[denial], f"status.told_by:{event.id}", event.trigger)
            continue
        against = _contradiction(event, attributions, parses) or _rejection(event, events, parses, words)
        if against is not None:
            found[number] = _disputed(event, "status.contradicted", against)
    return tuple(found)


def _is_so(event: Event, status: Status, value: FactualityValue) -> bool:
    """Return whether a voice tells it so: by its status, or for sure where the model sees a dispute."""
    return event.status == status or (_is_seen(event) and event.factuality[-1].value == value)


def _is_seen(event: Event) -> bool:
    """Return whether the model alone says so far that the event is disputed."""
    rules = [e.rule for e in event.because if e.of == "status"]
    return event.status == "disputed" and len(rules) == 1 and ": disputed " in rules[0]


def _disputed(event: Event, rule: str, span: Span) -> Event:
    """Return the event disputed; its voice stays as sure as it was."""
    why = Evidence("status", "events", rule, span)
    if _is_seen(event):
        return replace(event, because=(*event.because, why))
    if event.status == "disputed":
        return event
    sure: FactualityValue = "CT-" if event.status == "denied" else "CT+"
    because = (*(e for e in event.because if e.of != "status"), why)
    values = (*event.factuality[:-1], Factuality(event.factuality[-1].source, sure))
    return replace(event, status="disputed", because=because, factuality=values)


def _is_told(event: Event) -> bool:
    """Return whether a voice tells that it did not happen; "asked them not to use force" tells nothing."""
    return not any(e.of == "status" and e.rule == "status.negated_infinitive" for e in event.because)


def _denies(denial: Event, event: Event, parses: Sequence[Parse]) -> bool:
    if denial.attribution == event.attribution or denial.type != event.type:
        return False
    if abs(denial.sentence - event.sentence) > _REACH:
        return False
    return _agree(event, denial, bool(_words(event, parses) & _words(denial, parses)))


def _words(event: Event, parses: Sequence[Parse]) -> set[str]:
    """Return the lemmas of an event's trigger, but for small words."""
    parse = next(p for p in parses if p.sentence == event.sentence)
    tokens = (parse.tokens[i] for i in parse.covering(event.trigger))
    return {t.lemma for t in tokens if t.pos in {"VERB", "NOUN", "ADJ"}}


def _agree(one: Event, other: Event, is_worded_alike: bool) -> bool:
    same = 0
    for role in ("actors", "recipients"):
        mine, theirs = countries_of(getattr(one, role)), countries_of(getattr(other, role))
        if mine and theirs:
            if not mine & theirs:
                return False
            same += 1
    return same == 2 or (same == 1 and one.mode == other.mode and is_worded_alike)


def _contradiction(event: Event, attributions: Sequence[Attribution], parses: Sequence[Parse]) -> Span | None:
    """Return the words of another voice, in a clause set against the event's, that say it is not so."""
    claim = next((a for a in attributions if a.id == event.attribution), None)
    parse = next((p for p in parses if p.sentence == event.sentence), None)
    if claim is None or parse is None or claim.source is None:
        return None
    for other in attributions:
        if other.sentence != event.sentence or other.source is None or not other.content or other.cue is None:
            continue
        if other.source.participant == claim.source.participant or other.cue.start < event.trigger.end:
            continue
        between = [t for t in parse.tokens if event.trigger.end <= t.start < other.cue.start]
        words = parse.covering(other.content[0])
        if any(t.lemma in _AGAINST for t in between) and _is_not_so(parse, words):
            return other.content[0]
    return None


def _is_not_so(parse: Parse, words: Sequence[int]) -> bool:
    """Return whether a clause negates its verb and its subject is one named before."""
    heads = [i for i in words if parse.tokens[i].head not in words or parse.tokens[i].head == i]
    for head in heads:
        subjects = {parse.tokens[s].lemma.lower() for s in parse.children(head, "nsubj", "nsubjpass")}
        if parse.children(head, "neg") and subjects & _PRONOUNS:
            return True
    return False


def _rejection(
    event: Event, events: Sequence[Event], parses: Sequence[Parse], words: RoleWords
) -> Span | None:
    """Return the words with which an actor of the event rejects the claim, soon after it."""
    doers = countries_of(event.actors)
    for answer in events:
        if answer.type != "REJECT" or answer.status != "asserted" or answer.trigger.start < event.trigger.end:
            continue
        if answer.sentence - event.sentence >= _REACH:
            continue
        if not doers & countries_of(answer.actors):
            continue
        parse = next(p for p in parses if p.sentence == answer.sentence)
        for index in parse.covering(answer.trigger):
            objects = {parse.tokens[o].lemma.lower() for o in parse.children(index, "dobj")}
            if parse.tokens[index].lemma in words.contesting and objects & (words.claim | _TAKEN_UP):
                return answer.trigger
    return None
