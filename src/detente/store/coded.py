"""Coded documents as they were before they were stored: the table of records has what the others leave out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, cast

from detente.records import (
    Attribution,
    CodedDocument,
    Document,
    Event,
    Evidence,
    Factuality,
    Mention,
    Participant,
    Place,
    Span,
    TimeMention,
)
from detente.store.engine import ask
from detente.store.incidents import months_of
from detente.store.reading import chosen_coder

# A table's row by column, as everywhere in the store; each column has a type of its own.
Row = dict[str, Any]


def coded_document(root: Path, id: str, coder: str | None = None) -> CodedDocument | None:
    """Return a document as it was coded, `None` if the store has none, or an earlier détente coded it.

    What only the stages need is not there: the heads of mentions and the evidence of times, voices and places.

    Raises:
        StoreError: if there is no store, or no such coder in it.
    """
    coder = chosen_coder(root, coder)
    months = months_of(root, [id], coder)

    def rows(table: str, key: str = "document") -> list[Row]:
        sql = f"SELECT * FROM {table} WHERE {key} = ? AND month IN (SELECT unnest(?::VARCHAR[]))"
        found: list[Row] = ask(root, sql, [id, months], coder=coder).to_pylist()
        return sorted(found, key=lambda row: row.get("number", 0))

    kept = rows("records") if months else []
    documents = rows("documents", "id") if kept else []
    if not documents:
        return None
    tables = {name: rows(name) for name in ("events", "attributions", "mentions")}
    return _coded(documents[0], kept[0], tables)


def _coded(document: Row, kept: Row, tables: Mapping[str, Sequence[Row]]) -> CodedDocument:
    marks = {row["number"]: row for row in tables["mentions"]}
    sources = {s["attribution"]: s["number"] for s in kept["sources"]}
    roles = {e["event"]: e for e in kept["events"]}
    sentences = {m["number"]: m["sentence"] for m in kept["mentions"]}
    same = "id title published publisher url byline published_from sha256".split()
    return CodedDocument(
        document=Document(text=document["text"] or "", **{name: document[name] for name in same}),
        sentences=tuple(Span(s["start"], s["end"]) for s in kept["sentences"]),
        mentions=tuple(_mention(marks[m["number"]] | m, m["sentence"]) for m in kept["mentions"]),
        times=tuple(_time(marks[t["number"]], t) for t in kept["times"]),
        attributions=tuple(
            _attribution(row, marks, sources.get(row["attribution"])) for row in tables["attributions"]
        ),
        events=tuple(_event(row, roles[row["event"]], marks, sentences) for row in tables["events"]),
        notes=tuple(document["notes"] or ()),
    )


def _mention(row: Row, sentence: int, who: Row | None = None) -> Mention:
    known = who or row
    earlier = row["earlier_start"]
    return Mention(
        Span(row["start"], row["end"]),
        sentence,
        0,
        Participant(known["name"], known["country"], tuple(known["sectors"] or ())),
        row["kind"],
        antecedent=None if earlier is None else Span(earlier, row["earlier_end"]),
    )


def _time(row: Row, kept: Row) -> TimeMention:
    span = Span(row["start"], row["end"])
    return TimeMention(span, kept["sentence"], kept["type"], row["value"], row["first"], row["last"])


def _attribution(row: Row, marks: Mapping[int, Row], source: int | None) -> Attribution:
    cue = next((m for m in marks.values() if row["attribution"] in (m["cue_of"] or ())), None)
    who = {"name": row["source"], "country": row["source_country"], "sectors": row["source_sectors"]}
    return Attribution(
        id=row["attribution"],
        sentence=row["sentence"],
        source=None if source is None else _mention(marks[source], row["sentence"], who),
        cue=None if cue is None else Span(cue["start"], cue["end"]),
        content=tuple(Span(s["start"], s["end"]) for s in row["content"] or ()),
        kind=row["kind"],
        polarity=row["polarity"],
        nested_in=row["nested_in"],
    )


def _event(row: Row, roles: Row, marks: Mapping[int, Row], sentences: Mapping[int, int]) -> Event:
    def parties(role: str) -> tuple[Mention, ...]:
        pairs = zip(roles[role], row[role] or (), strict=True)
        return tuple(_mention(marks[n], sentences.get(n, row["sentence"]), who) for n, who in pairs)

    return Event(
        id=row["event"],
        type=row["type"],
        mode=row["mode"],
        contexts=tuple(row["contexts"] or ()),
        actors=parties("actors"),
        recipients=parties("recipients"),
        trigger=Span(row["trigger_start"], row["trigger_end"]),
        sentence=row["sentence"],
        first=row["first"],
        last=row["last"],
        place=_place(row, roles),
        attribution=row["attribution"],
        status=row["status"],
        factuality=tuple(Factuality(f["source"], f["value"]) for f in row["factuality"] or ()),
        quad_class=row["quad_class"],
        intensity=row["intensity"],
        cameo=row["cameo"],
        goldstein=row["goldstein"],
        because=tuple(_evidence(r) for r in row["because"] or ()),
    )


def _place(row: Row, roles: Row) -> Place | None:
    if row["place"] is None or roles["place_start"] is None:
        return None
    return Place(
        Span(roles["place_start"], roles["place_end"]),
        row["sentence"],
        row["place"],
        row["place_country"],
        row["latitude"],
        row["longitude"],
        row["place_precision"],
        row["place_admin1"],
    )


def _evidence(row: Row) -> Evidence:
    seen = row["start"] is not None and row["end"] is not None
    span = Span(cast(int, row["start"]), cast(int, row["end"])) if seen else None
    return Evidence(row["of"], row["stage"], row["rule"], span)
