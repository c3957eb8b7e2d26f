"""Events as pairs of one doer and one done to, for formats that know nothing else."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from detente.records import RECIPROCAL, Party, StoredEvent


@dataclass(frozen=True, slots=True)
class Pair:
    """One of the `of` pairs of an event, the `number`th; `recipient` is `None` where nobody is named."""

    event: StoredEvent
    actor: Party | None
    recipient: Party | None
    number: int
    of: int

    @property
    def id(self) -> int:
        """A number for the pair that is the same in every export (56 bits of a hash)."""
        return number_of(self.event.document, self.event.event, str(self.number))


def pairs_of(event: StoredEvent) -> Iterator[Pair]:
    """Yield an event's pairs: each actor with each recipient.

    Where all parties are actors (talks, treaties) each two of them are one pair, in the order named: no
    mirrored row arises. An event without any party gives none.
    """
    found: list[tuple[Party | None, Party | None]]
    if event.actors and event.recipients:
        found = [(a, r) for a in event.actors for r in event.recipients]
    elif len(event.actors) > 1 and event.type in RECIPROCAL:
        found = [*combinations(event.actors, 2)]
    else:
        found = [*((a, None) for a in event.actors), *((None, r) for r in event.recipients)]
    for number, (actor, recipient) in enumerate(found, start=1):
        yield Pair(event, actor, recipient, number, len(found))


def number_of(*parts: str) -> int:
    """Return a positive number of 56 bits that stands for some words."""
    hashed = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(hashed[:7], "big")
