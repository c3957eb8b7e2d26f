"""Make a lost, damaged or older state anew from the Parquet files, which are the truth."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

from detente.store.columns import INCIDENTS, TABLES, order, schema
from detente.store.errors import told
from detente.store.files import DataFile, hash_of, read_files, write_file
from detente.store.happenings import write_incidents
from detente.store.lock import writing
from detente.store.state import State
from detente.store.state_file import NAME
from detente.store.writer import sweep

_PATH = re.compile(r"(\w+)/coder=([^/]+)/month=([^/]+)/\w+\.parquet")


def rebuild(root: Path) -> None:
    """Make the state anew; the old one stays beside it as `state.sqlite.bak`.

    Each coder's documents become one finished run. What an unfinished run had staged is coded again by the
    next, and the list of documents deleted on request starts anew: it stood in the lost state alone. Corrections
    are taken over as far as the old state can still be read.

    Raises:
        StoreError: if a Parquet file cannot be read; it names the file.
    """
    with writing(root):
        for suffix in ("", "-wal", "-shm"):
            path = root / f"{NAME}{suffix}"
            with told(path):
                if path.exists():
                    path.replace(root / f"{NAME}{suffix}.bak")
        corrections = _corrections_in(root / f"{NAME}.bak")
        files = [file for some in _by_month(_files(root)) for file in _each_row_once(root, some)]
        state = State(root, write=True)
        try:
            with state.change():
                for correction in corrections:
                    state.add_correction(correction)
            for coder in sorted({f.coder for f in files}):
                run = state.start_run(coder, {}, ["rebuilt from the Parquet files"])
                seen: set[str] = set()
                mine = [f for f in files if f.coder == coder]
                with state.change():
                    state.list_files(mine)
                    for file in (f for f in mine if f.table == "documents"):
                        rows = [
                            r
                            for r in read_files(root, [file], "documents").to_pylist()
                            if r["id"] not in seen
                        ]
                        seen.update(row["id"] for row in rows)
                        state.add_documents(coder, run.id, rows)
                    state.finish_run(run.id, 0)
                if any(root.glob(f"{INCIDENTS}/coder={coder}/*")):
                    write_incidents(root, state, coder)
            sweep(root, state)
        finally:
            state.close()


def _corrections_in(old: Path) -> list[tuple[object, ...]]:
    """Return the corrections of a state that was put aside, none if they cannot be read."""
    if not old.exists():
        return []
    found: list[tuple[object, ...]] = []
    try:
        db = sqlite3.connect(old)
        try:
            rows = db.execute(
                "SELECT document, event, kind, said, about, coder, who, at FROM corrections ORDER BY id"
            )
            while (row := rows.fetchone()) is not None:
                found.append(row)
        finally:
            db.close()
    except sqlite3.DatabaseError:
        # Damaged, or older than corrections are: what was read before the damage is kept.
        return found
    return found


def _by_month(files: list[DataFile]) -> list[list[DataFile]]:
    months: dict[tuple[str, str, str], list[DataFile]] = {}
    for file in files:
        months.setdefault((file.table, file.coder, file.month), []).append(file)
    return list(months.values())


def _each_row_once(root: Path, files: list[DataFile]) -> list[DataFile]:
    """Return files of one month that hold each row once: the state knew which files others had replaced."""
    import pyarrow as pa

    if len(files) < 2:
        return files
    table = files[0].table
    keys = order(table)
    rows = read_files(root, files, table).to_pylist()
    unique = {tuple(row[k] for k in keys): row for row in rows}
    if len(unique) == len(rows):
        return files
    arrow = pa.Table.from_pylist([unique[key] for key in sorted(unique)], schema(table))
    made = write_file(root, table, files[0].coder, files[0].month, [arrow])
    for file in files:
        if made is None or file.path != made.path:
            (root / file.path).unlink()
    return [made] if made else []


def _files(root: Path) -> list[DataFile]:
    found = []
    for table in TABLES:
        for path in sorted((root / table).rglob("*.parquet")):
            name = path.relative_to(root).as_posix()
            if matched := _PATH.fullmatch(name):
                rows = read_files(root, [DataFile(name, table, "", "", 0, 0, "")], table).num_rows
                size, sha256 = path.stat().st_size, hash_of(path)
                # A file whose name is not its hash is no whole file of ours.
                if path.stem == sha256[:24]:
                    found.append(DataFile(name, table, matched[2], matched[3], rows, size, sha256))
    return found
