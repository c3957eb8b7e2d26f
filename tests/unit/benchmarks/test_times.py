from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from benchmarks.times.cases import Case, near_days, read_specs, same_days, tense_of
from benchmarks.times.corpora import read_gum, read_meantime

from detente.records import Evidence, Span, TimeMention

PUBLISHED = date(2018, 3, 14)


def _time(value: str, first: str | None, last: str | None, rule: str = "timex.range") -> TimeMention:
    why = (Evidence("first", "timex", rule, Span(0, 1)),)
    days = [date.fromisoformat(day) if day is not None else None for day in (first, last)]
    return TimeMention(Span(0, 1), 0, "DATE", value, days[0], days[1], why)


@pytest.mark.parametrize(
    ("time", "told"),
    [
        (_time("2018-W11", "2018-03-12", "2018-03-18"), ("2018-03-12", "2018-03-19")),
        (_time("2014/2018", "2014-01-01", "2018-12-31"), ("2014-01-01", "2018-01-01")),
        (_time("2016", "2017-01-01", None, "timex.after"), ("2017-01-01", "")),
        (_time("2016-01-01", "2016-01-02", None, "timex.after"), ("2016-01-01", "")),
        (_time("2018-03-16", "2018-03-14", "2018-03-16", "timex.by"), ("", "2018-03-16")),
        (_time("2012", None, "2012-12-31", "timex.until"), ("", "2012-01-01")),
        (_time("2018-06-18/2018-06-19", "2018-06-18", "2018-06-19"), ("2018-06-19", "2018-06-19")),
    ],
)
def test_days_are_the_same_as_the_schema_puts_them(time: TimeMention, told: tuple[str, str]) -> None:
    assert same_days(time, told, PUBLISHED)


@pytest.mark.parametrize(
    ("time", "told"),
    [
        (_time("2018-03-12", "2018-03-12", "2018-03-12"), ("2018-03-13", "2018-03-13")),
        (_time("2018-W13", "2018-03-26", "2018-04-01"), ("2018-03-28", "2018-03-28")),
        (_time("2016", "2016-01-01", "2016-12-31"), ("2017-01-01", "")),
        (_time("2018", "2018-01-01", "2018-12-31"), ("2018-01-01", "2018-01-01")),
        (_time("PXD", None, None), ("2018-03-12", "")),
    ],
)
def test_other_days_are_not_the_same(time: TimeMention, told: tuple[str, str]) -> None:
    assert not same_days(time, told, PUBLISHED)


def test_only_counted_units_and_parts_without_bounds_may_be_near() -> None:
    month = ("2018-05", "2018-05-01", "2018-05-31")
    assert near_days(_time(*month, "timex.ago"), ("2018-05-14", "2018-05-14"))
    assert near_days(
        _time("2018-03", "2018-03-21", "2018-03-31", "timex.phase"), ("2018-03-16", "2018-04-01")
    )
    assert not near_days(_time(*month, "timex.month"), ("2018-05-14", "2018-05-14"))
    assert not near_days(_time(*month, "timex.ago"), ("2018-06-01", "2018-06-01"))


def test_tense_of_a_request_chooses_between_past_and_future_readings(tmp_path: Path) -> None:
    value = {"Timex": "XXXX-10-02", "PastResolution": {"date": "2016-10-02"}}
    value["FutureResolution"] = {"date": "2017-10-02"}  # type: ignore[assignment]  # a dict beside a str
    result = {"Text": "October 2", "Type": "date", "Value": value, "Start": 12, "Length": 9}
    entries = [
        {
            "Input": f"I {verb} back October 2",
            "Context": {"ReferenceDateTime": "2016-11-07T00:00:00"},
            "Results": [result],
        }
        for verb in ("will go", "went", "go")
    ]
    (tmp_path / "DateParser.json").write_text(json.dumps(entries), encoding="utf-8")
    ahead, back, both = read_specs(tmp_path)
    assert isinstance(ahead, Case)
    assert [c.allowed() for c in (ahead, back)] == [(("2017-10-02",) * 2,), (("2016-10-02",) * 2,)]
    assert len(both.allowed()) == 2
    assert [c.reading()[0][:4] for c in (ahead, back, both)] == ["2017", "2016", "2016"]
    assert tense_of("go back") == ""


def test_gum_dates_stand_where_their_words_stand(tmp_path: Path) -> None:
    lines = [
        '<text id="x" dateCreated="2018-03-14">',
        "<s>",
        "On\tIN",
        '<date when="2018-03-12">',
        "Monday\tNP",
    ]
    lines += ["</date>", ",\t,", "he\tPP", "left\tVVD", ".\t.", "</s>", "</text>"]
    (tmp_path / "GUM_news_x.xml").write_text("\n".join(lines), encoding="utf-8")
    (read,) = read_gum(tmp_path)
    (mark,) = read.marked
    assert read.document.text == "On Monday, he left."
    assert read.document.text[mark.start : mark.end] == "Monday"
    assert (read.document.published, mark.values) == (date(2018, 3, 14), frozenset({"2018-03-12"}))


def test_meantime_values_stand_where_their_words_stand(tmp_path: Path) -> None:
    tokens = "".join(
        f'<token t_id="{n}" sentence="{s}">{w}</token>'
        for n, (w, s) in enumerate([("May", 0), ("4", 0), ("Left", 1)])
    )
    time = (
        '<TIMEX3 functionInDocument="CREATION_TIME" type="DATE" value="2018-05-04"><token_anchor t_id="0"/>'
    )
    xml = f'<Document>{tokens}<Markables>{time}<token_anchor t_id="1"/></TIMEX3></Markables></Document>'
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b.xml").write_text(xml, encoding="utf-8")
    (read,) = read_meantime(tmp_path)
    assert (read.document.text, read.document.published) == ("May 4\nLeft", date(2018, 5, 4))
    assert [read.document.text[m.start : m.end] for m in read.marked] == ["May 4"]
