"""Look after a store: what is in it, is it whole, make few files of many, take a document out."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from detente.store.answers import forget_answers
from detente.store.columns import INCIDENTS, TABLES
from detente.store.errors import StoreError, told
from detente.store.files import STAGED, DataFile, hash_of, read_files, write_file
from detente.store.happenings import write_incidents
from detente.store.layout import ADDED, Run
from detente.store.merge import merged
from detente.store.rebuild import rebuild
from detente.store.state import State
from detente.store.state_file import NAME
from detente.store.writer import hashed_id, open_writer, sweep, unlisted


@dataclass(frozen=True, slots=True)
class TableSize:
    """How much a table holds of one coder."""

    coder: str
    table: str
    files: int
    rows: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Info:
    """What is in a store."""

    runs: tuple[Run, ...]
    tables: tuple[TableSize, ...]
    state_bytes: int


def info(root: Path) -> Info:
    """Return the runs of a store and how much it holds of each coder."""
    state = State(root, write=False)
    try:
        groups: dict[tuple[str, str], list[DataFile]] = {}
        for file in state.files():
            groups.setdefault((file.coder, file.table), []).append(file)
        tables = tuple(
            TableSize(coder, table, len(some), sum(f.rows for f in some), sum(f.bytes for f in some))
            for (coder, table), some in sorted(groups.items())
        )
        return Info(tuple(state.runs()), tables, sum(p.stat().st_size for p in root.glob(f"{NAME}*")))
    finally:
        state.close()


def verify(root: Path, *, repair: bool = False) -> list[str]:
    """Return all that is wrong with a store, each with its file and reason; an empty list means it is whole.

    With `repair`, a damaged or older state is made anew from the Parquet files, with a copy of the old one
    kept, and a month with a damaged file is taken out, so that its documents are coded again by the next run.

    Raises:
        StoreError: if there is no store, or another process writes to it while it is to be repaired.
    """
    if not (root / NAME).exists() and not any((root / table).exists() for table in TABLES):
        raise StoreError(f"{root}: there is no store here; `detente code ... --store DIR` makes one")
    try:
        state = State(root, write=False)
        try:
            faults = state.faults()
            files = [f for staged in (False, True) for f in state.files(staged=staged)]
            replaced = set(state.superseded())
            old = state.layout < min(ADDED) - 1
        finally:
            state.close()
    except StoreError as error:
        if repair:
            rebuild(root)
        return [str(error)]
    if faults or old:
        if repair:
            rebuild(root)
        return faults or [f"{root / NAME}: made by an earlier détente"]
    broken = [f for f in files if not _is_whole(root, f)]
    faults = [f"{root / f.path}: missing or damaged, its SHA-256 is not the listed one" for f in broken]
    listed = {f.path for f in files} | replaced
    faults += [f"{path}: listed nowhere, left by a run that was killed" for path in unlisted(root, listed)]
    if repair and faults:
        _take_out(root, broken)
    return faults


def compact(root: Path) -> tuple[int, int]:
    """Make one file of several of a month, and return how many files there were and are."""
    with open_writer(root) as writer:
        state = writer.state
        before = state.files()
        for table in TABLES:
            for coder in sorted({f.coder for f in before if f.table == table}):
                _compact(
                    root, state, table, coder, [f for f in before if (f.table, f.coder) == (table, coder)]
                )
        state.vacuum()
        return len(before), len(state.files())


def delete(root: Path, document: str) -> int:
    """Take a document out of every table and the index of words, and return how many rows went.

    It is remembered by a hash of its id only, and refused from then on. Files are written anew without it
    and the old ones removed before this returns.

    Raises:
        StoreError: if no coder has coded a document of this id.
    """
    with open_writer(root) as writer:
        state = writer.state
        places = state.places_of(document)
        if not places:
            raise StoreError(f"{root}: has no document {document!r}")
        where = {(c, m) for coder, month in places for c, m in ((coder, month), (coder, STAGED))}
        old: list[DataFile] = []
        new: list[DataFile] = []
        texts = []
        for file in [f for staged in (False, True) for f in state.files(staged=staged)]:
            if file.table == INCIDENTS or (file.coder, file.month) not in where:
                continue
            rows = read_files(root, [file], file.table)
            column = rows.column("id" if file.table == "documents" else "document").to_pylist()
            keep = [value != document for value in column]
            if all(keep):
                continue
            if file.table == "documents":
                texts += [row for row in rows.to_pylist() if row["id"] == document and row["text"]]
            old.append(file)
            new += _without(root, file, rows.filter(keep))
        with state.change():
            state.drop_files(old)
            state.list_files(new)
            state.forget_document(document, hashed_id(document), texts)
            coders = {f.coder for f in state.files(INCIDENTS)} & {coder for coder, _ in places}
            for coder in coders:
                state.mark_stale(coder)
        for coder in sorted(coders):
            write_incidents(root, state, coder)
        # At once, whoever reads: no replaced file may go on holding the document.
        sweep(root, state, 0.0)
        state.vacuum()
        forget_answers(root)
        _forget_copies(root)
        return sum(f.rows for f in old) - sum(f.rows for f in new)


def _forget_copies(root: Path) -> None:
    """Remove what repairs kept: the document may stand in it."""
    shutil.rmtree(root / "damaged", ignore_errors=True)
    for path in root.glob(f"{NAME}*.bak"):
        with told(path):
            path.unlink()


def _without(root: Path, file: DataFile, rows: object) -> list[DataFile]:
    # A staged file lies in a folder of its coder and run, which the next finish looks for.
    folder = Path(file.path).parts[-2 if file.month == STAGED else 1].removeprefix("coder=")
    made = write_file(root, file.table, folder, file.month, [rows])
    if made is None:
        return []
    return [DataFile(made.path, made.table, file.coder, made.month, made.rows, made.bytes, made.sha256)]


def _compact(root: Path, state: State, table: str, coder: str, files: Sequence[DataFile]) -> None:
    months: dict[str, list[DataFile]] = {}
    for file in files:
        months.setdefault(file.month, []).append(file)
    for some in months.values():
        if len(some) < 2:
            continue
        made = merged(root, table, coder, some)
        with state.change():
            state.drop_files(some)
            state.list_files(made)


def _is_whole(root: Path, file: DataFile) -> bool:
    path = root / file.path
    try:
        return path.stat().st_size == file.bytes and hash_of(path) == file.sha256
    except OSError:
        return False


def _take_out(root: Path, broken: Sequence[DataFile]) -> None:
    """Take the months of damaged files out of the store, the damaged files kept beside it."""
    with open_writer(root) as writer:
        state = writer.state
        for coder, month in sorted({(f.coder, f.month) for f in broken if f.table != INCIDENTS}):
            staged = month == STAGED
            files = [f for f in state.files(coder=coder, staged=staged) if f.month == month]
            with state.change():
                state.drop_files(files)
                if staged:
                    state.forget_unfinished(coder)
                else:
                    state.forget_month(coder, month)
            for file in files:
                kept = root / "damaged" / file.path
                with told(kept):
                    kept.parent.mkdir(parents=True, exist_ok=True)
                    if (root / file.path).exists():
                        shutil.move(root / file.path, kept)
        for coder in sorted({f.coder for f in state.files(INCIDENTS)} & {f.coder for f in broken}):
            write_incidents(root, state, coder)
