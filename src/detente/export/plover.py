"""PLOVER records as JSON, one event a line: everything that is stored of it, under PLOVER's names."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, TextIO

from detente.records import Party, StoredEvent

_SAME = (
    "status place place_admin1 place_country latitude longitude place_precision attribution voice voice_country "
    "quad_class intensity cameo goldstein publisher url sentence sentence_start sentence_end trigger "
    "trigger_start trigger_end"
).split()


def write_plover(events: Iterable[StoredEvent], stream: TextIO) -> int:
    """Write the events, all parties and every status, and return how many there were."""
    rows = 0
    for event in events:
        line = json.dumps(_record(event), ensure_ascii=True, separators=(",", ":"), allow_nan=False)
        stream.write(f"{line}\n")
        rows += 1
    return rows


def read_plover(stream: TextIO) -> Iterator[StoredEvent]:
    """Yield the events of such lines.

    Raises:
        ValueError: naming the line that is none.
    """
    for number, line in enumerate(stream, start=1):
        try:
            yield _event(json.loads(line))
        except (ValueError, KeyError, TypeError) as error:
            raise ValueError(f"line {number}: no PLOVER record: {error!r}") from error


def _record(event: StoredEvent) -> dict[str, Any]:
    return {
        "id": f"{event.document}#{event.event}",
        "document": event.document,
        "event_id": event.event,
        "event": event.type,
        "mode": event.mode,
        "context": list(event.contexts),
        "actor": [_party(p) for p in event.actors],
        "recipient": [_party(p) for p in event.recipients],
        "date": event.day.isoformat() if event.day else None,
        "first": event.first.isoformat() if event.first else None,
        "last": event.last.isoformat() if event.last else None,
        "published": event.published.isoformat() if event.published else None,
        "factuality": [list(f) for f in event.factuality],
        **{name: getattr(event, name) for name in _SAME},
    }


def _event(record: dict[str, Any]) -> StoredEvent:
    return StoredEvent(
        document=record["document"],
        event=record["event_id"],
        type=record["event"],
        mode=record["mode"],
        contexts=tuple(record["context"]),
        actors=tuple(_read_party(p) for p in record["actor"]),
        recipients=tuple(_read_party(p) for p in record["recipient"]),
        factuality=tuple((source, value) for source, value in record["factuality"]),
        first=_day(record["first"]),
        last=_day(record["last"]),
        published=_day(record["published"]),
        **{name: record[name] for name in _SAME},
    )


def _party(party: Party) -> dict[str, Any]:
    return {"name": party.name, "country": party.country, "sector": list(party.sectors), "text": party.text}


def _read_party(record: dict[str, Any]) -> Party:
    return Party(record["name"], record["country"], tuple(record["sector"]), record["text"])


def _day(words: str | None) -> date | None:
    return date.fromisoformat(words) if words else None
