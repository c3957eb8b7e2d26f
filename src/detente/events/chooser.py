"""Who of a sentence stands on which side of an event, chosen over rules, model and grammar.

Rules and reading model each see something of it; a small net that learned how far each is to be believed, and where,
gives everybody named in the sentence a chance to be actor and one to be recipient. A side that has a state is never
emptied: what is told elsewhere in the document may be right about it. See docs/explanation/model-and-patterns.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.events.candidates import Candidate, Clues, candidates
from detente.events.judge import JudgeRows
from detente.events.learned import countries_of
from detente.events.patterns import PatternIndex
from detente.events.scene import SIDES
from detente.events.side_evidence import on_side, words_held
from detente.records import EventMention, Evidence, Mention

LIKELY = 0.4
"""Somebody this likely takes a side; the three values were measured by cross-validation."""

HELD = 0.15
"""What is added to the chance of who stands on a side already."""

BESIDE = 0.7
"""Somebody new stands beside others on a side if he is this likely."""


@dataclass(frozen=True, slots=True)
class Chooser:
    """Chooses who of a sentence stands on the sides of its events; the judge's chances are those of `Sides`."""

    judge: JudgeRows
    patterns: PatternIndex

    def __call__(self, clues: Clues) -> list[EventMention]:
        """Return the events with their sides chosen; those of a user's own patterns stay as they are."""
        return [e if self.patterns.is_of_user(e) else self._chosen(clues, e) for e in clues.events]

    def _chosen(self, clues: Clues, event: EventMention) -> EventMention:
        people = candidates(clues, event)
        if not people:
            return event
        chances = self.judge([c.values for c in people])
        words = [words_held(event, side) for side in SIDES]
        held = [(c.word in words[0], c.word in words[1]) for c in people]
        chosen = standing(chances, held)
        new = event
        for side, name in enumerate(SIDES):
            numbers = chosen[side]
            if countries_of(getattr(event, name)) and not _states(people, numbers):
                numbers = [i for i, h in enumerate(held) if h[side] and i not in chosen[1 - side]]
            told = [i for i in numbers if held[i][side]]
            numbers = [i for i in numbers if i in told or not _is_told(people, i, numbers, told)]
            new = self._with_side(new, name, [(people[i], chances[i][side]) for i in numbers])
        return event if _turns_on_itself(new) and not _turns_on_itself(event) else new

    def _with_side(
        self, event: EventMention, side: str, chosen: Sequence[tuple[Candidate, float]]
    ) -> EventMention:
        """Return an event with those chosen on a side; who is only implied there stays where nobody is chosen."""
        held: tuple[Mention, ...] = getattr(event, side)
        named = tuple(m for candidate, _ in chosen for m in candidate.mentions)
        new = named or tuple(m for m in held if m.kind == "implied")
        if set(new) == set(held):
            return event
        spans = {m.span for m in named}
        why = [e for e in event.evidence if e.of != side or e.span in spans or not named]
        told = {e.span for e in why if e.of == side}
        why.extend(
            Evidence(side, "encode", f"{self.judge.name}: {side[:-1]} {chance:.2f}", m.span)
            for candidate, chance in chosen
            for m in candidate.mentions
            if m.span not in told
        )
        return on_side(event, side, new, why)


def standing(
    chances: Sequence[Sequence[float]], held: Sequence[tuple[bool, bool]]
) -> tuple[list[int], list[int]]:
    """Return the numbers of those who stand as actors and as recipients, by their chances and who is `held` there.

    Nobody stands on both sides.

    >>> standing([(0.9, 0.1), (0.5, 0.2), (0.2, 0.3)], [(True, False), (False, False), (False, True)])
    ([0], [2])
    """
    weighed = [
        tuple(p + HELD * h for p, h in zip(of_one, on_sides, strict=True))
        for of_one, on_sides in zip(chances, held, strict=True)
    ]
    sides: tuple[list[int], list[int]] = ([], [])
    for i, (actor, recipient) in enumerate(weighed):
        if max(actor, recipient) >= LIKELY:
            sides[actor < recipient].append(i)
    for side, numbers in enumerate(sides):
        best = max(numbers, key=lambda i: weighed[i][side], default=None)
        numbers[:] = [i for i in numbers if i == best or held[i][side] or chances[i][side] >= BESIDE]
    return sides


def _states(people: Sequence[Candidate], numbers: Sequence[int]) -> set[str]:
    return countries_of(m for i in numbers for m in people[i].mentions)


def _is_told(people: Sequence[Candidate], number: int, numbers: Sequence[int], held: Sequence[int]) -> bool:
    """Return whether wider words, or those that are held, name the same one: "Chadian" in "Chadian troops"."""
    return any(
        mine.span.start < m.span.end
        and m.span.start < mine.span.end
        and (i in held or len(m.span) > len(mine.span))
        for i in numbers
        if i != number and _states(people, [i]) == _states(people, [number])
        for m in people[i].mentions
        for mine in people[number].mentions
    )


def _turns_on_itself(event: EventMention) -> bool:
    return bool(countries_of(event.actors) & countries_of(event.recipients))
