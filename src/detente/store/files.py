"""Parquet files that appear whole or not at all, named after their content."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from detente.store.columns import schema
from detente.store.errors import StoreError, told

STAGED = "staged"
"""The month of files that hold rows of any month, until their run is finished."""

_ROWS_IN_GROUP = 65_536
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class DataFile:
    """One Parquet file of the store; `path` is relative to the store's folder."""

    path: str
    table: str
    coder: str
    month: str
    rows: int
    bytes: int
    sha256: str


def write_file(root: Path, table: str, coder: str, month: str, batches: Iterable[Any]) -> DataFile | None:
    """Write Arrow batches to one file of the table and return it, or `None` if there is no row.

    The file is written under a temporary name, flushed to the disk and then renamed to a hash of its own
    bytes, so the same rows in the same order give the same file. The same row groups, too: rows are
    regrouped, whatever batches they come in.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    folder = folder_of(root, table, coder, month)
    temporary = folder / f".{os.getpid()}.part"
    columns = [name for name in schema(table).names if name != "month" or month == STAGED]
    shape = pa.schema([schema(table).field(name) for name in columns])
    rows = 0
    with told(temporary):
        folder.mkdir(parents=True, exist_ok=True)
        try:
            with temporary.open("wb") as sink:
                with pq.ParquetWriter(sink, shape, compression="zstd", store_schema=False) as writer:
                    for group in _grouped(batches, columns):
                        writer.write_table(group.cast(shape), row_group_size=_ROWS_IN_GROUP)
                        rows += group.num_rows
                sink.flush()
                os.fsync(sink.fileno())
            if not rows:
                return None
            sha256 = hash_of(temporary)
            final = folder / f"{sha256[:24]}.parquet"
            size = temporary.stat().st_size
            temporary.replace(final)
            _flush_folder(folder)
        finally:
            temporary.unlink(missing_ok=True)
    return DataFile(final.relative_to(root).as_posix(), table, coder, month, rows, size, sha256)


def folder_of(root: Path, table: str, coder: str, month: str) -> Path:
    """Return the folder in which a month's files of a table lie."""
    if month == STAGED:
        return root / STAGED / table / f"coder={coder}"
    return root / table / f"coder={coder}" / f"month={month}"


def read_files(root: Path, files: Iterable[DataFile], table: str) -> Any:
    """Return the rows of some files of a table as one Arrow table, `month` with them.

    Raises:
        StoreError: naming the file that cannot be read.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    parts = []
    for file in files:
        path = root / file.path
        try:
            part = pq.ParquetFile(path).read()
        except (OSError, pa.ArrowException) as error:
            raise StoreError(damaged(path, error)) from error
        if "month" in schema(table).names and "month" not in part.column_names:
            part = part.add_column(0, "month", pa.array([file.month] * part.num_rows, pa.string()))
        parts.append(part.select(schema(table).names).cast(schema(table)))
    return pa.concat_tables(parts) if parts else schema(table).empty_table()


def damaged(path: Path, error: Exception) -> str:
    """Return what to say of a file that cannot be read."""
    reason = " ".join(str(error).split())[:200]
    return (
        f"{path}: missing or damaged: {reason}; `detente store verify` tells which files are, and coding the "
        f"same documents after `detente store verify --repair` makes them anew"
    )


def hash_of(path: Path) -> str:
    """Return the SHA-256 of a file's bytes."""
    hashed = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            hashed.update(block)
    return hashed.hexdigest()


def _grouped(batches: Iterable[Any], columns: list[str]) -> Iterator[Any]:
    import pyarrow as pa

    waiting: list[Any] = []
    count = 0
    for batch in batches:
        table = (pa.Table.from_batches([batch]) if isinstance(batch, pa.RecordBatch) else batch).select(
            columns
        )
        while table.num_rows:
            part = table.slice(0, _ROWS_IN_GROUP - count)
            waiting.append(part)
            count += part.num_rows
            table = table.slice(part.num_rows)
            if count == _ROWS_IN_GROUP:
                yield pa.concat_tables(waiting).combine_chunks()
                waiting, count = [], 0
    if count:
        yield pa.concat_tables(waiting).combine_chunks()


def _flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
