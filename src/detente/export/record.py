"""A coded document as a JSON record, the form that every other program reads."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

from detente import __version__
from detente.records import (
    Attribution,
    CodedDocument,
    Document,
    Event,
    Evidence,
    Mention,
    Place,
    Skipped,
    Span,
    TimeMention,
)

Record = dict[str, Any]
"""A JSON object; its exact shape is `resources/record.schema.json`, which no Python type tells as well."""

# Legal inside JSON words, yet some readers end a line at them, and half surrogates have no UTF-8 form.
_UNSAFE_IN_A_LINE = re.compile("[\x85\u2028\u2029\ud800-\udfff]")


def as_record(coded: CodedDocument) -> Record:
    """Return the record of a coded document: plain dicts, lists, words and numbers, keys in a fixed order.

    Offsets are code points of `document.text`; nothing is left out, so an empty list means "none found".
    """
    text = coded.document.text
    return {
        "document": _document(coded.document),
        "sentences": [[s.start, s.end] for s in coded.sentences],
        "mentions": [_mention(f"m{n}", m, text) for n, m in enumerate(coded.mentions, start=1)],
        "times": [_time(t, text) for t in coded.times],
        "attributions": [_attribution(a, text) for a in coded.attributions],
        "events": [_event(e, text) for e in coded.events],
        "notes": list(coded.notes),
        "coder": {"name": "detente", "version": __version__},
    }


def as_line(coded: CodedDocument) -> str:
    """Return the record as one line of JSON, without the line's end."""
    return _line(as_record(coded))


def as_reject_line(skipped: Skipped) -> str:
    """Return what is known of a refused document as one line of JSON, without the line's end."""
    return _line(
        {
            "document": skipped.document_id,
            "stage": skipped.stage,
            "reason": skipped.reason,
            "empty": skipped.empty,
        }
    )


def _line(record: Record) -> str:
    line = json.dumps(record, ensure_ascii=False, separators=(", ", ": "), allow_nan=False)
    return _UNSAFE_IN_A_LINE.sub(lambda found: f"\\u{ord(found[0]):04x}", line)


def _document(document: Document) -> Record:
    return {
        "id": document.id,
        "text": document.text,
        "title": document.title,
        "published": _day(document.published),
        "published_from": document.published_from,
        "publisher": document.publisher,
        "url": document.url,
        "byline": document.byline,
        "sha256": document.sha256,
        "language": "en",
    }


def _mention(number: str, mention: Mention, text: str) -> Record:
    before = mention.antecedent
    return {
        "id": number,
        **_words(mention.span, text),
        "sentence": mention.sentence,
        "kind": mention.kind,
        "name": mention.participant.name,
        "country": mention.participant.country,
        "sectors": list(mention.participant.sectors),
        "antecedent": None if before is None else [before.start, before.end],
    }


def _time(time: TimeMention, text: str) -> Record:
    return {
        **_words(time.span, text),
        "sentence": time.sentence,
        "type": time.type,
        "value": time.value,
        "first": _day(time.first),
        "last": _day(time.last),
    }


def _attribution(attribution: Attribution, text: str) -> Record:
    return {
        "id": attribution.id,
        "sentence": attribution.sentence,
        "source": None if attribution.source is None else _participant(attribution.source, text),
        "cue": None if attribution.cue is None else _words(attribution.cue, text),
        "content": [_words(span, text) for span in attribution.content],
        "kind": attribution.kind,
        "polarity": attribution.polarity,
        "nested_in": attribution.nested_in,
    }


def _event(event: Event, text: str) -> Record:
    return {
        "id": event.id,
        "type": event.type,
        "mode": event.mode,
        "contexts": list(event.contexts),
        "actors": [_participant(m, text) for m in event.actors],
        "recipients": [_participant(m, text) for m in event.recipients],
        "trigger": _words(event.trigger, text),
        "sentence": event.sentence,
        "first": _day(event.first),
        "last": _day(event.last),
        "place": None if event.place is None else _place(event.place, text),
        "attribution": event.attribution,
        "status": event.status,
        "factuality": [{"source": f.source, "value": f.value} for f in event.factuality],
        "quad_class": event.quad_class,
        "intensity": event.intensity,
        "cameo": event.cameo,
        "goldstein": event.goldstein,
        "because": [_evidence(e, text) for e in event.because],
    }


def _participant(mention: Mention, text: str) -> Record:
    return {
        **_words(mention.span, text),
        "name": mention.participant.name,
        "country": mention.participant.country,
        "sectors": list(mention.participant.sectors),
    }


def _place(place: Place, text: str) -> Record:
    return {
        **_words(place.span, text),
        "name": place.name,
        "admin1": place.admin1,
        "country": place.country,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "precision": place.precision,
    }


def _evidence(evidence: Evidence, text: str) -> Record:
    span = evidence.span
    return {
        "of": evidence.of,
        "stage": evidence.stage,
        "rule": evidence.rule,
        "text": None if span is None else span.of(text),
        "start": None if span is None else span.start,
        "end": None if span is None else span.end,
    }


def _words(span: Span, text: str) -> Record:
    return {"text": span.of(text), "start": span.start, "end": span.end}


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
