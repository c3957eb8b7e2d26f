"""Deeds that go on or are taken up: the same meeting, the same war, "the decision" that somebody criticises."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from detente.events.implied import filled, with_partners
from detente.events.learned import countries_of
from detente.events.role_words import RoleWords
from detente.records import RECIPROCAL, EventMention, Parse

_JUDGING = frozenset({"ACCUSE", "SUPPORT", "REJECT"})

_WORDS = _JUDGING | {"CONSULT", "REQUEST"}
"""Types that are no deeds for others to judge, but words."""

_AT = frozenset({"on", "at", "upon"})

_REACH = 12
"""Sentences back in which the meeting or the war was told with its parties."""

_NEAR = 4
"""Sentences back in which "the decision" was told."""


def resumed(
    parses: Mapping[int, Parse], words: RoleWords, told: Sequence[EventMention]
) -> list[EventMention]:
    """Return the events with those whom the same parties' deed of the same kind named before."""
    done: list[EventMention] = []
    for event in told:
        before = next((e for e in reversed(done) if _goes_on(parses, words, event, e)), None)
        done.append(_with_others_of(event, before) if before is not None else event)
    return done


def _goes_on(
    parses: Mapping[int, Parse], words: RoleWords, event: EventMention, before: EventMention
) -> bool:
    if event.type != before.type or event.sentence - before.sentence > _REACH:
        return False
    doers, others = countries_of(event.actors), countries_of(event.recipients)
    is_noun = parses[event.sentence].tokens[event.head].pos == "NOUN"
    if event.type == "CONSULT" or (event.type == "AGREE" and is_noun):
        if event.type == "CONSULT" and doers and others:
            return False  # "he met with lawmakers of his party": with whom is told
        if _is_another_meeting(parses[event.sentence], words, event) or _is_tour(parses, words, before):
            return False
        parties = countries_of((*before.actors, *before.recipients))
        return len(doers | others) == 1 and doers | others < parties
    if event.type != "ASSAULT":
        return False
    before_doers, before_others = countries_of(before.actors), countries_of(before.recipients)
    if not event.recipients:
        return len(doers) == 1 and before_doers == doers and bool(before_others - doers)
    return is_noun and not doers and bool(others) and before_others == others and bool(before_doers - others)


def _is_tour(parses: Mapping[int, Parse], words: RoleWords, event: EventMention) -> bool:
    """Return whether several states were visited in turn: whom somebody talks to next is not all of them."""
    is_going = parses[event.sentence].tokens[event.head].lemma.lower() in words.going
    return is_going and len(countries_of(event.recipients)) > 2


def _is_another_meeting(parse: Parse, words: RoleWords, event: EventMention) -> bool:
    """Return whether words say with whom, or that it is a new one: "meet with partners", "additional talks"."""
    tokens, head = parse.tokens, event.head
    token = tokens[head]
    lemma = token.lemma.lower()
    withs = [p for p in parse.children(head, "prep") if tokens[p].lemma in {"with", "to"}]
    others = [o for p in withs for o in parse.children(p, "pobj")]
    objects = parse.children(head, "dobj")
    if lemma in words.gathering:
        others += [o for o in objects if tokens[o].end > event.trigger.end]
    is_new = any(
        tokens[c].lemma.lower() in words.further
        for n in (head, *objects)
        for c in parse.children(n, "det", "amod")
    )
    is_going = lemma in words.going and (token.pos == "VERB" or token.tag == "NNS")
    return is_new or is_going or lemma in words.pledging or any(tokens[o].pos == "NOUN" for o in others)


def aimed_back(
    parses: Mapping[int, Parse], words: RoleWords, event: EventMention, told: Sequence[EventMention]
) -> EventMention:
    """Return praise or blame of "the decision" as directed at who did what was told before.

    What has the noun's own word comes first ("the launch"); who "also" judges judges whom others just did.
    """
    doers = countries_of(event.actors)
    if event.type not in _JUDGING or countries_of(event.recipients) or not doers:
        return event
    parse = parses[event.sentence]
    nouns = [n for n in parse.children(event.head, "dobj", "nsubjpass") if _is_known(parse, n)]
    if not nouns or _has_aim(parse, event.head):
        return event
    lemmas = {parse.tokens[n].lemma for n in nouns}
    here = [e for e in told if e.sentence == event.sentence and e.head in nouns]
    before = [e for e in reversed(told) if event.sentence - _REACH <= e.sentence < event.sentence]
    same = [e for e in before if parses[e.sentence].tokens[e.head].lemma in lemmas]
    near = [e for e in before if event.sentence - _NEAR <= e.sentence]
    if any(parse.tokens[c].lemma == "also" for c in parse.children(event.head, "advmod")):
        judged = next((e.recipients for e in near if e.type == event.type and countries_of(e.recipients)), ())
        others = [m for m in judged if m.participant.country not in doers | {None}]
        if others:
            return filled(event, "recipients", others, "context.doer_of_the_deed")
    if not lemmas & (words.calls | words.charges):
        near = [e for e in near if e.type not in _WORDS]
    for deed in (*here, *same, *near):
        others = [m for m in deed.actors if m.participant.country not in doers | {None}]
        if others and deed is not event:
            return filled(event, "recipients", others, "context.doer_of_the_deed")
    return event


def _has_aim(parse: Parse, verb: int) -> bool:
    """Return whether a verb says at whom: "put the blame on speculators"."""
    preps = (p for p in parse.children(verb, "prep") if parse.tokens[p].lemma in _AT)
    return any(parse.tokens[n].pos in {"NOUN", "PROPN"} for p in preps for n in parse.children(p, "pobj"))


def _is_known(parse: Parse, noun: int) -> bool:
    """Return whether a noun takes up what was told: "the decision", "these attacks"; nobody's own."""
    taken_up = {"the", "this", "these", "that", "those", "such"}
    is_definite = any(
        parse.tokens[c].lemma in taken_up for c in parse.children(noun, "det", "predet", "amod")
    )
    return (
        is_definite and parse.tokens[noun].pos == "NOUN" and not parse.children(noun, "prep", "acl", "relcl")
    )


def _with_others_of(event: EventMention, before: EventMention) -> EventMention:
    if event.type in RECIPROCAL:
        here = countries_of((*event.actors, *event.recipients))
        told = {m.participant.country: m for m in (*before.actors, *before.recipients)}
        others = [m for country, m in told.items() if country not in here | {None}]
        return with_partners(event, others, "context.same_meeting")
    if event.actors:
        return filled(event, "recipients", before.recipients, "context.same_doer")
    return filled(event, "actors", before.actors, "context.same_victim")
