"""The events that a search finds, each with the sentence that tells it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from detente.store.engine import ask
from detente.store.incidents import report_of, texts_of
from detente.store.looked import IncidentReport
from detente.store.reading import chosen_coder, wanted_documents
from detente.store.search import Conditions, condition_sql, order_sql

# First which events, then their rows and texts out of the few files that hold them: most columns are never sorted.
_WHICH = "SELECT document, event, month FROM events WHERE {where} ORDER BY {order} LIMIT ? OFFSET ?"
_ROWS = """
SELECT * FROM events WHERE document IN (SELECT unnest(?::VARCHAR[])) AND month IN (SELECT unnest(?::VARCHAR[]))
"""


@dataclass(frozen=True, slots=True)
class Reports:
    """A page of what was found; `more` tells whether others follow."""

    rows: tuple[IncidentReport, ...]
    more: bool


def reports(
    root: Path,
    given: Conditions,
    *,
    words: str | None = None,
    coder: str | None = None,
    sort: str = "day",
    descending: bool = False,
    limit: int = 50,
    offset: int = 0,
    seconds: float = 20.0,
) -> Reports:
    """Return the events of `search` in the same order, with title, sentence and all that is kept of each.

    Raises:
        StoreError: as `search` does.
    """
    coder = chosen_coder(root, coder)
    tables = wanted_documents(root, words)
    where, values = condition_sql(given, wanted=words is not None)
    sql = _WHICH.format(where=where, order=order_sql(sort, descending=descending))
    bound = [*values, limit + 1, offset]
    which = ask(root, sql, bound, coder=coder, seconds=seconds, tables=tables).to_pylist()
    wanted = [(row["document"], row["event"]) for row in which[:limit]]
    documents = sorted({document for document, _ in wanted})
    months = sorted({row["month"] for row in which[:limit]})
    rows = ask(root, _ROWS, [documents, months], coder=coder, seconds=seconds).to_pylist() if which else []
    found = {(row["document"], row["event"]): row for row in rows}
    texts = texts_of(root, documents, months, coder) if which else {}
    return Reports(
        tuple(report_of(found[key], texts.get(key[0], {})) for key in wanted if key in found),
        more=len(which) > limit,
    )
