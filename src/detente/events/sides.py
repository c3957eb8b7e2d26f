"""The one place that decides which states stand on which side of an event, once rules and model have spoken.

Who is named beside a trigger is often not who did it ("the officials said"), and who did it is often told only by the
text around ("the four denounced"). So each state of the sentence, of the one before and of the story is judged for
both sides of each event, by a small net over what `scene` says of the two. See docs/explanation/model-and-patterns.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from detente.events.patterns import PatternIndex
from detente.events.scene import SIDES, Row, Scene
from detente.records import EventMention, Evidence, Mention


class JudgeSides(Protocol):
    """Rows of values in, the chance of each row's state to be actor and to be recipient out."""

    @property
    def name(self) -> str:
        """The judge's name, for evidence."""
        ...

    def __call__(self, rows: Sequence[tuple[float, ...]]) -> Sequence[tuple[float, float]]:
        """Return the chances of each row."""
        ...


LEAST = 0.5
"""A state more likely than not on a side stands there."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Puts states on the sides of events."""

    judge: JudgeSides
    patterns: PatternIndex
    least: float = LEAST

    def __call__(self, scene: Scene) -> list[EventMention]:
        """Return the events of a document with their sides settled; those of a user's own patterns stay as they are."""
        rows = scene.rows()
        if not rows:
            return list(scene.events)
        chances = self.judge([row.values for row in rows])
        of_event: dict[int, list[tuple[Row, tuple[float, float]]]] = {}
        for row, chance in zip(rows, chances, strict=True):
            of_event.setdefault(row.event, []).append((row, chance))
        return [
            event
            if self._is_of_user(event) or number not in of_event
            else self._settled(scene, event, of_event[number])
            for number, event in enumerate(scene.events)
        ]

    def _is_of_user(self, event: EventMention) -> bool:
        return bool(event.evidence) and self.patterns.is_of_user(event.evidence[0].rule)

    def _settled(
        self, scene: Scene, event: EventMention, judged: Sequence[tuple[Row, tuple[float, float]]]
    ) -> EventMention:
        for side, name in enumerate(SIDES):
            wanted = {row.country: chance[side] for row, chance in judged if chance[side] >= self.least}
            event = self._with_side(scene, event, name, wanted)
        return event

    def _with_side(
        self, scene: Scene, event: EventMention, side: str, wanted: dict[str, float]
    ) -> EventMention:
        held: tuple[Mention, ...] = getattr(event, side)
        kept = [m for m in held if m.participant.country is None or m.participant.country in wanted]
        missing = [c for c in wanted if c not in {m.participant.country for m in kept}]
        if len(kept) == len(held) and not missing:
            return event
        why = [
            e
            for e in event.evidence
            if e.of != side or any(e.span == m.span for m in kept) or not (missing or kept or held)
        ]
        for country in missing:
            mention = _unknown(kept, country) if len(missing) == 1 else None
            if mention is not None:
                kept[kept.index(mention)] = new = replace(
                    mention, participant=replace(mention.participant, country=country)
                )
            else:
                new = named_or_implied(scene, event, country, side)
                kept.append(new)
            rule = f"{self.judge.name}: {side[:-1]} {country} {wanted[country]:.2f}"
            why.append(Evidence(side, "encode", rule, new.span))
        kept.sort(key=lambda m: (m.kind == "implied", m.span.start))
        if side == "actors":
            return replace(event, actors=tuple(kept), evidence=tuple(why))
        return replace(event, recipients=tuple(kept), evidence=tuple(why))


def _unknown(kept: Sequence[Mention], country: str) -> Mention | None:
    """Return the one participant without a state, whose state is now told: "the rebels", "the couple"."""
    unknown = [m for m in kept if m.participant.country is None]
    return unknown[0] if len(unknown) == len(kept) == 1 else None


def named_or_implied(scene: Scene, event: EventMention, country: str, side: str) -> Mention:
    """Return a state's words in the event's sentence, those likeliest for the side first; else it is implied."""
    taken = {m.span for m in (*event.actors, *event.recipients)}
    here = [m for m in scene.named(event.sentence, country) if m.span not in taken]
    if here:
        proposal = scene.proposal_of(event)
        chances = {
            c.word: c.actor if side == "actors" else c.recipient
            for c in (proposal.roles if proposal is not None else ())
        }
        return max(here, key=lambda m: (chances.get(m.head, 0.0), -abs(m.head - event.head)))
    return Mention(event.trigger, event.sentence, event.head, scene.state(country), "implied")
