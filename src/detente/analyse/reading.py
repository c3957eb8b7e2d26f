"""Events between countries read from what détente writes (JSON lines) or from a plain table (CSV)."""

from __future__ import annotations

import csv
import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO, Any, cast

from detente.analyse.claims import Telling
from detente.analyse.events import RECIPROCAL, DyadEvent, DyadEvents, clean

# A record is JSON whose exact shape is `resources/record.schema.json`; no Python type tells as well.
Record = Mapping[str, Any]

COLUMNS = ("day", "actor", "actor_country", "recipient", "recipient_country", "type", "quad_class", "intensity")
OPTIONAL_COLUMNS = ("incident", "report", "publisher", "status", "voice")

_LONGEST_STRETCH = 3
"""Days between `first` and `last` above which an event has no day of its own."""


class RecordError(ValueError):
    """A file holds no events that can be read; the message names file, line and reason."""


@dataclass(frozen=True, slots=True)
class Read:
    """What files told: the events, each once, and who told what of whom."""

    events: DyadEvents
    tellings: tuple[Telling, ...]


def read_files(paths: Iterable[Path]) -> Read:
    """Return the events of record files (`.jsonl`) and tables (`.csv`), either also as `.gz`.

    An event is dated by the days that its text gives; where it gives none, by the day of publication. One
    that covers more than three days has no day of its own and is counted as undated. Coverage is the number
    of documents published on a day, of a table the number of its rows.

    Raises:
        RecordError: if a file cannot be read, a line is none, or no event has a day.
    """
    rows: list[DyadEvent] = []
    tellings: list[Telling] = []
    coverage: Counter[date] = Counter()
    undated = 0
    for path in paths:
        if path.name.removesuffix(".gz").endswith(".csv"):
            table = list(_table_rows(path))
            rows += table
            coverage.update(row.day for row in table)
            continue
        for record in _records(path):
            published = _day(record["document"].get("published"))
            if published is not None:
                coverage[published] += 1
            for event in record["events"]:
                day = _event_day(event, published)
                found = list(_rows(record, event, day)) if day is not None else []
                undated += day is None
                rows += found
                tellings += _tellings(record, event, day)
    if not coverage:
        raise RecordError("no document has a date of publication: code with --published, or give a table")
    return Read(clean(rows, coverage, undated), tuple(tellings))


def _records(path: Path) -> Iterator[Record]:
    for number, line in enumerate(_lines(path), start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            record["document"]["id"], record["events"], record["attributions"]
        except (ValueError, KeyError, TypeError):
            raise RecordError(
                f"{path}:{number}: no record of détente; make them with 'detente code ... --format jsonl'"
            ) from None
        yield record


def _table_rows(path: Path) -> Iterator[DyadEvent]:
    with _opened(path) as stream:
        reader = csv.DictReader(stream)
        missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
        if missing:
            raise RecordError(f"{path}: no column {', '.join(missing)}; needed are {', '.join(COLUMNS)}")
        for line in reader:
            try:
                yield _of_table(line)
            except (ValueError, TypeError) as error:
                raise RecordError(f"{path}:{reader.line_num}: {error}") from None


def _of_table(line: Mapping[str, str | None]) -> DyadEvent:
    def cell(name: str) -> str:
        return (line.get(name) or "").strip()

    quad = int(cell("quad_class"))
    if quad not in {1, 2, 3, 4}:
        raise ValueError(f"quad_class is {quad}, not 1 to 4")
    return DyadEvent(
        day=date.fromisoformat(cell("day")),
        actor=cell("actor"),
        actor_country=cell("actor_country"),
        recipient=cell("recipient"),
        recipient_country=cell("recipient_country"),
        type=cell("type"),
        quad_class=quad,
        intensity=float(cell("intensity")),
        incident=cell("incident") or None,
        reports=(cell("report"),) if cell("report") else (),
        publishers=(cell("publisher"),) if cell("publisher") else (),
        status=cell("status") or "asserted",
        voice=cell("voice") or None,
    )


def _rows(record: Record, event: Record, day: date | None) -> Iterator[DyadEvent]:
    """Yield a row for each pair of countries on the two sides, or among those that did it together."""
    assert day is not None
    document = record["document"]
    publisher = document.get("publisher")
    actors, recipients = _countries(event["actors"]), _countries(event["recipients"])
    directed = bool(event["recipients"]) and event["type"] not in RECIPROCAL
    if event["recipients"]:
        pairs = [(a, r) for a in actors for r in recipients]
    else:
        pairs = [(a, r) for a in actors for r in actors if a < r]
    for a, r in pairs:
        if a == r or (not directed and a > r and (r, a) in pairs):
            continue
        one, other = (a, r) if directed or a < r else (r, a)
        yield DyadEvent(
            day=day,
            actor=one,
            actor_country=one,
            recipient=other,
            recipient_country=other,
            type=event["type"],
            quad_class=event["quad_class"],
            intensity=event["intensity"],
            incident=event.get("incident"),
            reports=(document["id"],),
            publishers=(publisher,) if publisher else (),
            status=event["status"],
            voice=_voice(record, event),
            directed=directed,
        )


def _tellings(record: Record, event: Record, day: date | None) -> Iterator[Telling]:
    document = record["document"]
    quote = _sentence(record, event)
    for actor in _countries(event["actors"]):
        for recipient in _countries(event["recipients"]) or ("",):
            yield Telling(
                document=document["id"],
                url=document.get("url"),
                day=day,
                voice=_voice(record, event),
                own_voice=event["attribution"] is None,
                actor=actor,
                recipient=recipient,
                type=event["type"],
                status=event["status"],
                words=quote,
                start=event["trigger"]["start"],
                end=event["trigger"]["end"],
                trigger=event["trigger"]["text"],
            )


def _voice(record: Record, event: Record) -> str | None:
    """Return the country of whoever tells the event; `None` for the document, or for one without a country."""
    told = next((a for a in record["attributions"] if a["id"] == event["attribution"]), None)
    source = told["source"] if told else None
    return cast("str | None", source["country"]) if source else None


def _sentence(record: Record, event: Record) -> str:
    start, end = record["sentences"][event["sentence"]]
    return " ".join(record["document"]["text"][start:end].split())


def _countries(participants: Iterable[Record]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(p["country"] for p in participants if p["country"]))


def _event_day(event: Record, published: date | None) -> date | None:
    first, last = _day(event["first"]), _day(event["last"])
    if first is None and last is None:
        return published
    if first is None or last is None or (last - first).days > _LONGEST_STRETCH:
        return None
    return first


def _day(words: str | None) -> date | None:
    return date.fromisoformat(words) if words else None


def _lines(path: Path) -> Iterator[str]:
    with _opened(path) as stream:
        yield from stream


def _opened(path: Path) -> IO[str]:
    try:
        if path.suffix == ".gz":
            return gzip.open(path, "rt", encoding="utf-8", newline="")
        return path.open(encoding="utf-8", newline="")
    except OSError as error:
        raise RecordError(f"{path}: cannot be read: {error.strerror or error}") from None
