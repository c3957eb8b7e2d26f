"""The command `detente code`, with a coder that needs no model."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from tests.fakes import fake_coder, faulty_coder
from typer.testing import CliRunner, Result

from detente.cli.commands import cli

GOOD = "Russia attacked Ukraine on Monday, he said."


def invoke(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(cli, ["code", *arguments], obj=fake_coder, input=stdin)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a directory with two texts that can be coded, one empty, one line that is no JSON."""
    inside = tmp_path / "in"
    inside.mkdir()
    (inside / "a.txt").write_text(GOOD)
    (inside / "b.md").write_text("")
    (inside / "c.jsonl").write_text(json.dumps({"id": "c1", "text": "Nothing to see."}) + "\nnonsense\n")
    return inside


def test_all_coded_gives_exit_code_0_and_the_count_last(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    result = invoke(str(tmp_path / "a.txt"))
    assert result.exit_code == 0
    assert result.stderr.splitlines()[-1] == "received 1 = coded 1 + empty 0 + skipped 0"


def test_refusals_are_told_one_a_line_and_give_exit_code_1(folder: Path) -> None:
    result = invoke(str(folder), "--format", "jsonl")
    assert result.exit_code == 1
    assert [json.loads(line)["document"]["id"] for line in result.stdout.splitlines()] == ["a", "c1"]
    empty, bad, count = result.stderr.splitlines()
    assert empty.startswith("empty: ")
    assert "b.md" in empty
    assert re.match(r"skipped: .*c\.jsonl:2: not JSON", bad)
    assert count == "received 4 = coded 2 + empty 1 + skipped 1"


def test_rejects_file_holds_what_was_refused(folder: Path, tmp_path: Path) -> None:
    rejects = tmp_path / "rejects.jsonl"
    invoke(str(folder), "--rejects", str(rejects))
    rows = [json.loads(line) for line in rejects.read_text().splitlines()]
    assert [row["empty"] for row in rows] == [True, False]
    assert "c.jsonl:2" in rows[1]["reason"]


def test_missing_path_is_told_by_name() -> None:
    result = invoke("no-such.txt")
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "skipped: no-such.txt: no such file; check the path",
        "received 1 = coded 0 + empty 0 + skipped 1",
    ]


def test_table_shows_who_did_what_to_whom_in_100_columns(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    lines = invoke(str(tmp_path / "a.txt"), "--published", "2019-10-08").stdout.splitlines()
    assert lines[0].split() == ["a", "2019-10-08"]
    assert lines[1].split()[:2] == ["id", "when"]
    for cell in (
        "2019-10-07",
        "Russia",
        "RUS GOV",
        "ASSAULT aerial",
        "Ukraine",
        "asserted",
        "(unnamed)",
        "attacked",
    ):
        assert cell in lines[2]
    assert max(map(len, lines)) <= 100


def test_table_takes_brackets_and_escapes_for_words(tmp_path: Path) -> None:
    record = {"id": "[red]x[/red]", "title": "a\x1b[31mb :smile:\u202e", "text": GOOD}
    (tmp_path / "a.jsonl").write_text(json.dumps(record))
    out = invoke(str(tmp_path / "a.jsonl")).stdout
    assert "[red]x[/red]" in out
    assert ":smile:" in out
    assert not re.search("[\x1b\u202e]", out)


def test_document_without_events_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Nothing to see.")
    assert "no events found" in invoke(str(tmp_path / "a.txt")).stdout


def test_standard_input_is_read_as_text() -> None:
    result = invoke("-", "--format", "jsonl", stdin=GOOD)
    assert json.loads(result.stdout)["document"]["id"] == "stdin"


def test_csv_has_a_row_an_event(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "=1+1", "text": f"{GOOD} Russia attacked."}))
    path = str(tmp_path / "a.jsonl")
    plain = list(csv.DictReader(io.StringIO(invoke(path, "--format", "csv").stdout)))
    safe = list(csv.DictReader(io.StringIO(invoke(path, "--format", "csv", "--for-spreadsheets").stdout)))
    assert [row["document"] for row in plain] == ["=1+1", "=1+1"]
    assert [row["document"] for row in safe] == ["'=1+1", "'=1+1"]


def test_html_is_one_page(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "report.html"
    result = invoke(str(folder), "--format", "html", "-o", str(output))
    assert result.stdout == ""
    html = output.read_text()
    assert html.startswith("<!DOCTYPE html>")
    assert html.rstrip().endswith("</html>")
    assert "2 documents, 1 event, 1 claim." in html


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "Missing argument"),
        (["x.txt", "--published", "03/04/2019"], "not clear which number is the month"),
        (["x.txt", "--published", "2019-02-30"], "there is no such day"),
        (["x.txt", "--workers", "0"], "--workers"),
        (["x.txt", "--format", "xml"], "--format"),
        (["x.txt", "--for-spreadsheets"], "--format csv"),
        (["x.txt", "--nonsense"], "--nonsense"),
    ],
)
def test_wrong_usage_gives_exit_code_2_and_the_reason(arguments: list[str], words: str) -> None:
    result = invoke(*arguments)
    assert result.exit_code == 2
    assert words in result.stderr


def test_faulty_lexicon_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    result = CliRunner().invoke(cli, ["code", str(tmp_path / "a.txt")], obj=faulty_coder)
    assert result.exit_code == 2
    assert result.stderr == "detente: the coder cannot be loaded: agents.tsv:2: no sector 'MLI'\n"


def test_columns_are_named_as_field_and_name(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"story;number\n{GOOD};7\n")
    result = invoke(
        str(tmp_path / "a.csv"), "--column", "text=story", "--column", "id=number", "--format", "jsonl"
    )
    assert [json.loads(line)["document"]["id"] for line in result.stdout.splitlines()] == ["7"]
    for wrong in ("text", "words=story", "text="):
        result = invoke(str(tmp_path / "a.csv"), "--column", wrong)
        assert result.exit_code == 2
        assert "--column" in result.stderr


def test_each_story_once_skips_copies_and_names_the_story(tmp_path: Path) -> None:
    wire = "Russia attacked Ukraine on Monday with forty drones, officials in Kyiv said, and three people were hurt."
    (tmp_path / "a.txt").write_text(wire)
    (tmp_path / "b.txt").write_text(f"KYIV - {wire}")
    assert "coded 2" in invoke(str(tmp_path)).stderr
    result = invoke(str(tmp_path), "--each-story-once")
    assert result.exit_code == 1
    assert "skipped: b: tells the story of 'a'" in result.stderr
    assert result.stderr.splitlines()[-1] == "received 2 = coded 1 + empty 0 + skipped 1"


def test_fetch_refuses_private_addresses_and_other_names(tmp_path: Path) -> None:
    goal = tmp_path / "news.warc.gz"
    result = CliRunner().invoke(cli, ["fetch", "http://127.0.0.1/a", "file:///etc/passwd", "-o", str(goal)])
    assert result.exit_code == 1
    assert "no public address" in result.stderr
    assert "fetched 0, skipped 2" in result.stderr
    result = CliRunner().invoke(cli, ["fetch", "http://127.0.0.1/a", "-o", str(tmp_path / "a.html")])
    assert result.exit_code == 2
    assert ".warc.gz" in result.stderr
