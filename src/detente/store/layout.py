"""The tables of the state, and what a run is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

LAYOUT = 2
"""The layout of the tables below; a store of a later one is refused, one before `ADDED` begins is rebuilt."""

TABLES = """
CREATE TABLE runs (
    id INTEGER PRIMARY KEY, coder TEXT NOT NULL, parts TEXT NOT NULL, inputs TEXT NOT NULL,
    started TEXT NOT NULL, finished TEXT,
    coded INTEGER NOT NULL DEFAULT 0, already INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE files (
    path TEXT PRIMARY KEY, of_table TEXT NOT NULL, coder TEXT NOT NULL, month TEXT NOT NULL,
    rows INTEGER NOT NULL, bytes INTEGER NOT NULL, sha256 TEXT NOT NULL
);
CREATE TABLE documents (
    coder TEXT NOT NULL, id TEXT NOT NULL, content TEXT NOT NULL, month TEXT NOT NULL, run INTEGER NOT NULL,
    PRIMARY KEY (coder, id)
) WITHOUT ROWID;
CREATE INDEX documents_of_run ON documents (run);
CREATE TABLE skipped (
    run INTEGER NOT NULL, document TEXT NOT NULL, stage TEXT NOT NULL, reason TEXT NOT NULL,
    empty INTEGER NOT NULL, PRIMARY KEY (run, document, reason)
) WITHOUT ROWID;
CREATE TABLE superseded (path TEXT PRIMARY KEY, at REAL NOT NULL) WITHOUT ROWID;
CREATE TABLE stale (coder TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE deleted (hashed TEXT PRIMARY KEY, at TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE texts (key INTEGER PRIMARY KEY, document TEXT NOT NULL, content TEXT NOT NULL);
CREATE UNIQUE INDEX texts_once ON texts (document, content);
CREATE VIRTUAL TABLE words USING fts5 (title, text, content='', tokenize='unicode61 remove_diacritics 2');
"""

ADDED = {
    2: """
CREATE TABLE corrections (
    id INTEGER PRIMARY KEY, document TEXT NOT NULL, event TEXT, kind TEXT NOT NULL, said TEXT NOT NULL,
    about TEXT, coder TEXT NOT NULL, who TEXT NOT NULL, at TEXT NOT NULL
);
CREATE INDEX corrections_of_document ON corrections (document);
""",
}
"""What each layout added to the one before it; a writer adds it to a store that lacks it."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a coder over some inputs; `finished` is `None` while its rows are not yet to be seen."""

    id: int
    coder: str
    parts: Mapping[str, str]
    inputs: tuple[str, ...]
    started: str
    finished: str | None
    coded: int
    already: int
    empty: int
    skipped: int

    @property
    def name(self) -> str:
        """How commands name it: "r1"."""
        return f"r{self.id}"

    @property
    def received(self) -> int:
        """All that was given to the run."""
        return self.coded + self.already + self.empty + self.skipped
