"""Staged rows become month files, and several files of a month one; rows in their one order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from detente.store.columns import order, schema
from detente.store.errors import StoreError
from detente.store.files import STAGED, DataFile, damaged, write_file

_MEMORY = "512MB"


def merged(root: Path, table: str, coder: str, files: Sequence[DataFile]) -> list[DataFile]:
    """Return the new month files that hold the rows of `files`, sorted by month and document.

    The order of the rows is theirs alone, so it does not matter in which order documents came, in how many
    files they were staged or how many processes coded them.
    """
    if not files:
        return []
    months = _by_month(_sorted(root, table, files))
    made = (write_file(root, table, coder, month, batches) for month, batches in months)
    return [file for file in made if file is not None]


def _sorted(root: Path, table: str, files: Sequence[DataFile]) -> Iterator[Any]:
    """Yield record batches with the rows of all files in their order; more than fits is sorted on disk."""
    import duckdb

    columns = ", ".join(f'"{name}"' for name in schema(table).names)
    keys = ", ".join(("month", *order(table)))
    with duckdb.connect(":memory:") as engine:
        engine.execute("SET enable_progress_bar = false")
        engine.execute(f"SET memory_limit = '{_MEMORY}'")
        engine.execute("SET temp_directory = ?", [str(root / ".sorting")])
        engine.execute("SET preserve_insertion_order = false")
        try:
            found = engine.sql(
                f"SELECT {columns} FROM read_parquet(?, hive_partitioning = ?, hive_types_autocast = false) "
                f"ORDER BY {keys}",
                params=[[str(root / f.path) for f in files], files[0].month != STAGED],
            )
            yield from found.to_arrow_reader(8192)
        except (duckdb.IOException, duckdb.InvalidInputException) as error:
            raise StoreError(damaged(root, error)) from error


def _by_month(batches: Iterable[Any]) -> Iterator[tuple[str, Iterator[Any]]]:
    """Yield each month with its batches; a month's must be used up before the next is asked for."""
    parts = chain.from_iterable(_split(batch) for batch in batches)
    waiting = next(parts, None)

    def of(month: str) -> Iterator[Any]:
        nonlocal waiting
        while waiting is not None and waiting[0] == month:
            yield waiting[1]
            waiting = next(parts, None)

    while waiting is not None:
        yield waiting[0], of(waiting[0])


def _split(batch: Any) -> Iterator[tuple[str, Any]]:
    """Yield the stretches of a batch that are of one month; months come sorted."""
    months = batch.column("month").to_pylist()
    start = 0
    for end in range(1, len(months) + 1):
        if end == len(months) or months[end] != months[start]:
            yield months[start], batch.slice(start, end - start)
            start = end
