"""Happenings of a store with their reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from detente.store.engine import ask
from detente.store.errors import UnknownError
from detente.store.looked import IncidentReport, IncidentRow, IncidentTold
from detente.store.reading import chosen_coder
from detente.store.rows import Row, event_of, party_of

_FOR, _AGAINST = frozenset({"asserted"}), frozenset({"denied", "disputed"})

# Newest reports first, then their happenings: a happening does not keep the days of its reports.
_NEWEST = """
WITH newest AS (
    SELECT document, event, published FROM events WHERE published IS NOT NULL
    ORDER BY published DESC, document, number LIMIT ?
), told AS (SELECT incident, unnest(events) AS report FROM incidents), found AS (
    SELECT told.incident, max(newest.published) AS published FROM told JOIN newest
    ON told.report.document = newest.document AND told.report.event = newest.event GROUP BY told.incident
)
SELECT i.* EXCLUDE (events), found.published FROM incidents i JOIN found USING (incident)
ORDER BY found.published DESC, i.documents DESC, i.incident LIMIT ?
"""
_REPORTS_A_HAPPENING = 20
"""Of how many newest reports happenings are looked for, for each one asked; one has that many rarely."""

_ONE = "SELECT * FROM incidents WHERE incident = ?"
_REPORTS = """
SELECT * FROM events WHERE document IN (SELECT unnest(?::VARCHAR[])) AND month IN (SELECT unnest(?::VARCHAR[]))
ORDER BY published NULLS LAST, document, number
"""
_TEXTS = """
SELECT id, title, text FROM documents
WHERE id IN (SELECT unnest(?::VARCHAR[])) AND month IN (SELECT unnest(?::VARCHAR[]))
"""


def newest_incidents(root: Path, n: int = 20, coder: str | None = None) -> tuple[IncidentRow, ...]:
    """Return the happenings that were reported last, the newest first; of a day, those most often told."""
    found = ask(root, _NEWEST, [n * _REPORTS_A_HAPPENING, n], coder=chosen_coder(root, coder))
    return tuple(_incident(row) for row in found.to_pylist())


def incident(root: Path, id: str, coder: str | None = None) -> IncidentTold:
    """Return one happening with its reports.

    Raises:
        UnknownError: if the store has none of this id.
    """
    coder = chosen_coder(root, coder)
    rows = ask(root, _ONE, [id], coder=coder).to_pylist()
    if not rows:
        raise UnknownError(f"{root}: has no incident {id!r}; ids stand in the table incidents")
    reports = _reports(root, rows[0], coder)
    published = max((r.event.published for r in reports if r.event.published), default=None)
    dates = Counter((r.event.first, r.event.last) for r in reports)
    places = Counter(
        (e.place, e.place_country, e.latitude, e.longitude)
        for e in (r.event for r in reports)
        if e.place is not None
    )
    return IncidentTold(
        row=_incident(rows[0] | {"published": published}),
        reports=reports,
        told_for=tuple(r for r in reports if r.event.status in _FOR),
        told_against=tuple(r for r in reports if r.event.status in _AGAINST),
        dates=tuple((first, last, count) for (first, last), count in dates.most_common()),
        places=tuple((*place, count) for place, count in places.most_common()),
    )


def incidents_of(root: Path, documents: Iterable[str], coder: str | None) -> dict[tuple[str, str], str]:
    """Return the happening's id of each event of some documents, by document and event."""
    sql = (
        "SELECT incident, report.document AS document, report.event AS event FROM "
        "(SELECT incident, unnest(events) AS report FROM incidents) "
        "WHERE report.document IN (SELECT unnest(?::VARCHAR[]))"
    )
    rows = ask(root, sql, [list(documents)], coder=coder).to_pylist()
    return {(row["document"], row["event"]): row["incident"] for row in rows}


def _reports(root: Path, row: Row, coder: str | None) -> tuple[IncidentReport, ...]:
    told = {(e["document"], e["event"]) for e in row["events"]}
    documents = sorted({document for document, _ in told})
    months = months_of(root, documents, coder)
    events = ask(root, _REPORTS, [documents, months], coder=coder).to_pylist()
    texts = texts_of(root, documents, months, coder)
    found = []
    for event in events:
        if (event["document"], event["event"]) in told:
            found.append(report_of(event, texts.get(event["document"], {})))
    return tuple(found)


def texts_of(root: Path, documents: list[str], months: list[str], coder: str | None) -> dict[str, Row]:
    """Return title and text of some documents by their ids."""
    return {t["id"]: t for t in ask(root, _TEXTS, [documents, months], coder=coder).to_pylist()}


def months_of(root: Path, documents: Iterable[str], coder: str | None) -> list[str]:
    """Return the months that the rows of some documents lie in, so that no other file need be read."""
    from detente.store.state import State

    state = State(root, write=False)
    try:
        found = {month for d in documents for known, month in state.places_of(d) if coder in {None, known}}
    finally:
        state.close()
    return sorted(found)


def report_of(row: Row, document: Row) -> IncidentReport:
    """Return an event's row with the title of its document and the sentence of its trigger."""
    event, text = event_of(row), document.get("text") or ""
    start, end = event.sentence_start or 0, event.sentence_end or 0
    inside = event.trigger_start is not None and event.trigger_end is not None and bool(text)
    return IncidentReport(
        event=event,
        title=document.get("title"),
        sentence=text[start:end],
        trigger_start=event.trigger_start - start if inside and event.trigger_start is not None else None,
        trigger_end=event.trigger_end - start if inside and event.trigger_end is not None else None,
    )


def _incident(row: Row) -> IncidentRow:
    return IncidentRow(published=row["published"], **values_of(row))


def values_of(row: Row) -> dict[str, Any]:
    """Return what every telling of a happening has, by the names of its fields, out of a row of incidents."""
    same = "type mode first last place place_country reports documents".split()
    return {
        "id": row["incident"],
        **{name: row[name] for name in same},
        "actors": tuple(party_of(p) for p in row["actors"] or ()),
        "recipients": tuple(party_of(p) for p in row["recipients"] or ()),
        "asserted_by": tuple(row["asserted_by"] or ()),
        "denied_by": tuple(row["denied_by"] or ()),
    }
