"""A store as its users meet it: read, diff, import, export, compare."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from tests.fakes import fake_coder
from tests.stores import code_into, rows_in, write_stories
from typer.testing import CliRunner

import detente
from detente.app.comparing import compare
from detente.app.differing import compare_runs
from detente.app.exporting import export_events, import_events
from detente.cli.commands import cli
from detente.ingest import read_paths
from detente.records import CodedDocument, stored_events
from detente.store import StoreError
from detente.store.columns import schema
from detente.store.reading import statements_of, stored_events_of
from detente.store.writer import open_writer


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    return write_stories(tmp_path / "stories.jsonl", range(12))


@pytest.fixture
def store(tmp_path: Path, stories: Path) -> Path:
    code_into(tmp_path / "store", stories)
    return tmp_path / "store"


def coded(stories: Path) -> list[CodedDocument]:
    return [a for a in fake_coder().many(read_paths([stories])) if isinstance(a, CodedDocument)]


def test_stored_events_are_those_coded(store: Path, stories: Path) -> None:
    expected = [event for document in coded(stories) for event in stored_events(document)]
    assert sorted(stored_events_of(store), key=str) == sorted(expected, key=str)


def test_read_events_gives_a_table_or_a_frame(store: Path) -> None:
    table = detente.read_events(store)
    assert table.num_rows == len(rows_in(store))
    assert set(schema("events").names) <= set(table.column_names)
    assert detente.read_events(store, types=("CONSULT",)).num_rows == 0
    if pytest.importorskip("polars"):
        assert detente.read_events(store, as_="polars").height == table.num_rows


def test_unknown_coder_is_told_with_those_there_are(store: Path) -> None:
    with pytest.raises(StoreError, match=f"it has detente-{detente.__version__}"):
        detente.read_events(store, coder="nonsense")


def test_another_coder_stands_beside_and_the_difference_is_told(store: Path, stories: Path) -> None:
    before = rows_in(store)
    with open_writer(store) as writer:
        run = writer.start("other-2", {}, [])
        for number, document in enumerate(coded(stories)):
            assert run.wanted(document.document) is not None
            events = document.events
            if number == 0:
                events = ()
            if number == 1:
                events = tuple(replace(e, status="denied") for e in events)
            run.add(replace(document, events=events))
        run.finish()
    old, new = (detente.read_events(store, coder=c).num_rows for c in ("detente", "other-2"))
    assert (old, new) == (len(before), len(before) - 1)
    assert [r for r in rows_in(store) if r["coder"] != "other-2"] == before
    found = compare_runs(store, "r1", "r2")
    assert [(d.change, d.document) for d in found.differences] == [
        ("lost", "d0"),
        ("changed", "d1"),
        ("changed", "d1"),
    ]
    assert found.differences[1].after == "status denied"
    assert str(found).startswith("12 documents in both: 0 events gained, 1 lost, 2 changed")


def test_run_that_is_not_there_is_told(store: Path) -> None:
    for name in ("r9", "nonsense"):
        with pytest.raises(StoreError):
            compare_runs(store, "r1", name)


@pytest.mark.parametrize("format_", ["gdelt1", "gdelt2", "icews", "polecat", "plover"])
def test_export_imported_into_another_store_agrees_with_the_first(
    format_: str, store: Path, tmp_path: Path
) -> None:
    file = tmp_path / f"export.{format_}"
    with file.open("w", newline="") as stream:
        rows = export_events(store, format_, stream)
    reader = "gdelt" if format_.startswith("gdelt") else format_
    other = tmp_path / "other"
    run = import_events(other, file, reader)
    assert (run.already, run.skipped) == (0, 0)
    assert len(rows_in(other)) == rows
    found = compare(store, other)
    assert (found.only_a, found.only_b) == (0, 0)
    assert all(row.alike == 1 for row in found.rows)
    assert found.rows
    assert compare(store, file) == found
    assert import_events(other, file, reader).coded == 0
    assert len(rows_in(other)) == rows


def test_exports_without_status_leave_out_what_did_not_happen(tmp_path: Path) -> None:
    path = write_stories(
        tmp_path / "s.jsonl", [1], text="Russia never attacked Ukraine. It was a day like others."
    )
    code_into(tmp_path / "store", path)
    for format_, lines in (("gdelt1", 0), ("csv", 2), ("plover", 1)):
        out = tmp_path / format_
        with out.open("w") as stream:
            export_events(tmp_path / "store", format_, stream)
        assert len(out.read_text().splitlines()) == lines


def test_import_of_a_broken_file_names_the_line_and_shows_nothing(store: Path, tmp_path: Path) -> None:
    file = tmp_path / "broken.gdelt"
    with file.open("w") as stream:
        export_events(store, "gdelt1", stream)
        stream.write("1\t2\n")
    result = CliRunner().invoke(
        cli, ["import", str(file), "--format", "gdelt", "--store", str(tmp_path / "other")]
    )
    assert result.exit_code == 2
    assert f"{file}: line " in result.stderr
    assert rows_in(tmp_path / "other") == []


def test_statements_are_made_from_attributions(tmp_path: Path, coder: detente.Coder) -> None:
    path = tmp_path / "s.jsonl"
    text = "Germany said on Monday that the weather was fine. France urged Russia to withdraw its troops from Ukraine."
    path.write_text(json.dumps({"id": "x", "published": "2022-03-01", "text": text}))
    from detente.app.storing import code_into_store

    code_into_store(tmp_path / "store", [path], make_coder=lambda: coder)
    told = {(e.actors[0].country, e.cameo) for e in statements_of(tmp_path / "store")}
    assert ("DEU", "010") in told


def test_commands_tell_what_they_did(tmp_path: Path, stories: Path) -> None:
    store = str(tmp_path / "store")

    def run(*arguments: str) -> tuple[int, str]:
        result = CliRunner().invoke(cli, arguments, obj=fake_coder)
        return result.exit_code, result.output

    code, said = run("code", str(stories), "--store", store)
    assert code == 0
    assert "received 12 = coded 12 + empty 0 + skipped 0" in said
    assert "already there 12" in run("code", str(stories), "--store", store)[1]
    assert "r1" in run("store", "info", store)[1]
    assert run("store", "verify", store) == (0, f"{store}: whole\n")
    assert "d3: deleted" in run("store", "delete", store, "--document", "d3")[1]
    assert "has no document 'd3'" in run("store", "delete", store, "--document", "d3")[1]
    assert "files before" in run("store", "compact", store)[1]
    code, said = run("sql", "SELECT count(*) AS n FROM documents", "--store", store, "--format", "csv")
    assert (code, said) == (0, "n\n11\n")
    assert "only the first 1 rows" in run("sql", "SELECT * FROM events", "--store", store, "--rows", "1")[1]
    assert run("diff", "r1", "r2", "--store", store)[0] == 0
    assert run("export", "--store", store, "--format", "nonsense")[0] == 2
    assert run("code", str(stories), "--store", store, "--format", "csv")[0] == 2
    assert "correlation" in run("compare", store, store)[1]
