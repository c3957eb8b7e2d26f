"""Events between countries read from what détente writes (JSON lines) or from a plain table (CSV)."""

from __future__ import annotations

import csv
import gc
import gzip
import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from operator import itemgetter
from pathlib import Path
from typing import IO, Any, cast

from detente.analyse.claims import Telling
from detente.analyse.events import DyadEvent, DyadEvents, clean
from detente.analyse.happenings import incident_ids, name_of, telling_of
from detente.records import RECIPROCAL
from detente.records import Telling as Retold

# A record is JSON whose exact shape is `resources/record.schema.json`; no Python type tells as well.
Record = Mapping[str, Any]

COLUMNS = (
    "day",
    "actor",
    "actor_country",
    "recipient",
    "recipient_country",
    "type",
    "quad_class",
    "intensity",
)
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


def read_files(paths: Iterable[Path], about: Collection[str] = ()) -> Read:
    """Return the events of record files (`.jsonl`) and tables (`.csv`), either also as `.gz`.

    An event is dated by the days that its text gives; where it gives none, by the day of publication. One
    that covers more than three days has no day of its own and is counted as undated. Coverage is the number
    of documents published on a day, of a table the number of its rows. Reports of one happening, in records, are
    found as a store finds them. Of `about` some countries only what these did is among the tellings.

    Raises:
        RecordError: if a file cannot be read, a line is none, or no event has a day.
    """
    with _without_garbage_collection():
        return _read((item for path in paths for item in _told_in(path)), about)


def read_records(records: Iterable[Record], about: Collection[str] = ()) -> Read:
    """Return the events of records as those of their files are; what a store tells has this shape, too.

    Raises:
        RecordError: if no document has a day of publication.
    """
    with _without_garbage_collection():
        return _read(records, about)


def _told_in(path: Path) -> Iterator[Record | DyadEvent]:
    if path.name.removesuffix(".gz").endswith(".csv"):
        yield from _table_rows(path)
    else:
        yield from _records(path)


def _read(told: Iterable[Record | DyadEvent], about: Collection[str]) -> Read:
    rows: list[DyadEvent] = []
    tellings: list[Telling] = []
    coverage: Counter[date] = Counter()
    retold: list[Retold] = []
    undated = 0
    for record in told:
        if isinstance(record, DyadEvent):
            rows.append(record)
            coverage[record.day] += 1
            continue
        published = _day(record["document"].get("published"))
        if published is not None:
            coverage[published] += 1
        for event in record["events"]:
            day = _event_day(event, published)
            sides = _countries(event["actors"]), _countries(event["recipients"])
            undated += day is None
            if day is not None:
                rows += _rows(record, event, day, *sides)
            if "incident" not in event:
                retold.append(telling_of(record, event, _sentence(record, event)))
            if not about or not set(about).isdisjoint(sides[0]):
                tellings += _tellings(record, event, day, *sides)
    if not coverage:
        raise RecordError("no document has a date of publication: code with --published, or give a table")
    return Read(clean(_with_incidents(rows, retold), coverage, undated), tuple(tellings))


def _with_incidents(rows: Iterable[DyadEvent], retold: Iterable[Retold]) -> Iterator[DyadEvent]:
    """Yield the rows, those of records with the incident in place of the event's name."""
    incidents = incident_ids(retold)
    for row in rows:
        incident = incidents.get(row.incident or "")
        yield row if incident is None else replace(row, incident=incident)


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """Look for no cycles while hundreds of thousands of small records are made: they have none."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
            gc.freeze()


def _records(path: Path) -> Iterator[Record]:
    for number, line in enumerate(_lines(path), start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            _ = record["document"]["id"], record["events"], record["attributions"]
        except (ValueError, KeyError, TypeError):
            raise RecordError(
                f"{path}:{number}: no record of détente; make them with 'detente code ... --format jsonl'"
            ) from None
        yield record


def _table_rows(path: Path) -> Iterator[DyadEvent]:
    with _opened(path) as stream:
        lines = csv.reader(stream)
        header = next(lines, [])
        if missing := [name for name in COLUMNS if name not in header]:
            raise RecordError(f"{path}: no column {', '.join(missing)}; needed are {', '.join(COLUMNS)}")
        # An empty cell at the end stands for the columns that the table does not have.
        named = (*COLUMNS, *OPTIONAL_COLUMNS)
        cells = itemgetter(*(header.index(name) if name in header else -1 for name in named))
        for line in lines:
            try:
                if len(line) < len(header):
                    raise ValueError(f"{len(line)} cells, but the table has {len(header)} columns")
                line.append("")
                yield _of_table(cells(line))
            except ValueError as error:
                raise RecordError(f"{path}:{lines.line_num}: {error}") from None


def _of_table(cells: Sequence[str]) -> DyadEvent:
    """Return the event of a line, cells in the order of the lists of columns."""
    day, actor, actor_country, recipient, recipient_country, type_, quad, intensity, *optional = cells
    incident, report, publisher, status, voice = optional
    quad_class = int(quad)
    if not 1 <= quad_class <= 4:
        raise ValueError(f"quad_class is {quad_class}, not 1 to 4")
    return DyadEvent(
        _date(day),
        actor,
        actor_country,
        recipient,
        recipient_country,
        type_,
        quad_class,
        float(intensity),
        incident or None,
        (report,) if report else (),
        (publisher,) if publisher else (),
        status or "asserted",
        voice or None,
    )


_date = lru_cache(maxsize=4096)(date.fromisoformat)


def _rows(
    record: Record, event: Record, day: date, actors: tuple[str, ...], recipients: tuple[str, ...]
) -> Iterator[DyadEvent]:
    """Yield a row for each pair of countries on the two sides, or among those that did it together."""
    document = record["document"]
    publisher = document.get("publisher")
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
            incident=event["incident"] if "incident" in event else name_of(record, event),
            reports=(document["id"],),
            publishers=(publisher,) if publisher else (),
            status=event["status"],
            voice=_voice(record, event),
            directed=directed,
        )


def _tellings(
    record: Record, event: Record, day: date | None, actors: tuple[str, ...], recipients: tuple[str, ...]
) -> Iterator[Telling]:
    document, quote = record["document"], _sentence(record, event)
    for actor in actors:
        for recipient in recipients or ("",):
            yield Telling(
                document=document["id"],
                url=document.get("url"),
                day=day,
                voice=_voice(record, event),
                own_voice=event["attribution"] is None,
                actor=actor,
                actors=actors,
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
    if "words" in event:
        return " ".join(event["words"].split())
    start, end = record["sentences"][event["sentence"]]
    return " ".join(record["document"]["text"][start:end].split())


def _countries(participants: Sequence[Record]) -> tuple[str, ...]:
    if len(participants) == 1:  # as nearly always
        country = participants[0]["country"]
        return (country,) if country else ()
    return tuple(dict.fromkeys(p["country"] for p in participants if p["country"]))


def _event_day(event: Record, published: date | None) -> date | None:
    first, last = _day(event["first"]), _day(event["last"])
    if first is None and last is None:
        return published
    if first is None or last is None or (last - first).days > _LONGEST_STRETCH:
        return None
    return first


def _day(words: str | None) -> date | None:
    return _date(words) if words else None


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
