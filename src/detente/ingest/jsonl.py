"""JSON lines to `Document`s: one object a line, every bad line named."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from detente.ingest.reading import Reading
from detente.ingest.rows import COLUMNS, BadRowError, document_of_row, fields_of, read_json
from detente.ingest.text import MAX_BYTES, STAGE, too_large
from detente.records import Document, Skipped

_FIELDS = ("title", "publisher", "url", "byline")
_EXAMPLE = '{"id": "a1", "text": "...", "published": "2021-03-17"}'


def documents_of_jsonl(
    lines: Iterable[bytes | str], name: str, reading: Reading | None = None, *, published: date | None = None
) -> Iterator[Document | Skipped]:
    """Yield one document or refusal for every line that is not blank; refusals name `name` and line.

    A record needs `id` and `text`; `published`, `title`, `publisher`, `url` and `byline` may be missing
    or null. A `published` that is no date is noted and left open; the argument `published` stands in
    only where the record gives none. With `reading.columns`, other keys hold the fields.
    """
    reading = reading or Reading(published)
    for number, line in enumerate(lines, start=1):
        where = f"{name}:{number}"
        if len(line) > MAX_BYTES:
            yield Skipped(where, STAGE, f"{where}: {too_large('the line')}")
        elif line.strip():
            try:
                yield _document(line, reading, where)
            except BadRowError as error:
                yield Skipped(where, STAGE, f"{where}: {error}")


def _document(line: bytes | str, reading: Reading, where: str) -> Document | Skipped:
    record = read_json(line)
    if not isinstance(record, dict):
        raise BadRowError(f"not a JSON object; write one a line, such as {_EXAMPLE}")
    record = _own_fields(record, reading)
    id, text = record.get("id"), record.get("text")
    if not isinstance(id, str | int) or isinstance(id, bool) or not str(id).strip():
        raise BadRowError("no 'id' (words or a number); give every record its own")
    if not isinstance(text, str):
        raise BadRowError("no 'text' in quotation marks" if text is not None else "no 'text'")
    for field in _FIELDS:
        if not isinstance(record.get(field), str | None):
            raise BadRowError(f"'{field}' must be words in quotation marks")
    if not isinstance(record.get("published"), str | None):
        raise BadRowError("'published' must be a date in quotation marks, such as \"2021-03-17\"")
    raw = line if isinstance(line, bytes) else line.encode("utf-8", "surrogatepass")
    return document_of_row(record, reading, hashlib.sha256(raw.rstrip(b"\r\n")).hexdigest(), fallback=where)


def _own_fields(record: dict[str, Any], reading: Reading) -> dict[str, Any]:
    """Return the record with the fields that `reading.columns` names; without them every key is its own field."""
    if not reading.columns:
        return record
    found = fields_of(record, reading.columns)
    return {field: found[field] if field in reading.columns else record.get(field) for field in COLUMNS}
