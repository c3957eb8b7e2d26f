"""Events that a voice makes by its words: "must" demands, "will attack" threatens, "a mistake" accuses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detente.events.frames import Frames
from detente.events.implied import implied
from detente.events.learned import countries_of
from detente.events.participants import Participants
from detente.records import Attribution, EventMention, Evidence, Mention, Parse

_VERBAL = frozenset({"ACCUSE", "SUPPORT", "REQUEST", "REJECT", "THREATEN"})
_FORCE = frozenset({"ASSAULT", "COERCE", "SANCTION"})
_WILL = frozenset({"will", "would", "shall", "'ll"})
_FIRST_PERSON = frozenset({"i", "we"})


def with_speech(
    parse: Parse,
    frames: Frames,
    who: Participants,
    events: Sequence[EventMention],
    attributions: Sequence[Attribution],
) -> list[EventMention]:
    """Return a sentence's events, those added and changed that stand in somebody's words."""
    changed = [_threat(parse, frames, e, _voice(e.trigger.start, attributions)) for e in events]
    changed = [
        e if _is_of_others(parse, frames, e) else _spoken(e, _voice(e.trigger.start, attributions))
        for e in changed
    ]
    added = _demands(parse, frames, who, attributions, {e.head for e in events})
    return sorted([*changed, *added], key=lambda e: e.trigger.start)


def _voice(place: int, attributions: Sequence[Attribution]) -> Mention | None:
    """Return the source of the innermost words around a place in the text."""
    around = [
        (len(span), a.source)
        for a in attributions
        for span in a.content
        if span.start <= place < span.end and a.source
    ]
    return min(around, key=lambda pair: pair[0])[1] if around else None


def _threat(parse: Parse, frames: Frames, event: EventMention, voice: Mention | None) -> EventMention:
    """Return the use of force that the speaker announces of himself as the threat that it is."""
    if (
        event.type not in _FORCE
        or parse.tokens[event.head].pos != "VERB"
        or not _is_future(parse, event.head)
    ):
        return event
    subjects = {parse.tokens[s].text.lower() for s in frames.of(event.head).subjects}
    own = bool(subjects & _FIRST_PERSON) or (
        voice is not None and any(m.participant == voice.participant for m in event.actors)
    )
    if not own or event.negated or _is_at_home(event):
        return event
    mode = "violence" if event.type == "ASSAULT" else None
    why = Evidence("type", "events", "speech.threat_of_own_force", event.trigger)
    return replace(event, type="THREATEN", mode=mode, evidence=(why, *event.evidence))


def _is_at_home(event: EventMention) -> bool:
    """Return whether a state announces what it will do to its own people or to those within it: a plan, no threat."""
    if event.type == "ASSAULT" or not event.recipients:
        return False
    return countries_of(event.recipients) <= countries_of(event.actors)


def _is_future(parse: Parse, head: int) -> bool:
    verb = head
    while parse.tokens[verb].dep == "conj" and not parse.children(verb, "aux", "nsubj"):
        verb = parse.tokens[verb].head
    aux = {parse.tokens[c].lemma for c in parse.children(verb, "aux")}
    return bool(aux & _WILL) and "have" not in aux


def _is_of_others(parse: Parse, frames: Frames, event: EventMention) -> bool:
    """Return whether a word tells what unnamed others say: "the accused officers", "the army has been told to"."""
    return parse.tokens[event.head].dep == "amod" or (
        event.type in {"ACCUSE", "REQUEST"}
        and parse.tokens[event.head].pos == "VERB"
        and frames.of(event.head).passive
    )


def _spoken(event: EventMention, voice: Mention | None) -> EventMention:
    """Return an accusation, praise or demand in somebody's words as his, where its own words name nobody."""
    if event.actors or event.type not in _VERBAL or voice is None or voice.participant.country is None:
        return event
    if voice.participant in {m.participant for m in event.recipients} or any(
        m.participant.country == voice.participant.country for m in event.recipients
    ):
        return event
    actor = implied(event, voice.participant, voice.span)
    why = Evidence("actors", "events", "speech.by_the_voice", voice.span)
    return replace(event, actors=(actor,), evidence=(*event.evidence, why))


def _demands(
    parse: Parse, frames: Frames, who: Participants, attributions: Sequence[Attribution], taken: set[int]
) -> list[EventMention]:
    """Return a REQUEST for each "must" that a voice, or the publisher as "we", says of somebody else."""
    found = []
    for index, token in enumerate(parse.tokens):
        if token.lemma != "must" or token.pos != "AUX" or token.head in {index}:
            continue
        verb = token.head
        if any(parse.tokens[c].lemma == "have" for c in parse.children(verb, "aux")):
            continue
        asked = [m for s in frames.of(verb).subjects for m in who.at(s)]
        asked = [m for m in asked if m.participant.country is not None]
        voice = _voice(token.start, attributions)
        if not asked or voice is None or voice.participant in {m.participant for m in asked}:
            continue
        actor = Mention(
            token.span, parse.sentence, index, voice.participant, "implied", antecedent=voice.span
        )
        why = tuple(
            Evidence(of, "events", "speech.must", token.span) for of in ("type", "actors", "recipients")
        )
        found.append(
            EventMention("REQUEST", None, (), parse.sentence, index, token.span, (actor,), tuple(asked), why)
        )
    return found
