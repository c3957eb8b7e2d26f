"""What the store knows beside its rows: runs, files, documents, refusals and the index of words (SQLite)."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from detente.records import Skipped
from detente.store.errors import StoreError, WrongQuestionError
from detente.store.files import DataFile
from detente.store.layout import Run
from detente.store.search import words_sql
from detente.store.state_file import StateFile


class State(StateFile):
    """The state of one store; each change is one transaction."""

    # Runs

    def start_run(self, coder: str, parts: Mapping[str, str], inputs: Sequence[str]) -> Run:
        """Return a new run, or the unfinished one of the same coder over the same inputs."""
        for run in self.runs():
            if run.finished is None and run.coder == coder and run.inputs == tuple(inputs):
                with self.change():
                    self._db.execute("DELETE FROM skipped WHERE run = ?", (run.id,))
                return self.run(run.id)
        with self.change():
            added = self._db.execute(
                "INSERT INTO runs (coder, parts, inputs, started) VALUES (?, ?, ?, ?)",
                (coder, json.dumps(dict(parts), sort_keys=True), json.dumps(list(inputs)), _now()),
            )
        return self.run(int(added.lastrowid or 0))

    def finish_run(self, run: int, already: int) -> None:
        """Mark a run as finished; call within `change`."""
        self._db.execute(
            "UPDATE runs SET finished = ?, already = ?, "
            "coded = (SELECT count(*) FROM documents WHERE run = ?) WHERE id = ?",
            (_now(), already, run, run),
        )

    def run(self, id: int) -> Run:
        """Return a run by its number.

        Raises:
            StoreError: if there is none of that number.
        """
        for run in self.runs():
            if run.id == id:
                return run
        raise StoreError(f"{self.path}: no run r{id}; `detente store info` lists them")

    def runs(self) -> list[Run]:
        """Return all runs, the oldest first."""
        rows = self._rows(
            "SELECT id, coder, parts, inputs, started, finished, "
            "CASE WHEN finished IS NULL THEN (SELECT count(*) FROM documents d WHERE d.run = runs.id) ELSE coded END, "
            "already, (SELECT count(*) FROM skipped s WHERE s.run = runs.id AND s.empty = 1), "
            "(SELECT count(*) FROM skipped s WHERE s.run = runs.id AND s.empty = 0) FROM runs ORDER BY id"
        )
        return [Run(r[0], r[1], json.loads(r[2]), tuple(json.loads(r[3])), *r[4:]) for r in rows]

    def newest_coder(self) -> str | None:
        """Return the coder of the newest finished run, `None` if there is none."""
        rows = self._rows("SELECT coder FROM runs WHERE finished IS NOT NULL ORDER BY id DESC LIMIT 1")
        return rows[0][0] if rows else None

    # Files

    def files(
        self, table: str | None = None, coder: str | None = None, *, staged: bool = False
    ) -> list[DataFile]:
        """Return the listed files, those of unfinished runs only with `staged`, by path."""
        rows = self._rows(
            "SELECT path, of_table, coder, month, rows, bytes, sha256 FROM files "
            "WHERE (?1 IS NULL OR of_table = ?1) AND (?2 IS NULL OR coder = ?2) AND (month = 'staged') = ?3 "
            "ORDER BY path",
            (table, coder, staged),
        )
        return [DataFile(*row) for row in rows]

    def list_files(self, files: Iterable[DataFile]) -> None:
        """Add files to the manifest; call within `change`."""
        self._db.executemany(
            "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?, ?)",
            [(f.path, f.table, f.coder, f.month, f.rows, f.bytes, f.sha256) for f in files],
        )

    def drop_files(self, files: Iterable[DataFile], *, keep: bool = True) -> None:
        """Take files off the manifest; call within `change`.

        Those to `keep` stay on the disk for a while, for readers that have just read their names.
        """
        for file in files:
            self._db.execute("DELETE FROM files WHERE path = ?", (file.path,))
            if keep:
                self._db.execute("INSERT OR REPLACE INTO superseded VALUES (?, ?)", (file.path, time.time()))

    def superseded(self, older_than: float = 0.0) -> list[str]:
        """Return the paths of files that others replaced at least so many seconds ago."""
        rows = self._rows(
            "SELECT path FROM superseded WHERE at <= ? AND path NOT IN (SELECT path FROM files)",
            (time.time() - older_than,),
        )
        return [row[0] for row in rows]

    def forget_superseded(self, paths: Iterable[str]) -> None:
        """Note that replaced files are gone; call within `change`."""
        self._db.executemany("DELETE FROM superseded WHERE path = ?", [(path,) for path in paths])

    def mark_stale(self, coder: str) -> None:
        """Note that a coder's incidents are to be made anew; call within `change`."""
        self._db.execute("INSERT OR IGNORE INTO stale VALUES (?)", (coder,))

    def mark_fresh(self, coder: str) -> None:
        """Note that a coder's incidents are those of its events; call within `change`."""
        self._db.execute("DELETE FROM stale WHERE coder = ?", (coder,))

    def is_stale(self, coder: str) -> bool:
        """Return whether a coder's incidents are not those of its events: a writer was killed in between."""
        return bool(self._rows("SELECT 1 FROM stale WHERE coder = ?", (coder,)))

    # Documents

    def contents(self, coder: str) -> dict[str, str]:
        """Return the content hash of each document that this coder has coded, by its id."""
        return dict(self._rows("SELECT id, content FROM documents WHERE coder = ?", (coder,)))

    def add_documents(self, coder: str, run: int, documents: Iterable[Mapping[str, Any]]) -> None:
        """Note documents as coded and their words as searchable; call within `change`."""
        for row in documents:
            self._db.execute(
                "INSERT INTO documents VALUES (?, ?, ?, ?, ?)",
                (coder, row["id"], row["content"], row["month"], run),
            )
            if not row["text"]:
                continue
            added = self._db.execute(
                "INSERT OR IGNORE INTO texts (document, content) VALUES (?, ?)", (row["id"], row["content"])
            )
            if added.rowcount:
                self._db.execute(
                    "INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)",
                    (added.lastrowid, row["title"] or "", row["text"]),
                )

    def places_of(self, document: str) -> list[tuple[str, str]]:
        """Return the coders that coded a document, each with the month its rows lie in."""
        return [(c, m) for c, m in self._rows("SELECT coder, month FROM documents WHERE id = ?", (document,))]

    def documents_of(self, run: int) -> set[str]:
        """Return the ids of the documents that a run coded."""
        return {row[0] for row in self._rows("SELECT id FROM documents WHERE run = ?", (run,))}

    def forget_month(self, coder: str, month: str) -> None:
        """Take a month's documents of a coder out, so that they are coded again; call within `change`."""
        self._db.execute("DELETE FROM documents WHERE coder = ? AND month = ?", (coder, month))

    def forget_unfinished(self, coder: str) -> None:
        """Take the documents of unfinished runs of a coder out; call within `change`."""
        self._db.execute(
            "DELETE FROM documents WHERE coder = ? AND run IN (SELECT id FROM runs WHERE finished IS NULL)",
            (coder,),
        )

    def forget_document(self, document: str, hashed: str, texts: Iterable[Mapping[str, Any]]) -> None:
        """Take a document and its words out and note that it is not to come back; call within `change`.

        `texts` are its rows of the table documents: the index of words needs them to take them out.
        """
        for row in texts:
            for (key,) in self._rows(
                "SELECT key FROM texts WHERE document = ? AND content = ?", (document, row["content"])
            ):
                self._db.execute(
                    "INSERT INTO words (words, rowid, title, text) VALUES ('delete', ?, ?, ?)",
                    (key, row["title"] or "", row["text"]),
                )
                self._db.execute("DELETE FROM texts WHERE key = ?", (key,))
        self._db.execute("DELETE FROM documents WHERE id = ?", (document,))
        self._db.execute("DELETE FROM corrections WHERE document = ?", (document,))
        self._db.execute("DELETE FROM skipped WHERE document = ?", (document,))
        self._db.execute("INSERT OR REPLACE INTO deleted VALUES (?, ?)", (hashed, _now()))
        # Old words stay in the index's segments until these are merged.
        self._db.execute("INSERT INTO words (words) VALUES ('optimize')")

    def deleted(self) -> set[str]:
        """Return the hashes of the ids of documents that were deleted on request."""
        return {row[0] for row in self._rows("SELECT hashed FROM deleted")}

    # Corrections

    def add_correction(self, row: Sequence[object]) -> int:
        """Keep a correction, columns as in the table but for its number, which is returned; call within `change`."""
        added = self._db.execute(
            "INSERT INTO corrections (document, event, kind, said, about, coder, who, at) VALUES (?,?,?,?,?,?,?,?)",
            tuple(row),
        )
        return int(added.lastrowid or 0)

    def corrections(self, document: str | None = None) -> list[tuple[Any, ...]]:
        """Return the rows of the corrections, of one document or all, the oldest first."""
        if not self._rows("SELECT 1 FROM sqlite_schema WHERE name = 'corrections'"):
            return []  # a store that no writer of this release has opened yet
        return self._rows(
            "SELECT id, document, event, kind, said, about, coder, who, at FROM corrections "
            "WHERE ?1 IS NULL OR document = ?1 ORDER BY id",
            (document,),
        )

    # Refusals and words

    def add_skipped(self, run: int, skipped: Iterable[Skipped]) -> None:
        """Note what was refused; call within `change`."""
        self._db.executemany(
            "INSERT OR REPLACE INTO skipped VALUES (?, ?, ?, ?, ?)",
            [(run, s.document_id, s.stage, s.reason, s.empty) for s in skipped],
        )

    def skipped_of(self, run: int) -> list[Skipped]:
        """Return what a run refused, by the documents' ids."""
        rows = self._rows("SELECT document, stage, reason, empty FROM skipped WHERE run = ?", (run,))
        return [Skipped(document, stage, reason, bool(empty)) for document, stage, reason, empty in rows]

    def with_words(self, query: str) -> list[str]:
        """Return the ids of the documents that hold these words, by id.

        Quoted words stand side by side, `*` ends the beginning of a word, OR and NOT stand between words.

        Raises:
            StoreError: if the words cannot be searched for.
        """
        try:
            rows = self._db.execute(
                "SELECT DISTINCT document FROM texts WHERE key IN (SELECT rowid FROM words WHERE words MATCH ?) "
                "ORDER BY document",
                (words_sql(query),),
            ).fetchall()
        except sqlite3.OperationalError as error:
            raise WrongQuestionError(f"these words cannot be searched for: {error}") from error
        return [row[0] for row in rows]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
