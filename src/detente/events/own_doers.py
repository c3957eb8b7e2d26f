"""Doers that the grammar of a verb tells so plainly that neither model nor net is asked."""

from __future__ import annotations

from collections.abc import Sequence

from detente.events.joint_efforts import parties_of_effort
from detente.events.learned import countries_of
from detente.events.participants import Participants
from detente.events.relatives import antecedent_of
from detente.events.side_evidence import with_sides
from detente.events.understood import has_to, senders, writers_to
from detente.records import RECIPROCAL, EventMention, Mention, Parse

_JOINING = frozenset({"but", "and", "while", "whereas"})
_BODIES = frozenset({"LEG", "JUD"})
_BEFORE_BODIES = frozenset({"in", "at", "before"})


def with_own_doers(parse: Parse, who: Participants, events: Sequence[EventMention]) -> list[EventMention]:
    """Return the events, the actors of their verbs put right where the sentence leaves no doubt."""
    return [_with_own(parse, who, e) if parse.tokens[e.head].pos == "VERB" else e for e in events]


def _with_own(parse: Parse, who: Participants, event: EventMention) -> EventMention:
    if found := _accused(parse, who, event) or _writers(parse, who, event):
        heads = {m.head for m in found}
        return with_sides(
            event, found, [m for m in event.recipients if m.head not in heads], "roles.own_doer"
        )
    if found := _on_behalf_of(parse, who, event):
        return with_sides(event, found, event.recipients, "roles.on_behalf_of")
    if found := _deciding(parse, who, event):
        lost = [m for m in event.actors if m not in found] if parse.tokens[event.head].lemma == "lose" else []
        others = [m for m in event.recipients if m not in found]
        return with_sides(event, found, lost or others, "roles.decided_in")
    if found := parties_of_effort(parse, who, event):
        return with_sides(event, found, event.recipients, "roles.parties_of_the_effort")
    if event.type not in RECIPROCAL and (left := _without_those_joined(parse, who, event)):
        return with_sides(event, left, event.recipients, "roles.own_doer")
    if found := _own_subjects(parse, who, event):
        return with_sides(event, found, event.recipients, "roles.own_subject")
    return event


def _accused(parse: Parse, who: Participants, event: EventMention) -> list[Mention]:
    """Return who is accused of doing it, where somebody else is held to do it: "accused of helping Chad"."""
    verb = parse.above(event.head, "conj")
    link = parse.tokens[verb].head
    governor = parse.tokens[link].head
    if parse.tokens[verb].dep != "pcomp" or parse.tokens[link].lemma not in {"of", "for", "with"}:
        return []
    if parse.tokens[governor].lemma not in who.words.blaming or parse.tokens[governor].pos != "VERB":
        return []
    found = who.whose(who.frames.of(governor).objects)
    is_same = all(m.kind == "pronoun" for m in found) and countries_of(found) & countries_of(event.actors)
    if who.frames.of(event.head).passive or is_same:
        return []
    return found if not {m.head for m in found} & {m.head for m in event.actors} else []


def _writers(parse: Parse, who: Participants, event: EventMention) -> list[Mention]:
    """Return who wrote a letter whose reader is held to do what it does: "a letter to Lund criticising Mali"."""
    token = parse.tokens[event.head]
    if token.tag != "VBG" or token.dep not in {"acl", "advcl"} or not event.actors:
        return []
    above = token.head
    if parse.tokens[above].lemma in who.words.message:
        above = parse.tokens[above].head
    found = who.whose(senders(who.frames, above) or writers_to(who.frames, above))
    return found if {m.head for m in found} != {m.head for m in event.actors} else []


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
