"""Markdown loses its marks and keeps its words."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest

from detente.ingest import read_paths
from detente.ingest.markdown import without_markup
from detente.records import Document


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("France **bombed** Mali.", "France bombed Mali."),
        ("*France* bombed _Mali_.", "France bombed Mali."),
        ("***France*** bombed Mali.", "France bombed Mali."),
        ("## Crisis in Mali ##", "Crisis in Mali"),
        ("> The minister said so.", "The minister said so."),
        ("- France bombed Mali.", "France bombed Mali."),
        ("See [the report](https://example.org/a).", "See the report."),
        ("one\n\n---\n\ntwo", "one\n\n\ntwo"),
        ("2 * 3 * 4 and snake_case_name stay", "2 * 3 * 4 and snake_case_name stay"),
    ],
)
def test_marks_go_and_words_stay(marked: str, plain: str) -> None:
    assert without_markup(marked) == plain


def test_a_markdown_file_reads_like_the_plain_text(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# News\n\nFrance **bombed** Mali on Monday.\n", encoding="utf-8")
    (document,) = read_paths([tmp_path / "a.md"])
    assert isinstance(document, Document)
    assert "France bombed Mali on Monday." in document.text


def test_many_marks_take_no_time() -> None:
    marks = "*" * 100_000 + "_" * 100_000 + "[" * 50_000
    started = process_time()
    without_markup(marks)
    assert process_time() - started < 2
