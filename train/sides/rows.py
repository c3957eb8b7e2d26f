"""Rows to learn from: labelled events beside what the coder, with a model that did not see them, makes of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from benchmarks.accuracy.gold import GoldDocument
from benchmarks.accuracy.match import UNDIRECTED, pair_events
from benchmarks.accuracy.sentences import GoldSentence, worded
from benchmarks.accuracy.words import pair_worded

from detente.events.scene import Row, Scene
from detente.pipeline import Coder
from detente.records import Attribution, CodedDocument, Document, EventMention, Mention, Parse, Proposal


@dataclass(frozen=True, slots=True)
class Judged:
    """A coded event that annotators told too: its rows, and the states that they put on each side."""

    document: str
    type: str
    rows: tuple[Row, ...]
    actors: frozenset[str]
    recipients: frozenset[str]
    coded_actors: frozenset[str]
    coded_recipients: frozenset[str]
    typed: bool
    kind: str


class Recorder:
    """The event stage, remembering what it saw and found for each document."""

    def __init__(self, stage: Callable[..., tuple[EventMention, ...]]) -> None:
        self._stage = stage
        self.scenes: dict[str, Scene] = {}

    def __call__(
        self,
        document: Document,
        parses: Sequence[Parse],
        mentions: Sequence[Mention],
        attributions: Sequence[Attribution] = (),
        proposals: Sequence[Proposal] = (),
    ) -> tuple[EventMention, ...]:
        """Return what the stage returns."""
        found = self._stage(document, parses, mentions, attributions, proposals)
        self.scenes[document.id] = Scene(parses, mentions, attributions, proposals, found)
        return found


def judged(coder: Coder, documents: Sequence[GoldDocument]) -> Iterator[Judged]:
    """Yield the events that both the coder and the annotators have; the coder must decide no sides itself."""
    for gold, (scene, rows, coded) in zip(
        documents, _seen(coder, [d.document for d in documents]), strict=True
    ):
        for told, event in pair_events(gold, coded):
            if told is None or event is None:
                continue
            number = int(event.id[1:]) - 1
            yield _judged(scene, rows, number, gold.document.id, told.type, told.actors, told.recipients)


def judged_sentences(coder: Coder, sentences: Sequence[GoldSentence]) -> Iterator[Judged]:
    """Yield the same of single sentences, whose annotators gave words: the states are those that we read there."""
    for gold, (scene, rows, coded) in zip(
        sentences, _seen(coder, [s.document for s in sentences]), strict=True
    ):
        text = gold.document.text
        for told, found in pair_worded(gold.events, [worded(e, text) for e in coded.events]):
            event = gold.events[told]
            yield _judged(
                scene,
                rows,
                found,
                gold.document.id,
                event.type,
                _states_in(scene, text, event.actors),
                _states_in(scene, text, event.recipients),
                "sentences",
            )


def _seen(
    coder: Coder, documents: Sequence[Document]
) -> Iterator[tuple[Scene, dict[int, list[Row]], CodedDocument]]:
    recorder = Recorder(coder.events)
    recording = replace(coder, events=recorder)
    for coded in recording.many(documents):
        assert isinstance(coded, CodedDocument)
        scene = recorder.scenes.pop(coded.document.id)
        rows: dict[int, list[Row]] = {}
        for row in scene.rows():
            rows.setdefault(row.event, []).append(row)
        yield scene, rows, coded


def _judged(
    scene: Scene,
    rows: Mapping[int, Sequence[Row]],
    number: int,
    document: str,
    type_: str,
    actors: frozenset[str],
    recipients: frozenset[str],
    kind: str = "documents",
) -> Judged:
    wording = scene.events[number]
    return Judged(
        document,
        type_,
        tuple(rows.get(number, ())),
        actors,
        recipients,
        _states(wording.actors),
        _states(wording.recipients),
        type_ == wording.type,
        kind,
    )


def _states_in(scene: Scene, text: str, names: Sequence[str]) -> frozenset[str]:
    """Return the states of the mentions that share words with annotated names."""
    places = [(start, start + len(n)) for n in names if (start := text.find(n)) >= 0]
    return frozenset(
        m.participant.country
        for m in scene.mentions
        if m.participant.country and any(m.span.start < end and start < m.span.end for start, end in places)
    )


def is_right(event: Judged, actors: frozenset[str], recipients: frozenset[str]) -> bool:
    """Return whether both sides are those of the annotators, by the measure of `make accuracy`."""
    if event.type in UNDIRECTED and (not event.recipients or not recipients):
        return event.actors | event.recipients == actors | recipients
    return event.actors == actors and event.recipients == recipients


def _states(mentions: Sequence[Mention]) -> frozenset[str]:
    return frozenset(m.participant.country for m in mentions if m.participant.country)
