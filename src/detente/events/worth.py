"""How likely what is seen in a sentence is an event of the record, and told rightly, and as what.

Patterns and model see more than the record should have: "the recognized prisoner", a strike beside its dead, plans of
nobody. How sure the model is says most of it, but not all: an event on whose sides nobody stands, of which the model
wavers between two types, or that another event of the sentence tells already is seldom right. A small net weighs this
together, for each event that rules and model let in and each type that it may have. See
docs/explanation/model-and-patterns.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf

from detente.events.candidates import Clues
from detente.events.considered import considered
from detente.events.judge import JudgeRows
from detente.events.kept import Weighed
from detente.events.patterns import POS_OF, PatternIndex
from detente.records import EventMention, Evidence

AHEAD = 0.05
"""Another type takes the place of that decided if its three chances together are this far ahead (cross-validated)."""


@dataclass(frozen=True, slots=True)
class Worth:
    """Says how much each event weighs, as what it likeliest is; `kept` says what is kept.

    The judge's chances: that there is an event, that its type is right, and its sides, too.
    """

    judge: JudgeRows
    patterns: PatternIndex

    def __call__(self, clues: Clues, events: Sequence[EventMention]) -> list[Weighed]:
        """Return the events of a sentence, each as what it likeliest is; those of a user's own patterns as they are."""
        of_event = considered(clues, events)
        chances = iter(self.judge([values for types in of_event for _, values in types]) if events else ())
        judged = [[(type_, next(chances)) for type_, _ in types] for types in of_event]
        return [self._weighed(clues, event, types) for event, types in zip(events, judged, strict=True)]

    def _weighed(
        self, clues: Clues, event: EventMention, types: Sequence[tuple[str, Sequence[float]]]
    ) -> Weighed:
        lemma = clues.parse.tokens[event.head].lemma
        if self.patterns.is_of_user(event):
            return Weighed(event, lemma, inf)
        type_, chances = max(types, key=lambda told: sum(told[1]) - AHEAD * (told[0] != event.type))
        seen = event if type_ == event.type else self._retyped(clues, event, type_, chances[1])
        return Weighed(seen, lemma, sum(chances))

    def _retyped(self, clues: Clues, event: EventMention, type_: str, chance: float) -> EventMention:
        """Return an event as one of another type: as its pattern has it, or with no more than the type."""
        by_pattern = next((p for p in clues.patterns if p.head == event.head and p.type == type_), None)
        sides = tuple(e for e in event.evidence if e.of != "type")
        if by_pattern is not None:
            told = tuple(e for e in by_pattern.evidence if e.of == "type")
            return replace(
                event,
                type=type_,
                mode=by_pattern.mode,
                contexts=by_pattern.contexts,
                negated=by_pattern.negated,
                evidence=(*told, *sides),
            )
        head = clues.parse.tokens[event.head]
        mode = self.patterns.mode_of(head.lemma, POS_OF.get(head.pos, ""), type_)
        why = Evidence("type", "encode", f"{self.judge.name}: {type_} {chance:.2f}", event.trigger)
        return replace(event, type=type_, mode=mode, contexts=(), negated=False, evidence=(why, *sides))
