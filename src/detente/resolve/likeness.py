"""How much speaks for it that a telling tells what others told already."""

from __future__ import annotations

import math
from collections.abc import Sequence

from detente.records import RECIPROCAL, StoredEvent
from detente.resolve.traits import Traits
from detente.resolve.wording import stems

_OF_WORDS = frozenset({"ACCUSE", "REQUEST", "REJECT", "SUPPORT", "THREATEN"})
"""Deeds done with words: a second one of the same parties is often another."""

_TOLD = frozenset({"asserted", "denied", "disputed"})
# Measured on the development gold (`python -m benchmarks.incidents.measure`): found by coordinate search, then
# rounded. A sum above THRESHOLD joins two tellings of one document.
_WEIGHTS = {
    "actor.name": 0.1, "actor.country": 0.35, "actor.other person": -1.9, "actor.other country": -2.0,
    "recipient.name": 1.0, "recipient.country": 0.4, "recipient.other person": -1.6,
    "recipient.other country": -2.0, "turned round": -3.0, "same countries": 0.9, "same word": 0.85,
    "days overlap": 0.55, "days differ": -3.0, "same mode": 0.3, "other mode": -0.8, "same sentence": -1.5,
    "other place": -0.7, "no party": 0.8, "told or planned": -0.9, "of words": -0.35, "definite": 0.35,
    "definite, of words": 1.1, "sentences away": -0.05, "often told": 0.1, "shared words": 0.2,
}  # fmt: skip
THRESHOLD = 1.0


def likeness(told: Sequence[Traits], new: Traits) -> float:
    """Return how much speaks for `new` telling the happening that the tellings `told` tell."""
    event = new.telling.event
    found = set(_parties(told, new))
    if any(sum(map(len, t.sides)) and t.sides == new.sides for t in told):
        found.add("same countries")
    if any(t.trigger & new.trigger for t in told):
        found.add("same word")
    found |= {_days(t, new) for t in told}
    modes = {t.telling.event.mode for t in told} - {None}
    if event.mode and modes:
        found.add("same mode" if event.mode in modes else "other mode")
    if _other_place(told, new):
        found.add("other place")
    if not event.actors and not event.recipients:
        found.add("no party")
    if not any((t.telling.event.status in _TOLD) == (event.status in _TOLD) for t in told):
        found.add("told or planned")
    if event.type in _OF_WORDS:
        found.add("of words")
    total = sum(_WEIGHTS.get(f, 0.0) for f in found)
    return total + _within(told, new) + _WEIGHTS["often told"] * math.log(len(told))


def _overlap(one: StoredEvent, other: StoredEvent) -> bool:
    """Return whether the days of both overlap, as far as both are known."""
    if not (one.first and one.last and other.first and other.last):
        return True
    return one.first <= other.last and other.first <= one.last


def _within(told: Sequence[Traits], new: Traits) -> float:
    """Return what speaks for it by where in one document they stand, 0 between documents."""
    event = new.telling.event
    mine = [t for t in told if t.telling.event.document == event.document]
    away = [abs((t.telling.event.sentence or 0) - (event.sentence or 0)) for t in mine]
    total = 0.0
    if 0 in away:
        total += _WEIGHTS["same sentence"]
    else:
        total += _WEIGHTS["shared words"] * min(3, max(len(t.words & new.words) for t in told))
    if mine:
        total += _WEIGHTS["sentences away"] * min(away)
        if new.definite:
            total += _WEIGHTS["definite"]
            total += _WEIGHTS["definite, of words"] if event.type in _OF_WORDS else 0.0
    return total


def _parties(told: Sequence[Traits], new: Traits) -> list[str]:
    event = new.telling.event
    actors = _united(told, "actor")
    recipients = _united(told, "recipient")
    mine = (new.actor_names, new.actor_countries, new.actor_persons, bool(event.actors))
    theirs = (new.recipient_names, new.recipient_countries, new.recipient_persons, bool(event.recipients))
    if event.type in RECIPROCAL:
        return [_side("actor", _both(actors, recipients), _both(mine, theirs))]
    found = [_side("actor", actors, mine), _side("recipient", recipients, theirs)]
    turned = actors[1] & theirs[1] and recipients[1] & mine[1]
    return [*found, "turned round"] if turned and not actors[1] & mine[1] else found


_Side = tuple[frozenset[str], frozenset[str], frozenset[str], bool]
"""Names, countries and persons' names of one side, and whether it has any party."""


def _side(which: str, told: _Side, new: _Side) -> str:
    if not told[3] or not new[3]:
        return f"{which}.none"
    if told[0] & new[0]:
        return f"{which}.name"
    if told[2] and new[2]:
        return f"{which}.other person"
    if told[1] & new[1]:
        return f"{which}.country"
    return f"{which}.other country" if told[1] and new[1] else f"{which}.unknown"


def _united(told: Sequence[Traits], which: str) -> _Side:
    parts = [
        (t.actor_names, t.actor_countries, t.actor_persons, bool(t.telling.event.actors))
        if which == "actor"
        else (t.recipient_names, t.recipient_countries, t.recipient_persons, bool(t.telling.event.recipients))
        for t in told
    ]
    empty: frozenset[str] = frozenset()
    names, countries, persons = (empty.union(*(p[n] for p in parts)) for n in range(3))  # type: ignore[arg-type]
    return names, countries, persons, any(p[3] for p in parts)


def _both(one: _Side, other: _Side) -> _Side:
    return one[0] | other[0], one[1] | other[1], one[2] | other[2], one[3] or other[3]


def _days(told: Traits, new: Traits) -> str:
    one, other = told.telling.event, new.telling.event
    if not (one.first and one.last and other.first and other.last):
        return "days unknown"
    return "days overlap" if _overlap(one, other) else "days differ"


def _other_place(told: Sequence[Traits], new: Traits) -> bool:
    place = new.telling.event.place
    places = [t.telling.event.place for t in told if t.telling.event.place]
    if not place or not places:
        return False
    words = stems(place)
    return not any(words & stems(p) for p in places)
