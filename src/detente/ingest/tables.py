"""CSV and Parquet tables to `Document`s: one row, one answer."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, BinaryIO

from detente.ingest.decode import NotTextError, decode
from detente.ingest.reading import Item, Reading, bounded_lines, refused
from detente.ingest.rows import COLUMNS, BadRowError, document_of_row, fields_of
from detente.ingest.text import MAX_BYTES, too_large

_DELIMITERS = ",;\t|"
_BATCH = 64  # rows of Parquet in memory at a time


def documents_of_csv(stream: BinaryIO, name: str, reading: Reading) -> Iterator[Item]:
    """Yield one document or refusal for every row under the header; refusals name the line.

    Columns are parted by a comma, semicolon, tab or bar, whichever the header has most of.
    """
    lines = (_characters(line) for line in bounded_lines(stream))
    first = next(lines, "").removeprefix("\ufeff")
    if not first.strip():
        yield refused(name, name, "empty: a table needs a header that names its columns")
        return
    # The library's bound is one for the whole process; texts are longer than what it starts with.
    csv.field_size_limit(MAX_BYTES)
    delimiter = max(_DELIMITERS, key=first.count)
    rows = csv.reader(_with_header(first, lines), delimiter=delimiter)
    try:
        header = [cell.strip() for cell in next(rows)]
    except csv.Error as error:
        yield refused(name, name, f"the header is no row of a table ({error})")
        return
    if fault := _fault_of(header, reading):
        yield refused(name, name, fault)
        return
    while True:
        where = f"{name}:{rows.line_num + 1}"
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            too_long = "field limit" in str(error)
            yield refused(where, where, too_large("the row") if too_long else f"no row of a table ({error})")
            continue
        if any(cells):
            yield _of_cells(header, cells, where, reading)


def documents_of_parquet(stream: BinaryIO, name: str, reading: Reading) -> Iterator[Item]:
    """Yield one document or refusal for every row; refusals name the row, from 1."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.ParquetFile(stream)
        if fault := _fault_of(table.schema_arrow.names, reading):
            yield refused(name, name, fault)
            return
        number = 0
        for batch in table.iter_batches(batch_size=_BATCH):
            for row in batch.to_pylist():
                number += 1
                yield _of_row(row, f"{name}:{number}", reading)
    except (pa.ArrowException, OSError, ValueError) as error:
        why = " ".join(str(error).split())[:120]
        yield refused(name, name, f"not a sound Parquet file: {why}")


def _with_header(first: str, lines: Iterable[str]) -> Iterator[str]:
    yield first
    yield from lines


def _characters(line: bytes) -> str:
    if len(line) > MAX_BYTES:
        # What is left of a line that was cut would pass for a row: this is refused as too large.
        return "x" * (MAX_BYTES + 1) + "\n"
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return decode(line)[0]
        except NotTextError:
            return line.decode("utf-8", "replace")


def _fault_of(header: Sequence[str], reading: Reading) -> str | None:
    missing = [column for column in reading.columns.values() if column.split(".")[0] not in header]
    if missing:
        return f"no column '{missing[0]}'; it has: {', '.join(header)[:200]}"
    if "text" not in reading.columns and not any(name in header for name in COLUMNS["text"]):
        return (
            f"no column holds the text ({', '.join(COLUMNS['text'][:4])}, ...); it has: {', '.join(header)[:200]}; "
            "name it with --column text=NAME"
        )
    return None


def _of_cells(header: Sequence[str], cells: Sequence[str], where: str, reading: Reading) -> Item:
    if len(cells) != len(header):
        return refused(where, where, f"{len(cells)} cells, but the header names {len(header)}")
    return _of_row(dict(zip(header, cells, strict=True)), where, reading)


def _of_row(row: Mapping[str, Any], where: str, reading: Reading) -> Item:
    fields = fields_of(row, reading.columns)
    marked = "\x1f".join(f"{key}={value}" for key, value in row.items())
    sha256 = hashlib.sha256(marked.encode("utf-8", "surrogatepass")).hexdigest()
    if fields["text"] is None:
        fields["text"] = ""
    try:
        return document_of_row(fields, reading, sha256, fallback=where)
    except BadRowError as error:
        return refused(where, where, error)
