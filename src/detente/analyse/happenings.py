"""Which events of records tell one happening: records know it of no two documents, a store does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from detente.records import Party, StoredEvent, Telling

_LEAD = 30
"""Letters before a trigger that may hold its article, as many as a store gives."""


def incident_ids(tellings: Iterable[Telling]) -> dict[str, str]:
    """Return the id of the happening of each event, by the event's name."""
    given = list(tellings)
    if not given:
        return {}
    # Tables need it not, and it takes as long to load as a tenth of a year of events to clean.
    from detente.resolve.incidents import default_incidents

    return {
        _name(event.document, event.event): incident.id
        for incident in default_incidents()(given)
        for event in incident.reports
    }


def name_of(record: Mapping[str, Any], event: Mapping[str, Any]) -> str:
    """Return the name of a record's event among those of all records."""
    return _name(record["document"]["id"], event["id"])


def telling_of(record: Mapping[str, Any], event: Mapping[str, Any], words: str) -> Telling:
    """Return what the finding of incidents reads of a record's event; `words` are its sentence."""
    document, place, trigger = record["document"], event["place"] or {}, event["trigger"]
    told = next((a for a in record["attributions"] if a["id"] == event["attribution"]), None)
    source = told["source"] if told else None
    start = trigger["start"]
    stored = StoredEvent(
        document=document["id"],
        event=event["id"],
        type=event["type"],
        status=event["status"],
        actors=_parties(event["actors"]),
        recipients=_parties(event["recipients"]),
        published=_day(document["published"]),
        first=_day(event["first"]),
        last=_day(event["last"]),
        mode=event["mode"],
        place=place.get("name"),
        place_country=place.get("country"),
        attribution=event["attribution"],
        voice=None if told is None else source["name"] or "" if source else "",
        factuality=tuple((f["source"], f["value"]) for f in event["factuality"]),
        publisher=document["publisher"],
        sentence=event["sentence"],
        trigger=trigger["text"],
        trigger_start=start,
    )
    return Telling(stored, words, document["text"][max(start - _LEAD, 0) : start])


def _parties(participants: Iterable[Mapping[str, Any]]) -> tuple[Party, ...]:
    return tuple(Party(p["name"], p["country"], tuple(p["sectors"]), p["text"]) for p in participants)


def _day(words: str | None) -> date | None:
    return date.fromisoformat(words) if words else None


def _name(document: str, event: str) -> str:
    return f"{document}\0{event}"
