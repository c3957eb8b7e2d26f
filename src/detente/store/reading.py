"""Read events out of a store."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Literal

from detente.records import Party, StoredEvent
from detente.store.engine import ask
from detente.store.errors import StoreError, WrongQuestionError
from detente.store.layout import Run
from detente.store.rows import event_of
from detente.store.search import WANTED, Conditions, condition_sql
from detente.store.state import State

Frame = Literal["arrow", "polars", "pandas"]

SQL_SECONDS, SQL_ROWS = 20.0, 1000
"""What `sql` allows unless told otherwise."""


def read_events(
    store: Path | str,
    *,
    coder: str | None = None,
    types: tuple[str, ...] = (),
    actor: str | None = None,
    recipient: str | None = None,
    since: date | None = None,
    until: date | None = None,
    status: tuple[str, ...] = (),
    as_: Frame = "arrow",
) -> Any:
    """Return the events of a store, one row each, as an Arrow table (or a polars or pandas frame).

    The columns are those of docs/reference/store.md. Without `coder` it is the newest in the store: rows of
    several coders would count the same happening several times. `since` and `until` are inclusive and
    compared with the column `day`.

    Raises:
        StoreError: if there is no store, or no such coder in it.
        ImportError: if polars or pandas is asked for and not installed.
    """
    given = Conditions(actor=actor, recipient=recipient, types=types, since=since, until=until, status=status)
    where, values = condition_sql(given)
    root = Path(store)
    sql = f"SELECT * FROM events WHERE {where} ORDER BY coder, month, document, number"
    found = ask(root, sql, values, coder=chosen_coder(root, coder))
    if as_ == "polars":
        import polars  # pyright: ignore[reportMissingImports]  # only for who asks for it

        return polars.from_arrow(found)
    return found.to_pandas() if as_ == "pandas" else found


def stored_events_of(
    root: Path, coder: str | None = None, given: Conditions | None = None
) -> Iterator[StoredEvent]:
    """Yield the events of one coder as records, ordered by month and document."""
    where, values = condition_sql(given or Conditions())
    sql = f"SELECT * FROM events WHERE {where} ORDER BY month, document, number"
    found = ask(root, sql, values, coder=chosen_coder(root, coder))
    for batch in found.to_batches(8192):
        yield from map(event_of, batch.to_pylist())


def statements_of(root: Path, coder: str | None = None) -> Iterator[StoredEvent]:
    """Yield what is said in a coder's documents as CAMEO has it: a statement (010), or an appeal (020).

    An attribution is an appeal where something is demanded in it. Only positive ones with a known source
    count, and none that only repeats an event with words of its own (accusations, threats, refusals).
    """
    for row in ask(root, _STATEMENTS, coder=chosen_coder(root, coder)).to_pylist():
        appeal = row["demanded"]
        yield StoredEvent(
            document=row["document"],
            event=f"s-{row['attribution']}",
            type="STATEMENT",
            status="asserted",
            actors=(
                Party(
                    row["source"],
                    row["source_country"],
                    tuple(row["source_sectors"] or ()),
                    row["source_text"],
                ),
            ),
            published=row["published"],
            quad_class=1,
            cameo="020" if appeal else "010",
            goldstein=3.0 if appeal else 0.0,
            publisher=row["publisher"],
            url=row["url"],
            sentence=row["sentence"],
            trigger=row["cue"],
        )


_STATEMENTS = """
SELECT a.*, d.publisher, d.url,
       EXISTS (SELECT 1 FROM events e WHERE e.document = a.document AND e.coder = a.coder AND
               e.attribution = a.attribution AND e.status = 'demanded') AS demanded
FROM attributions a JOIN documents d ON d.id = a.document AND d.coder = a.coder AND d.month = a.month
WHERE a.source IS NOT NULL AND a.polarity = 'positive' AND NOT EXISTS (
    SELECT 1 FROM events e WHERE e.document = a.document AND e.coder = a.coder AND e.sentence = a.sentence AND
    e.trigger = a.cue)
ORDER BY a.month, a.document, a.number
"""


def sql(root: Path, query: str, *, seconds: float = SQL_SECONDS, rows: int = SQL_ROWS) -> tuple[Any, bool]:
    """Return the answer to one SELECT over all tables, and whether rows were cut off.

    Raises:
        StoreError: if it is no SELECT, reads files, takes too long or cannot be answered.
    """
    found = ask(root, query, seconds=seconds, rows=rows)
    return found.slice(0, rows), found.num_rows > rows


def coders(root: Path) -> list[str]:
    """Return the coders with finished runs, the newest first."""
    state = State(root, write=False)
    try:
        return list(dict.fromkeys(r.coder for r in reversed(state.runs()) if r.finished))
    finally:
        state.close()


def chosen_coder(root: Path, asked: str | None) -> str | None:
    """Return the coder asked for, the newest if none is, `None` in an empty store.

    Raises:
        WrongQuestionError: if the store has nothing of that coder; the message names those it has.
    """
    known = coders(root)
    if asked is None:
        return known[0] if known else None
    full = [coder for coder in known if coder == asked or coder.startswith(f"{asked}-")]
    if not full:
        raise WrongQuestionError(f"{root}: nothing of coder {asked!r}; it has {', '.join(known) or 'none'}")
    return full[0]


def run_named(root: Path, name: str) -> tuple[Run, set[str]]:
    """Return a finished run ("r2") with the ids of the documents that it coded.

    Raises:
        StoreError: if there is none of that name, or it is not finished.
    """
    state = State(root, write=False)
    try:
        if not name.removeprefix("r").isdecimal():
            raise StoreError(f"{name!r} names no run; `detente store info` lists them: r1, r2, ...")
        run = state.run(int(name.removeprefix("r")))
        if run.finished is None:
            raise StoreError(f"run {run.name} is not finished; give the same command again to finish it")
        return run, state.documents_of(run.id)
    finally:
        state.close()


def with_words(root: Path, words: str) -> list[str]:
    """Return the ids of the documents that hold some words."""
    state = State(root, write=False)
    try:
        return state.with_words(words)
    finally:
        state.close()


def wanted_documents(root: Path, words: str | None) -> dict[str, Any]:
    """Return the table of the documents that hold some words, under the name that conditions have for it.

    It is an Arrow table, quick to hand over however many there are. Nothing where no words are asked for.
    """
    if words is None:
        return {}
    import pyarrow as pa

    return {WANTED: pa.table({"id": pa.array(with_words(root, words), pa.string())})}
