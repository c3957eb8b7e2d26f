"""The table of records: what the other tables leave out of a record, by the numbers of their rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from detente.records import CodedDocument, Mention

Row = dict[str, Any]


def record_row(coded: CodedDocument, month: str, mentions: Sequence[Row]) -> Row:
    """Return a document's row of the table; `mentions` are its rows of that table, which it refers to by number."""
    named = {(r["start"], r["end"], r["name"]): r["number"] for r in mentions if r["name"] is not None}
    times = iter(r["number"] for r in mentions if r["kind"] == "time")

    def number(mention: Mention) -> int:
        return int(named[mention.span.start, mention.span.end, mention.participant.name])

    return {
        "month": month,
        "document": coded.document.id,
        "sentences": [{"start": s.start, "end": s.end} for s in coded.sentences],
        "mentions": [{"number": number(m), "sentence": m.sentence, **_own(m)} for m in coded.mentions],
        "times": [
            {"number": n, "sentence": t.sentence, "type": t.type}
            for n, t in zip(times, sorted(coded.times, key=lambda t: (t.span.start, t.span.end)), strict=True)
        ],
        "sources": [
            {"attribution": a.id, "number": number(a.source)}
            for a in coded.attributions
            if a.source is not None
        ],
        "events": [
            {
                "event": e.id,
                "actors": [number(m) for m in e.actors],
                "recipients": [number(m) for m in e.recipients],
                "place_start": None if e.place is None else e.place.span.start,
                "place_end": None if e.place is None else e.place.span.end,
            }
            for e in coded.events
        ],
        "number": 0,
    }


def _own(mention: Mention) -> Row:
    """Return what mentions with the same words and name can differ in: "both presidents" are of two countries."""
    earlier = mention.antecedent
    return {
        "country": mention.participant.country,
        "sectors": list(mention.participant.sectors),
        "earlier_start": None if earlier is None else earlier.start,
        "earlier_end": None if earlier is None else earlier.end,
    }
