"""Rows to learn from: whom the coder sees in a sentence, beside the words that annotators put on the sides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from benchmarks.accuracy.words import WordedEvent, pair_worded

from detente.events import EventFinder
from detente.events.candidates import Clues, candidates
from detente.events.scene import SIDES
from detente.pipeline import Coder
from detente.records import Document, EventMention, Mention
from train.event_model.examples import LabelledSentence


@dataclass(frozen=True, slots=True)
class Labelled:
    """Somebody of a sentence beside an event: the row, and whether annotators have his words on each side."""

    document: str
    kind: str
    values: tuple[float, ...]
    is_actor: bool
    is_recipient: bool


class Listener:
    """Stands in the chooser's place and keeps what it would have decided from; changes nothing."""

    def __init__(self) -> None:
        self.heard: list[Clues] = []

    def __call__(self, clues: Clues) -> list[EventMention]:
        """Return the events as they are."""
        self.heard.append(clues)
        return list(clues.events)


def labelled(
    coder: Coder, documents: Sequence[Document], told: Mapping[str, Sequence[LabelledSentence]]
) -> Iterator[Labelled]:
    """Yield the rows of documents; `told` has the labelled sentences of each."""
    assert isinstance(coder.events, EventFinder)
    for document in documents:
        listener = Listener()
        # The class of the field is the decision's, not that of who listens to it.
        finder = replace(coder.events, chooser=listener)  # type: ignore[arg-type]
        replace(coder, events=finder)(document)
        for clues in listener.heard:
            text = clues.parse.span.of(document.text)
            for sentence in told.get(document.id, ()):
                if sentence.text in text or text in sentence.text:
                    yield from _of_sentence(document, clues, sentence)
                    break


def _of_sentence(document: Document, clues: Clues, sentence: LabelledSentence) -> Iterator[Labelled]:
    text, span = document.text, clues.parse.span
    gold = [WordedEvent(e.type, e.trigger, e.actors, e.recipients) for e in sentence.events]
    found = [
        WordedEvent(e.type, e.trigger.of(text), _words(e.actors, text), _words(e.recipients, text))
        for e in clues.events
    ]
    for i, j in pair_worded(gold, found):
        places = [_places(text, span.start, span.end, getattr(gold[i], side)) for side in SIDES]
        for candidate in candidates(clues, clues.events[j]):
            is_on = [
                any(
                    m.span.start < end and start < m.span.end for m in candidate.mentions for start, end in on
                )
                for on in places
            ]
            yield Labelled(document.id, sentence.kind, candidate.values, is_on[0], is_on[1])


def _words(mentions: Sequence[Mention], text: str) -> tuple[str, ...]:
    return tuple(m.span.of(text) for m in mentions)


def _places(text: str, start: int, end: int, names: Sequence[str]) -> list[tuple[int, int]]:
    found = list[tuple[int, int]]()
    for name in names:
        place = text.find(name, start, end)
        while place >= 0:
            found.append((place, place + len(name)))
            place = text.find(name, place + 1, end)
    return found
