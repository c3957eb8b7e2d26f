"""Folders of lexicons for tests."""

from __future__ import annotations

from pathlib import Path

from detente.lexicon.vocabulary import header_of


def write_table(folder: Path, name: str, *lines: str) -> Path:
    """Write a table with its header and return the folder; in a line "|" parts cells and "¦" alternatives."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    header = "\t".join(header_of(name))
    rows = [line.replace("|", "\t").replace("¦", "|") for line in lines]
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return folder
