from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from detente.analyse.claims import claims, of_cell
from detente.analyse.reading import RecordError, read_files

HEADER = "day,actor,actor_country,recipient,recipient_country,type,quad_class,intensity,report"


def _participant(country: str | None) -> dict[str, Any]:
    name = country or "somebody"
    return {"text": name, "name": name, "country": country, "sectors": []}


def _told(type_: str, actors: str, recipients: str = "", **more: Any) -> dict[str, Any]:
    told = {
        "type": type_,
        "mode": None,
        "place": None,
        "factuality": [],
        "quad_class": 3,
        "intensity": -2.0,
        "actors": [_participant(c) for c in actors.split()],
        "recipients": [_participant(c) for c in recipients.split()],
        "trigger": {"text": "accused", "start": 0, "end": 7},
        "sentence": 0,
        "first": None,
        "last": None,
        "attribution": None,
        "status": "asserted",
    }
    return told | more


def _line(*events: dict[str, Any], id: str = "d1", published: str | None = "2023-05-02", **more: Any) -> str:
    record: dict[str, Any] = {
        "document": {
            "id": id,
            "text": "accused of it.",
            "published": published,
            "publisher": "Wire",
            "url": None,
        },
        "sentences": [[0, 14]],
        "attributions": [],
        "events": [{"id": f"e{n}"} | told for n, told in enumerate(events, start=1)],
    }
    return json.dumps(record | more)


def _written(folder: Path, *lines: str) -> Path:
    path = folder / "record.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_an_event_is_dated_by_its_own_days_and_else_by_publication(tmp_path: Path) -> None:
    dated = _told("ACCUSE", "RUR", "SYL", first="2023-05-02", last="2023-05-02")
    path = _written(
        tmp_path, _line(dated, _told("REJECT", "SYL", "RUR"), published="2023-05-03"), _line(id="d2")
    )
    rows = read_files([path]).events.rows
    assert [(row.type, row.day.day) for row in rows] == [("ACCUSE", 2), ("REJECT", 3)]


def test_an_event_of_a_whole_month_has_no_day_and_is_counted(tmp_path: Path) -> None:
    path = _written(tmp_path, _line(_told("ACCUSE", "RUR", "SYL", first="2023-05-01", last="2023-05-31")))
    read = read_files([path])
    assert not read.events.rows
    assert read.events.cleaning.undated == 1


def test_two_documents_that_tell_it_are_one_incident_with_both_reports(tmp_path: Path) -> None:
    told = _told("ACCUSE", "RUR", "SYL")
    (row,) = read_files([_written(tmp_path, _line(told), _line(told, id="d2"))]).events.rows
    assert row.reports == ("d1", "d2")
    assert row.publishers == ("Wire",)


def test_a_happening_told_on_two_days_is_counted_on_the_first_with_both_reports(tmp_path: Path) -> None:
    told = _told("ACCUSE", "RUR", "SYL")
    path = _written(tmp_path, _line(told), _line(told, id="d2", published="2023-05-03"))
    (row,) = read_files([path]).events.rows
    assert (row.day.day, row.reports) == (2, ("d1", "d2"))


def test_talks_of_three_are_three_undirected_pairs(tmp_path: Path) -> None:
    rows = read_files([_written(tmp_path, _line(_told("CONSULT", "RUR SYL ZEN")))]).events.rows
    assert [(row.pair, row.directed) for row in rows] == [
        (("RUR", "SYL"), False),
        (("RUR", "ZEN"), False),
        (("SYL", "ZEN"), False),
    ]


def test_a_visit_told_from_either_side_is_one(tmp_path: Path) -> None:
    path = _written(
        tmp_path, _line(_told("CONSULT", "RUR", "SYL")), _line(_told("CONSULT", "SYL", "RUR"), id="d2")
    )
    (row,) = read_files([path]).events.rows
    assert not row.directed


def test_who_has_no_country_is_in_no_dyad(tmp_path: Path) -> None:
    told = _told("ACCUSE", "RUR", "SYL") | {"actors": [_participant(None)]}
    assert not read_files([_written(tmp_path, _line(told))]).events.rows


def test_a_document_without_events_still_covers_its_day(tmp_path: Path) -> None:
    events = read_files(
        [_written(tmp_path, _line(_told("ACCUSE", "RUR", "SYL")), _line(published="2023-05-04"))]
    ).events
    assert dict(events.coverage) == {date(2023, 5, 2): 1, date(2023, 5, 4): 1}


def test_a_table_is_read_packed_or_not(tmp_path: Path) -> None:
    table = f"{HEADER}\n2023-05-02,A,RUR,B,SYL,112,3,-2.0,r1\n"
    plain, packed = tmp_path / "a.csv", tmp_path / "b.csv.gz"
    plain.write_text(table, encoding="utf-8")
    packed.write_bytes(gzip.compress(table.encode()))
    (row,) = read_files([plain]).events.rows
    assert (row.actor, row.type, row.reports) == ("A", "112", ("r1",))
    assert read_files([plain, packed]).events.cleaning.copies == 1


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.jsonl", "{}", r"a\.jsonl:1: no record of détente"),
        ("a.jsonl", "nonsense", r"a\.jsonl:1: no record of détente"),
        ("a.csv", "day,actor\n", "no column actor_country, recipient"),
        ("a.csv", f"{HEADER}\n2023-05-32,A,RUR,B,SYL,112,3,-2,r1\n", r"a\.csv:2: day is out of range"),
        ("a.csv", f"{HEADER}\n2023-05-02,A,RUR,B,SYL,112,7,-2,r1\n", r"a\.csv:2: quad_class is 7"),
        ("a.csv", f"{HEADER}\n2023-05-02,A,RUR,B,SYL,112,3\n", r"a\.csv:2: 7 cells, but the table has 9"),
        ("a.csv", f"{HEADER}\n2023-05-02,A\n", r"a\.csv:2: "),
        ("a.jsonl", _line(published=None), "no document has a date of publication"),
    ],
)
def test_what_is_no_record_is_told_with_file_line_and_reason(
    name: str, content: str, message: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(RecordError, match=message):
        read_files([path])


def test_a_missing_file_is_told() -> None:
    with pytest.raises(RecordError, match=r"nowhere.jsonl: cannot be read: No such file"):
        read_files([Path("nowhere.jsonl")])


def _claim(id: str, voice: str, status: str = "asserted") -> str:
    said = {"id": "a1", "source": _participant(voice)}
    told = _told("ASSAULT", "RUR", "SYL", status=status, attribution="a1")
    return _line(told, id=id, attributions=[said])


def test_a_claim_that_the_accused_denies_is_denied(tmp_path: Path) -> None:
    read = read_files([_written(tmp_path, _claim("d1", "SYL"), _claim("d2", "RUR", "denied"))])
    (claim,) = claims(read.tellings, "RUR", "SYL")
    assert (claim.by, claim.of, claim.fate) == ("SYL", "RUR", "denied")
    assert [t.document for t in claim.answers] == ["d2"]
    assert of_cell([claim], "SYL", "denied") == (claim,)


@pytest.mark.parametrize(
    ("other", "fate"),
    [
        (_claim("d2", "RUR"), "confirmed"),
        (_line(_told("ASSAULT", "RUR", "SYL"), id="d2"), "confirmed"),
        ("", "silent"),
    ],
)
def test_a_claim_is_confirmed_by_the_accused_or_a_document_itself(
    other: str, fate: str, tmp_path: Path
) -> None:
    read = read_files([_written(tmp_path, _claim("d1", "SYL"), other)])
    found = [c for c in claims(read.tellings, "RUR", "SYL") if c.by == "SYL"]
    assert [c.fate for c in found] == [fate]
    assert found[0].telling.words[found[0].telling.start : found[0].telling.end] == found[0].telling.trigger


def test_what_both_did_together_is_no_claim(tmp_path: Path) -> None:
    said = {"id": "a1", "source": _participant("SYL")}
    told = _told("CONSULT", "RUR SYL", attribution="a1")
    read = read_files([_written(tmp_path, _line(told, attributions=[said]))])
    assert not claims(read.tellings, "RUR", "SYL")
