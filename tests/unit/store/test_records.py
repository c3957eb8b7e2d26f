"""Documents of a store in the shape of records."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.fakes import coded
from tests.stores import code_into, write_stories

from detente.analyse.reading import RecordError, read_records
from detente.records import Document, Party, StoredEvent
from detente.store import StoreError
from detente.store.records import records_of
from detente.store.writer import open_writer

DAY = date(2019, 5, 2)
EVENT = StoredEvent(
    "d", "e1", "SANCTION", "asserted", (Party("A", "FRA"), Party("B", "DEU")), (Party("C", "IRN"),), DAY, DAY, DAY,
    quad_class=4, goldstein=-5.2,
)  # fmt: skip


def test_an_imported_event_without_text_is_one_of_each_two_countries(tmp_path: Path) -> None:
    with open_writer(tmp_path) as writer:
        run = writer.start("made-1", {}, [])
        run.add_events(Document("d", "", DAY), (EVENT,))
        run.finish()
    read = read_records(records_of(tmp_path))
    assert [(row.pair, row.intensity) for row in read.events.rows] == [
        (("DEU", "IRN"), -5.2),
        (("FRA", "IRN"), -5.2),
    ]
    assert {row.incident is None for row in read.events.rows} == {False}


def test_a_document_without_events_still_covers_its_day(tmp_path: Path) -> None:
    code_into(tmp_path / "store", write_stories(tmp_path / "s.jsonl", [1], text="Nothing happened."))
    (record,) = records_of(tmp_path / "store")
    assert record["events"] == []
    assert sum(read_records([record]).events.coverage.values()) == 1


def test_each_event_has_its_voice_and_the_words_of_its_sentence(tmp_path: Path) -> None:
    text = coded().document.text
    code_into(tmp_path / "store", write_stories(tmp_path / "s.jsonl", [1], text=text))
    (record,) = records_of(tmp_path / "store")
    (event,), (told,) = record["events"], record["attributions"]
    assert (event["words"], event["attribution"]) == (text, told["id"])


def test_without_a_store_or_a_day_the_reason_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no store"):
        list(records_of(tmp_path / "none"))
    with pytest.raises(RecordError, match="no document has a date"):
        read_records([])
