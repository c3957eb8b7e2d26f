"""Records of columns or keys to `Document`s: which column holds which field, and what is wrong with it."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, NoReturn

from detente.ingest.dates import parse_date
from detente.ingest.decode import NotTextError, decode
from detente.ingest.reading import Reading
from detente.ingest.text import Header, assemble
from detente.records import Document, Skipped

FIELDS = ("id", "text", "title", "published", "publisher", "url", "byline")

COLUMNS: Mapping[str, Sequence[str]] = {
    "id": ("id", "doc_id", "document_id", "story_id", "article_id", "uuid", "guid", "_id"),
    "text": (
        "text", "body", "content", "maintext", "article", "articleBody", "article_text", "full_text", "bodyText",
        "body_text", "fields.bodyText", "story",
    ),
    "title": ("title", "headline", "headline.main", "webTitle", "name"),
    "published": (
        "published", "date", "publishedAt", "published_at", "published_date", "publish_date", "pubDate", "pub_date",
        "date_publish", "datePublished", "webPublicationDate", "seendate", "published_on", "timestamp",
    ),
    "publisher": ("publisher", "source.name", "source", "domain", "sitename", "outlet", "source_domain"),
    "url": ("url", "link", "webUrl", "web_url", "sourceurl", "uri"),
    "byline": ("byline", "author", "authors", "byline.original", "creator"),
}  # fmt: skip
"""The names under which tables and news services give each field, the surest first; a dot goes one level down."""

_STAMP = re.compile(r"(\d{8})\d{6}\Z")


class BadRowError(ValueError):
    """A record is none; the message says why."""


def fields_of(row: Mapping[str, Any], columns: Mapping[str, str]) -> dict[str, Any]:
    """Return what a row of any service says of each field; `columns` (field to column) go before all names."""
    found = {}
    for field in FIELDS:
        names = (columns[field],) if field in columns else COLUMNS[field]
        found[field] = next((value for name in names if (value := _at(row, name)) not in (None, "")), None)
    return found


def document_of_row(
    row: Mapping[str, Any], reading: Reading, raw_hash: str, *, fallback: str
) -> Document | Skipped:
    """Return the document of a row with the fields of `FIELDS`; its URL or `fallback` stands in for an id.

    A date that is none is noted and left open; `reading.published` stands in only where the row gives none.

    Raises:
        BadRowError: if there is no text, or a field holds what it cannot.
    """
    id = row.get("id")
    if isinstance(id, int | float) and not isinstance(id, bool):
        id = str(id)
    if id is None:
        id = row.get("url") or fallback
    if not isinstance(id, str) or not id.strip():
        raise BadRowError("the 'id' is neither words nor a number")
    text = row.get("text")
    if not isinstance(text, str):
        raise BadRowError("no text" if text is None else "the text is no words")
    return assemble(text, id, header_of_row(row, reading), raw_hash)


def header_of_row(row: Mapping[str, Any], reading: Reading) -> Header:
    """Return what a row says besides the text.

    Raises:
        BadRowError: if a field holds what it cannot.
    """
    published, notes = _day(row.get("published"), reading.published)
    return Header(
        published=published,
        published_from="given" if published else None,
        title=_words(row, "title"),
        publisher=_words(row, "publisher"),
        url=_words(row, "url"),
        byline=_words(row, "byline"),
        notes=notes,
        look_for_date=not notes,
    )


def read_json(data: bytes | str) -> Any:
    """Return the value that JSON text holds, read strictly: no key twice, no number too large, no NaN.

    Raises:
        BadRowError: saying what is wrong with it.
    """
    try:
        words = data if isinstance(data, str) else decode(data)[0]
        return json.loads(words, object_pairs_hook=_unique, parse_float=_finite, parse_constant=_no_constant)
    except NotTextError as error:
        raise BadRowError(f"the line {error}") from None
    except RecursionError:
        raise BadRowError("the JSON is nested too deeply") from None
    except json.JSONDecodeError as error:
        raise BadRowError(f"not JSON: {error.msg} at character {error.pos + 1}") from None
    except ValueError as error:
        if isinstance(error, BadRowError):
            raise
        raise BadRowError("a number has too many digits") from None


def _at(row: Mapping[str, Any], name: str) -> Any:
    if name in row:
        return row[name]
    value: Any = row
    for part in name.split("."):
        if not isinstance(value, Mapping) or part not in value:
            return None
        value = value[part]
    return value


def _words(row: Mapping[str, Any], field: str) -> str | None:
    value = row.get(field)
    if isinstance(value, list) and all(isinstance(v, str) for v in value):
        value = ", ".join(value)
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("title")
    if not isinstance(value, str | None):
        raise BadRowError(f"'{field}' must be words")
    return value


def _day(given: object, otherwise: date | None) -> tuple[date | None, tuple[str, ...]]:
    if given is None or given == "":
        return otherwise, ()
    if isinstance(given, datetime):
        return given.date(), ()
    if isinstance(given, date):
        return given, ()
    words = str(given)
    if found := _STAMP.match(words):
        words = found[1]
    try:
        return parse_date(words), ()
    except ValueError as error:
        return None, (f"published {error}; it is left open",)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    record: dict[str, Any] = {}
    for key, value in pairs:
        if key in record:
            raise BadRowError(f"the key '{key[:40]}' stands there twice")
        record[key] = value
    return record


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise BadRowError(f"the number {digits[:40]} is too large")
    return number


def _no_constant(name: str) -> NoReturn:
    raise BadRowError(f"{name} is no JSON number")
