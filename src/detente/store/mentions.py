"""The table of mentions: what words of a text name somebody, tell a time or that somebody says something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from detente.records import CodedDocument, Evidence, Mention, Span

Row = dict[str, Any]


def mention_rows(coded: CodedDocument, month: str) -> list[Row]:
    """Return the rows of a coded document, in the order of the text."""
    found = [*_participants(coded), *_times(coded), *_cues(coded)]
    found.sort(key=lambda row: (row["start"], row["end"], row["kind"], row["name"] or ""))
    same = {"month": month, "document": coded.document.id}
    return [same | row | {"number": number} for number, row in enumerate(found)]


def _participants(coded: CodedDocument) -> Iterator[Row]:
    """Yield mentions, also those that only an event or attribution has ("implied": the span is its trigger)."""
    known: dict[tuple[Span, str], Mention] = {}
    roles: dict[tuple[Span, str], dict[str, list[str]]] = {}

    def note(mention: Mention, role: str, of: str) -> None:
        key = (mention.span, mention.participant.name)
        known.setdefault(key, mention)
        listed = roles.setdefault(key, {}).setdefault(role, [])
        if of not in listed:
            listed.append(of)

    for mention in coded.mentions:
        known.setdefault((mention.span, mention.participant.name), mention)
    for event in coded.events:
        for actor in event.actors:
            note(actor, "actor_of", event.id)
        for recipient in event.recipients:
            note(recipient, "recipient_of", event.id)
    for told in coded.attributions:
        if told.source is not None:
            note(told.source, "source_of", told.id)
    for key, mention in known.items():
        who, earlier = mention.participant, mention.antecedent
        yield _row(mention.span, mention.kind, mention.evidence) | {
            "name": who.name,
            "country": who.country,
            "sectors": list(who.sectors),
            "earlier_start": None if earlier is None else earlier.start,
            "earlier_end": None if earlier is None else earlier.end,
            **roles.get(key, {}),
        }


def _times(coded: CodedDocument) -> Iterator[Row]:
    for time in coded.times:
        days = {"value": time.value, "first": time.first, "last": time.last}
        yield _row(time.span, "time", time.evidence) | days


def _cues(coded: CodedDocument) -> Iterator[Row]:
    for told in coded.attributions:
        if told.cue is not None:
            yield _row(told.cue, "cue", told.evidence) | {"cue_of": [told.id]}


def _row(span: Span, kind: str, because: Iterable[Evidence]) -> Row:
    empty: dict[str, list[str]] = {
        name: [] for name in ("sectors", "actor_of", "recipient_of", "source_of", "cue_of")
    }
    return {
        "start": span.start,
        "end": span.end,
        "kind": kind,
        "name": None,
        **empty,
        "because": [
            {
                "of": e.of,
                "stage": e.stage,
                "rule": e.rule,
                "start": None if e.span is None else e.span.start,
                "end": None if e.span is None else e.span.end,
            }
            for e in because
        ],
    }
