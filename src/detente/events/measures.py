"""Measures and acts that do something for those who took them: "these actions will deny the banks access".

What a deed breaks or threatens is broken by its doer: "this test is a violation of the resolutions".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from detente.events.implied import filled
from detente.events.learned import countries_of
from detente.events.role_words import RoleWords
from detente.events.side_evidence import with_sides, words_held
from detente.records import EventMention, Parse

_TAKING_UP = frozenset({"this", "these", "our", "today", "such", "those"})
_REACH = 4
"""Sentences back in which the measures were told."""

_BROKEN = frozenset({"REJECT", "THREATEN"})
"""Types that a deed does to rules and states beside what it does itself."""

_DEEDS = frozenset({"MOBILIZE", "ASSAULT", "COERCE", "SANCTION"})
_BEING = frozenset({"be", "constitute", "represent", "mark", "remain", "form"})
_RELATIVES = frozenset({"that", "which"})
_VERBS = frozenset({"VERB", "AUX"})


def with_takers_of_measures(
    parses: Mapping[int, Parse], words: RoleWords, events: Sequence[EventMention]
) -> list[EventMention]:
    """Return the events; what "these measures" or "this test" does is done by the doers of the deed meant."""
    done: list[EventMention] = []
    for event in events:
        parse = parses[event.sentence]
        new = _taken(parse, words, event, done)
        done.append(_broken(parse, words, new, done, events) if new.type in _BROKEN else new)
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
    verbs = [verb, *(v for v in parse.ancestors(verb) if parse.tokens[v].pos in _VERBS)]
    subjects = next((s for v in verbs if (s := parse.children(v, "nsubj", "nsubjpass"))), ())
    return any(parse.tokens[s].lemma in words.measure and _takes_up(parse, s) for s in subjects)


def _takes_up(parse: Parse, noun: int) -> bool:
    return any(parse.tokens[c].lemma.lower() in _TAKING_UP for c in parse.children(noun, "det", "poss"))


def _broken(
    parse: Parse,
    words: RoleWords,
    event: EventMention,
    told: Sequence[EventMention],
    events: Sequence[EventMention],
) -> EventMention:
    """Return what a deed breaks or threatens with the doer of the deed: "this launch is a breach of"."""
    deed = _deed_that_breaks(parse, event.head)
    if deed is None or parse.tokens[deed].lemma not in words.breaking:
        return event
    broken = set(parse.subtree(event.head)) if parse.tokens[event.head].pos == "NOUN" else set()
    if countries_of(event.actors) and not words_held(event, "actors") <= broken:
        return event
    doing = next((e for e in events if (e.sentence, e.head) == (event.sentence, deed)), None)
    if doing is None and _takes_up(parse, deed):
        near = (e for e in reversed(told) if event.sentence - e.sentence <= _REACH)
        doing = next((e for e in near if e.type in _DEEDS and countries_of(e.actors)), None)
    acting = (
        [m for m in doing.actors if m.sentence != parse.sentence or m.head not in broken] if doing else []
    )
    doers = countries_of(acting)
    if not doers:
        return _turned(parse, event)
    against = [m for m in (*event.actors, *event.recipients) if m.participant.country not in doers]
    new = with_sides(event, (), tuple(dict.fromkeys(against)), "context.doer_of_what_breaks")
    return filled(new, "actors", acting, "context.doer_of_what_breaks")


def _turned(parse: Parse, event: EventMention) -> EventMention:
    """Return what is broken on the receiving side: "a violation of UN resolutions that bind Chad"."""
    broken = {n for p in parse.children(event.head, "prep") for n in parse.children(p, "pobj")}
    inside = [m for m in event.actors if m.kind != "implied" and parse.tokens[m.head].head in broken]
    others = [m for m in event.recipients if parse.tokens[m.head].head not in broken]
    if not inside or not others or len(inside) != len(event.actors) or parse.tokens[event.head].pos != "NOUN":
        return event
    return with_sides(event, others, inside, "context.doer_of_what_breaks")


def _deed_that_breaks(parse: Parse, head: int) -> int | None:
    """Return the deed that is said to break or threaten something: the subject, or what "which" stands for."""
    verb = head
    token = parse.tokens[head]
    if token.pos == "NOUN":
        if token.dep == "pobj" and parse.tokens[token.head].lemma == "in":
            verb = parse.tokens[token.head].head
        elif token.dep in {"attr", "dobj", "oprd"} and parse.tokens[token.head].lemma in _BEING:
            verb = token.head
        else:
            return None
    verb = parse.above(verb, "conj")
    subject = next(iter(parse.children(verb, "nsubj")), None)
    if subject is not None and parse.tokens[subject].lemma in _RELATIVES:
        return parse.tokens[verb].head if parse.tokens[verb].dep == "relcl" else None
    return subject
