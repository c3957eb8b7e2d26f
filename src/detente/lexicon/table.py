"""Read the TSV lexicons: one fact a line, all faults reported at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from detente.lexicon.errors import LexiconError


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a lexicon: its cells by column name, where it stands ("agents.tsv:12"), and whose it is."""

    where: str
    cells: Mapping[str, str]
    of_user: bool = False

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def list(self, column: str) -> tuple[str, ...]:
        """Return the `|`-separated values of a cell; an empty cell gives ().

        >>> Row("x.tsv:2", {"sectors": "GOV|MIL"}).list("sectors")
        ('GOV', 'MIL')
        """
        cell = self.cells[column]
        return tuple(part.strip() for part in cell.split("|") if part.strip()) if cell else ()


Check = Callable[[Row], Iterator[str]]


def read_table(
    name: str, columns: Sequence[str], *, check: Check | None = None, folder: Path | None = None
) -> tuple[Row, ...]:
    """Return the rows of lexicon `name`, from the shipped resources or from `folder`.

    Raises:
        LexiconError: naming every faulty line at once, or the missing file.
    """
    lines = read_lines(name, folder)
    if not lines or lines[0].split("\t") != list(columns):
        raise LexiconError(f"{name}:1: the header must be {' '.join(columns)} (tab-separated)")
    rows: list[Row] = []
    faults: list[str] = []
    for number, line in enumerate(lines[1:], start=2):
        cells = line.split("\t")
        if len(cells) != len(columns):
            faults.append(f"{name}:{number}: {len(cells)} cells, not {len(columns)}")
            continue
        row = Row(f"{name}:{number}", dict(zip(columns, cells, strict=True)))
        if check is not None:
            faults.extend(f"{row.where}: {fault}" for fault in check(row))
        rows.append(row)
    if faults:
        raise LexiconError("\n".join(faults))
    return tuple(rows)


def lexicon_names(folder: str) -> tuple[str, ...]:
    """Return the names ("patterns/accuse.tsv") of the shipped lexicons in a subfolder, sorted."""
    inside = resources.files("detente.resources").joinpath(folder)
    return tuple(
        sorted(f"{folder}/{entry.name}" for entry in inside.iterdir() if entry.name.endswith(".tsv"))
    )


def read_lines(name: str, folder: Path | None = None) -> list[str]:
    """Return the lines of a lexicon, the header first, from the shipped resources or from `folder`.

    Raises:
        LexiconError: if there is no such file, or it is not UTF-8.
    """
    try:
        if folder is not None:
            text = (folder / name).read_text(encoding="utf-8-sig")
        else:
            text = resources.files("detente.resources").joinpath(name).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise LexiconError(f"{name}: no such lexicon{f' in {folder}' if folder else ''}") from error
    except UnicodeDecodeError as error:
        raise LexiconError(
            f"{name}: not UTF-8 ({error.reason} at byte {error.start}); save it as UTF-8"
        ) from error
    return text.removesuffix("\n").split("\n")
