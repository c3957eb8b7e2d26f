"""On which sides the other events of a document have a state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.events.learned import countries_of
from detente.records import EventMention


class Elsewhere:
    """The events of a document with the states on their sides and the lemmas of their words."""

    def __init__(self, events: Sequence[EventMention], lemmas: Sequence[str]) -> None:
        self._events, self._lemmas = events, lemmas
        self._held = [(countries_of(e.actors), countries_of(e.recipients)) for e in events]

    def groups(self, number: int) -> tuple[Sequence[int], ...]:
        """Return other events: the last of an event's type before it, all of its type, all, of its word, the last."""
        type_, lemma = self._events[number].type, self._lemmas[number]
        others = [i for i in range(len(self._events)) if i != number]
        alike = [i for i in others if self._events[i].type == type_]
        before = [i for i in alike if i < number]
        same = [i for i in others if self._lemmas[i] == lemma]
        return before[-1:], alike, others, same, [number - 1] if number else []

    def shares(self, groups: Sequence[Sequence[int]], country: str, side: int) -> Iterator[float]:
        """Yield which share of each group of events has a state on a side."""
        held = self._held
        for numbers in groups:
            yield sum(country in held[i][side] for i in numbers) / len(numbers) if numbers else 0.0
