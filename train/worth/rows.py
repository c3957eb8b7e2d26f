"""Rows to learn from: what the coder considers in a sentence, beside what annotators have there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf

from benchmarks.accuracy.gold import GoldDocument
from benchmarks.accuracy.match import pair_events, same_participants
from benchmarks.accuracy.sentences import GoldSentence, worded
from benchmarks.accuracy.words import pair_worded, same_sides, touch

from detente.events import EventFinder
from detente.events.candidates import Clues
from detente.events.considered import considered
from detente.events.kept import Weighed as Weighing
from detente.pipeline import Coder
from detente.records import CodedDocument, Document, Event, EventMention

Place = tuple[int, int, int, str]
"""Sentence, start and end of the trigger, type: one event of a document."""

Heard = dict[Place, list[tuple[str, tuple[float, ...]]]]
"""The types that each event may have, with their rows."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """Something considered: its row, and whether annotators have an event there, of its type, with its sides."""

    document: str
    kind: str
    values: tuple[float, ...]
    is_found: bool
    is_typed: bool
    is_right: bool


class Listener:
    """Stands in the place of who weighs events, and notes each event's rows; all weigh enough."""

    def __init__(self) -> None:
        self.heard: Heard = {}

    def __call__(self, clues: Clues, events: Sequence[EventMention]) -> list[Weighing]:
        """Return the events as they are."""
        for event, types in zip(events, considered(clues, events), strict=True):
            self.heard[event.sentence, event.trigger.start, event.trigger.end, event.type] = types
        return [Weighing(e, clues.parse.tokens[e.head].lemma, inf) for e in events]


def weighed(coder: Coder, documents: Sequence[GoldDocument], kind: str) -> Iterator[Weighed]:
    """Yield what the coder considers in documents that annotators read whole."""
    for gold, (coded, heard) in zip(
        documents, _considered(coder, [d.document for d in documents]), strict=True
    ):
        for told, event in pair_events(gold, coded):
            for type_, values in heard.get(_place(event), ()) if event is not None else ():
                typed = told is not None and told.type == type_
                right = typed and told is not None and event is not None and same_participants(told, event)
                yield Weighed(coded.document.id, kind, values, told is not None, typed, right)


def weighed_sentences(coder: Coder, sentences: Sequence[GoldSentence]) -> Iterator[Weighed]:
    """Yield what the coder considers in single annotated sentences."""
    for gold, (coded, heard) in zip(
        sentences, _considered(coder, [s.document for s in sentences]), strict=True
    ):
        found = [worded(e, gold.document.text, resolved=True) for e in coded.events]
        told_of = {j: gold.events[i] for i, j in pair_worded(gold.events, found)}
        for j, event in enumerate(coded.events):
            told = told_of.get(j)
            for type_, values in heard.get(_place(event), ()):
                typed = told is not None and told.type == type_
                right = typed and told is not None and same_sides(told, found[j], touch)
                yield Weighed(coded.document.id, "sentences", values, told is not None, typed, right)


def _considered(coder: Coder, documents: Sequence[Document]) -> Iterator[tuple[CodedDocument, Heard]]:
    assert isinstance(coder.events, EventFinder)
    for document in documents:
        listener = Listener()
        # The class of the field is that of who weighs events, not that of who listens.
        finder = replace(coder.events, worth=listener)  # type: ignore[arg-type]
        yield replace(coder, events=finder)(document), listener.heard


def _place(event: Event) -> Place:
    return event.sentence, event.trigger.start, event.trigger.end, event.type
