"""The table of incidents, worked out from all events of a coder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from detente.records import Incident, StoredEvent, Telling
from detente.resolve.incidents import default_incidents
from detente.store.columns import INCIDENTS, schema
from detente.store.engine import ask
from detente.store.files import write_file
from detente.store.rows import Row, countries, party_of, party_row
from detente.store.state import State

MONTH = "all"
"""Incidents cross months: a coder's lie in one file, made anew when its events change."""

_SQL = """
SELECT e.document, e.event, e.type, e.mode, e.status, e.actors, e.recipients, e.published, e.first, e.last,
       e.place, e.place_country, e.attribution, e.voice, e.factuality, e.publisher, e.sentence, e.trigger,
       e.trigger_start,
       substring(d.text, e.sentence_start + 1, e.sentence_end - e.sentence_start) AS words,
       substring(d.text, greatest(e.trigger_start - 30, 0) + 1, least(30, e.trigger_start)) AS lead
FROM events e LEFT JOIN documents d ON d.id = e.document AND d.month = e.month
"""


def write_incidents(root: Path, state: State, coder: str) -> None:
    """Make the incidents of a coder anew from its events."""
    import pyarrow as pa

    old = state.files(INCIDENTS, coder)
    found = default_incidents()(_tellings(root, coder))
    rows = pa.Table.from_pylist([_row(incident) for incident in found], schema(INCIDENTS))
    new = write_file(root, INCIDENTS, coder, MONTH, [rows])
    with state.change():
        state.drop_files(old)
        state.list_files([new] if new else [])
        state.mark_fresh(coder)


def _tellings(root: Path, coder: str) -> Iterator[Telling]:
    for batch in ask(root, _SQL, coder=coder).to_batches(8192):
        for row in batch.to_pylist():
            yield Telling(_event(row), row["words"] or "", row["lead"] or "")


def _event(row: dict[str, Any]) -> StoredEvent:
    same = {k: row[k] for k in row if k not in {"actors", "recipients", "factuality", "words", "lead"}}
    return StoredEvent(
        **same,
        actors=tuple(party_of(p) for p in row["actors"] or ()),
        recipients=tuple(party_of(p) for p in row["recipients"] or ()),
        factuality=tuple((f["source"], f["value"]) for f in row["factuality"] or ()),
    )


def _row(incident: Incident) -> Row:
    return {
        "incident": incident.id,
        "type": incident.type,
        "mode": incident.mode,
        "first": incident.first,
        "last": incident.last,
        "actor_countries": countries(incident.actors),
        "recipient_countries": countries(incident.recipients),
        "actors": [party_row(p) for p in incident.actors],
        "recipients": [party_row(p) for p in incident.recipients],
        "place": incident.place,
        "place_country": incident.place_country,
        "reports": len(incident.reports),
        "documents": len(incident.documents),
        "asserted_by": list(incident.asserted_by),
        "denied_by": list(incident.denied_by),
        "events": [{"document": e.document, "event": e.event} for e in incident.reports],
    }
