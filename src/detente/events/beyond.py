"""Recipients that stand beyond an event's own clause: whose ships were seized, on whose border troops mass."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from detente.events.learned import countries_of
from detente.events.participants import Participants
from detente.events.side_evidence import with_recipients
from detente.records import NOT_STATES, EventMention, Evidence, Mention, Parse

_TOWARDS_OTHERS = frozenset({"COERCE", "ASSAULT", "SANCTION", "ACCUSE", "THREATEN", "REJECT", "CONSULT"})
"""Types that nobody does with what is his own: whose ships he seizes, whose envoy he meets are another's."""

_OWNERS = frozenset({"its", "their"})
_CLAUSES = frozenset({"advcl", "relcl", "pcomp", "ccomp"})
_ARGUMENTS = frozenset({"dobj", "nsubj", "nsubjpass", "ccomp"})
"""How a word hangs on the verb that a phrase behind it hangs on: "ordered a build-up along the frontier"."""


def with_owners_beyond(
    parse: Parse, mentions: Sequence[Mention], events: Sequence[EventMention]
) -> list[EventMention]:
    """Return the events with "its ships" in the state of the main clause where the doer's own make no sense.

    "Because Kenya had detained its ships, Somalia severed relations": Somalia's, the one other state named.
    """
    return [
        _with_owner(parse, mentions, e)
        if e.type in _TOWARDS_OTHERS or (e.type == "RETREAT" and e.mode == "release")
        else e
        for e in events
    ]


def _with_owner(parse: Parse, mentions: Sequence[Mention], event: EventMention) -> EventMention:
    doers = countries_of(event.actors)
    owned = [m for m in event.recipients if _is_owned(parse, m)]
    if len(doers) != 1 or not owned or countries_of(owned) != doers:
        return event
    named = countries_of(m for m in mentions if m.kind in {"name", "nationality"})
    others = named - doers - NOT_STATES
    main = countries_of(_subjects_above(parse, mentions, event.head)) - doers
    if len(others) != 1 or main != others:
        return event
    (owner,) = others
    recipients = tuple(
        replace(m, participant=replace(m.participant, country=owner)) if m in owned else m
        for m in event.recipients
    )
    why = tuple(Evidence("recipients", "events", "roles.owner_beyond_the_clause", m.span) for m in owned)
    kept = tuple(e for e in event.evidence if e.of != "recipients" or e.span not in {m.span for m in owned})
    return replace(event, recipients=recipients, evidence=(*kept, *why))


def _is_owned(parse: Parse, mention: Mention) -> bool:
    parts = (n for p in parse.children(mention.head, "prep") for n in parse.children(p, "pobj"))
    return mention.kind == "noun" and any(
        parse.tokens[c].text.lower() in _OWNERS
        for head in (mention.head, *parts)
        for c in parse.children(head, "poss")
    )


def _subjects_above(parse: Parse, mentions: Sequence[Mention], head: int) -> list[Mention]:
    """Return the subjects of the clauses on which that of a word leans."""
    subjects: set[int] = set()
    leans = False
    for index in (head, *parse.ancestors(head)):
        if leans:
            subjects.update(parse.children(index, "nsubj", "nsubjpass"))
        leans = leans or parse.tokens[index].dep in _CLAUSES
    return [m for m in mentions if m.head in subjects]


def with_borders(parse: Parse, who: Participants, events: Sequence[EventMention]) -> list[EventMention]:
    """Return the events with the state on whose border troops are massed as the one against whom."""
    return [_at_border(parse, who, e) if e.type == "MOBILIZE" else e for e in events]


def _at_border(parse: Parse, who: Participants, event: EventMention) -> EventMention:
    doers = countries_of(event.actors)
    if countries_of(event.recipients) - doers:
        return event
    for border in _borders(parse, who, event.head):
        neighbours = [
            m
            for m in who.inside(border, ("with", "of", "to", "between"))
            if m.participant.country not in doers
        ]
        if neighbours:
            return with_recipients(event, neighbours, "roles.border_with")
    return event


def _borders(parse: Parse, who: Participants, head: int) -> list[int]:
    """Return the borders in the phrase of a word, else those behind it in its clause."""
    inside, after = parse.subtree(head), []
    above = parse.tokens[head].head
    found = []
    for index, token in enumerate(parse.tokens):
        if token.lemma not in who.words.border or token.dep != "pobj":
            continue
        if index in inside and not _verb_between(parse, index, head):
            found.append(index)
        elif index > head and parse.tokens[token.head].head == above and parse.tokens[head].dep in _ARGUMENTS:
            after.append(index)
    return found or after


def _verb_between(parse: Parse, low: int, high: int) -> bool:
    """Return whether a clause of its own stands between: "formed a unit to be sent to the border"."""
    return any(parse.tokens[i].pos == "VERB" for i in takewhile(lambda i: i != high, parse.ancestors(low)))
