"""The commands explain, who, times and version."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.fakes import fake_coder
from typer.testing import CliRunner, Result

from detente import __version__
from detente.cli.commands import cli
from detente.pipeline import Coder

GOOD = "Russia attacked Ukraine. Russia attacked again."


def invoke(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(cli, arguments, obj=fake_coder, input=stdin)


@pytest.fixture
def story(tmp_path: Path) -> str:
    path = tmp_path / "a.txt"
    path.write_text(GOOD)
    return str(path)


@pytest.mark.parametrize("number", ["2", "e2"])
def test_one_event_is_explained(story: str, number: str) -> None:
    result = invoke("explain", story, "--event", number)
    assert result.exit_code == 0
    assert result.stdout.startswith("e2  ASSAULT aerial")


def test_all_events_are_explained(story: str) -> None:
    out = invoke("explain", story).stdout
    assert out.startswith("e1  ")
    assert "\n\ne2  " in out


def test_unknown_event_is_told_with_those_there_are(story: str) -> None:
    result = invoke("explain", story, "--event", "9")
    assert result.exit_code == 2
    assert result.stderr == "a has no event e9; its events: e1, e2\n"


def test_file_that_is_not_there_is_told() -> None:
    result = invoke("explain", "none.txt")
    assert result.exit_code == 1
    assert result.stderr == "none.txt: no such file; check the path\n"


def test_text_without_events_has_nothing_to_explain() -> None:
    assert invoke("explain", "-", stdin="Nothing.").stdout == "no events found\n"


def test_each_document_of_several_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("".join(json.dumps({"id": f"d{n}", "text": GOOD + str(n)}) + "\n" for n in (1, 2)))
    lines = invoke("explain", str(path)).stdout.splitlines()
    assert [line for line in lines if line in {"d1", "d2"}] == ["d1", "d2"]


def test_who_takes_words_with_or_without_quotation_marks() -> None:
    apart = invoke("who", "German", "Chancellor", "Angela", "Merkel", "--on", "2015-03-01")
    together = invoke("who", "German Chancellor Angela Merkel", "--on", "2015-03-01")
    assert apart.exit_code == 0
    assert apart.stdout == together.stdout
    for part in ("Angela Merkel", "chancellor", "DEU", "GOV", "2005-11-22 to 2021-12-08"):
        assert part in apart.stdout


def test_who_says_when_an_office_was_not_held() -> None:
    assert "not on 2010-03-01" in " ".join(
        invoke("who", "Justin Trudeau", "--on", "2010-03-01").stdout.split()
    )


def test_unknown_name_gives_exit_code_1() -> None:
    result = invoke("who", "Xyzzy")
    assert result.exit_code == 1
    assert result.stderr == "Xyzzy: the lexicons know nobody of this name\n"


@pytest.mark.parametrize(
    ("arguments", "stdin"), [(["They met on Monday."], None), (["-"], "They met on Monday.")]
)
def test_times_show_the_days(arguments: list[str], stdin: str | None, coder: Coder) -> None:
    result = CliRunner().invoke(
        cli, ["times", *arguments, "--published", "2019-10-09"], obj=lambda: coder, input=stdin
    )
    assert result.exit_code == 0
    assert "2019-10-07" in result.stdout


def test_text_without_time_words_says_so() -> None:
    result = invoke("times", "They met.")
    assert (result.exit_code, result.stderr) == (1, "no time words found\n")


def test_version_is_the_library_s() -> None:
    assert invoke("version").stdout == f"detente {__version__}\n"
