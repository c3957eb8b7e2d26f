"""Which of the events weighed in a document are kept: the document says more of each than its sentence does.

A net weighs each event by its sentence alone (see `worth`). What a document tells elsewhere for sure with the same
word, it likely tells here, too; what is the only one of its type in a document that tells much else seldom is one,
nor is what no state does to none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from detente.events.learned import countries_of
from detente.records import EventMention, Evidence

LEAST = 1.2
"""An event is kept if its three chances together reach this; measured by cross-validation, as all values here."""

LEAST_IN_DOCUMENT = 1.0
"""The same in a document that tells much."""

MUCH = 8
"""So many other events weighed make a document that tells much."""

SURE = 1.6
"""What weighs more is told for sure."""

TOLD_ELSEWHERE = 0.4
"""So much more weighs an event whose word tells one of its type for sure elsewhere in the document."""

LIKELY = 1.5
"""What weighs more is likely told."""

ALONE = 0.3
"""So much less weighs an event beside which none of its type is likely told in a document that tells much."""

STATELESS = 0.4
"""So much less weighs there an event on whose sides no state stands."""

BETWEEN_STATES = 0.1
"""So much more weighs there an event with a state on each side."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """An event, the lemma of its head, and its weight: the sum of its three chances, each 0 to 1."""

    event: EventMention
    lemma: str
    weight: float


def kept_in_sentence(weighed: Sequence[Weighed]) -> list[EventMention]:
    """Return the events that a sentence on its own tells."""
    return [w.event for w in weighed if w.weight >= LEAST]


def kept_in_document(weighed: Sequence[Weighed]) -> list[EventMention]:
    """Return the events that a document tells, of all that were weighed in its sentences."""
    much = len(weighed) > MUCH
    sure: dict[tuple[str, str], list[EventMention]] = {}
    for one in weighed:
        if one.weight > SURE:
            sure.setdefault((one.event.type, one.lemma), []).append(one.event)
    likely = Counter(w.event.type for w in weighed if w.weight > LIKELY)
    kept = []
    for one in weighed:
        least = LEAST_IN_DOCUMENT if much else LEAST
        if much:
            least += _asked_of_sides(one.event)
        if much and likely[one.event.type] == (one.weight > LIKELY):
            least += ALONE
        elsewhere = next((e for e in sure.get((one.event.type, one.lemma), ()) if e is not one.event), None)
        if one.weight >= least:
            kept.append(one.event)
        elif elsewhere is not None and one.weight + TOLD_ELSEWHERE >= least:
            kept.append(_because_of(one.event, elsewhere))
    return kept


def _asked_of_sides(event: EventMention) -> float:
    """Return how much more or less an event must weigh for the states on its sides."""
    held = [bool(countries_of(side)) for side in (event.actors, event.recipients)]
    return STATELESS if not any(held) else -BETWEEN_STATES if all(held) else 0.0


def _because_of(event: EventMention, elsewhere: EventMention) -> EventMention:
    why = Evidence("type", "events", "context.same_word", elsewhere.trigger)
    return replace(event, evidence=(*event.evidence, why))
