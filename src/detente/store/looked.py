"""What somebody who looks at a store is shown: counts, happenings with their reports, documents with their marks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from detente.records import Party, Reason, StoredEvent


@dataclass(frozen=True, slots=True)
class CoveredDay:
    """A day of publication with at least one document; `events` are those of its documents."""

    day: date
    documents: int
    events: int


@dataclass(frozen=True, slots=True)
class Gap:
    """Days without any document, both ends inclusive: nothing was seen, which is not that nothing happened."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """Return how many days it has."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class StoreRun:
    """A run as a store tells it; `finished` is `None` while its rows are not yet seen. Times are UTC, ISO 8601."""

    name: str
    coder: str
    started: str
    finished: str | None
    coded: int
    already: int
    empty: int
    skipped: int


@dataclass(frozen=True, slots=True)
class Overview:
    """What a store holds of one coder; `empty` and `skipped` count what its runs refused.

    `first` and `last` are days of publication, `None` if no document has one; `undated` documents have none.
    `days` holds covered days only, `gaps` all the others from `first` to `last`.
    """

    revision: str
    coder: str | None
    coders: tuple[str, ...]
    documents: int
    events: int
    attributions: int
    incidents: int
    publishers: int
    undated: int
    first: date | None
    last: date | None
    days: tuple[CoveredDay, ...]
    gaps: tuple[Gap, ...]
    runs: tuple[StoreRun, ...]
    empty: int
    skipped: int


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """A happening without its reports; `published` is the day of its newest report.

    `first` and `last` are the narrowest days that a report gives. `asserted_by` and `denied_by` are voices: names,
    or the publisher (else the id) of a document that speaks for itself.
    """

    id: str
    type: str
    mode: str | None
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    first: date | None
    last: date | None
    published: date | None
    place: str | None
    place_country: str | None
    reports: int
    documents: int
    asserted_by: tuple[str, ...]
    denied_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IncidentReport:
    """How one document tells a happening: the event and the sentence of its trigger.

    `sentence` is "" where the store has no text; `trigger_start` and `trigger_end` are offsets into it, not into
    the text.
    """

    event: StoredEvent
    title: str | None
    sentence: str
    trigger_start: int | None
    trigger_end: int | None


@dataclass(frozen=True, slots=True)
class IncidentTold:
    """A happening with its reports by day of publication, and what they say apart.

    `told_for` are the reports that tell it as so (asserted), `told_against` those that deny or dispute it; plans,
    demands and suppositions are in neither. `dates` and `places` count reports, the most often told first.
    """

    row: IncidentRow
    reports: tuple[IncidentReport, ...]
    told_for: tuple[IncidentReport, ...]
    told_against: tuple[IncidentReport, ...]
    dates: tuple[tuple[date | None, date | None, int], ...]
    places: tuple[tuple[str, str | None, float | None, float | None, int], ...]


MarkKind = Literal["name", "noun", "nationality", "pronoun", "implied", "time", "cue"]


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of a text that name somebody, tell a time or that somebody says something.

    `actor_of` and `recipient_of` are ids of events, `source_of` and `cue_of` of attributions. `earlier` are the
    offsets of the words that a pronoun or short mention was resolved to. `first` and `last` are a time's days.
    """

    start: int
    end: int
    kind: MarkKind
    name: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()
    value: str | None = None
    first: date | None = None
    last: date | None = None
    earlier: tuple[int, int] | None = None
    actor_of: tuple[str, ...] = ()
    recipient_of: tuple[str, ...] = ()
    source_of: tuple[str, ...] = ()
    cue_of: tuple[str, ...] = ()
    because: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """Who says what in a document; `content` are offsets of what is said. `source` is `None` where it is hidden."""

    id: str
    sentence: int
    source: Party | None
    cue: str | None
    content: tuple[tuple[int, int], ...]
    kind: str
    polarity: str
    nested_in: str | None


@dataclass(frozen=True, slots=True)
class DocumentTold:
    """A document with all that the store keeps of it.

    `marked` tells whether participants and times were kept: a détente before 0.2 did not keep them.
    `incidents` are the ids of the happenings of its events, by the events' ids.
    """

    id: str
    coder: str
    title: str | None
    publisher: str | None
    url: str | None
    byline: str | None
    published: date | None
    published_from: str | None
    text: str
    notes: tuple[str, ...]
    events: tuple[StoredEvent, ...]
    attributions: tuple[Told, ...]
    marks: tuple[Mark, ...]
    marked: bool
    incidents: dict[str, str]


@dataclass(frozen=True, slots=True)
class Count:
    """How many events have a value; `value` is "" for those without one."""

    value: str
    events: int


@dataclass(frozen=True, slots=True)
class Facets:
    """The events that a search finds, counted by what can narrow it; most frequent first, months in order.

    An event with several actor countries counts for each. `voices` are names of who tells it, "author" for the
    document itself and "" where the text hides it. `months` are those of the column `day` as "2019-03".
    """

    events: int
    actors: tuple[Count, ...]
    recipients: tuple[Count, ...]
    types: tuple[Count, ...]
    statuses: tuple[Count, ...]
    voices: tuple[Count, ...]
    voice_countries: tuple[Count, ...]
    publishers: tuple[Count, ...]
    places: tuple[Count, ...]
    months: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class DyadCount:
    """How much one country did to another: events, those of each quad class, and their mean intensity.

    Where all parties act together (talks, treaties) the event counts in both directions.
    """

    actor: str
    recipient: str
    events: int
    verbal_cooperation: int
    material_cooperation: int
    verbal_conflict: int
    material_conflict: int
    intensity: float | None


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """How many events are told to have happened at a place; degrees north and east."""

    place: str
    country: str | None
    latitude: float
    longitude: float
    precision: str | None
    events: int
    conflict: int


CorrectionKind = Literal["wrong", "missing", "changed"]


@dataclass(frozen=True, slots=True)
class Correction:
    """What a reader says of an event: that it is wrong, that it is otherwise, or that one is missing.

    `said` are fields of the event as it should be, in the shape of the gold files, and perhaps a `note`; `about` is
    the event as it was coded then, `None` for a missing one. `at` is the time in UTC, ISO 8601.
    """

    id: int
    document: str
    event: str | None
    kind: CorrectionKind
    said: Mapping[str, Any]
    about: Mapping[str, Any] | None
    coder: str
    who: str
    at: str
