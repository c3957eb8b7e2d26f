"""Bad input to `detente.ingest`: one clear answer each, the rest of the batch goes on."""

from __future__ import annotations

import io
import json
import os
import time
import unicodedata
from datetime import date
from pathlib import Path

import pytest

from detente.ingest import document_of_html, document_of_text, documents_of_jsonl, read_paths
from detente.ingest import jsonl as jsonl_module
from detente.ingest import main_text as main_text_module
from detente.ingest.decode import NotTextError, decode
from detente.ingest.text import MAX_BYTES
from detente.records import Document, Skipped

TEXT = "Russia recalled its ambassador from Washington on Wednesday after remarks by the president."
GOOD = json.dumps({"id": "good", "text": TEXT, "published": "2021-03-17"})


def _skipped(item: Document | Skipped) -> Skipped:
    assert isinstance(item, Skipped)
    return item


def _document(item: Document | Skipped) -> Document:
    assert isinstance(item, Document)
    return item


# 25-27: pages out of all proportion


def test_a_hundred_thousand_nested_tags_are_refused() -> None:
    for page in ("<div>" * 100_000 + TEXT, "<html><body>" + "<b>" * 100_000 + TEXT + "</b>" * 100_000):
        assert "nests" in _skipped(document_of_html(page, id="a")).reason


def test_a_page_too_deep_for_the_parser_is_refused_with_a_reason() -> None:
    page = f"<html><body>{'<div>' * 1500}<p>{TEXT}</p>{'</div>' * 1500}</body></html>"
    assert "no main text" in _skipped(document_of_html(page, id="a")).reason


def test_a_page_over_the_bound_is_refused_unread() -> None:
    page = b"<p>" + b"a" * MAX_BYTES
    assert "20 MB" in _skipped(document_of_html(page, id="a")).reason


def test_a_jsonl_line_over_the_bound_is_refused_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from detente.ingest import files

    for module in (files, jsonl_module):
        monkeypatch.setattr(module, "MAX_BYTES", 1000)
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"id": "long", "text": "a" * 100_000}) + "\n" + GOOD + "\n", encoding="utf-8")
    refused, good = read_paths([path])
    assert "larger than" in _skipped(refused).reason
    assert f"{path}:1" in _skipped(refused).reason
    assert _document(good).id == "good"


def test_a_file_over_the_bound_is_refused_by_its_size(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as stream:
        stream.truncate(MAX_BYTES + 1)
    [refused] = read_paths([path])
    assert str(path) in _skipped(refused).reason
    assert "20 MB" in _skipped(refused).reason


def test_a_million_tiny_elements_and_huge_attributes_take_no_time() -> None:
    started = time.monotonic()
    assert "tags" in _skipped(document_of_html(f"<p>{TEXT}</p>" + "<b>x</b>" * 1_000_000, id="a")).reason
    wide = f'<html><body><div title="{"a " * 5_000_000}"><p>{TEXT}</p><p>{TEXT}</p></div></body></html>'
    assert TEXT in _document(document_of_html(wide, id="a")).text
    assert time.monotonic() - started < 5
    assert main_text_module._MOST_TAGS > 10_000  # more than any news page has


# 28-31: characters


def test_nul_and_controls_are_shown_as_replacement_with_a_note() -> None:
    made = _document(document_of_text(f"{TEXT}\x00\x1b[31m", id="a\x00b", title="T\x00", url="u\x00"))
    assert made.text == f"{TEXT}\ufffd\ufffd[31m"
    assert (made.id, made.title, made.url) == ("a\ufffdb", "T\ufffd", "u\ufffd")
    assert any("control or surrogate" in note for note in made.notes)


def test_nul_in_a_page_does_no_harm() -> None:
    made = _document(document_of_html(f"<html><title>A\x00B</title><p>{TEXT}\x00</p></html>", id="a"))
    assert "\x00" not in made.text + (made.title or "")


def test_lone_surrogates_in_jsonl_are_replaced() -> None:
    [made] = documents_of_jsonl([r'{"id": "a\ud800", "text": "' + TEXT + r' \udc00"}'], "x")
    assert _document(made).text == f"{TEXT} \ufffd"
    json.dumps(_document(made).id).encode()
    _document(made).text.encode()


def test_bidi_and_zero_width_characters_keep_their_place() -> None:
    text = f"\u202e{TEXT}\u202c \u200bend\U000e0041"
    assert _document(document_of_text(text, id="a")).text == text


@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_common_encodings_of_english_are_read(codec: str) -> None:
    text = f"{TEXT} “We will answer,” Moscow said."
    read, notes = decode(text.encode(codec))
    assert read == text
    assert bool(notes) == (not codec.startswith("utf-8"))


def test_few_broken_bytes_in_utf8_are_shown_and_counted() -> None:
    read, notes = decode(f"{TEXT} “We — and they — will answer” ".encode() + b"\xe2\x80")
    assert read.endswith("\ufffd")
    assert "1 place is not UTF-8" in notes[0]


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("السفير الروسي غادر واشنطن يوم الأربعاء " * 5, "cp1256"),
        ("俄罗斯周三从华盛顿召回大使，白宫作出回应。" * 5, "gb18030"),
        ("ロシアは水曜日にワシントンから大使を召還した。" * 5, "shift_jis"),
    ],
)
def test_other_scripts_without_a_charset_are_refused_by_name(text: str, codec: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode(codec))
    [refused] = read_paths([path])
    assert str(path) in _skipped(refused).reason
    assert "UTF-8" in _skipped(refused).reason


def test_a_wrong_meta_charset_does_not_stop_utf8() -> None:
    page = f'<html><head><meta charset="shift_jis"></head><body><p>“Yes.” {TEXT}</p></body></html>'
    assert "“Yes.”" in _document(document_of_html(page.encode(), id="a")).text


@pytest.mark.parametrize("charset", ["unicode_escape", "hex", "idna", "no-such-thing", "utf-7"])
def test_strange_meta_charsets_are_passed_over(charset: str) -> None:
    page = f'<html><head><meta charset="{charset}"></head><body><p>“Yes.” {TEXT} {TEXT}</p></body></html>'
    assert "“Yes.”" in _document(document_of_html(page.encode("cp1252"), id="a")).text


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7 ...", "a PDF"),
        (b"PK\x03\x04...", "ZIP"),
        (b"\x1f\x8b\x08...", "gzip"),
        (b"\x89PNG....", "an image"),
        (bytes(range(256)) * 20, "binary"),
    ],
)
def test_binary_files_are_refused_by_what_they_are(data: bytes, what: str) -> None:
    with pytest.raises(NotTextError, match=what):
        decode(data)


# 36-37: JSON lines


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ('{"id": "a", "text": "b"', "not JSON"),
        ("[1, 2]", "not a JSON object"),
        ('{"text": "b"}', "no 'id'"),
        ('{"id": "", "text": "b"}', "no 'id'"),
        ('{"id": true, "text": "b"}', "no 'id'"),
        ('{"id": "a"}', "no 'text'"),
        ('{"id": "a", "text": 5}', "no 'text' in quotation marks"),
        ('{"id": "a", "text": "b", "title": 5}', "'title'"),
        ('{"id": "a", "text": "b", "published": 20210317}', "'published'"),
        ('{"id": "a", "text": "b", "text": "c"}', "'text' stands there twice"),
        ('{"id": "a", "text": "b", "n": 1e999}', "too large"),
        ('{"id": "a", "text": "b", "n": NaN}', "NaN"),
        ('{"id": "a", "text": "b", "n": ' + "9" * 10_000 + "}", "too many digits"),
        ('{"id": "a", "text": "b", "n": ' + "[" * 100_000 + "]" * 100_000 + "}", "nested too deeply"),
        ("\x00\x01", "not JSON"),
    ],
)
def test_a_bad_line_is_refused_with_file_and_number_and_the_rest_is_read(line: str, why: str) -> None:
    first, bad, last = documents_of_jsonl([GOOD, line, "", GOOD], "news.jsonl")
    assert (_document(first).id, _document(last).id) == ("good", "good")
    assert _skipped(bad).reason.startswith("news.jsonl:2: ")
    assert why in _skipped(bad).reason
    assert len(_skipped(bad).reason) < 200


def test_an_empty_text_in_jsonl_is_counted_as_empty() -> None:
    [made] = documents_of_jsonl(['{"id": "a", "text": "  "}'], "x")
    assert _skipped(made).empty
    assert made.document_id == "a"  # type: ignore[union-attr]  # it is Skipped


@pytest.mark.parametrize(
    "published", ["2021-02-30", "17/03/21", "1899-01-01", "2101-01-01", "1442-08-03", "soon"]
)
def test_a_wrong_date_is_left_open_with_the_reason(published: str) -> None:
    line = json.dumps({"id": "a", "text": f"March 17, 2021\n{TEXT}", "published": published})
    [made] = documents_of_jsonl([line], "x", published=date(2020, 1, 1))
    assert _document(made).published is None
    assert _document(made).published_from is None
    assert any(published in note and "left open" in note for note in _document(made).notes)


def test_duplicate_ids_follow_the_same_rule_every_time(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    rows = [{"id": "x", "text": f"{TEXT} {n % 3}"} for n in range(6)]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    runs = [[i.id if isinstance(i, Document) else i.reason for i in read_paths([path])] for _ in range(2)]
    assert runs[0] == runs[1]
    assert runs[0][:3] == ["x", "x-2", "x-3"]
    assert len(runs[0]) == 6


# 38: files that are none


def test_missing_empty_and_odd_files_give_one_answer_each_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "blank.txt").write_text(" \n\t\n", encoding="utf-8")
    (tmp_path / "no_articles").mkdir()
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    cases = [
        ("missing.txt", "no such file"),
        ("empty.txt", "empty"),
        ("blank.txt", "empty"),
        ("no_articles", "no articles"),
        ("pipe.txt", "not a regular file"),
        ("loop.txt", "circle"),
        ("a\x00b", "NUL"),
        ("n" * 5000, "too long"),
    ]
    items = list(read_paths([*(tmp_path / name for name, _ in cases), tmp_path / "good.txt"]))
    assert len(items) == len(cases) + 1
    for (name, why), item in zip(cases, items, strict=False):
        assert why in _skipped(item).reason
        assert name[:20] in _skipped(item).reason
        assert "\n" not in _skipped(item).reason
        assert _skipped(item).empty == (why == "empty")
    assert _document(items[-1]).id == "good"


def test_a_directory_with_links_in_a_circle_ends(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "up").symlink_to(tmp_path)
    (tmp_path / "sub" / "loop.txt").symlink_to(tmp_path / "sub" / "loop.txt")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    good, refused = read_paths([tmp_path])
    assert _document(good).id == "a"
    assert "circle" in _skipped(refused).reason


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    path.chmod(0)
    [refused] = read_paths([path])
    assert "permission" in _skipped(refused).reason


def test_empty_standard_input_is_empty() -> None:
    [made] = read_paths(["-"], stdin=io.BytesIO(b""))
    assert _skipped(made).empty
    [made] = read_paths(["-"], stdin=None)
    assert "standard input" in _skipped(made).reason


# 34: no pattern or loop runs away


@pytest.mark.parametrize(
    "unit",
    [
        "Home\n",
        "1,",
        "a\t",
        "|",
        "March 1 ",
        "March  ",
        "AAAA ",
        "Mon ",
        "home",
        "© ",
        "<",
        "<meta ",
        "12:",
        "\u200b",
        "by ",
    ],
)
def test_repeated_words_take_linear_time(unit: str) -> None:
    document_of_text(TEXT, id="warm")
    text = unit * (100_000 // len(unit))
    started = time.process_time()
    document_of_text(text, id="a")
    decode(text.encode() + b"\xff", html=True) if unit == "<meta " else None
    assert time.process_time() - started < 1.5


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing here may open a connection."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr("socket.socket.connect", refuse)


# 32-33: letters that look like others, and letters in two forms


def test_a_name_with_a_letter_of_another_alphabet_is_kept_and_noted() -> None:
    text = TEXT.replace("Russia", "Russi\u0430")
    made = _document(document_of_text(text, id="a"))
    assert made.text == text
    assert any("look like Latin" in note and "Russi\u0430" in note for note in made.notes)
    russian = _document(document_of_text(f"{TEXT} The paper Правда told it.", id="a"))
    assert not any("look like" in note for note in russian.notes)


def test_composed_and_decomposed_letters_give_the_same_text() -> None:
    text = f"{TEXT} Recep Tayyip Erdoğan and Andrés Manuel López Obrador met."
    forms = [unicodedata.normalize(form, text) for form in ("NFC", "NFD")]
    assert forms[0] != forms[1]
    assert {_document(document_of_text(form, id="a")).text for form in forms} == {text}


def test_floods_of_combining_marks_are_cut_in_no_time() -> None:
    started = time.process_time()
    made = _document(document_of_text(f"{TEXT} a" + "\u0301\u0316" * 500_000, id="a"))
    assert len(made.text) < len(TEXT) + 20
    assert any("combining marks" in note for note in made.notes)
    assert time.process_time() - started < 3


def test_words_that_run_from_right_to_left_keep_their_place() -> None:
    text = f"{TEXT} The newspaper الشرق الأوسط and the daily הארץ told it."
    assert _document(document_of_text(text, id="a")).text == text
