"""The main path: a document in, its record out, stage by stage."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from detente.lexicon import SHIPPED, Lexicons
from detente.records import (
    Attribution,
    AttributionProposal,
    CodedDocument,
    Document,
    Event,
    EventMention,
    Mention,
    Parse,
    Place,
    Proposal,
    Proposals,
    Skipped,
    Span,
    TimeMention,
)

Segment = Callable[[Document], tuple[Span, ...]]
Relevant = Callable[[Document, Sequence[Span]], Sequence[int]]
"""The numbers of the sentences that are parsed, in order; the others stay in the record, unread."""
ParseSentences = Callable[
    [Iterable[tuple[Document, Sequence[Span]]]],
    Iterator[tuple[Document, tuple[Span, ...], tuple[Parse, ...]]],
]
FindTimes = Callable[[Document, Sequence[Parse]], tuple[TimeMention, ...]]
FindActors = Callable[[Document, Sequence[Parse], Sequence[TimeMention]], tuple[Mention, ...]]
NameTowns = Callable[[Document, Sequence[Parse], Sequence[Mention]], tuple[Mention, ...]]
Corefer = Callable[[Document, Sequence[Parse], Sequence[Mention]], tuple[Mention, ...]]
FindAttributions = Callable[
    [Document, Sequence[Parse], Sequence[Mention], Sequence[AttributionProposal]], tuple[Attribution, ...]
]
FindPlaces = Callable[[Document, Sequence[Parse], Sequence[Mention]], tuple[Place, ...]]
NameSpeakers = Callable[[Sequence[Mention], Sequence[Attribution]], tuple[Mention, ...]]
Propose = Callable[[Sequence[Parse]], Proposals]
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


def all_sentences(document: Document, sentences: Sequence[Span]) -> Sequence[int]:
    """Return the numbers of all sentences: nothing is passed over."""
    return range(len(sentences))


def no_towns(document: Document, parses: Sequence[Parse], mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the mentions as they are: no town stands for its state."""
    return tuple(mentions)


@dataclass(frozen=True, slots=True)
class Coder:
    """The stages, each replaceable with `dataclasses.replace(coder, actors=mine)`."""

    segment: Segment
    parse: ParseSentences
    times: FindTimes
    actors: FindActors
    corefer: Corefer
    propose: Propose
    attributions: FindAttributions
    speakers: NameSpeakers
    places: FindPlaces
    events: FindEvents
    assemble: Assemble
    retell: Retell
    towns: NameTowns = no_towns
    relevant: Relevant = all_sentences

    def __call__(self, document: Document) -> CodedDocument:
        """Return the record of one document."""
        (coded,) = self.many([document])
        return coded  # type: ignore[return-value]  # a document that comes in goes out coded

    def many(self, documents: Iterable[Document | Skipped]) -> Iterator[CodedDocument | Skipped]:
        """Yield the records in the order given; the parser sees batches across documents.

        A document that was refused before passes through, so that received = coded + empty + skipped.
        """
        refused: dict[int, list[Skipped]] = {}
        read: deque[tuple[tuple[Span, ...], Sequence[int]]] = deque()
        count = 0

        def accepted() -> Iterator[tuple[Document, tuple[Span, ...]]]:
            nonlocal count
            for document in documents:
                if isinstance(document, Skipped):
                    refused.setdefault(count, []).append(document)
                else:
                    count += 1
                    sentences = self.segment(document)
                    kept = self.relevant(document, sentences)
                    read.append((sentences, kept))
                    yield document, tuple(sentences[number] for number in kept)

        for coded, (document, _, parses) in enumerate(self.parse(accepted())):
            yield from refused.pop(coded, ())
            sentences, kept = read.popleft()
            yield self._code(document, sentences, _numbered(parses, kept))
        for which in sorted(refused):
            yield from refused[which]

    def _code(
        self, document: Document, sentences: tuple[Span, ...], parses: tuple[Parse, ...]
    ) -> CodedDocument:
        times = self.times(document, parses)
        mentions = self.towns(document, parses, self.actors(document, parses, times))
        mentions = self.corefer(document, parses, mentions)
        proposals = self.propose(parses)
        attributions = self.attributions(document, parses, mentions, proposals.attributions)
        mentions = self.speakers(mentions, attributions)
        places = self.places(document, parses, mentions)
        wordings = self.events(document, parses, mentions, attributions, proposals.events)
        events = self.assemble(document, parses, wordings, attributions, times, places)
        events = self.retell(parses, events)
        return CodedDocument(document, sentences, mentions, times, attributions, events, document.notes)


def _numbered(parses: tuple[Parse, ...], numbers: Sequence[int]) -> tuple[Parse, ...]:
    """Return the parses with the numbers that their sentences have in the document."""
    return tuple(
        parse if parse.sentence == number else replace(parse, sentence=number)
        for parse, number in zip(parses, numbers, strict=False)
    )


def default_coder(lexicon: Path | str | None = None, *, relevant_only: bool = False) -> Coder:
    """Return the coder over the shipped lexicons; loading takes about two seconds, once.

    With `relevant_only`, sentences that cannot hold an event between political actors are not parsed: it
    is faster, and what they attribute to somebody is not found. With `lexicon`, a folder of tables of
    one's own, these lie over the shipped ones.

    Raises:
        LexiconError: naming all faulty lines of the folder at once.
    """
    from detente.lexicon.checking import checked_lexicons

    return coder_over(checked_lexicons(lexicon), relevant_only=relevant_only)


def coder_over(
    lexicons: Lexicons = SHIPPED, *, with_model: bool = True, relevant_only: bool = False
) -> Coder:
    """Return the coder over these lexicons; without the trained model the patterns decide alone."""
    from detente.actors import default_actor_finder
    from detente.attribution import default_attribution_finder
    from detente.coref import default_coreference, with_speakers
    from detente.encode import (
        default_participants_model,
        default_reader,
        default_sides_model,
        default_worth_model,
    )
    from detente.events import (
        PARTICIPANTS_VALUES,
        SIDES_VALUES,
        WORTH_VALUES,
        default_assembler,
        default_event_finder,
    )
    from detente.parse import default_parser
    from detente.places import TownNames, default_place_finder, place_of_event
    from detente.relevance import default_relevance
    from detente.segment import default_segmenter
    from detente.timex import default_time_finder, time_of_event, with_retold_times

    models = default_reader() if with_model else None
    judge = default_sides_model(SIDES_VALUES) if with_model else None
    chooses = default_participants_model(PARTICIPANTS_VALUES) if with_model else None
    keeps = default_worth_model(WORTH_VALUES) if with_model else None
    times, places = default_time_finder(lexicons), default_place_finder(lexicons)
    when = partial(time_of_event, words=times.lexicon)
    where = partial(place_of_event, words=places.words)
    return Coder(
        segment=default_segmenter(lexicons),
        parse=default_parser(lexicons),
        times=times,
        actors=default_actor_finder(lexicons),
        corefer=default_coreference(lexicons),
        propose=models or _nothing,
        attributions=default_attribution_finder(lexicons, models.tagger.name if models is not None else None),
        speakers=with_speakers,
        places=places,
        events=default_event_finder(
            lexicons, models.events.name if models is not None else None, judge, chooses, keeps
        ),
        assemble=default_assembler(
            when, where, lexicons, models.events.name if models is not None else "model"
        ),
        retell=with_retold_times,
        towns=TownNames(places),
        relevant=default_relevance(lexicons) if relevant_only else all_sentences,
    )


def _nothing(_: Sequence[Parse]) -> Proposals:
    return Proposals()
