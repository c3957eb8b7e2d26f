"""A user's lexicons over the shipped ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from detente.lexicon.errors import LexiconError
from detente.lexicon.keys import FOLDERS, KEYS, key_of
from detente.lexicon.table import Check, Row, lexicon_names, read_lines, read_table

_LINE = re.compile(r"([\w-]+(?:/[^/:]+)?\.tsv):([1-9]\d*)\Z")


@dataclass(frozen=True, slots=True)
class Lexicons:
    """The tables that a coder is made from: the shipped ones, and a user's folder that lies over them.

    A user's line takes the place of the shipped lines with its key (`KEYS`) and comes before the others.
    `without` are lines ("names.tsv:3") and files ("names.tsv") of the user's that are passed over.
    """

    over: Path | None = None
    without: frozenset[str] = frozenset()

    def table(self, name: str, columns: Sequence[str], *, check: Check | None = None) -> tuple[Row, ...]:
        """Return the rows of a table ("names.tsv"), the user's first.

        Raises:
            LexiconError: naming every faulty line at once, or the missing file.
        """
        return self._laid_over(read_table(name, columns, check=check), [name], columns, check)

    def tables(self, folder: str, columns: Sequence[str], *, check: Check | None = None) -> tuple[Row, ...]:
        """Return the rows of all files of a folder ("patterns"), the user's first.

        Raises:
            LexiconError: as `table` does.
        """
        shipped = [r for name in lexicon_names(folder) for r in read_table(name, columns, check=check)]
        names = [name for name in self.names() if name.startswith(f"{folder}/")]
        return self._laid_over(shipped, names, columns, check)

    def names(self) -> tuple[str, ...]:
        """Return the names of the user's files that are tables ("names.tsv", "patterns/mine.tsv"), sorted."""
        if self.over is None:
            return ()
        flat = (name for name in KEYS if name not in FOLDERS and (self.over / name).is_file())
        inside = (
            f"{folder}/{path.name}"
            for folder in FOLDERS
            for path in (self.over / folder).glob("*.tsv")
            if path.is_file() and not path.name.startswith(".")
        )
        return tuple(sorted((*flat, *inside)))

    def where(self, place: str) -> str:
        """Return how a place of the user's ("names.tsv:3") is called in evidence and messages."""
        return place if self.over is None else f"{self.over.as_posix()}/{place}"

    def line_of(self, rule: str) -> Mapping[str, str] | None:
        """Return the cells by column name of the line that a rule names ("patterns/accuse.tsv:12").

        `None` where the rule is no line of these lexicons, such as "status.negated".
        """
        prefix = self.where("")
        is_users = self.over is not None and rule.startswith(prefix)
        found = _LINE.match(rule.removeprefix(prefix) if is_users else rule)
        if found is None:
            return None
        folder = self.over if is_users else None
        try:
            lines = read_lines(found[1], folder) if folder else _shipped_lines(found[1])
        except LexiconError:
            return None
        number = int(found[2])
        if not 2 <= number <= len(lines):
            return None
        return dict(zip(lines[0].split("\t"), lines[number - 1].split("\t"), strict=False))

    def _laid_over(
        self, shipped: Iterable[Row], names: Sequence[str], columns: Sequence[str], check: Check | None
    ) -> tuple[Row, ...]:
        known = set(self.names())
        users = [(name, row) for name in names if name in known for row in self._users(name, columns)]
        if not users:
            return tuple(shipped)
        faults = [f"{row.where}: {f}" for _, row in users for f in (check(row) if check else ())]
        if faults:
            raise LexiconError("\n".join(faults))
        told = {key_of(name, row) for name, row in users}
        return (*(row for _, row in users), *(r for r in shipped if key_of(names[0], r) not in told))

    def _users(self, name: str, columns: Sequence[str]) -> Iterator[Row]:
        if name in self.without:
            return
        header, *lines = read_lines(name, self.over)
        if header.split("\t") != list(columns):
            raise LexiconError(
                f"{self.where(name)}:1: the header must be {' '.join(columns)} (tab-separated)"
            )
        for number, line in enumerate(lines, start=2):
            place = f"{name}:{number}"
            if place in self.without:
                continue
            cells = line.split("\t")
            if len(cells) != len(columns):
                raise LexiconError(f"{self.where(place)}: {len(cells)} cells, not {len(columns)}")
            yield Row(self.where(place), dict(zip(columns, cells, strict=True)), of_user=True)


SHIPPED = Lexicons()
"""The shipped lexicons alone."""


@cache
def _shipped_lines(name: str) -> list[str]:
    return read_lines(name)
