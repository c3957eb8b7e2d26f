"""Coding a text or a path through the library."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.fakes import fake_coder

from detente.app.code import code, code_paths
from detente.records import CodedDocument, Skipped

TEXT = "Russia attacked Ukraine on Monday, he said."


def test_text_gives_its_record() -> None:
    coded = code(TEXT, published="2019-10-08", title="A title", coder=fake_coder())
    assert [e.type for e in coded.events] == ["ASSAULT"]
    assert coded.document.published == date(2019, 10, 8)
    assert coded.document.published_from == "given"
    assert coded.document.title == "A title"


def test_text_without_a_date_says_so_in_a_note() -> None:
    coded = code(TEXT, coder=fake_coder())
    assert coded.document.published is None
    assert any("date" in note for note in coded.notes)


@pytest.mark.parametrize(
    ("text", "published", "reason"),
    [
        ("", None, "empty"),
        (TEXT, "2019-02-30", "no such day"),
        (
            "Die Bundesregierung hat am Mittwoch neue Sanktionen gegen Russland beschlossen, wie ein "
            "Sprecher des Auswärtigen Amtes in Berlin mitteilte. Die Opposition begrüßte die Entscheidung.",
            None,
            "not English",
        ),
    ],
)
def test_what_cannot_be_coded_raises_with_the_reason(text: str, published: str | None, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        code(text, published=published, coder=fake_coder())


def test_paths_give_one_answer_for_each_thing_received(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text("")
    answers = list(code_paths([tmp_path, tmp_path / "none.txt"], date(2019, 10, 8), make_coder=fake_coder))
    assert [type(a) for a in answers] == [CodedDocument, Skipped, Skipped]
