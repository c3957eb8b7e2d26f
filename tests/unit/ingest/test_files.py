"""Files, directories, standard input."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path

from detente.ingest import documents_of_jsonl, read_paths
from detente.records import Document, Skipped

TEXT = "Russia recalled its ambassador from Washington on Wednesday after remarks by the president."
OTHER = "France condemned the attack on its embassy in Tripoli and called for an investigation."


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def _ids(items: list[Document | Skipped]) -> list[str]:
    return [item.id for item in items if isinstance(item, Document)]


def test_a_directory_is_read_sorted_with_all_below_and_hidden_files_left_out(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "sub/c.html", ".hidden.txt", ".git/d.txt", "e.csv"):
        _write(tmp_path / name, f"{TEXT} {name}" if "html" not in name else f"<html><p>{TEXT}</p></html>")
    assert _ids(list(read_paths([tmp_path]))) == ["a", "b", "sub/c"]


def test_a_file_s_id_is_its_name_without_suffix(tmp_path: Path) -> None:
    assert _ids(list(read_paths([_write(tmp_path / "envoy.recalled.txt", TEXT)]))) == ["envoy.recalled"]


def test_the_given_date_goes_to_every_document(tmp_path: Path) -> None:
    _write(tmp_path / "a.txt", TEXT)
    _write(tmp_path / "b.txt", OTHER)
    made = list(read_paths([tmp_path], published=date(2021, 3, 17)))
    assert all(isinstance(m, Document) and m.published == date(2021, 3, 17) for m in made)


def test_standard_input_is_text_html_or_jsonl() -> None:
    for data in (TEXT, f"<!doctype html><html><body><p>{TEXT}</p></body></html>"):
        [made] = read_paths(["-"], stdin=io.BytesIO(data.encode()))
        assert isinstance(made, Document)
        assert (made.id, made.text) == ("stdin", TEXT)
    lines = "\n".join(json.dumps({"id": f"a{n}", "text": f"{TEXT} {n}"}) for n in range(3))
    assert _ids(list(read_paths(["-"], stdin=io.BytesIO(lines.encode())))) == ["a0", "a1", "a2"]


def test_an_html_page_under_another_name_is_seen(tmp_path: Path) -> None:
    [made] = read_paths([_write(tmp_path / "page", f"<html><body><p>{TEXT}</p></body></html>")])
    assert isinstance(made, Document)
    assert made.text == TEXT


def test_an_id_again_with_another_text_gets_a_number_and_a_note(tmp_path: Path) -> None:
    paths = [_write(tmp_path / d / "a.txt", t) for d, t in (("x", TEXT), ("y", OTHER), ("z", TEXT))]
    one, two, three = read_paths(paths)
    assert isinstance(one, Document) and isinstance(two, Document)
    assert (one.id, two.id) == ("a", "a-2")
    assert any("came before with another text" in note for note in two.notes)
    assert isinstance(three, Skipped)
    assert "the same text" in three.reason


def test_a_jsonl_record_brings_its_header() -> None:
    record = {
        "id": 7,
        "text": TEXT,
        "published": "2021-03-17T08:00:00Z",
        "title": "T",
        "publisher": "P",
        "url": "u",
    }
    [made] = documents_of_jsonl([json.dumps(record)], "x.jsonl")
    assert isinstance(made, Document)
    assert (made.id, made.title, made.publisher, made.url) == ("7", "T", "P", "u")
    assert (made.published, made.published_from) == (date(2021, 3, 17), "given")
