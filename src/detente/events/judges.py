"""Who judges and who is judged, where a sentence tells of several who do.

"Brazil praised the deal, while Chile condemned it": neither judges the other. "Chad vetoed a statement condemning
Niger": Chad condemns nobody. "Critics of the king" are against the king, whoever else the sentence names, and where
one is to be extradited to, one is charged.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from detente.events.doers import agents_of_participles
from detente.events.implied import filled
from detente.events.learned import countries_of
from detente.events.participants import Participants
from detente.events.side_evidence import is_worded, with_sides
from detente.records import EventMention, Mention, Parse

_JUDGING = frozenset({"ACCUSE", "SUPPORT", "REJECT"})
_DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "THREATEN", "RETREAT"})
_BESIDE = frozenset({"while", "whereas", "though", "although"})
"""Words that bring in what somebody else says meanwhile."""

_MADE = ("by", "from", "of")


def with_judges_apart(who: Participants, events: Sequence[EventMention]) -> list[EventMention]:
    """Return a sentence's events, each judgement as that of its own judge on whom he judges."""
    judged = [e for e in events if e.type in _JUDGING]
    if not judged:
        return list(events)
    return [_apart(who, e, judged) if e.type in _JUDGING else e for e in events]


def without_judges_beside(parses: Mapping[int, Parse], events: Sequence[EventMention]) -> list[EventMention]:
    """Return a document's finished events, none directed at the state of a judge in the clause beside it."""
    judged: dict[int, list[EventMention]] = {}
    for event in events:
        if event.type in _JUDGING:
            judged.setdefault(event.sentence, []).append(event)
    return [
        _without_joined(parses[e.sentence], e, judged[e.sentence])
        if e.type in _JUDGING and len(judged[e.sentence]) > 1
        else e
        for e in events
    ]


def _apart(who: Participants, event: EventMention, judged: Sequence[EventMention]) -> EventMention:
    if len(judged) > 1:
        event = _without_joined(who.parse, event, judged)
        event = _without_who_turns_down(who, event, judged)
    if event.type == "REJECT":
        return event
    return _of_the_noun(who, _charged_abroad(who, event))


def _without_joined(parse: Parse, event: EventMention, judged: Sequence[EventMention]) -> EventMention:
    """Return a judgement without him as its recipient who only judges in the clause beside it."""
    gone: list[Mention] = []
    for other in judged:
        one, two = _verb(parse, event), _verb(parse, other)
        answers = event.type == "REJECT" and other.type == "ACCUSE"
        if other is event or answers or not _are_joined(parse, one, two):
            continue
        own, theirs = set(parse.subtree(one)), set(parse.subtree(two))
        own, theirs = (own - theirs, theirs) if one not in theirs else (own, theirs - own)
        answered = [m for m in other.recipients if m.head in theirs and not _is_thing(parse, m)]
        if countries_of(answered) & countries_of(event.actors):
            continue  # "Chad blamed Niger, and Niger rejected the charge"
        judging = {m.head for m in other.actors if m.head in theirs} - own
        others = countries_of(m for m in other.actors if m.head in judging)
        for mention in event.recipients:
            if is_worded(event, mention) and not _is_thing(parse, mention):
                is_beside = mention.head in judging
            else:
                is_beside = mention.participant.country in others
            gone += [mention] if is_beside else []
    return with_sides(event, event.actors, [m for m in event.recipients if m not in gone])


def _verb(parse: Parse, event: EventMention) -> int:
    """Return the verb of a judgement: that of "voiced concern" for its noun."""
    token = parse.tokens[event.head]
    return token.head if token.pos == "NOUN" and token.dep == "dobj" else event.head


def _are_joined(parse: Parse, one: int, other: int) -> bool:
    """Return whether two verbs head clauses beside each other."""
    first, second = min(one, other), max(one, other)
    if parse.above(second, "conj") == parse.above(first, "conj"):
        return True
    token = parse.tokens[second]
    if token.head == first and token.dep == "advcl":
        return any(parse.tokens[m].lemma.lower() in _BESIDE for m in parse.children(second, "mark"))
    is_open = token.head == first and token.dep == "parataxis"
    return is_open or (
        parse.tokens[first].dep in {"ccomp", "parataxis"} and parse.tokens[first].head == second
    )


def _is_thing(parse: Parse, mention: Mention) -> bool:
    """Return whether a pronoun stands for what is judged, not for a judge: "praised it"."""
    return parse.tokens[mention.head].lemma.lower() in {"it", "this", "that"}


def _without_who_turns_down(
    who: Participants, event: EventMention, judged: Sequence[EventMention]
) -> EventMention:
    """Return "vetoed a statement condemning Niger" without whoever vetoed it as one who condemns."""
    parse, token = who.parse, who.parse.tokens[event.head]
    if token.pos != "VERB" or token.dep not in {"acl", "relcl"}:
        return event
    noun = parse.above(token.head, "conj")
    verb = parse.tokens[noun].head if parse.tokens[noun].dep in {"dobj", "nsubjpass"} else None
    answer = next((e for e in judged if e.type == "REJECT" and e.head == verb), None)
    if answer is None:
        return event
    phrase = set(parse.subtree(noun))
    turning = {m.head for m in answer.actors} - phrase
    actors = [m for m in event.actors if m.head not in turning]
    if len(actors) == len(event.actors):
        return event
    frame = who.frames.of(noun)
    made = [*frame.possessors, *frame.modifiers, *agents_of_participles(who, noun)]
    made.extend(n for p in _MADE for n in frame.prepositions.get(p, []))
    makers = [m for m in who.whose(made) if m.participant.country is not None and m.head != event.head]
    taken = {m.head for m in event.recipients}
    return with_sides(
        event,
        actors or [m for m in makers if m.head not in taken],
        event.recipients,
        "roles.answers_it",
    )


def _charged_abroad(who: Participants, event: EventMention) -> EventMention:
    """Return the charges on which somebody is to be extradited as those of the state that wants him."""
    parse, words = who.parse, who.words
    if event.type != "ACCUSE":
        return event
    if not any(parse.tokens[i].lemma in words.prosecuting for i in parse.covering(event.trigger)):
        return event
    if who.frames.of(event.head).prepositions.get("by"):
        return event
    for index, token in enumerate(parse.tokens):
        if token.lemma not in words.extraditing or index == event.head:
            continue
        wanting = [m for m in who.whose(_where_to(who, index)) if m.participant.country is not None]
        if not wanting or countries_of(event.actors) == countries_of(wanting):
            continue
        heads = {m.head for m in wanting}
        charged = [m for m in event.recipients if m.head not in heads]
        return with_sides(event, wanting, charged, "roles.wants_extradited")
    return event


def _where_to(who: Participants, index: int) -> list[int]:
    """Return to whom somebody is to be extradited, or who asks for it: "Chad's request for the extradition"."""
    parse, frame = who.parse, who.frames.of(index)
    found = list(frame.prepositions.get("to", []))
    token = parse.tokens[index]
    above = parse.tokens[token.head]
    if (
        not found
        and token.dep == "pobj"
        and above.lemma == "for"
        and parse.tokens[above.head].lemma in who.words.plea
    ):
        asked = who.frames.of(above.head)
        found = [*asked.possessors, *asked.modifiers]
        found.extend(n for p in ("by", "from") for n in asked.prepositions.get(p, []))
    return found


def _of_the_noun(who: Participants, event: EventMention) -> EventMention:
    """Return "critics of the king" as against the king, and who is called one as the critic."""
    parse, token = who.parse, who.parse.tokens[event.head]
    if token.pos != "NOUN" or token.lemma not in who.words.partisan:
        return event
    frame = who.frames.of(event.head)
    behind = [n for p in ("of", "for") for n in frame.prepositions.get(p, [])]
    owners = [*frame.possessors, *behind]
    found = [m for n in owners for m in (who.at(n) or who.inside(n, ("of",)))]
    found = [m for m in found if m.participant.country is not None]
    held = {m.head for m in event.recipients}
    phrase = set(parse.subtree(event.head))
    actors = [m for m in event.actors if m.head not in {f.head for f in found}]
    if token.dep == "attr" and not actors:
        actors = who.whose(parse.children(token.head, "nsubj"))
    recipients = event.recipients if not found or held & phrase else found
    recipients = [m for m in recipients if m.head not in {a.head for a in actors}] or found
    event = with_sides(event, actors, event.recipients, "roles.subject")
    return with_sides(event, event.actors, recipients, "roles.of_the_noun")


def with_judged_doers(parses: Mapping[int, Parse], events: Sequence[EventMention]) -> list[EventMention]:
    """Return a document's finished events, an accusation of nobody as directed at whoever does what it is about.

    Who tests the missiles that "we are concerned by", the document may tell elsewhere.
    """
    return [_at_the_doer(parses[e.sentence], e, events) if e.type == "ACCUSE" else e for e in events]


def _at_the_doer(parse: Parse, event: EventMention, events: Sequence[EventMention]) -> EventMention:
    own = countries_of(event.actors)
    if not own or countries_of(event.recipients) or parse.tokens[event.head].pos == "NOUN":
        return event
    for deed in events:
        if deed.sentence != event.sentence or deed.type not in _DEEDS or deed.head < event.head:
            continue
        doers = [m for m in deed.actors if m.participant.country not in own | {None}]
        if doers and _is_about(parse, event.head, deed.head):
            return filled(event, "recipients", doers, "roles.doer_of_the_deed")
    return event


def _is_about(parse: Parse, verb: int, deed: int) -> bool:
    """Return whether a deed is what a verb or adjective is about: its object, or behind its preposition."""
    for index in (deed, *parse.ancestors(deed)):
        token = parse.tokens[index]
        if token.head == verb:
            return token.dep in {"dobj", "prep", "agent", "pobj"}
        if token.dep not in {"pobj", "prep", "dobj", "conj", "compound", "pcomp"}:
            return False
    return False
