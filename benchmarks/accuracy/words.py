"""Compare events told in words: the measure of the single sentences, shared by coder and training."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from benchmarks.accuracy.match import UNDIRECTED, content_words


@dataclass(frozen=True, slots=True)
class WordedEvent:
    """An event as words of its sentence."""

    type: str
    trigger: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    status: str = "asserted"
    voiced: bool = False


@dataclass(slots=True)
class Score:
    """Counts over all sentences."""

    told: int = 0
    found: int = 0
    paired: int = 0
    typed: int = 0
    tuples: int = 0
    whole: int = 0
    swapped: int = 0
    directed: int = 0
    status: int = 0
    voice: int = 0
    by_type: dict[str, Counter[str]] = field(default_factory=dict)
    by_status: dict[str, Counter[str]] = field(default_factory=dict)

    def add(self, told: Sequence[WordedEvent], found: Sequence[WordedEvent]) -> list[tuple[int, int]]:
        """Count one sentence; return the pairs as indices into both."""
        pairs = pair_worded(told, found)
        self.told += len(told)
        self.found += len(found)
        for event in told:
            self._count(event.type, "told")
        for event in found:
            self._count(event.type, "found")
        for i, j in pairs:
            gold, coded = told[i], found[j]
            self.paired += 1
            self.status += gold.status == coded.status
            self.by_status.setdefault(gold.status, Counter())[coded.status] += 1
            self.voice += gold.voiced == coded.voiced
            if gold.type != coded.type:
                continue
            self.typed += 1
            self._count(gold.type, "typed")
            right = same_sides(gold, coded, touch)
            self.tuples += right
            self.whole += same_sides(gold, coded, all_match)
            self._count(gold.type, "whole") if right else None
            if gold.actors and gold.recipients and coded.actors and coded.recipients:
                self.directed += 1
                self.swapped += (
                    not right
                    and all_match(gold.actors, coded.recipients)
                    and all_match(gold.recipients, coded.actors)
                )
        return pairs

    def _count(self, type_: str, what: str) -> None:
        self.by_type.setdefault(type_, Counter())[what] += 1

    def figures(self) -> dict[str, float]:
        """Return the scores in per cent."""
        return {
            "found F1": _f1(self.paired, self.told, self.found),
            "type F1": _f1(self.typed, self.told, self.found),
            "tuple F1": _f1(self.tuples, self.told, self.found),
            "tuple F1, every name": _f1(self.whole, self.told, self.found),
            "swapped": _share(self.swapped, self.directed),
            "status": _share(self.status, self.paired),
            "voice": _share(self.voice, self.paired),
        }


def pair_worded(told: Sequence[WordedEvent], found: Sequence[WordedEvent]) -> list[tuple[int, int]]:
    """Return (told, found) index pairs: triggers share a word or types are the same, best first."""
    scored = []
    for i, gold in enumerate(told):
        for j, coded in enumerate(found):
            words = content_words(gold.trigger) & content_words(coded.trigger)
            same = gold.type == coded.type
            if words or same:
                sides = any_match(gold.actors, coded.actors) + any_match(gold.recipients, coded.recipients)
                scored.append((-(4.0 * bool(words) + 2.0 * same + 0.1 * sides), i, j))
    pairs: list[tuple[int, int]] = []
    for _, i, j in sorted(scored):
        if all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return pairs


Agree = Callable[[Sequence[str], Sequence[str]], bool]


def same_sides(gold: WordedEvent, coded: WordedEvent, agree: Agree) -> bool:
    """Return whether both sides agree.

    All parties are compared together for meetings, agreements and cooperation of which one side leaves the
    recipients empty.
    """
    if gold.type in UNDIRECTED and (not gold.recipients or not coded.recipients):
        return agree((*gold.actors, *gold.recipients), (*coded.actors, *coded.recipients))
    return agree(gold.actors, coded.actors) and agree(gold.recipients, coded.recipients)


def touch(one: Sequence[str], other: Sequence[str]) -> bool:
    """Return whether both sides are empty, or share a word."""
    return any_match(one, other) if one and other else not one and not other


def all_match(one: Sequence[str], other: Sequence[str]) -> bool:
    """Return whether each name of either side shares a word with one of the other."""
    left, right = [content_words(w) for w in one], [content_words(w) for w in other]
    return all(any(a & b for b in right) for a in left) and all(any(a & b for a in left) for b in right)


def any_match(one: Sequence[str], other: Sequence[str]) -> bool:
    """Return whether some name of both sides shares a word."""
    return any(content_words(a) & content_words(b) for a in one for b in other)


def _f1(hits: int, told: int, found: int) -> float:
    return 200.0 * hits / (told + found) if told + found else 0.0


def _share(hits: int, of: int) -> float:
    return 100.0 * hits / of if of else 0.0
