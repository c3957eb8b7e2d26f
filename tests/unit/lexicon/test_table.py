"""Lexicons are read and checked, all faults at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from detente.lexicon import LexiconError, Row, lexicon_names, read_table

COLUMNS = ("words", "sectors", "citation")


def write(folder: Path, text: str) -> Path:
    (folder / "agents.tsv").write_text(text, encoding="utf-8")
    return folder


def test_rows_have_their_cells_by_column_and_their_line(tmp_path: Path) -> None:
    rows = read_table(
        "agents.tsv", COLUMNS, folder=write(tmp_path, "words\tsectors\tcitation\ntroop\tMIL\town\n")
    )
    assert rows == (Row("agents.tsv:2", {"words": "troop", "sectors": "MIL", "citation": "own"}),)
    assert rows[0]["sectors"] == "MIL"


def test_last_line_break_may_be_missing(tmp_path: Path) -> None:
    folder = write(tmp_path, "words\tsectors\tcitation\ntroop\tMIL\town")
    assert [r["words"] for r in read_table("agents.tsv", COLUMNS, folder=folder)] == ["troop"]


def test_header_alone_has_no_rows(tmp_path: Path) -> None:
    assert read_table("agents.tsv", COLUMNS, folder=write(tmp_path, "words\tsectors\tcitation\n")) == ()


@pytest.mark.parametrize(
    ("cell", "values"),
    [
        ("", ()),
        ("MIL", ("MIL",)),
        ("MIL|GOV", ("MIL", "GOV")),
        ("MIL | GOV", ("MIL", "GOV")),
        ("MIL||GOV|", ("MIL", "GOV")),
    ],
)
def test_bar_separates_the_values_of_a_cell(cell: str, values: tuple[str, ...]) -> None:
    assert Row("agents.tsv:2", {"sectors": cell}).list("sectors") == values


def test_unknown_column_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        Row("agents.tsv:2", {"words": "troop"})["word"]


@pytest.mark.parametrize(
    "header",
    [
        "words\tsectors",
        "sectors\twords\tcitation",
        "words sectors citation",
        "Words\tsectors\tcitation",
        "",
        "words\tsectors\tcitation\t",
    ],
)
def test_wrong_header_is_told_with_the_right_one(tmp_path: Path, header: str) -> None:
    with pytest.raises(LexiconError, match=r"^agents\.tsv:1: the header must be words sectors citation"):
        read_table("agents.tsv", COLUMNS, folder=write(tmp_path, f"{header}\ntroop\tMIL\town\n"))


def test_all_faulty_lines_are_told_at_once(tmp_path: Path) -> None:
    def check(row: Row) -> Iterator[str]:
        if row["sectors"] == "MLI":
            yield "no sector 'MLI'"
        if not row["citation"]:
            yield "no citation"

    text = "words\tsectors\tcitation\ntroop\tMLI\t\nrebel\tREB\narmy\tMIL\town\nnavy\tMIL\town\tmore\n\n"
    with pytest.raises(LexiconError) as raised:
        read_table("agents.tsv", COLUMNS, check=check, folder=write(tmp_path, text))
    assert str(raised.value).splitlines() == [
        "agents.tsv:2: no sector 'MLI'",
        "agents.tsv:2: no citation",
        "agents.tsv:3: 2 cells, not 3",
        "agents.tsv:5: 4 cells, not 3",
        "agents.tsv:6: 1 cells, not 3",
    ]


def test_lexicon_error_is_a_value_error() -> None:
    assert issubclass(LexiconError, ValueError)


def test_names_of_a_folder_are_sorted_and_carry_the_folder() -> None:
    names = lexicon_names("patterns")
    assert list(names) == sorted(names)
    assert "patterns/accuse.tsv" in names
    assert all(n.startswith("patterns/") and n.endswith(".tsv") for n in names)
