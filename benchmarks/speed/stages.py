"""Where the time goes: a coder whose stages keep their own time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from time import perf_counter
from typing import ParamSpec, TypeVar

from detente.pipeline import Coder, ParseSentences
from detente.records import CodedDocument, Document, Parse, Span

P = ParamSpec("P")
R = TypeVar("R")
Sentences = tuple[Document, Sequence[Span]]
Parsed = tuple[Document, tuple[Span, ...], tuple[Parse, ...]]


@dataclass(slots=True)
class StageTimes:
    """Seconds by stage, and how many sentences were coded in `total` seconds."""

    seconds: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    total: float = 0.0
    sentences: int = 0

    def shares(self) -> list[tuple[str, float, float]]:
        """Return stage, per cent of the total and seconds, the longest first; what is left over is "rest"."""
        rows = [*self.seconds.items(), ("rest", self.total - sum(self.seconds.values()))]
        return [(name, 100 * s / self.total, s) for name, s in sorted(rows, key=lambda row: -row[1])]


def measure_stages(coder: Coder, documents: Sequence[Document]) -> StageTimes:
    """Return the time that each stage takes for the documents, in this process."""
    times = StageTimes()
    timed = _with_timers(coder, times.seconds)
    begin = perf_counter()
    for record in timed.many(documents):
        assert isinstance(record, CodedDocument)
        times.sentences += len(record.sentences)
    times.total = perf_counter() - begin
    return times


def _with_timers(coder: Coder, seconds: defaultdict[str, float]) -> Coder:
    return replace(
        coder,
        segment=_timed("segment", coder.segment, seconds),
        parse=_timed_parse(coder.parse, seconds),
        times=_timed("times", coder.times, seconds),
        actors=_timed("actors", coder.actors, seconds),
        corefer=_timed("coref", coder.corefer, seconds),
        propose=_timed("propose", coder.propose, seconds),
        attributions=_timed("attribution", coder.attributions, seconds),
        speakers=_timed("coref", coder.speakers, seconds),
        places=_timed("places", coder.places, seconds),
        events=_timed("events", coder.events, seconds),
        assemble=_timed("assemble", coder.assemble, seconds),
        retell=_timed("times", coder.retell, seconds),
    )


def _timed(name: str, stage: Callable[P, R], seconds: defaultdict[str, float]) -> Callable[P, R]:
    def call(*args: P.args, **kwargs: P.kwargs) -> R:
        begin = perf_counter()
        try:
            return stage(*args, **kwargs)
        finally:
            seconds[name] += perf_counter() - begin

    return call


def _timed_parse(parse: ParseSentences, seconds: defaultdict[str, float]) -> ParseSentences:
    """Return the parser with its time kept; the segmenter, which works while it reads on, is taken out."""

    def call(documents: Iterable[Sentences]) -> Iterator[Parsed]:
        outside = 0.0

        def given() -> Iterator[Sentences]:
            nonlocal outside
            rest = iter(documents)
            while True:
                begin = perf_counter()
                document = next(rest, None)
                outside += perf_counter() - begin
                if document is None:
                    return
                yield document

        parsed = iter(parse(given()))
        while True:
            begin, before = perf_counter(), outside
            found = next(parsed, None)
            seconds["parse"] += perf_counter() - begin - (outside - before)
            if found is None:
                return
            yield found

    return call
