"""Write the events of a store in the formats of other projects, and read theirs into a store."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, groupby
from pathlib import Path
from typing import TextIO

from detente.export import gdelt, icews, phoenix, plover, polecat, tidy
from detente.records import Document, StoredEvent
from detente.store import StoreError
from detente.store.layout import Run
from detente.store.reading import statements_of, stored_events_of
from detente.store.search import Conditions
from detente.store.writer import open_writer

Write = Callable[[Iterable[StoredEvent], TextIO], int]
Read = Callable[[TextIO], Iterator[StoredEvent]]

WRITERS: dict[str, Write] = {
    "gdelt1": lambda events, stream: gdelt.write_gdelt(events, stream, version=1),
    "gdelt2": gdelt.write_gdelt,
    "gdelt2-mentions": gdelt.write_mentions,
    "icews": icews.write_icews,
    "polecat": polecat.write_polecat,
    "phoenix": phoenix.write_phoenix,
    "plover": plover.write_plover,
    "csv": tidy.write_tidy_csv,
}
READERS: dict[str, Read] = {
    "gdelt": gdelt.read_gdelt,
    "icews": icews.read_icews,
    "polecat": polecat.read_polecat,
    "phoenix": phoenix.read_phoenix,
    "plover": plover.read_plover,
}
ALL_STATUSES = frozenset({"plover", "csv", "parquet"})
"""Formats that tell a status; the others know only what happened."""

PARQUET = "parquet"


def export_events(
    store: Path,
    format_: str,
    to: TextIO | Path,
    *,
    given: Conditions | None = None,
    statuses: tuple[str, ...] = (),
    coder: str | None = None,
    statements: bool = False,
) -> int:
    """Write the events for which the conditions hold and return how many rows that were.

    Without `statuses` a format that tells the status gets all events and the others those asserted: what is
    planned or denied must not be counted as done. `statements` adds CAMEO 010 and 020 from the attributions.
    Parquet goes to a path, everything else to a stream.

    Raises:
        StoreError: if there is no such format or store.
    """
    if format_ not in WRITERS and format_ != PARQUET:
        raise StoreError(f"no format {format_!r}; there are {', '.join([*WRITERS, PARQUET])}")
    wanted = statuses or (() if format_ in ALL_STATUSES else ("asserted",))
    events: Iterable[StoredEvent] = (
        event for event in stored_events_of(store, coder, given) if not wanted or event.status in wanted
    )
    if statements:
        events = chain(events, statements_of(store, coder))
    if isinstance(to, Path):
        return tidy.write_tidy_parquet(events, to)
    return WRITERS[format_](events, to)


def import_events(store: Path, file: Path, format_: str) -> Run:
    """Read a file of another project into a store and return the run.

    The rows stand under a coder of their own, named after the format. The same file again adds nothing.

    Raises:
        StoreError: if the file or the store cannot be read or written; the message names the line.
    """
    parts = {"format": format_}
    with open_writer(store) as writer:
        run = writer.start(f"{format_}-import", parts, [f"{file} {_hash(file)}"])
        for _, told in groupby(read_events_of(file, format_), key=lambda e: e.document):
            events = tuple(told)
            first = events[0]
            run.add_events(
                Document(first.document, "", first.published, None, first.publisher, first.url), events
            )
        return run.finish(incidents=False)


def read_events_of(file: Path, format_: str | None = None) -> Iterator[StoredEvent]:
    """Yield the events of a file; without a format it is known by its first line.

    Raises:
        StoreError: naming file and line that cannot be read.
    """
    try:
        with file.open(encoding="utf-8", errors="replace", newline="") as stream:
            read = READERS.get(format_ or _format_of(file))
            if read is None:
                raise StoreError(f"{file}: no format {format_!r} can be read; there are {', '.join(READERS)}")
            yield from read(stream)
    except OSError as error:
        raise StoreError(f"{file}: {error.strerror}") from error
    except ValueError as error:
        raise StoreError(f"{file}: {error}") from error


def _format_of(file: Path) -> str:
    """Return the format that a file's first line has.

    Raises:
        ValueError: if it is none of those known.
    """
    with file.open(encoding="utf-8", errors="replace", newline="") as stream:
        line = stream.readline(100_000).rstrip("\r\n")
    cells = tuple(line.split("\t"))
    if cells == icews.COLUMNS:
        return "icews"
    if cells == polecat.COLUMNS:
        return "polecat"
    if len(cells) in {len(gdelt.COLUMNS_1), len(gdelt.COLUMNS_2)}:
        return "gdelt"
    if len(cells) == len(phoenix.COLUMNS):
        return "phoenix"
    if line.startswith("{"):
        return "plover"
    raise ValueError(f"line 1: is of no known format; there are {', '.join(READERS)}")


def _hash(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()[:16]
    except OSError as error:
        raise StoreError(f"{file}: {error.strerror}") from error
