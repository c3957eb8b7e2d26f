"""Search a store for events by who, whom, what, when, where, who says so, how surely, and words."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from detente.store.engine import ask
from detente.store.reading import chosen_coder, wanted_documents
from detente.store.search import Conditions, condition_sql, order_sql

COLUMNS = (
    "document", "event", "day", "type", "mode", "actors", "recipients", "place", "status", "voice", "trigger",
    "sentence",
)  # fmt: skip
"""What is told of each event found; `actors` and `recipients` are names with their countries."""

_NAMES = "list_aggregate([p.name || coalesce(' (' || p.country || ')', '') for p in {0}], 'string_agg', '; ')"
_SQL = f"""
SELECT e.document, e.event, e.day, e.type, e.mode, {_NAMES.format("e.actors")} AS actors,
       {_NAMES.format("e.recipients")} AS recipients, e.place, e.status,
       CASE WHEN e.attribution IS NULL THEN NULL WHEN e.voice = '' THEN '(unnamed)' ELSE e.voice END AS voice,
       e.trigger, substring(d.text, e.sentence_start + 1, e.sentence_end - e.sentence_start) AS sentence
FROM (SELECT * FROM events WHERE {{where}} ORDER BY {{order}} LIMIT ? OFFSET ?) e
LEFT JOIN documents d ON d.id = e.document AND d.month = e.month AND d.coder = e.coder
ORDER BY {{order}}
"""


@dataclass(frozen=True, slots=True)
class Found:
    """The events of one page of an answer, and how many there are in all."""

    rows: tuple[dict[str, Any], ...]
    total: int


def search(
    store: Path,
    given: Conditions,
    *,
    words: str | None = None,
    coder: str | None = None,
    sort: str = "day",
    descending: bool = False,
    limit: int = 50,
    offset: int = 0,
    seconds: float = 20.0,
) -> Found:
    """Return the events of one coder, the newest if none is named, for which all conditions hold.

    `words` are looked for in the documents' titles and texts; words in quotation marks stand side by side.
    Every value is bound, and only listed columns can be sorted by.

    Raises:
        StoreError: if there is no store, or the question cannot be asked so.
    """
    coder = chosen_coder(store, coder)
    tables = wanted_documents(store, words)
    where, values = condition_sql(given, wanted=words is not None)
    order = order_sql(sort, descending=descending)
    total = ask(
        store,
        f"SELECT count(*) AS n FROM events WHERE {where}",
        values,
        coder=coder,
        seconds=seconds,
        tables=tables,
    )
    sql = _SQL.format(where=where, order=order)
    rows = ask(store, sql, [*values, limit, offset], coder=coder, seconds=seconds, tables=tables)
    return Found(tuple(rows.to_pylist()), total.to_pylist()[0]["n"])
