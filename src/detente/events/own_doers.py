"""Doers that the grammar of a verb tells so plainly that neither model nor net is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detente.events.joint_efforts import parties_of_effort
from detente.events.learned import countries_of
from detente.events.participants import Participants
from detente.events.relatives import antecedent_of
from detente.events.understood import has_to
from detente.records import RECIPROCAL, EventMention, Evidence, Mention, Parse

_JOINING = frozenset({"but", "and", "while", "whereas"})
_BODIES = frozenset({"LEG", "JUD"})
_BEFORE_BODIES = frozenset({"in", "at", "before"})


def with_own_doers(parse: Parse, who: Participants, events: Sequence[EventMention]) -> list[EventMention]:
    """Return the events, the actors of their verbs put right where the sentence leaves no doubt."""
    return [_with_own(parse, who, e) if parse.tokens[e.head].pos == "VERB" else e for e in events]


def _with_own(parse: Parse, who: Participants, event: EventMention) -> EventMention:
    if found := _on_behalf_of(parse, who, event):
        return _done_by(event, found, "roles.on_behalf_of")
    if found := _deciding(parse, who, event):
        lost = [m for m in event.actors if m not in found] if parse.tokens[event.head].lemma == "lose" else []
        others = tuple(m for m in event.recipients if m not in found)
        return _done_by(replace(event, recipients=tuple(lost) or others), found, "roles.decided_in")
    if found := parties_of_effort(parse, who, event):
        return _done_by(event, found, "roles.parties_of_the_effort")
    if event.type not in RECIPROCAL and (left := _without_those_joined(parse, who, event)):
        return _done_by(event, left, "roles.own_doer")
    if found := _own_subjects(parse, who, event):
        return _done_by(event, found, "roles.own_subject")
    return event


def _on_behalf_of(parse: Parse, who: Participants, event: EventMention) -> list[Mention]:
    """Return for whom somebody speaks who names himself only "I" or "we"."""
    if any(m.kind != "pronoun" for m in event.actors):
        return []
    behalves = [
        n
        for p in parse.children(event.head, "prep")
        for n in parse.children(p, "pobj")
        if parse.tokens[n].lemma == "behalf"
    ]
    found = who.whose(n for b in behalves for n in who.frames.of(b).prepositions.get("of", []))
    return found if countries_of(event.actors) <= countries_of(found) else []


def _deciding(parse: Parse, who: Participants, event: EventMention) -> list[Mention]:
    """Return the court or chamber in which something is voted down, or an appeal lost."""
    loses = parse.tokens[event.head].lemma == "lose"
    if event.type != "REJECT" or (event.actors and not loses):
        return []
    frame = who.frames.of(event.head)
    if not (frame.passive or loses):
        return []
    nouns = [n for p in _BEFORE_BODIES for n in frame.prepositions.get(p, [])]
    return [m for n in nouns for m in who.at(n) if set(m.participant.sectors) & _BODIES]


def _without_those_joined(parse: Parse, who: Participants, event: EventMention) -> list[Mention]:
    """Return the doers without those who do it already: "urged Kenya to join us in condemning", "helps Fiji in".

    Nobody is returned where all stay. Who simply joins another, "Chad joins Mali in inviting", does it with him.
    """
    verb = parse.above(event.head, "conj")
    link = parse.tokens[verb].head
    governor = parse.tokens[link].head
    if parse.tokens[verb].dep != "pcomp" or parse.tokens[link].lemma != "in":
        return []
    frame = who.frames.of(governor)
    if parse.tokens[governor].lemma == "join" and has_to(parse, governor):
        others = who.whose(frame.objects)
    elif parse.tokens[governor].lemma in who.words.helping and frame.objects:
        others = who.whose(frame.subjects)
    else:
        return []
    left = [m for m in event.actors if m.head not in {o.head for o in others}]
    return left if len(left) < len(event.actors) else []


def _own_subjects(parse: Parse, who: Participants, event: EventMention) -> list[Mention]:
    """Return the subject beside an active verb where somebody outside its clause is held to be the doer."""
    subjects = parse.children(event.head, "nsubj")
    frame = who.frames.of(event.head)
    held = [m for m in event.actors if m.kind != "implied"]
    if not subjects or frame.passive or not held or "by" in frame.prepositions:
        return []
    clause = parse.subtree(event.head)
    if any(m.head in clause and m.sentence == parse.sentence for m in held):
        return []
    found = who.whose(frame.subjects)
    if not found or {m.head for m in found} & {m.head for m in held}:
        return []
    if all(m.kind == "pronoun" for m in found):
        return found if countries_of(held) <= countries_of(found) else []
    return found if _is_told_apart(parse, event.head, subjects[0]) else []


def _is_told_apart(parse: Parse, verb: int, subject: int) -> bool:
    """Return whether a verb's subject is "who" right behind a person, or opens a clause of its own after "but"."""
    if parse.tokens[subject].text.lower() == "who":
        antecedent = antecedent_of(parse, verb)
        return antecedent is not None and subject - antecedent <= 2
    above = parse.tokens[verb].head
    return parse.tokens[verb].dep == "conj" and any(
        parse.tokens[c].lemma in _JOINING and c < subject for c in parse.children(above, "cc")
    )


def _done_by(event: EventMention, actors: Sequence[Mention], rule: str) -> EventMention:
    spans = {m.span for m in actors}
    sides = {"actors": spans, "recipients": {m.span for m in event.recipients}}
    why = [e for e in event.evidence if e.of not in sides or e.span in sides[e.of]]
    told = {e.span for e in why if e.of == "actors"}
    why.extend(Evidence("actors", "events", rule, m.span) for m in actors if m.span not in told)
    seen = {e.span for e in why if e.of == "recipients"}
    why.extend(Evidence("recipients", "events", rule, m.span) for m in event.recipients if m.span not in seen)
    return replace(event, actors=tuple(actors), evidence=tuple(why))
