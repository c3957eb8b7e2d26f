"""How much speaks for it that two documents tell one happening."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from detente.records import RECIPROCAL, StoredEvent
from detente.resolve.sides import other_number, relation, same_number
from detente.resolve.traits import Traits
from detente.resolve.wording import stem, stems

_NARROW = timedelta(days=7)
"""The longest stretch of days that tells one happening from the next of its kind."""

_FRESH = timedelta(days=2)
"""Within how many days most retellings come out."""

LASTING = frozenset(map(stem, "invasion annexation blockade siege".split()))
"""Happenings that go on for weeks and are named with the same word all the while."""

_TOLD = frozenset({"asserted", "denied", "disputed"})

_ROUNDS = frozenset(map(stem, "first second third fourth fifth sixth seventh eighth ninth tenth".split()))

_SMOOTH = 100
"""Documents added to those that there are: in a handful of documents no word is rare and none common."""

# Measured on two stretches of a portal of current events (`make incidents`), where a reader noted which items tell
# one happening. A sum above THRESHOLD joins two documents.
WEIGHTS: dict[str, float] = {
    "actor.name": 0.9, "actor.count": 1.2, "actor.kind": -0.4, "actor.state": 0.0, "actor.country": -1.2,
    "actor.none": 1.0, "actor.unknown": -0.3, "actor.other": -1.0, "actor.conflict": -6.0,
    "recipient.name": 0.1, "recipient.count": 2.0, "recipient.kind": -1.0, "recipient.state": -0.9,
    "recipient.country": -0.7, "recipient.none": 0.2, "recipient.unknown": -1.0, "recipient.other": -2.0,
    "recipient.conflict": -6.0,
    "both.two": 1.3, "both.name": 0.3, "both.state": -0.3, "both.country": -0.3, "both.other": -0.6,
    "turned round": -2.0, "same countries": 0.9, "same number": 2.5, "other number": -3.0,
    "same word": 0.5, "shared words": 0.8, "rarest word": 2.0, "shared part": 1.6, "same round": 1.5,
    "other round": -1.5, "definite": 1.5, "same mode": 0.5, "other mode": -1.3,
    "other place": -1.8, "days differ": -6.0, "days overlap": 1.0, "a day apart": -0.1,
    "over two days apart": -1.4, "in the same words": 2.5, "lasting": 5.0, "two documents": -7.1,
}  # fmt: skip
THRESHOLD = -1.0


@dataclass(frozen=True, slots=True)
class Rarity:
    """How much a word says: less, the more documents have it."""

    documents: int
    having: Mapping[str, int]

    def of(self, word: str) -> float:
        """Return what a word that two documents share counts for."""
        return math.log((self.documents + _SMOOTH) / (self.having.get(word, 0) + 1))


def rarity(told: Iterable[Traits]) -> Rarity:
    """Return how rare the words of all tellings are, each counted once a document."""
    said: dict[str, set[str]] = {}
    for traits in told:
        said.setdefault(traits.telling.event.document, set()).update(traits.said)
    return Rarity(len(said), Counter(word for words in said.values() for word in words))


def closeness(told: Traits, new: Traits, rare: Rarity, weights: Mapping[str, float] = WEIGHTS) -> float:
    """Return how much speaks for two documents telling one happening in these two events of one type."""
    return sum(weights.get(sign, 0.0) * much for sign, much in signs(told, new, rare).items())


def signs(told: Traits, new: Traits, rare: Rarity) -> dict[str, float]:
    """Return what speaks for and against it, and how much each counts."""
    one, other = told.telling.event, new.telling.event
    found = {"two documents": 1.0}
    for sign in (*_parties(told, new), *_days(one, other), *_kinds(one, other)):
        found[sign] = 1.0
    apart = abs(_told_of(one) - _told_of(other))
    if told.trigger & new.trigger & LASTING:
        found["lasting"] = 1.0
    else:
        found["a day apart"] = min(14, apart.days)
        found["over two days apart"] = float(apart > _FRESH)
    if told.definite or new.definite:
        found["definite"] = 1.0
    trigger = told.trigger & new.trigger
    if trigger:
        found["same word"] = 1.0
    both = told.said & new.said
    shared = [rare.of(word) for word in both]
    found["shared words"] = min(25.0, sum(shared)) / 5
    found["rarest word"] = max(shared, default=0.0) / 5
    shorter = min(told.said, new.said, key=len)
    found["shared part"] = sum(shared) / (sum(map(rare.of, shorter)) or 1.0)
    if told.telling.words and told.said == new.said:
        found["in the same words"] = 1.0
    one_round, other_round = told.said & _ROUNDS, new.said & _ROUNDS
    if one_round and other_round:
        found["same round" if one_round & other_round else "other round"] = 1.0
    return found


def _parties(told: Traits, new: Traits) -> list[str]:
    found = []
    if told.telling.event.type in RECIPROCAL:
        between = relation((*told.actors, *told.recipients), (*new.actors, *new.recipients))
        found.append(f"both.{between}")
        if len(told.countries & new.countries) > 1:
            found.append("both.two")
    else:
        found.append(f"actor.{relation(told.actors, new.actors)}")
        found.append(f"recipient.{relation(told.recipients, new.recipients)}")
        turned = (
            told.actor_countries & new.recipient_countries and told.recipient_countries & new.actor_countries
        )
        if turned and not told.actor_countries & new.actor_countries:
            found.append("turned round")
    if any(told.sides) and told.sides == new.sides:
        found.append("same countries")
    if same_number((*told.actors, *told.recipients), (*new.actors, *new.recipients)):
        found.append("same number")
    # Of victims the number grows while it is told; who is expelled or freed is counted once.
    elif told.telling.event.type != "ASSAULT" and other_number(told.recipients, new.recipients):
        found.append("other number")
    return found


def _days(one: StoredEvent, other: StoredEvent) -> list[str]:
    dated = _is_narrow(one) and _is_narrow(other)
    overlap = _overlap(one, other)
    found = [] if overlap else ["days differ"]
    if dated and overlap:
        found.append("days overlap")
    return found


def _kinds(one: StoredEvent, other: StoredEvent) -> list[str]:
    found = []
    if one.mode and other.mode:
        found.append("same mode" if one.mode == other.mode else "other mode")
    if one.place and other.place:
        found.append("same place" if stems(one.place) & stems(other.place) else "other place")
    if (one.status in _TOLD) != (other.status in _TOLD):
        found.append("told or planned")
    return found


def _is_narrow(event: StoredEvent) -> bool:
    return event.first is not None and event.last is not None and event.last - event.first <= _NARROW


def _told_of(event: StoredEvent) -> date:
    """Return the day to count from: the happening's own where it is known, else publication."""
    day = event.first if _is_narrow(event) else event.published
    return day or event.first or date.min


def _overlap(one: StoredEvent, other: StoredEvent) -> bool:
    """Return whether the days of both overlap, as far as both are known."""
    if not (one.first and one.last and other.first and other.last):
        return True
    return one.first <= other.last and other.first <= one.last
