"""A document's text cut where findings begin and end, so that nested and overlapping ones can be shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import quote

from detente.app.looking import DocumentTold, Mark
from detente.records import StoredEvent

_DEEPEST = 3
"""Quotations inside each other that are told apart by their shade."""

_MARK_CLASSES = {"time": "time", "cue": "cue"}


@dataclass(frozen=True, slots=True)
class Piece:
    """Words between two places where something begins or ends.

    `href` leads to the card of what the words are most of all: an event, else the smallest mark; `None` for plain
    words. `first` says that this begins here, so that a keyboard stops at it once. `ids` are anchors of events
    whose triggers begin here, `numbers` (label, address) of events that end here.
    """

    start: int
    words: str
    classes: tuple[str, ...]
    href: str | None
    first: bool
    about: str | None
    ids: tuple[str, ...]
    numbers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    of: StoredEvent | Mark | str
    card: str


def pieces(told: DocumentTold, at: tuple[int, int] | None = None) -> tuple[Piece, ...]:
    """Return the whole text in order; `at` are offsets of words to point out."""
    spans = sorted(_spans(told, at), key=lambda s: (s.start, -s.end))
    edges = sorted({0, len(told.text), *(s.start for s in spans), *(s.end for s in spans)})
    found, waiting = [], list(reversed(spans))
    covering: list[_Span] = []
    for start, end in pairwise(edges):
        covering = [s for s in covering if s.end > start]
        while waiting and waiting[-1].start <= start:
            covering.append(waiting.pop())
        found.append(_piece(told, start, end, covering))
    return tuple(found)


def label(event: str) -> str:
    """Return how an event is called on the page: e12 is "12".

    >>> label("e12"), label("1034")
    ('12', '1034')
    """
    return event.removeprefix("e")


def shown_marks(told: DocumentTold) -> list[tuple[str, Mark]]:
    """Return the marks that have a card of their own with its name; cues have that of their attribution."""
    return [
        (f"m{n}", mark)
        for n, mark in enumerate(told.marks)
        if mark.kind != "implied" and mark.end > mark.start
    ]


def _spans(told: DocumentTold, at: tuple[int, int] | None) -> Iterator[_Span]:
    size = len(told.text)
    for event in told.events:
        if _inside(event.trigger_start, event.trigger_end, size):
            yield _Span(event.trigger_start or 0, event.trigger_end or 0, event, event.event)
    for name, mark in shown_marks(told):
        if _inside(mark.start, mark.end, size):
            yield _Span(mark.start, mark.end, mark, mark.cue_of[0] if mark.cue_of else name)
    for attribution in told.attributions:
        for start, end in attribution.content:
            if _inside(start, end, size):
                yield _Span(start, end, "said", attribution.id)
    if at is not None and _inside(*at, size):
        yield _Span(*at, "at", "")


def _inside(start: int | None, end: int | None, size: int) -> bool:
    return start is not None and end is not None and 0 <= start < end <= size


def _piece(told: DocumentTold, start: int, end: int, covering: list[_Span]) -> Piece:
    events = [s for s in covering if isinstance(s.of, StoredEvent)]
    marks = sorted((s for s in covering if isinstance(s.of, Mark)), key=lambda s: s.end - s.start)
    said = [s for s in covering if s.of == "said"]
    # Blanks between two marks of one event are a link that nobody can see or read.
    main = (*events, *marks, None)[0] if told.text[start:end].strip() else None
    beginning = [s for s in events if s.start == start]
    return Piece(
        start=start,
        words=told.text[start:end],
        classes=tuple(_classes(events, marks, said, covering, start, end)),
        href=f"#{quote(main.card)}" if main else None,
        first=main is not None and main.start == start,
        about=f"s-{main.card}" if main else None,
        ids=tuple(f"w-{s.card}" for s in beginning),
        numbers=tuple((label(s.card), f"#{quote(s.card)}") for s in events if s.end == end),
    )


def _classes(
    events: list[_Span], marks: list[_Span], said: list[_Span], covering: list[_Span], start: int, end: int
) -> Iterator[str]:
    for span in events[:1]:
        assert isinstance(span.of, StoredEvent)
        yield from event_classes(span.of)
    yield from dict.fromkeys(_MARK_CLASSES.get(s.of.kind, "who") for s in marks if isinstance(s.of, Mark))
    if said:
        yield f"said{min(len(said), _DEEPEST)}"
        if any(s.start == start for s in said):
            yield "opens"
        if any(s.end == end for s in said):
            yield "closes"
    if any(s.of == "at" for s in covering):
        yield "at"


def event_classes(event: StoredEvent) -> Iterable[str]:
    """Return the classes of an event's words: what side it is on and whether it is told as having happened."""
    side = "" if event.quad_class is None else " coop-words" if event.quad_class <= 2 else " conf-words"
    return ("event" + side, *(() if event.status == "asserted" else ("unsure",)))
