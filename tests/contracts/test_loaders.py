"""What détente exports is read by the loaders that analysts use: gdelt-py's parsers and pandas as documented."""

from __future__ import annotations

import io
import logging
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from detente.app.exporting import WRITERS
from detente.export import gdelt, icews
from detente.records import Party, StoredEvent

EVENTS = [
    StoredEvent(
        document="d1",
        event="e1",
        type="ASSAULT",
        status="asserted",
        actors=(Party("Russian troops", "RUS", ("MIL",), "troops"),),
        recipients=(Party('the "Donetsk" militia', "UKR", ("REB",), "militia"),),
        published=date(2022, 3, 2),
        first=date(2022, 3, 1),
        last=date(2022, 3, 1),
        place="Kharkiv",
        place_country="UKR",
        latitude=49.98,
        longitude=36.25,
        quad_class=4,
        cameo="0871",
        goldstein=-10.0,
        publisher='"A" wire',
        url="https://example.org/1",
        sentence=0,
        trigger_start=10,
    )
]
EVENTS.append(replace(EVENTS[0], event="e2", cameo="010", recipients=(), goldstein=0.0, place=None))


def exported(format_: str) -> str:
    stream = io.StringIO()
    WRITERS[format_](EVENTS, stream)
    return stream.getvalue()


def test_gdelt_py_reads_every_row_of_gdelt_2(caplog: pytest.LogCaptureFixture) -> None:
    parsers = pytest.importorskip("py_gdelt.parsers.events")
    with caplog.at_level(logging.WARNING):
        read = list(parsers.EventsParser().parse(exported("gdelt2").encode()))
    assert not caplog.records, "gdelt-py passes over rows that it cannot read, with a warning"
    assert [e.event_code for e in read] == ["0871", "010"]
    assert (read[0].actor1_country_code, read[0].actor2_country_code) == ("RUS", "UKR")
    assert (read[0].sql_date, read[0].action_geo_lat) == ("20220301", "49.98")
    assert read[0].source_url == "https://example.org/1"


def test_gdelt_py_reads_every_mention(caplog: pytest.LogCaptureFixture) -> None:
    parsers = pytest.importorskip("py_gdelt.parsers.mentions")
    with caplog.at_level(logging.WARNING):
        read = list(parsers.MentionsParser().parse(exported("gdelt2-mentions").encode()))
    assert not caplog.records
    assert [m.event_time_date for m in read] == ["20220302", "20220302"]
    assert {m.mention_identifier for m in read} == {"https://example.org/1"}


@pytest.mark.parametrize(("format_", "columns"), [("gdelt1", gdelt.COLUMNS_1), ("gdelt2", gdelt.COLUMNS_2)])
def test_pandas_reads_gdelt_with_codes_as_text(format_: str, columns: tuple[str, ...]) -> None:
    frame = pd.read_csv(
        io.StringIO(exported(format_)),
        sep="\t",
        header=None,
        names=list(columns),
        dtype={name: str for name in columns if "Code" in name},
        parse_dates=["SQLDATE"],
    )
    assert list(frame.EventCode) == ["0871", "010"]
    assert frame.SQLDATE.iloc[0] == pd.Timestamp(2022, 3, 1)
    assert list(frame.GoldsteinScale) == [-10, 0]
    assert frame.GLOBALEVENTID.dtype.kind == "i"


def test_pandas_reads_icews_by_its_header() -> None:
    frame = pd.read_csv(
        io.StringIO(exported("icews")), sep="\t", parse_dates=["Event Date"], dtype={"CAMEO Code": str}
    )
    assert tuple(frame.columns) == icews.COLUMNS
    assert list(frame["CAMEO Code"]) == ["0871"]
    assert frame["Event Date"].iloc[0] == pd.Timestamp(2022, 3, 1)
    assert frame["Intensity"].iloc[0] == -10.0
