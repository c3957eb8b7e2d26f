"""The main path: a document in, its record out, stage by stage."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from detente.lexicon import SHIPPED, Lexicons
from detente.records import (
    Attribution,
    CodedDocument,
    Document,
    Event,
    EventMention,
    Mention,
    Parse,
    Place,
    Proposal,
    Skipped,
    Span,
    TimeMention,
)

Segment = Callable[[Document], tuple[Span, ...]]
ParseSentences = Callable[
    [Iterable[tuple[Document, Sequence[Span]]]],
    Iterator[tuple[Document, tuple[Span, ...], tuple[Parse, ...]]],
]
FindTimes = Callable[[Document, Sequence[Parse]], tuple[TimeMention, ...]]
FindActors = Callable[[Document, Sequence[Parse], Sequence[TimeMention]], tuple[Mention, ...]]
Corefer = Callable[[Document, Sequence[Parse], Sequence[Mention]], tuple[Mention, ...]]
FindAttributions = Callable[[Document, Sequence[Parse], Sequence[Mention]], tuple[Attribution, ...]]
FindPlaces = Callable[[Document, Sequence[Parse], Sequence[Mention]], tuple[Place, ...]]
NameSpeakers = Callable[[Sequence[Mention], Sequence[Attribution]], tuple[Mention, ...]]
ProposeEvents = Callable[[Sequence[Parse]], tuple[Proposal, ...]]
FindEvents = Callable[
    [Document, Sequence[Parse], Sequence[Mention], Sequence[Attribution], Sequence[Proposal]],
    tuple[EventMention, ...],
]
Assemble = Callable[
    [
        Document,
        Sequence[Parse],
        Sequence[EventMention],
        Sequence[Attribution],
        Sequence[TimeMention],
        Sequence[Place],
    ],
    tuple[Event, ...],
]
Retell = Callable[[Sequence[Parse], Sequence[Event]], tuple[Event, ...]]


@dataclass(frozen=True, slots=True)
class Coder:
    """The stages, each replaceable with `dataclasses.replace(coder, actors=mine)`."""

    segment: Segment
    parse: ParseSentences
    times: FindTimes
    actors: FindActors
    corefer: Corefer
    attributions: FindAttributions
    speakers: NameSpeakers
    places: FindPlaces
    propose: ProposeEvents
    events: FindEvents
    assemble: Assemble
    retell: Retell

    def __call__(self, document: Document) -> CodedDocument:
        """Return the record of one document."""
        (parsed,) = self.parse([(document, self.segment(document))])
        return self._code(*parsed)

    def many(self, documents: Iterable[Document | Skipped]) -> Iterator[CodedDocument | Skipped]:
        """Yield the records in the order given; the parser sees batches across documents.

        A document that was refused before passes through, so that received = coded + empty + skipped.
        """
        refused: dict[int, list[Skipped]] = {}
        count = 0

        def accepted() -> Iterator[tuple[Document, tuple[Span, ...]]]:
            nonlocal count
            for document in documents:
                if isinstance(document, Skipped):
                    refused.setdefault(count, []).append(document)
                else:
                    count += 1
                    yield document, self.segment(document)

        for coded, (document, sentences, parses) in enumerate(self.parse(accepted())):
            yield from refused.pop(coded, ())
            yield self._code(document, sentences, parses)
        for which in sorted(refused):
            yield from refused[which]

    def _code(
        self, document: Document, sentences: tuple[Span, ...], parses: tuple[Parse, ...]
    ) -> CodedDocument:
        times = self.times(document, parses)
        mentions = self.corefer(document, parses, self.actors(document, parses, times))
        attributions = self.attributions(document, parses, mentions)
        mentions = self.speakers(mentions, attributions)
        places = self.places(document, parses, mentions)
        wordings = self.events(document, parses, mentions, attributions, self.propose(parses))
        events = self.assemble(document, parses, wordings, attributions, times, places)
        events = self.retell(parses, events)
        return CodedDocument(document, sentences, mentions, times, attributions, events, document.notes)


def default_coder(lexicon: Path | str | None = None) -> Coder:
    """Return the coder over the shipped lexicons; loading takes about two seconds, once.

    With `lexicon`, a folder of tables of one's own, these lie over the shipped ones.

    Raises:
        LexiconError: naming all faulty lines of the folder at once.
    """
    from detente.lexicon.checking import checked_lexicons

    return coder_over(checked_lexicons(lexicon))


def coder_over(lexicons: Lexicons = SHIPPED, *, with_model: bool = True) -> Coder:
    """Return the coder over these lexicons; without the trained model the patterns decide alone."""
    from detente.actors import default_actor_finder
    from detente.attribution import default_attribution_finder
    from detente.coref import default_coreference, with_speakers
    from detente.encode import default_event_model
    from detente.events import default_assembler, default_event_finder
    from detente.parse import default_parser
    from detente.places import default_place_finder, place_of_event
    from detente.segment import default_segmenter
    from detente.timex import default_time_finder, time_of_event, with_retold_times

    model = default_event_model() if with_model else None
    times, places = default_time_finder(lexicons), default_place_finder(lexicons)
    when = partial(time_of_event, words=times.lexicon)
    where = partial(place_of_event, words=places.words)
    return Coder(
        segment=default_segmenter(lexicons),
        parse=default_parser(lexicons),
        times=times,
        actors=default_actor_finder(lexicons),
        corefer=default_coreference(lexicons),
        attributions=default_attribution_finder(lexicons),
        speakers=with_speakers,
        places=places,
        propose=model or _nothing,
        events=default_event_finder(lexicons, model.name if model is not None else None),
        assemble=default_assembler(when, where, lexicons, model.name if model is not None else "model"),
        retell=with_retold_times,
    )


def _nothing(_: Sequence[Parse]) -> tuple[Proposal, ...]:
    return ()
