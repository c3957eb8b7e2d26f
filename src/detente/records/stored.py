"""An event as a row that stands for itself, without its document beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from detente.records.attribution import Attribution
from detente.records.coded import CodedDocument
from detente.records.event import Event
from detente.records.evidence import Evidence
from detente.records.mention import Mention


@dataclass(frozen=True, slots=True)
class Party:
    """A participant of a stored event; `text` are the words that name it, `None` where none do."""

    name: str
    country: str | None = None
    sectors: tuple[str, ...] = ()
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """What made one value of a stored event: a lexicon line, a rule or a model, and the words it saw."""

    of: str
    stage: str
    rule: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """A coded or imported event with what it needs of its document.

    `document` and `event` together name it. `voice` is the name of who tells it, "" where the text hides
    that, `None` where the document tells it in its own voice. Offsets are code points of the document's
    text, `None` for events read from other projects' files.
    """

    document: str
    event: str
    type: str
    status: str
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    published: date | None = None
    first: date | None = None
    last: date | None = None
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    place: str | None = None
    place_admin1: str | None = None
    place_country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    place_precision: str | None = None
    attribution: str | None = None
    voice: str | None = None
    voice_country: str | None = None
    factuality: tuple[tuple[str, str], ...] = ()
    quad_class: int | None = None
    intensity: float | None = None
    cameo: str | None = None
    goldstein: float | None = None
    publisher: str | None = None
    url: str | None = None
    sentence: int | None = None
    sentence_start: int | None = None
    sentence_end: int | None = None
    trigger: str | None = None
    trigger_start: int | None = None
    trigger_end: int | None = None
    because: tuple[Reason, ...] = ()

    @property
    def day(self) -> date | None:
        """The day to count the event on: the first it can have happened on, else the last, else publication."""
        return self.first or self.last or self.published

    @property
    def parties(self) -> tuple[Party, ...]:
        """Actors and recipients together."""
        return (*self.actors, *self.recipients)


def stored_events(coded: CodedDocument) -> tuple[StoredEvent, ...]:
    """Return the events of a coded document, each standing for itself, in the order of the text."""
    voices = {a.id: a for a in coded.attributions}
    return tuple(_stored(coded, event, voices.get(event.attribution or "")) for event in coded.events)


def _stored(coded: CodedDocument, event: Event, told: Attribution | None) -> StoredEvent:
    document, place = coded.document, event.place
    sentence = coded.sentences[event.sentence] if event.sentence < len(coded.sentences) else None
    source = None if told is None else told.source
    return StoredEvent(
        document=document.id,
        event=event.id,
        type=event.type,
        status=event.status,
        actors=tuple(_party(m, document.text) for m in event.actors),
        recipients=tuple(_party(m, document.text) for m in event.recipients),
        published=document.published,
        first=event.first,
        last=event.last,
        mode=event.mode,
        contexts=event.contexts,
        place=None if place is None else place.name,
        place_admin1=None if place is None else place.admin1,
        place_country=None if place is None else place.country,
        latitude=None if place is None else place.latitude,
        longitude=None if place is None else place.longitude,
        place_precision=None if place is None else place.precision,
        attribution=event.attribution,
        voice=None if event.attribution is None else ("" if source is None else source.participant.name),
        voice_country=None if source is None else source.participant.country,
        factuality=tuple((f.source, f.value) for f in event.factuality),
        quad_class=event.quad_class,
        intensity=event.intensity,
        cameo=event.cameo,
        goldstein=event.goldstein,
        publisher=document.publisher,
        url=document.url,
        sentence=event.sentence,
        sentence_start=None if sentence is None else sentence.start,
        sentence_end=None if sentence is None else sentence.end,
        trigger=event.trigger.of(document.text),
        trigger_start=event.trigger.start,
        trigger_end=event.trigger.end,
        because=tuple(_reason(e) for e in event.because),
    )


def _party(mention: Mention, text: str) -> Party:
    known = mention.participant
    words = None if mention.kind == "implied" else mention.span.of(text)
    return Party(known.name, known.country, known.sectors, words)


def _reason(evidence: Evidence) -> Reason:
    span = evidence.span
    start, end = (None, None) if span is None else (span.start, span.end)
    return Reason(evidence.of, evidence.stage, evidence.rule, start, end)
