"""Coded documents as rows of the store's tables, and rows as events again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from detente.records import CodedDocument, Document, Party, Reason, StoredEvent, stored_events
from detente.store.mentions import mention_rows
from detente.store.record_rows import record_row

Row = dict[str, Any]
"""A row by the names of its columns; what each holds is the Arrow schema's business."""

UNDATED = "undated"
"""The month of documents without a publication date."""

_SAME = (
    "document event type status published first last mode place place_admin1 place_country latitude longitude "
    "place_precision attribution voice voice_country quad_class intensity cameo goldstein publisher url sentence "
    "sentence_start sentence_end trigger trigger_start trigger_end"
).split()
"""The columns that hold a field of `StoredEvent` as it is."""


def month_of(day: date | None) -> str:
    """Return the month that a document's rows lie in.

    >>> month_of(date(2018, 3, 4)), month_of(None)
    ('2018-03', 'undated')
    """
    return UNDATED if day is None else f"{day.year:04}-{day.month:02}"


def content_of(document: Document) -> str:
    """Return a hash of all that coding reads of a document: the same hash, the same record."""
    given = [document.text, str(document.published), document.title, document.publisher, document.url]
    return hashlib.sha256(json.dumps(given).encode()).hexdigest()


def rows_of(coded: CodedDocument) -> dict[str, list[Row]]:
    """Return the rows of a coded document by table."""
    document = coded.document
    month = month_of(document.published)
    mentions = mention_rows(coded, month)
    return {
        "documents": [
            {
                "month": month,
                "id": document.id,
                "published": document.published,
                "published_from": document.published_from,
                "title": document.title,
                "publisher": document.publisher,
                "url": document.url,
                "byline": document.byline,
                "text": document.text,
                "sha256": document.sha256,
                "content": content_of(document),
                "sentences": len(coded.sentences),
                "events": len(coded.events),
                "attributions": len(coded.attributions),
                "notes": list(coded.notes),
            }
        ],
        "events": [row_of(event, number) for number, event in enumerate(stored_events(coded))],
        "attributions": list(_attributions(coded, month)),
        "mentions": mentions,
        "records": [record_row(coded, month, mentions)],
    }


def row_of(event: StoredEvent, number: int) -> Row:
    """Return an event's row; `number` is its place among its document's events."""
    return {
        "month": month_of(event.published),
        **{name: getattr(event, name) for name in _SAME},
        "day": event.day,
        "contexts": list(event.contexts),
        "actor_countries": countries(event.actors),
        "recipient_countries": countries(event.recipients),
        "actors": [party_row(p) for p in event.actors],
        "recipients": [party_row(p) for p in event.recipients],
        "factuality": [{"source": source, "value": value} for source, value in event.factuality],
        "because": [
            {"of": r.of, "stage": r.stage, "rule": r.rule, "start": r.start, "end": r.end}
            for r in event.because
        ],
        "number": number,
    }


def event_of(row: Row) -> StoredEvent:
    """Return the event of a row, as it was before it was stored."""
    return StoredEvent(
        **{name: row[name] for name in _SAME},
        contexts=tuple(row["contexts"] or ()),
        actors=tuple(party_of(p) for p in row["actors"] or ()),
        recipients=tuple(party_of(p) for p in row["recipients"] or ()),
        factuality=tuple((f["source"], f["value"]) for f in row["factuality"] or ()),
        because=tuple(
            Reason(r["of"], r["stage"], r["rule"], r["start"], r["end"]) for r in row["because"] or ()
        ),
    )


def countries(parties: Iterable[Party]) -> str:
    """Return the countries of parties, each once, in the order of the alphabet, "" where none is known.

    >>> countries([Party("US troops", "USA"), Party("France", "FRA"), Party("Biden", "USA"), Party("rebels")])
    'FRA USA'
    """
    return " ".join(sorted({p.country for p in parties if p.country}))


def party_row(party: Party) -> Row:
    """Return a participant as the tables hold it."""
    return {
        "name": party.name,
        "country": party.country,
        "sectors": list(party.sectors),
        "text": party.text,
    }


def party_of(row: Row) -> Party:
    """Return the participant that a table holds."""
    return Party(row["name"], row["country"], tuple(row["sectors"] or ()), row["text"])


def _attributions(coded: CodedDocument, month: str) -> Iterable[Row]:
    text = coded.document.text
    for number, told in enumerate(coded.attributions):
        source = told.source
        who = None if source is None else source.participant
        yield {
            "month": month,
            "document": coded.document.id,
            "attribution": told.id,
            "published": coded.document.published,
            "sentence": told.sentence,
            "source": None if who is None else who.name,
            "source_country": None if who is None else who.country,
            "source_sectors": [] if who is None else list(who.sectors),
            "source_text": None if source is None else source.span.of(text),
            "cue": None if told.cue is None else told.cue.of(text),
            "content": [{"text": s.of(text), "start": s.start, "end": s.end} for s in told.content],
            "kind": told.kind,
            "polarity": told.polarity,
            "nested_in": told.nested_in,
            "number": number,
        }
