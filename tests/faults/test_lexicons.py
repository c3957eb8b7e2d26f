"""Lexicons that are missing, garbled or faulty stop the start, and the message says what to mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.events.patterns import COLUMNS as PATTERN_COLUMNS
from detente.events.patterns import faults_of
from detente.lexicon import LexiconError, Row, read_table

HEADER = "words\tkind\tcitation\n"
COLUMNS = ("words", "kind", "citation")


def test_missing_lexicon_is_told_with_its_folder(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"^agents\.tsv: no such lexicon in ") as raised:
        read_table("agents.tsv", COLUMNS, folder=tmp_path)
    assert str(tmp_path) in str(raised.value)


def test_missing_shipped_lexicon_is_told() -> None:
    with pytest.raises(LexiconError, match=r"^nothing\.tsv: no such lexicon$"):
        read_table("nothing.tsv", COLUMNS)


def test_lexicon_that_is_not_utf_8_is_told_with_the_byte(tmp_path: Path) -> None:
    (tmp_path / "agents.tsv").write_bytes(HEADER.encode() + "Élysée\tbody\town\n".encode("latin-1"))
    with pytest.raises(LexiconError, match=r"^agents\.tsv: not UTF-8 .* at byte 20\); save it as UTF-8$"):
        read_table("agents.tsv", COLUMNS, folder=tmp_path)


def test_empty_file_lacks_its_header(tmp_path: Path) -> None:
    (tmp_path / "agents.tsv").write_bytes(b"")
    with pytest.raises(LexiconError, match=r"^agents\.tsv:1: the header must be"):
        read_table("agents.tsv", COLUMNS, folder=tmp_path)


def test_every_line_of_a_long_faulty_lexicon_is_told(tmp_path: Path) -> None:
    (tmp_path / "agents.tsv").write_text(HEADER + "no cells\n" * 500, encoding="utf-8")
    with pytest.raises(LexiconError) as raised:
        read_table("agents.tsv", COLUMNS, folder=tmp_path)
    told = str(raised.value).splitlines()
    assert (len(told), told[0], told[-1]) == (
        500,
        "agents.tsv:2: 1 cells, not 3",
        "agents.tsv:501: 1 cells, not 3",
    )


def test_file_saved_by_windows_is_read_without_its_line_ends(tmp_path: Path) -> None:
    (tmp_path / "agents.tsv").write_bytes(HEADER.replace("\n", "\r\n").encode() + b"troop\tpeople\town\r\n")
    (row,) = read_table("agents.tsv", COLUMNS, folder=tmp_path)
    assert row["citation"] == "own"


@pytest.mark.parametrize(
    ("pattern", "type_", "fault"),
    [
        ("attack", "ASSAULT", "'attack' is not LEMMA/v, LEMMA/n or LEMMA/a"),
        ("attack/x", "ASSAULT", "'attack/x' is not LEMMA/v, LEMMA/n or LEMMA/a"),
        ("/v", "ASSAULT", "'/v' is not LEMMA/v, LEMMA/n or LEMMA/a"),
        ("call/v off", "REJECT", "'off' is not SLOT:WORD|WORD or SLOT:*"),
        ("call/v prt:", "REJECT", "'prt:' is not SLOT:WORD|WORD or SLOT:*"),
        ("call/v :off", "REJECT", "':off' is not SLOT:WORD|WORD or SLOT:*"),
        ("attack/v", "", "no type"),
    ],
)
def test_faulty_pattern_is_told(pattern: str, type_: str, fault: str) -> None:
    row = Row("x.tsv:2", dict.fromkeys(PATTERN_COLUMNS, "") | {"pattern": pattern, "type": type_})
    assert list(faults_of(row)) == [fault]


def test_sound_pattern_has_no_fault() -> None:
    row = Row(
        "x.tsv:2", dict.fromkeys(PATTERN_COLUMNS, "") | {"pattern": "call/v prt:off obj:*", "type": "REJECT"}
    )
    assert list(faults_of(row)) == []
