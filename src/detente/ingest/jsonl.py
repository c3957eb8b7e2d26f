"""JSON lines to `Document`s: one object a line, every bad line named."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NoReturn

from detente.ingest.dates import parse_date
from detente.ingest.decode import NotTextError, decode
from detente.ingest.text import MAX_BYTES, STAGE, Header, assemble, too_large
from detente.records import Document, Skipped

_FIELDS = ("title", "publisher", "url", "byline")
_EXAMPLE = '{"id": "a1", "text": "...", "published": "2021-03-17"}'


class _BadLineError(ValueError):
    """A line is no record; the message says why."""


def documents_of_jsonl(
    lines: Iterable[bytes | str], name: str, *, published: date | None = None
) -> Iterator[Document | Skipped]:
    """Yield one document or refusal for every line that is not blank; refusals name `name` and line.

    A record needs `id` and `text`; `published`, `title`, `publisher`, `url` and `byline` may be missing
    or null. A `published` that is no date is noted and left open; the argument `published` stands in
    only where the record gives none.
    """
    for number, line in enumerate(lines, start=1):
        where = f"{name}:{number}"
        if len(line) > MAX_BYTES:
            yield Skipped(where, STAGE, f"{where}: {too_large('the line')}")
        elif line.strip():
            try:
                yield _document(line, published)
            except _BadLineError as error:
                yield Skipped(where, STAGE, f"{where}: {error}")


def _document(line: bytes | str, published: date | None) -> Document | Skipped:
    record = _record(line)
    id = record.get("id")
    if isinstance(id, int) and not isinstance(id, bool):
        id = str(id)
    if not isinstance(id, str) or not id.strip():
        raise _BadLineError("no 'id' (words or a number); give every record its own")
    text = record.get("text")
    if not isinstance(text, str):
        raise _BadLineError("no 'text' in quotation marks" if text is not None else "no 'text'")
    header = _header(record, published)
    raw = line if isinstance(line, bytes) else line.encode("utf-8", "surrogatepass")
    return assemble(text, id, header, hashlib.sha256(raw.rstrip(b"\r\n")).hexdigest())


def _record(line: bytes | str) -> dict[str, Any]:
    try:
        words = line if isinstance(line, str) else decode(line)[0]
        record = json.loads(
            words, object_pairs_hook=_unique, parse_float=_finite, parse_constant=_no_constant
        )
    except NotTextError as error:
        raise _BadLineError(f"the line {error}") from None
    except RecursionError:
        raise _BadLineError("the JSON is nested too deeply") from None
    except json.JSONDecodeError as error:
        raise _BadLineError(f"not JSON: {error.msg} at character {error.pos + 1}") from None
    except ValueError as error:
        if isinstance(error, _BadLineError):
            raise
        raise _BadLineError("a number has too many digits") from None
    if not isinstance(record, dict):
        raise _BadLineError(f"not a JSON object; write one a line, such as {_EXAMPLE}")
    return record


def _header(record: dict[str, Any], published: date | None) -> Header:
    for field in _FIELDS:
        if not isinstance(record.get(field), str | None):
            raise _BadLineError(f"'{field}' must be words in quotation marks")
    given = record.get("published")
    if not isinstance(given, str | None):
        raise _BadLineError("'published' must be a date in quotation marks, such as \"2021-03-17\"")
    notes: tuple[str, ...] = ()
    if given and given.strip():
        try:
            published = parse_date(given)
        except ValueError as error:
            published, notes = None, (f"published {error}; it is left open",)
    return Header(
        published=published,
        published_from="given" if published else None,
        title=record.get("title"),
        publisher=record.get("publisher"),
        url=record.get("url"),
        byline=record.get("byline"),
        notes=notes,
        look_for_date=not notes,
    )


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    record: dict[str, Any] = {}
    for key, value in pairs:
        if key in record:
            raise _BadLineError(f"the key '{key[:40]}' stands there twice")
        record[key] = value
    return record


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise _BadLineError(f"the number {digits[:40]} is too large")
    return number


def _no_constant(name: str) -> NoReturn:
    raise _BadLineError(f"{name} is no JSON number")
