"""Speakers who talk to each other: "we have a lot to discuss", "our conversation" in a transcript of two states."""

from __future__ import annotations

from collections.abc import Sequence

from detente.events.implied import with_partners
from detente.events.learned import countries_of
from detente.records import (
    ADDRESSED,
    QUOTED_SPEAKER,
    RECIPROCAL,
    SPEAKER_LABEL,
    Attribution,
    EventMention,
    Mention,
)

_SPOKEN = frozenset({QUOTED_SPEAKER, ADDRESSED})
"""Rules that say whom "we" and "you" of a speech mean."""


def with_listener(events: Sequence[EventMention], attributions: Sequence[Attribution]) -> list[EventMention]:
    """Return the events, what two speakers of two states do together with both of them.

    Where speakers of a third state or of one state only are labelled, "we" may be anybody.
    """
    turns = [a for a in attributions if any(e.rule == SPEAKER_LABEL for e in a.evidence)]
    speakers = {a.source.participant.country: a.source for a in reversed(turns) if a.source is not None}
    speakers.pop(None, None)
    if len(speakers) != 2:
        return list(events)
    said = [span for a in turns for span in a.content]
    done: list[EventMention] = []
    for event in events:
        here = countries_of((*event.actors, *event.recipients))
        absent = [m for state, m in speakers.items() if state not in here]
        is_theirs = (
            event.type in RECIPROCAL
            and len(absent) == len(here) == 1
            and all(_is_of_speech(m) for m in (*event.actors, *event.recipients))
            and any(span.holds(event.trigger) for span in said)
        )
        done.append(with_partners(event, absent, "context.listener") if is_theirs else event)
    return done


def _is_of_speech(mention: Mention) -> bool:
    return mention.kind == "pronoun" and any(e.rule in _SPOKEN for e in mention.evidence)
