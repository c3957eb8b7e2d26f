"""Write coded documents into a store: staged as they come, to be seen once the run is finished."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final

from detente.records import CodedDocument, Document, Skipped, StoredEvent
from detente.store.columns import INCIDENTS, TABLES, schema
from detente.store.errors import StoreError, told
from detente.store.files import STAGED, DataFile, write_file
from detente.store.happenings import write_incidents
from detente.store.layout import LAYOUT, Run
from detente.store.lock import writing
from detente.store.merge import merged
from detente.store.rows import Row, content_of, month_of, row_of, rows_of
from detente.store.state import State

STAGE_EVERY = 500
"""Documents that are staged together; what a kill can cost is coding that many again."""

GRACE = 60.0
"""Seconds for which a replaced file stays: a reader reads names first and files after."""

_CODER: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]*")


@contextmanager
def open_writer(root: Path) -> Iterator[Writer]:
    """Yield the one writer of a store, which is made if it is not there.

    What an earlier writer left half done is swept away first.

    Raises:
        StoreError: if it cannot be written to, or another process writes to it.
    """
    with told(root):
        root.mkdir(parents=True, exist_ok=True)
    with writing(root):
        state = State(root, write=True)
        try:
            if state.layout < LAYOUT:
                raise StoreError(
                    f"{state.path}: made by an earlier détente (layout {state.layout}); "
                    "`detente store verify DIR --repair` keeps a copy and makes it anew"
                )
            sweep(root, state)
            yield Writer(root, state)
        finally:
            state.close()


def sweep(root: Path, state: State, older_than: float = GRACE) -> None:
    """Remove the files that no manifest lists, left by a killed writer, and those replaced some time ago."""
    old = state.superseded(older_than)
    kept = {f.path for staged in (False, True) for f in state.files(staged=staged)} | set(state.superseded())
    for path in [*(root / name for name in old), *unlisted(root, kept)]:
        with told(path):
            path.unlink(missing_ok=True)
    with state.change():
        state.forget_superseded(old)
    shutil.rmtree(root / ".sorting", ignore_errors=True)


def unlisted(root: Path, listed: set[str]) -> Iterator[Path]:
    """Yield the store's data files that are not listed, whole or in part."""
    for folder in (*TABLES, INCIDENTS, STAGED):
        for at, _, names in os.walk(root / folder):
            for name in sorted(names):
                path = Path(at) / name
                ours = name.endswith((".parquet", ".part"))
                if ours and path.relative_to(root).as_posix() not in listed:
                    yield path


class Writer:
    """Starts runs in a store; made by `open_writer`."""

    def __init__(self, root: Path, state: State) -> None:
        """Take the store's folder and its open state."""
        self.root = root
        self.state = state

    def start(self, coder: str, parts: Mapping[str, str], inputs: Sequence[str]) -> RunWriter:
        """Return the writer of a run: a new one, or the unfinished one of this coder over these inputs.

        `coder` is NAME-VERSION, and must change whenever anything that coding depends on does.
        """
        if not _CODER.fullmatch(coder):
            raise StoreError(f"{coder!r} is no name for a coder: letters, digits and . _ + - only")
        return RunWriter(self.root, self.state, self.state.start_run(coder, parts, inputs))


class RunWriter:
    """Takes the answers of one run; `finish` makes them seen, all at once."""

    def __init__(self, root: Path, state: State, run: Run) -> None:
        """Take the run; what it coded before a kill counts as coded by it."""
        self.run = run
        self._root = root
        self._state = state
        self._stored = state.contents(run.coder)
        self._resumed = state.documents_of(run.id)
        self._deleted = state.deleted()
        self._already = 0
        self._rows: dict[str, list[Row]] = {table: [] for table in TABLES}
        self._skipped: list[Skipped] = []

    def wanted(self, document: Document) -> Document | Skipped | None:
        """Return the document if it is to be coded, `None` if its record is there, or why it is refused."""
        if hashed_id(document.id) in self._deleted:
            return Skipped(document.id, "store", f"{document.id}: was deleted from this store on request")
        if not _has_utf8(document):
            return Skipped(
                document.id, "store", f"{document.id!r}: holds half of a surrogate pair, which has no UTF-8"
            )
        content = content_of(document)
        if (stored := self._stored.get(document.id)) is None:
            self._stored[document.id] = content
            return document
        if stored != content:
            reason = "the store has another text or date under this id; delete that one or use another id"
            return Skipped(document.id, "store", f"{document.id}: {reason}")
        if document.id in self._resumed:
            self._resumed.remove(document.id)
        else:
            self._already += 1
        return None

    def add(self, answer: CodedDocument | Skipped) -> None:
        """Take one answer; it is staged, with others, before long."""
        if isinstance(answer, Skipped):
            self._skipped.append(answer)
        else:
            for table, rows in rows_of(answer).items():
                self._rows[table].extend(rows)
        self._stage_when_many()

    def add_events(self, document: Document, events: Sequence[StoredEvent]) -> None:
        """Take events of a document that has no text here, as other projects' files give them.

        If the store has the same events of it, nothing is added; if it has others, these are kept beside
        them under an id of their own: one file may tell a part of a story and the next one the rest.
        """
        content = hashlib.sha256(repr(tuple(events)).encode("utf-8", "surrogatepass")).hexdigest()
        id = document.id
        if self._stored.get(id) not in {None, content}:
            id = f"{id}#{content[:8]}"
        if id in self._stored:
            if id in self._resumed:
                self._resumed.remove(id)
            else:
                self._already += 1
            return
        self._stored[id] = content
        rows = [row_of(replace(event, document=id), number) for number, event in enumerate(events)]
        row = dict.fromkeys(schema("documents").names) | {
            "month": month_of(document.published),
            "id": id,
            "published": document.published,
            "publisher": document.publisher,
            "url": document.url,
            "content": content,
            "events": len(events),
        }
        self._rows["documents"].append(row)
        self._rows["events"].extend(row | {"month": month_of(document.published)} for row in rows)
        self._stage_when_many()

    def finish(self, *, incidents: bool = True) -> Run:
        """Make the run's rows seen, work out the incidents anew, and return the run with its counts."""
        self.stage()
        coder, staged = self.run.coder, self._state.files(coder=self.run.coder, staged=True)
        mine = [f for f in staged if _run_of(f) == self.run.id]
        made = [f for table in TABLES for f in merged(self._root, table, coder, _of(table, mine))]
        with self._state.change():
            self._state.drop_files(mine, keep=False)
            self._state.list_files(made)
            self._state.finish_run(self.run.id, self._already)
            if made and incidents:
                self._state.mark_stale(coder)
        for file in mine:
            (self._root / file.path).unlink(missing_ok=True)
        if self._state.is_stale(coder):
            write_incidents(self._root, self._state, coder)
        return self._state.run(self.run.id)

    def stage(self) -> None:
        """Write what was taken so far to staged files and note it, in one transaction."""
        import pyarrow as pa

        documents = self._rows["documents"]
        files = []
        for table, rows in self._rows.items():
            if rows:
                arrow = pa.Table.from_pylist(rows, schema(table))
                files.append(
                    write_file(self._root, table, f"{self.run.coder}@r{self.run.id}", STAGED, [arrow])
                )
        with self._state.change():
            self._state.list_files(_owned(f, self.run.coder) for f in files if f is not None)
            self._state.add_documents(self.run.coder, self.run.id, documents)
            self._state.add_skipped(self.run.id, self._skipped)
        self._rows = {table: [] for table in TABLES}
        self._skipped = []

    def _stage_when_many(self) -> None:
        if len(self._rows["documents"]) >= STAGE_EVERY or len(self._rows["events"]) >= 20 * STAGE_EVERY:
            self.stage()


def hashed_id(document: str) -> str:
    """Return the hash under which a deleted document's id is remembered, so that the id itself is not."""
    return hashlib.sha256(document.encode("utf-8", "surrogatepass")).hexdigest()


def _has_utf8(document: Document) -> bool:
    given = (document.id, document.text, document.title, document.publisher, document.url, document.byline)
    try:
        "".join(words or "" for words in given).encode()
    except UnicodeEncodeError:
        return False
    return True


def _of(table: str, files: Sequence[DataFile]) -> list[DataFile]:
    return [f for f in files if f.table == table]


def _owned(file: DataFile, coder: str) -> DataFile:
    return DataFile(file.path, file.table, coder, file.month, file.rows, file.bytes, file.sha256)


def _run_of(file: DataFile) -> int:
    found = re.search(r"@r(\d+)/", file.path)
    return int(found[1]) if found else 0
