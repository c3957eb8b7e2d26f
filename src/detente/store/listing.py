"""Documents and incidents of a store as lists, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Generic, TypeVar

from detente.records.stored import Party
from detente.store.engine import ask
from detente.store.incidents import values_of
from detente.store.looked import Count
from detente.store.reading import chosen_coder, with_words
from detente.store.rows import Row

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Listed(Generic[T]):
    """The rows of one page of a list, and how many there are in all."""

    rows: tuple[T, ...]
    total: int


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document without its text; `events` and `attributions` are how many were found in it."""

    id: str
    title: str | None
    publisher: str | None
    url: str | None
    published: date | None
    sentences: int
    events: int
    attributions: int


@dataclass(frozen=True, slots=True)
class ListedIncident:
    """A happening without its reports; `first` and `last` are the narrowest days that a report gives."""

    id: str
    type: str
    mode: str | None
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    first: date | None
    last: date | None
    place: str | None
    place_country: str | None
    reports: int
    documents: int
    asserted_by: tuple[str, ...]
    denied_by: tuple[str, ...]


def documents(
    root: Path,
    *,
    words: str | None = None,
    publisher: str | None = None,
    since: date | None = None,
    until: date | None = None,
    coder: str | None = None,
    limit: int = 50,
    offset: int = 0,
    seconds: float = 20.0,
) -> Listed[DocumentRow]:
    """Return the documents of one coder for which all conditions hold, the last published first.

    `words` are looked for in titles and texts, `publisher` is part of a name; days are inclusive.

    Raises:
        StoreError: if there is no store, or the question cannot be asked so.
    """
    parts, values = ["TRUE"], list[object]()
    if words is not None:
        parts.append("id IN (SELECT unnest(?::VARCHAR[]))")
        values.append(with_words(root, words))
    if publisher is not None:
        parts.append("contains(lower(publisher), lower(?))")
        values.append(publisher)
    _between("published", since, until, parts, values)
    columns = "id, title, publisher, url, published, sentences, events, attributions"
    where = " AND ".join(parts)
    rows, total = _page(
        root, f"SELECT {columns} FROM documents WHERE {where}", "published DESC NULLS LAST, id",
        values, coder, limit, offset, seconds,
    )  # fmt: skip
    counts = ("sentences", "events", "attributions")
    told: list[dict[str, Any]] = [row | {c: row[c] or 0 for c in counts} for row in rows]
    return Listed(tuple(DocumentRow(**row) for row in told), total)


def publishers(root: Path, coder: str | None = None, *, seconds: float = 20.0) -> tuple[Count, ...]:
    """Return who put documents out and how many, those of most first.

    Raises:
        StoreError: if there is no store.
    """
    sql = (
        "SELECT publisher AS value, count(*) AS n FROM documents WHERE publisher IS NOT NULL GROUP BY 1 "
        "ORDER BY n DESC, value"
    )
    found = ask(root, sql, coder=chosen_coder(root, coder), seconds=seconds)
    return tuple(Count(row["value"], row["n"]) for row in found.to_pylist())


def incidents(
    root: Path,
    *,
    countries: tuple[str, ...] = (),
    types: tuple[str, ...] = (),
    since: date | None = None,
    until: date | None = None,
    coder: str | None = None,
    limit: int = 50,
    offset: int = 0,
    seconds: float = 20.0,
) -> Listed[ListedIncident]:
    """Return the happenings of one coder in which all `countries` take part, those of the last days first.

    Days are those that the reports give; a happening without any comes last, and in no span of days.

    Raises:
        StoreError: if there is no store, or the question cannot be asked so.
    """
    parts, values = ["TRUE"], list[object]()
    for country in countries:
        parts.append("(contains(actor_countries, ?) OR contains(recipient_countries, ?))")
        values += [country.upper()] * 2
    if types:
        parts.append("list_contains(?, type)")
        values.append(list(types))
    _between("coalesce(last, first)", since, None, parts, values)
    _between("coalesce(first, last)", None, until, parts, values)
    where = " AND ".join(parts)
    rows, total = _page(
        root, f"SELECT * EXCLUDE (events) FROM incidents WHERE {where}",
        "coalesce(last, first) DESC NULLS LAST, documents DESC, incident", values, coder, limit, offset, seconds,
    )  # fmt: skip
    return Listed(tuple(ListedIncident(**values_of(row)) for row in rows), total)


def _page(
    root: Path,
    sql: str,
    order: str,
    values: list[object],
    coder: str | None,
    limit: int,
    offset: int,
    seconds: float,
) -> tuple[list[Row], int]:
    coder = chosen_coder(root, coder)
    counted = ask(root, f"SELECT count(*) AS n FROM ({sql})", values, coder=coder, seconds=seconds)
    paged = f"{sql} ORDER BY {order} LIMIT ? OFFSET ?"
    rows = ask(root, paged, [*values, limit, offset], coder=coder, seconds=seconds)
    return rows.to_pylist(), counted.to_pylist()[0]["n"]


def _between(
    column: str, since: date | None, until: date | None, parts: list[str], values: list[object]
) -> None:
    for sign, day in ((">=", since), ("<=", until)):
        if day is not None:
            parts.append(f"{column} {sign} ?")
            values.append(day)
