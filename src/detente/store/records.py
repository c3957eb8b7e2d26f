"""The documents of a store in the shape of records, as far as an analysis of relationships reads them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from detente.store.engine import ask
from detente.store.reading import chosen_coder
from detente.store.rows import Row

# Days and countries come as words: made into lists and dates they take longer than the question. A participant
# without a country is an empty word, a side without participants null.
_SQL = """
SELECT d.id, d.url, d.publisher, CAST(d.published AS VARCHAR) AS published, e.event, e.type, e.status,
       CAST(e.first AS VARCHAR) AS first, CAST(e.last AS VARCHAR) AS last,
       CASE WHEN len(e.actors) > 0
       THEN array_to_string([coalesce(p.country, '') FOR p IN e.actors], ' ') END AS actors,
       CASE WHEN len(e.recipients) > 0
       THEN array_to_string([coalesce(p.country, '') FOR p IN e.recipients], ' ') END AS recipients,
       e.quad_class, coalesce(e.intensity, e.goldstein, 0) AS intensity, e.attribution, e.voice_country,
       e.trigger, e.trigger_start, e.trigger_end, i.incident,
       substring(d.text, e.sentence_start + 1, e.sentence_end - e.sentence_start) AS words
FROM documents d
LEFT JOIN events e ON e.document = d.id AND e.month = d.month AND e.coder = d.coder AND e.quad_class IS NOT NULL
LEFT JOIN (SELECT coder, incident, unnest(events) AS told FROM incidents) i
ON i.told.document = e.document AND i.told.event = e.event AND i.coder = e.coder
ORDER BY d.month, d.id, e.number
"""


def records_of(root: Path, coder: str | None = None) -> Iterator[Row]:
    """Yield one coder's documents as records, each event with its sentence's words and its incident.

    Documents without events are among them. Without `coder` it is the newest in the store.

    Raises:
        StoreError: if there is no store, or no such coder in it.
    """
    found = ask(root, _SQL, coder=chosen_coder(root, coder))
    rows = (row for batch in found.to_batches(8192) for row in batch.to_pylist())
    for _, told in groupby(rows, key=itemgetter("id")):
        yield _record([*told])


def _record(rows: list[Row]) -> Row:
    first = rows[0]
    told = [row for row in rows if row["event"] is not None]
    return {
        "document": {
            "id": first["id"],
            "url": first["url"],
            "publisher": first["publisher"],
            "published": first["published"],
        },
        "attributions": [
            {"id": row["attribution"], "source": {"country": row["voice_country"]}}
            for row in told
            if row["attribution"] is not None
        ],
        "events": [_event(row) for row in told],
    }


def _event(row: Row) -> Row:
    same = "type status quad_class intensity attribution incident".split()
    return {
        **{name: row[name] for name in same},
        "actors": _countries(row["actors"]),
        "recipients": _countries(row["recipients"]),
        "first": row["first"],
        "last": row["last"],
        "words": row["words"] or "",
        "trigger": {
            "text": row["trigger"] or "",
            "start": row["trigger_start"] or 0,
            "end": row["trigger_end"] or 0,
        },
    }


@lru_cache(maxsize=4096)
def _countries(words: str | None) -> list[Row]:
    return [] if words is None else [{"country": country or None} for country in words.split(" ")]
