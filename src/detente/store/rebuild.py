"""Make a lost, damaged or older state anew from the Parquet files, which are the truth."""

from __future__ import annotations

import re
from pathlib import Path

from detente.store.columns import TABLES
from detente.store.errors import told
from detente.store.files import DataFile, hash_of, read_files
from detente.store.happenings import write_incidents
from detente.store.lock import writing
from detente.store.state import NAME, State

_PATH = re.compile(r"(\w+)/coder=([^/]+)/month=([^/]+)/\w+\.parquet")


def rebuild(root: Path) -> None:
    """Make the state anew; the old one stays beside it as `state.sqlite.bak`.

    Each coder's documents become one finished run. What an unfinished run had staged is coded again by the
    next, and the list of documents deleted on request starts anew: it stood in the lost state alone.

    Raises:
        StoreError: if a Parquet file cannot be read; it names the file.
    """
    with writing(root):
        for suffix in ("", "-wal", "-shm"):
            path = root / f"{NAME}{suffix}"
            with told(path):
                if path.exists():
                    path.replace(root / f"{NAME}{suffix}.bak")
        files = _files(root)
        state = State(root, write=True)
        try:
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
                write_incidents(root, state, coder)
        finally:
            state.close()


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
