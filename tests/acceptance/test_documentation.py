"""What README, documentation and examples say is so."""

from __future__ import annotations

import doctest
import json
import re
import shlex
import shutil
import subprocess
from importlib import resources
from pathlib import Path

import pytest
from typer.testing import CliRunner

from detente.cli.commands import cli
from detente.ingest import read_paths
from detente.records import Document
from detente.store.columns import schema

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"


def _lexicons() -> list[str]:
    folder = ROOT / "src" / "detente" / "resources"
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.tsv"))


def test_first_screen_of_the_readme_shows_real_output() -> None:
    failed, attempted = doctest.testfile(str(ROOT / "README.md"), module_relative=False)
    assert attempted
    assert not failed


@pytest.mark.parametrize("name", _lexicons())
def test_reference_names_every_lexicon_with_its_columns(name: str) -> None:
    header = (ROOT / "src" / "detente" / "resources" / name).read_text(encoding="utf-8").split("\n", 1)[0]
    page = " ".join((ROOT / "docs" / "reference" / "lexicons.md").read_text(encoding="utf-8").split())
    folder = name.split("/", maxsplit=1)[0]
    shown = {"patterns": "patterns/TYPE.tsv", "office_holders": "office_holders/*.tsv"}.get(folder, name)
    columns = " ".join(header.split("\t"))
    assert f"`{shown}` : `{columns}`" in page


def test_page_on_extending_the_lexicon_shows_real_output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The numbers of lines are not compared: shipped ones move."""
    page = ROOT / "docs" / "how-to" / "extend-the-lexicon.md"
    shutil.copytree(EXAMPLES, tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    shown = re.findall(r"```console\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    assert shown
    for block in shown:
        commands = [line for line in block.splitlines() if line.startswith("$ ")]
        assert _without_lines("".join(_done(command[2:]) for command in commands)) == _without_lines(block)
    failed, attempted = doctest.testfile(str(page), module_relative=False)
    assert attempted
    assert not failed


def _done(command: str) -> str:
    """Return a command as it stands on a page, with what it prints."""
    program, *arguments = shlex.split(command)
    if program == "detente":
        out = CliRunner().invoke(cli, arguments, env={"COLUMNS": "100"}).stdout
    else:
        out = subprocess.run([program, *arguments], check=True, capture_output=True, text=True).stdout
    return f"$ {command}\n{out}"


def _without_lines(shown: str) -> list[str]:
    return [re.sub(r"\.tsv:\d+|line \d+ of", "N", line).rstrip() for line in shown.splitlines()]


def test_reference_names_every_field_of_an_event() -> None:
    schema = json.loads(
        resources.files("detente.resources").joinpath("record.schema.json").read_text("utf-8")
    )
    page = (ROOT / "docs" / "reference" / "record.md").read_text(encoding="utf-8")
    assert [field for field in schema["$defs"]["event"]["properties"] if f"`{field}`" not in page] == []


@pytest.mark.parametrize("table", ["documents", "events", "attributions", "mentions", "records", "incidents"])
def test_reference_names_every_column_of_the_store(table: str) -> None:
    page = (ROOT / "docs" / "reference" / "store.md").read_text(encoding="utf-8")
    section = page.split(f"\n## {table}\n")[1].split("\n## ")[0]
    assert [c for c in schema(table).names if f"`{c}`" not in section and c != "month"] == []


def test_every_example_is_read_and_told_of() -> None:
    about = (EXAMPLES / "README.rst").read_text(encoding="utf-8")
    read = list(read_paths([EXAMPLES]))
    assert all(isinstance(item, Document) for item in read)
    assert [
        path.name for path in EXAMPLES.iterdir() if path.name not in about and path.stem != "README"
    ] == []


def test_only_the_texts_that_say_so_have_no_date() -> None:
    undated = {
        item.id for item in read_paths([EXAMPLES]) if isinstance(item, Document) and not item.published
    }
    assert undated == {"ruritania-summons-envoy", "undated-note"}
