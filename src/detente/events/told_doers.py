"""Doers whom the text leaves open or a guess fills, where the document tells plainly who does it to the same people.

"If Chad arms Togo as it shells Kenyan towns": all else that the document tells of attacks on Kenya tells them of Togo,
so "it" is Togo. Only pronouns and nouns without a state of their own are read so; a name, a nationality and "we" stay.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from detente.events.learned import countries_of
from detente.records import EventMention, Evidence, Mention, Parse

_TYPES = frozenset({"ASSAULT", "SANCTION"})
_SPEAKERS = frozenset({"we", "our", "us", "i", "my", "me", "you", "your"})
_GUESSED = frozenset(
    f"coref.{r}"
    for r in (
        "state_of_the_sentence",
        "state_of_the_story",
        "thing_pronoun",
        "group_pronoun",
        "person_pronoun",
        "short_mention",
    )
)


def with_doers_told_elsewhere(
    parses: Mapping[int, Parse], events: Sequence[EventMention]
) -> list[EventMention]:
    """Return the events of a document, guessed doers put right by whoever else does it to the same people."""
    return [_told(parses[e.sentence], e, events) for e in events]


def _told(parse: Parse, event: EventMention, events: Sequence[EventMention]) -> EventMention:
    is_reported = parse.tokens[event.head].dep == "ccomp" and any(m.kind == "pronoun" for m in event.actors)
    if (
        event.type not in _TYPES or not event.actors or is_reported
    ):  # "Chad denied that it had shelled the town"
        return event
    if not all(_is_open(parse, m) for m in event.actors):
        return event
    doers = countries_of(event.actors)
    victims = countries_of(event.recipients) - doers or countries_of(event.recipients)
    others = [o for o in events if o is not event and o.type == event.type]
    doing = [m for o in others if countries_of(o.recipients) & victims for m in o.actors]
    found = countries_of(doing) - victims
    # What somebody does at home stays there, whatever his neighbours do.
    if doers & victims or len(victims) != 1 or len(found) != 1 or found == doers:
        return event
    (country,), (suffering,) = found, victims
    if not any(
        m.kind != "implied" and m.participant.country == country and not _is_guessed(m) for m in doing
    ):
        return event
    actors = tuple(_of(m, country) for m in event.actors)
    recipients = tuple(
        _of(m, suffering) if m.participant.country in doers and _is_open(parse, m) else m
        for m in event.recipients
    )
    why = Evidence("actors", "events", "context.doer_told_elsewhere", event.actors[0].span)
    return replace(event, actors=actors, recipients=recipients, evidence=(*event.evidence, why))


def _is_open(parse: Parse, mention: Mention) -> bool:
    """Return whether words tell no state by themselves."""
    if mention.kind not in {"pronoun", "noun"} or mention.sentence != parse.sentence:
        return False
    is_known = mention.participant.country is not None and not _is_guessed(mention)
    return not is_known and parse.tokens[mention.head].text.lower() not in _SPEAKERS


def _is_guessed(mention: Mention) -> bool:
    return any(e.rule in _GUESSED for e in mention.evidence)


def _of(mention: Mention, country: str) -> Mention:
    return replace(mention, participant=replace(mention.participant, country=country))
