"""DuckDB, in memory, over the files that a store lists; it reads them and nothing else."""

from __future__ import annotations

import os
import threading
import time
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from detente.store.columns import INCIDENTS, TABLES, schema
from detente.store.errors import StoreError, TooMuchError
from detente.store.files import DataFile, damaged
from detente.store.state import State

_TRIES, _PAUSE = 10, 0.05
"""How often a question is asked again when a writer replaced the files meanwhile, after how many seconds."""

_MEMORY = "1GB"


def ask(
    root: Path,
    sql: str,
    values: Sequence[object] = (),
    *,
    coder: str | None = None,
    seconds: float | None = None,
    rows: int | None = None,
    tables: Any = None,
) -> Any:
    """Return the answer to one SELECT as an Arrow table, over one consistent state of the store.

    `coder` leaves the rows of other coders out. `rows` cuts the answer after that many and one more, so that
    the caller can tell. `tables` are Arrow tables by name that the question may use as well. May be called by
    many threads at once; what is made ready for the first question is kept for the next ones until a writer
    changes the files.

    Raises:
        StoreError: if it cannot be answered, is no SELECT, or takes more than `seconds`.
    """
    for _ in range(_TRIES):
        state = State(root, write=False)
        try:
            files = [f for f in state.files() if coder is None or f.coder == coder]
        finally:
            state.close()
        try:
            return _answer(root, files, sql, values, seconds, rows, tables or {})
        except _ReplacedError:
            time.sleep(_PAUSE)
    raise StoreError(damaged(root, _ReplacedError("files that are listed cannot be read")))


class _ReplacedError(Exception):
    """A file is not there any more: a writer replaced it after its name was read."""


def _answer(
    root: Path,
    files: Sequence[DataFile],
    sql: str,
    values: Sequence[object],
    seconds: float | None,
    rows: int | None,
    tables: dict[str, Any],
) -> Any:
    import duckdb

    try:
        with _cursor(root, files, tables) as engine:
            _only_select(engine, sql)
            timer = threading.Timer(seconds or threading.TIMEOUT_MAX, engine.interrupt)
            timer.daemon = True
            timer.start()
            try:
                found = engine.sql(sql, params=list(values))
                return found.to_arrow_table() if rows is None else _first_rows(found, rows + 1)
            finally:
                timer.cancel()
    except duckdb.InterruptException:
        raise TooMuchError(f"took longer than {seconds:g} seconds; ask for less") from None
    except duckdb.OutOfMemoryException:
        raise TooMuchError(f"needs more than {_MEMORY} of memory; ask for less") from None
    except duckdb.Error as error:
        # DuckDB tells a file that is gone in several ways, of which one is that it may not be read.
        if any(not (root / f.path).exists() for f in files):
            raise _ReplacedError from error
        broken = isinstance(error, duckdb.IOException | duckdb.InvalidInputException)
        raise StoreError(damaged(root, error) if broken else _plain(error)) from error


def _first_rows(found: Any, rows: int) -> Any:
    import pyarrow as pa

    reader = found.to_arrow_reader(min(rows, 8192))
    batches: list[Any] = []
    count = 0
    for batch in reader:
        batches.append(batch.slice(0, rows - count))
        count += batches[-1].num_rows
        if count >= rows:
            break
    return pa.Table.from_batches(batches, reader.schema)


_ENGINES: OrderedDict[tuple[object, ...], Any] = OrderedDict()
_MOST_ENGINES = 4
_KEEPING = threading.Lock()


@contextmanager
def _cursor(root: Path, files: Sequence[DataFile], tables: dict[str, Any]) -> Iterator[Any]:
    """Yield a connection of the caller's own to the engine over these files."""
    # A forked process must not use the threads of its parent's engine: they are not there.
    key = (os.getpid(), root.absolute(), tuple(file.path for file in files))
    with _KEEPING:
        engine = _ENGINES.get(key)
        if engine is None:
            engine = _ENGINES[key] = _engine(root, files)
        _ENGINES.move_to_end(key)
        while len(_ENGINES) > _MOST_ENGINES:
            # Not closed: another thread may ask it just now. It goes with its last cursor.
            _ENGINES.popitem(last=False)
        cursor = engine.cursor()
    with cursor:
        for name, arrow in tables.items():
            cursor.register(name, arrow)
        yield cursor


def _engine(root: Path, files: Sequence[DataFile]) -> Any:
    """Return DuckDB with a view for each table, shut off from every other file."""
    import duckdb

    engine = duckdb.connect(":memory:")
    engine.execute(f"SET memory_limit = '{_MEMORY}'")
    engine.execute("SET temp_directory = ''")
    engine.execute("SET parquet_metadata_cache = true")
    # It would be written between the lines of an answer as soon as that takes two seconds.
    engine.execute("SET enable_progress_bar = false")
    for table in (*TABLES, INCIDENTS):
        paths = [str((root / f.path).absolute()) for f in files if f.table == table]
        _view(engine, table, paths)
    engine.execute("SET allowed_paths = ?", [[str((root / f.path).absolute()) for f in files]])
    engine.execute("SET enable_external_access = false")
    engine.execute("SET lock_configuration = true")
    return engine


def _view(engine: Any, table: str, paths: Sequence[str]) -> None:
    if not paths:
        import pyarrow as pa

        empty = schema(table).append(pa.field("coder", pa.string()))
        if table == INCIDENTS:
            empty = empty.append(pa.field("month", pa.string()))
        columns = ", ".join(f'"{name}"' for name in empty.names)
        # `empty_table()` would make arrays, for which Arrow loads pandas.
        engine.register("nothing", pa.Table.from_batches([], schema=empty))
        # A table, not the registered view: that one is seen by this connection only.
        engine.execute(f"CREATE TABLE {table} AS SELECT {columns} FROM nothing")
        engine.unregister("nothing")
        return
    # A view takes no bound values; quotes inside a path are doubled.
    listed = ", ".join("'" + path.replace("'", "''") + "'" for path in paths)
    engine.execute(
        f"CREATE VIEW {table} AS SELECT * FROM "
        f"read_parquet([{listed}], hive_partitioning = true, hive_types_autocast = false)"
    )


def _only_select(engine: Any, sql: str) -> None:
    import duckdb

    statements = engine.extract_statements(sql)
    if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
        raise StoreError("one SELECT is answered, nothing else: the store is read-only")


def _plain(error: Exception) -> str:
    return " ".join(str(error).split())[:500]
