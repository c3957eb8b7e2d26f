"""What README, documentation and examples say is so."""

from __future__ import annotations

import doctest
import json
from importlib import resources
from pathlib import Path

import pytest

from detente.ingest import read_paths
from detente.records import Document

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


def test_reference_names_every_field_of_an_event() -> None:
    schema = json.loads(
        resources.files("detente.resources").joinpath("record.schema.json").read_text("utf-8")
    )
    page = (ROOT / "docs" / "reference" / "record.md").read_text(encoding="utf-8")
    assert [field for field in schema["$defs"]["event"]["properties"] if f"`{field}`" not in page] == []


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
