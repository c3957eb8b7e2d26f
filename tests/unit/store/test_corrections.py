"""What readers correct stands beside the record, stays, and goes out as gold."""

from __future__ import annotations

import json
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.fakes import fake_coder
from tests.stores import code_into, rows_in, write_stories
from typer.testing import CliRunner

from detente.app.correcting import corrected_documents, corrections, mark
from detente.cli.commands import cli
from detente.ingest import read_paths
from detente.records import CodedDocument
from detente.store import StoreError
from detente.store.keeping import delete, verify
from detente.store.writer import open_writer

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    return write_stories(tmp_path / "stories.jsonl", range(3))


@pytest.fixture
def store(tmp_path: Path, stories: Path) -> Path:
    code_into(tmp_path / "store", stories)
    return tmp_path / "store"


def test_a_correction_says_who_what_and_when_and_changes_no_row(store: Path) -> None:
    before = rows_in(store)
    made = mark(
        store, "d1", "e2", "changed", {"type": "ACCUSE", "note": "words only"}, who="A. Reader", when=NOON
    )
    assert corrections(store) == corrections(store, "d1") == (made,)
    assert (made.who, made.at, made.said["type"]) == ("A. Reader", "2024-05-01T12:00:00+00:00", "ACCUSE")
    assert made.about is not None
    assert made.about["type"] == "ASSAULT"
    assert corrections(store, "d2") == ()
    assert rows_in(store) == before


def test_gold_has_what_is_wrong_left_out_what_is_missing_put_in_and_the_last_word_on_changes(
    store: Path,
) -> None:
    mark(store, "d2", "e1", "wrong", who="A")
    mark(store, "d2", "e2", "changed", {"type": "ACCUSE"}, who="A")
    mark(store, "d2", "e2", "changed", {"status": "denied", "actors": []}, who="B")
    text = json.loads((store.parent / "stories.jsonl").read_text().splitlines()[2])["text"]
    start = text.index("This is")
    mark(store, "d2", None, "missing", {"type": "AID", "start": start, "end": start + 7}, who="A")
    (gold,) = corrected_documents(store)
    told = [(e["type"], e["status"], e["trigger"], e["sentence"]) for e in gold["events"]]
    assert told == [
        ("ACCUSE", "denied", "attacked", 1),
        ("ASSAULT", "asserted", "attacked", 2),
        ("AID", "asserted", "This is", 3),
    ]
    assert gold["events"][0]["actors"] == []
    assert set(gold["events"][0]) == {
        "sentence", "trigger", "type", "mode", "actors", "recipients", "first", "last", "place", "status", "by",
        "same_as",
    }  # fmt: skip
    assert [(c["kind"], c["who"]) for c in gold["corrections"]] == [
        ("wrong", "A"), ("changed", "A"), ("changed", "B"), ("missing", "A"),
    ]  # fmt: skip


def test_the_command_writes_the_gold(store: Path) -> None:
    assert CliRunner().invoke(cli, ["store", "corrections", str(store)]).output == ""
    mark(store, "d1", "e1", "wrong", who="A")
    result = CliRunner().invoke(cli, ["store", "corrections", str(store)])
    assert [json.loads(line) for line in result.stdout.splitlines()] == corrected_documents(store)


def test_all_that_is_wrong_with_a_correction_is_told_at_once(store: Path) -> None:
    with pytest.raises(StoreError) as told:
        mark(store, "d1", "e9", "changed", {"verdict": 1, "status": "sure", "start": 4}, who=" ")
    for fault in (
        "no event 'e9'; its events: e1, e2",
        "no field verdict",
        "no status 'sure'",
        "go together",
        "who",
    ):
        assert fault in str(told.value)
    with pytest.raises(StoreError, match="needs type, start, end"):
        mark(store, "d1", None, "missing", who="A")
    with pytest.raises(StoreError, match="no stretch of the text"):
        mark(store, "d1", None, "missing", {"type": "AID", "start": 5, "end": 10_000}, who="A")
    with pytest.raises(StoreError, match="nothing is said to be changed"):
        mark(store, "d1", "e1", "changed", {"note": "hm"}, who="A")
    with pytest.raises(StoreError, match="has no document"):
        mark(store, "nonsense", "e1", "wrong", who="A")
    assert corrections(store) == ()


def test_a_correction_outlives_recoding_and_is_matched_by_its_words(store: Path, stories: Path) -> None:
    mark(store, "d1", "e2", "wrong", who="A")
    with open_writer(store) as writer:
        run = writer.start("other-2", {}, [])
        for document in fake_coder().many(read_paths([stories])):
            assert isinstance(document, CodedDocument)
            assert run.wanted(document.document) is not None
            # This coder numbers from the end.
            ids = [e.id for e in document.events]
            renamed = [_named(e, id) for e, id in zip(document.events, reversed(ids), strict=True)]
            run.add(_with(document, tuple(renamed)))
        run.finish()
    (gold,) = corrected_documents(store)
    assert [e["sentence"] for e in gold["events"]] == [0]


def _named(event: object, id: str) -> object:
    from dataclasses import replace

    return replace(event, id=id)  # type: ignore[type-var]


def _with(document: CodedDocument, events: tuple[object, ...]) -> CodedDocument:
    from dataclasses import replace

    return replace(document, events=events)  # type: ignore[arg-type]


def test_a_correction_goes_with_its_document(store: Path) -> None:
    mark(store, "d1", "e1", "wrong", {"note": "Xanthippe"}, who="A")
    delete(store, "d1")
    assert corrections(store) == ()
    assert not any(b"Xanthippe" in p.read_bytes() for p in store.glob("state.sqlite*"))


def test_a_correction_is_taken_while_a_coder_holds_the_store(store: Path) -> None:
    with open_writer(store):
        mark(store, "d1", "e1", "wrong", who="A")
    assert len(corrections(store)) == 1


def test_a_store_of_the_layout_before_corrections_is_read_and_takes_them(store: Path) -> None:
    db = sqlite3.connect(store / "state.sqlite")
    db.executescript("DROP TABLE corrections; PRAGMA user_version = 1;")
    db.close()
    assert corrections(store) == ()
    assert verify(store) == []
    mark(store, "d1", "e1", "wrong", who="A")
    assert len(corrections(store)) == 1


def test_corrections_are_taken_over_when_the_state_is_made_anew(store: Path) -> None:
    made = mark(store, "d1", "e1", "wrong", who="A")
    db = sqlite3.connect(store / "state.sqlite")
    db.execute("PRAGMA user_version = 0")
    db.close()
    verify(store, repair=True)
    assert [c.document for c in corrections(store)] == [made.document]
