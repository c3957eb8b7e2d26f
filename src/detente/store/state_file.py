"""The SQLite file of a store's state: opened, brought to the present layout, changed in transactions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from detente.store.errors import NoStoreError, StoreError
from detente.store.layout import ADDED, LAYOUT, TABLES

NAME = "state.sqlite"


class StateFile:
    """The file with its tables; each change is one transaction."""

    def __init__(self, root: Path, *, write: bool) -> None:
        """Open it; `write` makes it if it is not there yet.

        Raises:
            StoreError: if it is missing, damaged or made by a later release.
        """
        self.path = root / NAME
        with self._told():
            mode = "rwc" if write else "ro"
            self._db = sqlite3.connect(
                f"{self.path.absolute().as_uri()}?mode={mode}",
                uri=True,
                isolation_level=None,
                timeout=30,
                check_same_thread=False,
            )
            layout = self._db.execute("PRAGMA user_version").fetchone()[0]
            made = self._db.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'runs'").fetchone()[0]
        self.layout = layout if made else LAYOUT
        if self.layout > LAYOUT:
            self.close()
            raise StoreError(f"{self.path}: made by a later détente (layout {layout}); install that one")
        if write:
            with self._told():
                self._db.execute("PRAGMA journal_mode = WAL")
                self._db.execute("PRAGMA synchronous = FULL")
                self._db.execute("PRAGMA secure_delete = ON")
            if not made:
                self._make()
            self._add_what_is_new()

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    @contextmanager
    def change(self) -> Iterator[None]:
        """Make all changes of the block in one transaction, or none."""
        with self._told():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")

    def faults(self) -> list[str]:
        """Return what SQLite itself finds wrong with the file."""
        with self._told():
            found = [row[0] for row in self._db.execute("PRAGMA integrity_check(20)")]
        return [] if found == ["ok"] else [f"{self.path}: {line}" for line in found]

    def vacuum(self) -> None:
        """Give freed pages back, and with them what was written there."""
        with self._told():
            self._db.execute("VACUUM")
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _make(self) -> None:
        with self.change():
            self._run_all(TABLES)
            self.layout = min(ADDED) - 1
            self._db.execute(f"PRAGMA user_version = {self.layout}")

    def _add_what_is_new(self) -> None:
        """Bring the tables to the present layout, if nothing but additions lies between."""
        if not min(ADDED) - 1 <= self.layout < LAYOUT:
            return
        with self.change():
            # Another process may have done it meanwhile.
            self.layout = self._db.execute("PRAGMA user_version").fetchone()[0]
            for layout in range(self.layout + 1, LAYOUT + 1):
                self._run_all(ADDED[layout])
            self._db.execute(f"PRAGMA user_version = {LAYOUT}")
        self.layout = LAYOUT

    def _run_all(self, statements: str) -> None:
        for statement in statements.split(";\n"):
            if statement.strip():
                self._db.execute(statement)

    def _rows(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        with self._told():
            return self._db.execute(sql, values).fetchall()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            if not self.path.exists():
                reason = "there is no store here; `detente code ... --store DIR` makes one"
                raise NoStoreError(f"{self.path}: {reason}") from error
            if "full" in str(error) or "locked" in str(error) or "readonly" in str(error):
                reason = str(error)
            else:
                reason = f"{error}; `detente store verify DIR --repair` makes it anew from the Parquet files"
            raise StoreError(f"{self.path}: {reason}") from error
