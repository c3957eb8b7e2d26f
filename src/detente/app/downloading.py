"""The events that a search finds as one file."""

from __future__ import annotations

import io
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from detente.app.exporting import export_events
from detente.export.tidy import write_tidy_csv
from detente.store.finding import search
from detente.store.reading import chosen_coder, stored_events_of, with_words
from detente.store.search import Conditions

FORMATS = ("csv", "parquet", "gdelt2")


def selection(
    store: Path,
    given: Conditions,
    *,
    words: str | None = None,
    coder: str | None = None,
    seconds: float = 20.0,
) -> tuple[Conditions, int]:
    """Return the conditions with the documents that hold the words, and how many events they find.

    Raises:
        StoreError: as `search` does.
    """
    if words is not None:
        given = replace(given, documents=tuple(with_words(store, words)))
    return given, search(store, given, coder=coder, limit=1, seconds=seconds).total


def write_selection(
    store: Path, format_: str, given: Conditions, *, coder: str | None = None
) -> tuple[BinaryIO, int]:
    """Return an open file, to be read from its start and gone when closed, and its size in bytes.

    The rows are those of `detente export`, with the given statuses; GDELT gets without any what is asserted. In CSV
    no cell is one that a spreadsheet would run.

    Raises:
        StoreError: if there is no such format or store.
    """
    coder = chosen_coder(store, coder)
    file = tempfile.TemporaryFile()  # noqa: SIM115 -- it is read after this
    try:
        if format_ == "parquet":
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / "events.parquet"
                export_events(store, format_, path, given=given, statuses=given.status, coder=coder)
                with path.open("rb") as written:
                    shutil.copyfileobj(written, file)
        else:
            stream = io.TextIOWrapper(file, encoding="utf-8", errors="replace", newline="")
            if format_ == "csv":
                write_tidy_csv(stored_events_of(store, coder, given), stream, for_spreadsheets=True)
            else:
                export_events(store, format_, stream, given=given, statuses=given.status, coder=coder)
            stream.flush()
            stream.detach()
        size = file.tell()
        file.seek(0)
    except BaseException:
        file.close()
        raise
    return file, size
