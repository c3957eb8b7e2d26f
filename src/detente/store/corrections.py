"""What readers say is wrong with a record: kept beside it, in the state, and never changing it.

A correction is one short transaction of SQLite. It does not wait for the store's lock: a coder may hold that for
hours, and a reader's word does not touch what it writes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, get_args

from detente.records import Status, StoredEvent
from detente.store.documents import document as document_of
from detente.store.errors import StoreError
from detente.store.looked import Correction, CorrectionKind, DocumentTold
from detente.store.state import State

FIELDS = (
    "type", "mode", "actors", "recipients", "first", "last", "place", "status", "by", "start", "end", "note",
)  # fmt: skip
"""What a correction can say: the gold's fields; `start` and `end` are offsets of the trigger in the text."""

_LONGEST = 4000

SentenceAt = Callable[[DocumentTold, int], int]
"""Gives the number of the sentence of a document that holds an offset."""


def mark(
    root: Path,
    document: str,
    event: str | None,
    kind: CorrectionKind,
    said: Mapping[str, Any] | None = None,
    *,
    who: str,
    when: datetime | None = None,
    coder: str | None = None,
) -> Correction:
    """Keep that an event of a document is wrong or changed, or that one is missing, and return what is kept.

    `said` are fields of the event as it should be: for a changed one those that differ, for a missing one at
    least `type`, `start` and `end`. `when` is now if not given.

    Raises:
        StoreError: naming all that is wrong with it at once; or if there is no such document or event.
    """
    given, told = dict(said or {}), document_of(root, document, coder)
    about = next((e for e in told.events if e.event == event), None)
    if faults := list(_faults(told, about, event, kind, given, who)):
        raise StoreError(f"correction of {document}: {'; '.join(faults)}")
    at = (when or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="seconds")
    kept = None if about is None else _gold_event(about)
    state = State(root, write=True)
    try:
        with state.change():
            row = (
                document,
                event,
                kind,
                _json(given),
                None if kept is None else _json(kept),
                told.coder,
                who,
                at,
            )
            number = state.add_correction(row)
    finally:
        state.close()
    return Correction(number, document, event, kind, given, kept, told.coder, who, at)


def corrections(root: Path, document: str | None = None) -> tuple[Correction, ...]:
    """Return what was corrected, of one document or all, the oldest first.

    Raises:
        StoreError: if there is no store.
    """
    state = State(root, write=False)
    try:
        rows = state.corrections(document)
    finally:
        state.close()
    return tuple(
        Correction(
            id, of, event, kind, json.loads(said), json.loads(about) if about else None, coder, who, at
        )
        for id, of, event, kind, said, about, coder, who, at in rows
    )


def corrected_documents(root: Path, sentence_at: SentenceAt) -> list[dict[str, Any]]:
    """Return each corrected document in the shape of the gold files: its events, with corrections made.

    Wrong events are left out, changed ones are as the last reader said, missing ones are there. An event that
    nobody marked stands as the newest coder has it. `corrections` tells which were marked, by whom and when.
    """
    made: dict[str, list[Correction]] = {}
    for correction in corrections(root):
        made.setdefault(correction.document, []).append(correction)
    return [_gold(document_of(root, id), some, sentence_at) for id, some in sorted(made.items())]


def _gold(told: DocumentTold, made: list[Correction], sentence_at: SentenceAt) -> dict[str, Any]:
    """Return a document with its corrections made, one after the other."""
    coded = [(e.event, _gold_event(e)) for e in told.events]
    corrected: list[dict[str, Any] | None] = [event for _, event in coded]
    for correction in made:
        if correction.kind == "missing":
            corrected.append({**_NOTHING, **_without_note(correction.said)})
            continue
        at = next((n for n, (id, event) in enumerate(coded) if _is_about(correction, id, event)), None)
        if at is None and correction.kind == "changed" and correction.about is not None:
            # The present coder has not found it: it stands as it was then.
            coded.append(("", dict(correction.about)))
            corrected.insert(at := len(coded) - 1, dict(correction.about))
        if at is None:
            continue
        if correction.kind == "wrong":
            corrected[at] = None
        elif (event := corrected[at]) is not None:
            corrected[at] = event | _without_note(correction.said)
    events = [_at_trigger(told, event, sentence_at) for event in corrected if event is not None]
    events.sort(key=lambda e: (e["start"] is None, e["start"], e["type"]))
    return {
        "id": told.id,
        "events": [{k: v for k, v in e.items() if k not in {"start", "end"}} for e in events],
        "attributions": [],
        "corrections": [
            {"event": c.event, "kind": c.kind, "said": c.said, "who": c.who, "at": c.at} for c in made
        ],
    }


_NOTHING: Mapping[str, Any] = {
    "sentence": None, "trigger": None, "type": None, "mode": None, "actors": [], "recipients": [],
    "first": None, "last": None, "place": None, "status": "asserted", "by": None, "same_as": None,
    "start": None, "end": None,
}  # fmt: skip


def _is_about(correction: Correction, id: str, event: Mapping[str, Any]) -> bool:
    """Return whether a coded event is the corrected one: by its words, for another coder counts otherwise."""
    about = correction.about
    if about is None or about["start"] is None:
        return correction.event == id
    return all(event[k] == about[k] for k in ("start", "end", "type"))


def _at_trigger(told: DocumentTold, event: dict[str, Any], sentence_at: SentenceAt) -> dict[str, Any]:
    """Return the event with the words of its trigger and the number of its sentence."""
    start, end = event["start"], event["end"]
    if start is None or not told.text:
        return event
    return event | {"trigger": told.text[start:end], "sentence": sentence_at(told, start)}


def _faults(
    told: DocumentTold,
    about: StoredEvent | None,
    event: str | None,
    kind: str,
    said: dict[str, Any],
    who: str,
) -> Iterator[str]:
    if kind not in get_args(CorrectionKind):
        yield f"no kind {kind!r}; kinds are {', '.join(get_args(CorrectionKind))}"
    if kind != "missing" and about is None:
        yield f"no event {event!r}; its events: {', '.join(e.event for e in told.events) or 'none'}"
    if kind == "missing" and event is not None:
        yield f"a missing event has no id, but {event!r} is given"
    if kind == "missing" and (lacking := [f for f in ("type", "start", "end") if said.get(f) is None]):
        yield f"a missing event needs {', '.join(lacking)}"
    if kind == "changed" and not _without_note(said):
        yield "nothing is said to be changed"
    if unknown := [name for name in said if name not in FIELDS]:
        yield f"no field {', '.join(unknown)}; fields are {', '.join(FIELDS)}"
    if "status" in said and said["status"] not in get_args(Status):
        yield f"no status {said['status']!r}; they are {', '.join(get_args(Status))}"
    start, end = said.get("start"), said.get("end")
    if (start is None) != (end is None):
        yield "start and end of the trigger go together"
    elif start is not None and not (
        isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(told.text)
    ):
        yield f"{start} to {end} is no stretch of the text, which has {len(told.text)} characters"
    if not who.strip():
        yield "who says so is not given"
    if len(_json(said)) > _LONGEST:
        yield f"longer than {_LONGEST} characters"


def _gold_event(event: StoredEvent) -> dict[str, Any]:
    def parties(side: Any) -> list[dict[str, Any]]:
        return [
            {"text": p.text, "name": p.name, "country": p.country, "sectors": list(p.sectors)} for p in side
        ]

    place = {"text": event.place, "name": event.place, "country": event.place_country}
    return {
        "sentence": event.sentence,
        "trigger": event.trigger,
        "type": event.type,
        "mode": event.mode,
        "actors": parties(event.actors),
        "recipients": parties(event.recipients),
        "first": event.first.isoformat() if event.first else None,
        "last": event.last.isoformat() if event.last else None,
        "place": place if event.place else None,
        "status": event.status,
        "by": None
        if event.attribution is None
        else {"source": event.voice or None, "name": event.voice or None},
        "same_as": None,
        "start": event.trigger_start,
        "end": event.trigger_end,
    }


def _without_note(said: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in said.items() if name != "note"}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
