"""Check a user's folder of lexicons: all faults of all its files at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from detente.lexicon.cells import faults_of_cells
from detente.lexicon.errors import LexiconError
from detente.lexicon.fault import Fault, did_you_mean
from detente.lexicon.keys import FOLDERS, KEYS, own_key_of, table_of
from detente.lexicon.overlay import SHIPPED, Lexicons
from detente.lexicon.table import Row, read_lines
from detente.lexicon.vocabulary import TABLES, header_of, vocabulary_with

_LIKE_TABLES = frozenset(
    {".tsv", ".csv", ".tab", ".xls", ".xlsx", ".ods", ".gz", ".json", ".yaml", ".yml", ".toml"}
)
"""Endings of files that somebody may take for a table; others, such as a README, are passed over."""

_NOT_LAID_OVER = {
    "furniture.tsv": "pages are cleaned before the lexicons of a coder are asked: take the file out",
    "gazetteer.tsv": "put places into landmarks.tsv",
    "gazetteer.tsv.gz": "put places into landmarks.tsv",
    "gazetteer_names.tsv": "put places into landmarks.tsv",
    "gazetteer_names.tsv.gz": "put places into landmarks.tsv",
}


@dataclass(frozen=True, slots=True)
class Checked:
    """The faults of a folder in the order of its files and lines, and how many tables and lines it has."""

    faults: tuple[Fault, ...]
    tables: int
    lines: int


def checked_lexicons(folder: Path | str | None) -> Lexicons:
    """Return the lexicons with a user's folder over the shipped ones, the shipped ones alone for `None`.

    Raises:
        LexiconError: naming all faults of the folder at once.
    """
    if folder is None:
        return SHIPPED
    checked = check_tables(Path(folder))
    if checked.faults:
        raise LexiconError("\n".join(str(fault) for fault in checked.faults))
    return Lexicons(Path(folder))


def check_tables(folder: Path) -> Checked:
    """Return the faults of the tables of a folder; whether examples of patterns are coded is not asked.

    Raises:
        LexiconError: if there is no such folder, or no table in it.
    """
    lexicons = _lexicons_in(folder)
    faults = [*_strangers(lexicons)]
    rows: list[tuple[str, int, Row]] = []
    lines = 0
    for name in lexicons.names():
        found = _Table(lexicons, name)
        faults.extend(found.faults)
        rows.extend(found.rows)
        lines += found.lines
    known = vocabulary_with((name, row) for name, _, row in rows)
    seen: dict[tuple[str, ...], str] = {}
    for name, _, row in rows:
        faults.extend(Fault(row.where, *fault) for fault in faults_of_cells(name, row, known))
        before = seen.setdefault((table_of(name), *own_key_of(name, row)), row.where)
        if before != row.where:
            faults.append(Fault(row.where, f"stands already in {before}", "keep one of the two"))
    order = {name: number for number, name in enumerate(lexicons.names())}
    faults.sort(key=lambda f: _place(f.where.removeprefix(lexicons.where("")), order))
    return Checked(tuple(faults), len(lexicons.names()), lines)


def without_faulty(folder: Path, faults: tuple[Fault, ...]) -> Lexicons:
    """Return the lexicons without the faulty lines and files, so that what is left can be tried."""
    prefix = Lexicons(folder).where("")
    places = [fault.where.removeprefix(prefix) for fault in faults]
    return Lexicons(folder, frozenset({*places, *(p.removesuffix(":1") for p in places)}))


def _lexicons_in(folder: Path) -> Lexicons:
    try:
        if not folder.exists():
            raise LexiconError(f"{folder}: no such folder; check the path")
        if not folder.is_dir():
            raise LexiconError(f"{folder}: is a file; give the folder that it lies in")
        if folder.resolve().name in FOLDERS:
            raise LexiconError(f"{folder}: give the folder above it, in which '{folder.resolve().name}' lies")
        lexicons = Lexicons(folder)
        if not lexicons.names() and not list(_strangers(lexicons)):
            raise LexiconError(
                f"{folder}: no lexicon table in it; put one of these there: {', '.join(TABLES)}"
            )
    except OSError as error:
        raise LexiconError(f"{folder}: {error.strerror or 'it cannot be read'}") from error
    return lexicons


def _strangers(lexicons: Lexicons) -> Iterator[Fault]:
    """Yield the files that look like tables and are none."""
    folder = lexicons.over
    if folder is None:
        return
    known = set(lexicons.names())
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        hidden = any(part.startswith((".", "~")) for part in name.parts)
        if hidden or path.suffix.lower() not in _LIKE_TABLES or name.as_posix() in known or path.is_dir():
            continue
        where = lexicons.where(name.as_posix())
        if (remedy := _NOT_LAID_OVER.get(name.as_posix())) is not None:
            yield Fault(where, "cannot be laid over the shipped one", remedy)
            continue
        yield Fault(where, "no lexicon has this name", _right_name(name))


def _right_name(name: Path) -> str:
    *folders, file = name.parts
    tables = [t for t in KEYS if t not in FOLDERS]
    if not folders:
        stem = file.lower().removesuffix(".gz").rpartition(".")[0]
        if f"{stem}.tsv" in tables:
            return f"save it as {stem}.tsv, UTF-8 with cells parted by tabs"
        return did_you_mean(f"{stem}.tsv", tables, f"the tables are: {', '.join(TABLES)}")
    if len(folders) == 1 and folders[0] in FOLDERS:
        return f"save it as {folders[0]}/{Path(file).stem}.tsv, UTF-8 with cells parted by tabs"
    if file in tables:
        return f"put {file} into the folder itself"
    return did_you_mean(
        f"{folders[0]}/", (f"{f}/" for f in FOLDERS), "put it into patterns/ or office_holders/"
    )


class _Table:
    """One file of a user's: its rows with their lines' numbers, and what is wrong with its form."""

    def __init__(self, lexicons: Lexicons, name: str) -> None:
        self.faults: list[Fault] = []
        self.rows: list[tuple[str, int, Row]] = []
        self.lines = 0
        try:
            header, *lines = read_lines(name, lexicons.over)
        except LexiconError as error:
            self.faults.append(Fault(lexicons.where(f"{name}:1"), *_parted(str(error))))
            return
        except OSError as error:
            reason = error.strerror or "it cannot be read"
            self.faults.append(Fault(lexicons.where(f"{name}:1"), reason, "let it be read"))
            return
        columns = header_of(name)
        self.lines = len(lines)
        if tuple(header.split("\t")) != columns:
            remedy = f"write, parted by tabs: {' '.join(columns)}"
            self.faults.append(Fault(lexicons.where(f"{name}:1"), "not the header of this table", remedy))
            return
        for number, line in enumerate(lines, start=2):
            where = lexicons.where(f"{name}:{number}")
            cells = line.split("\t")
            if not line.strip():
                self.faults.append(Fault(where, "an empty line", "take it out"))
            elif len(cells) != len(columns):
                reason = f"{len(cells)} cell{'s' * (len(cells) != 1)}, not {len(columns)}"
                self.faults.append(Fault(where, reason, f"one tab between each: {' '.join(columns)}"))
            else:
                row = Row(where, dict(zip(columns, cells, strict=True)), of_user=True)
                self.rows.append((name, number, row))


def _parted(message: str) -> tuple[str, str]:
    reason, _, remedy = message.partition("; ")
    return reason.partition(": ")[2] or reason, remedy or "mend the file"


def _place(place: str, order: dict[str, int]) -> tuple[int, str, int]:
    """Return a key that sorts places by file, in the order of the tables, and by line."""
    name, _, number = place.rpartition(":")
    return (order[name], "", int(number)) if name in order else (-1, place, 0)
