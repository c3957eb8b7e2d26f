"""One document of a store with all that is kept of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from detente.records import CodedDocument, Party, Reason
from detente.store.columns import schema
from detente.store.engine import ask
from detente.store.errors import UnknownError
from detente.store.incidents import incidents_of, months_of
from detente.store.looked import DocumentTold, Mark, Told
from detente.store.reading import chosen_coder
from detente.store.rows import Row, event_of, rows_of


def document(root: Path, id: str, coder: str | None = None) -> DocumentTold:
    """Return a document as a coder, the newest if none is named, coded it.

    Raises:
        UnknownError: if the coder has coded none of this id.
    """
    coder = chosen_coder(root, coder)
    months = months_of(root, [id], coder)

    def rows(table: str, key: str = "document", order: str = "number") -> list[Row]:
        sql = f"SELECT * FROM {table} WHERE {key} = ? AND month IN (SELECT unnest(?::VARCHAR[])) ORDER BY {order}"
        found: list[Row] = ask(root, sql, [id, months], coder=coder).to_pylist()
        return found

    found = rows("documents", "id", "id") if months else []
    if not found:
        raise UnknownError(f"{root}: has no document {id!r} of coder {coder}")
    tables = {name: rows(name) for name in ("events", "attributions", "mentions")}
    incidents = incidents_of(root, [id], coder) if tables["events"] else {}
    return told_of({"documents": found, **tables}, coder, {e: i for (_, e), i in incidents.items()})


def told_of(
    tables: Mapping[str, Sequence[Row]], coder: str | None, incidents: Mapping[str, str]
) -> DocumentTold:
    """Return the document of the rows that the tables have of it; `incidents` are ids by event."""
    (row,) = tables["documents"]
    same = "id title publisher url byline published published_from".split()
    events = tuple(event_of(row) for row in tables["events"])
    marks = tuple(_mark(row) for row in tables["mentions"])
    return DocumentTold(
        coder=coder or "",
        **{name: row[name] for name in same},
        text=row["text"] or "",
        notes=tuple(row["notes"] or ()),
        events=events,
        attributions=tuple(_told(row) for row in tables["attributions"]),
        marks=marks,
        # An event names somebody or has an attribution, or nobody at all: then there is nothing to mark.
        marked=bool(marks) or not any(event.parties for event in events),
        incidents=dict(incidents),
    )


def told_of_coded(coded: CodedDocument, coder: str) -> DocumentTold:
    """Return a document as it would be told if the store held it: the rows go through the same columns."""
    import pyarrow as pa

    tables = {
        name: pa.Table.from_pylist(rows, schema(name)).to_pylist() for name, rows in rows_of(coded).items()
    }
    return told_of(tables, coder, {})


def _told(row: Row) -> Told:
    source = row["source"]
    return Told(
        id=row["attribution"],
        sentence=row["sentence"],
        source=None
        if source is None
        else Party(source, row["source_country"], tuple(row["source_sectors"] or ()), row["source_text"]),
        cue=row["cue"],
        content=tuple((span["start"], span["end"]) for span in row["content"] or ()),
        kind=row["kind"],
        polarity=row["polarity"],
        nested_in=row["nested_in"],
    )


def _mark(row: Row) -> Mark:
    # `Any`, as the row's: each column has a type of its own.
    given: dict[str, Any] = {
        name: row[name] for name in "start end kind name country value first last".split()
    }
    for name in "sectors actor_of recipient_of source_of cue_of".split():
        given[name] = tuple(row[name] or ())
    start, end = row["earlier_start"], row["earlier_end"]
    return Mark(
        **given,
        earlier=None if start is None else (start, end),
        because=tuple(
            Reason(r["of"], r["stage"], r["rule"], r["start"], r["end"]) for r in row["because"] or ()
        ),
    )
