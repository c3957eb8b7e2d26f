"""Events as comma-separated values."""

from __future__ import annotations

import csv
import io

import pytest
from tests.fakes import coded

from detente.export.csv import COLUMNS, EventTable, event_rows, harmless


def rows_of(text: str, **known: str | bool) -> list[dict[str, str]]:
    spreadsheets = bool(known.pop("for_spreadsheets", False))
    stream = io.StringIO()
    table = EventTable(stream, for_spreadsheets=spreadsheets)
    table.write(coded(text, **{k: str(v) for k, v in known.items()}))
    return list(csv.DictReader(io.StringIO(stream.getvalue())))


def test_event_is_a_row_with_all_that_is_known() -> None:
    (row,) = rows_of("Russia attacked Ukraine in Kyiv on Monday, he said.")
    assert row == {
        "document": "d",
        "event": "e1",
        "published": "2019-10-08",
        "first": "2019-10-07",
        "last": "2019-10-07",
        "type": "ASSAULT",
        "mode": "aerial",
        "actors": "Russia",
        "actor_countries": "RUS",
        "recipients": "Ukraine",
        "recipient_countries": "UKR",
        "status": "asserted",
        "voice": "(unnamed)",
        "place": "Kyiv",
        "trigger": "attacked",
        "sentence": "Russia attacked Ukraine in Kyiv on Monday, he said.",
    }


def test_what_the_text_does_not_say_is_empty() -> None:
    (row,) = rows_of("rebels attacked")
    assert {c for c in COLUMNS if not row[c]} == {
        "first",
        "last",
        "actor_countries",
        "recipients",
        "recipient_countries",
        "voice",
        "place",
    }


def test_document_without_events_gives_the_header_only() -> None:
    assert rows_of("Nothing here.") == []


def test_commas_quotes_and_line_ends_come_back() -> None:
    (row,) = rows_of('Russia, "again",\nattacked Ukraine')
    assert row["sentence"] == 'Russia, "again", attacked Ukraine'


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", " ="])
def test_formula_is_neutralised_for_spreadsheets(start: str) -> None:
    assert harmless(f"{start}cmd|' /C calc'!A0").startswith("'")


@pytest.mark.parametrize("name", ["=1+1", "@SUM(A1)", "-2", "\tx"])
def test_spreadsheet_export_changes_hostile_cells_only(name: str) -> None:
    (row,) = rows_of("Russia attacked Ukraine", id=name, for_spreadsheets=True)
    assert row["document"] == f"'{name}"
    assert row["actors"] == "Russia"


def test_plain_export_is_lossless() -> None:
    (row,) = rows_of("Russia attacked Ukraine", id="=1+1")
    assert row["document"] == "=1+1"


def test_rows_have_the_columns_in_order() -> None:
    assert tuple(next(event_rows(coded()))) == COLUMNS
