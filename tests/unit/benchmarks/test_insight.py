from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from benchmarks.insight.row import blind_rate
from benchmarks.insight.series_files import gdelt_days, icews_rows, known_events
from benchmarks.insight.years import WIDER

from detente.analyse.days import day_series

DAYS = [date(2021, 1, 1) + timedelta(days=n) for n in range(100)]


def test_a_blind_guess_hits_as_often_as_days_lie_near_what_was_found() -> None:
    assert blind_rate([], DAYS, 3) == 0
    assert blind_rate([DAYS[50]], DAYS, 3) == pytest.approx(0.07)
    assert blind_rate([DAYS[50], DAYS[51]], DAYS, 3) == pytest.approx(0.08)


def test_our_list_of_dated_events_names_pairs_in_order_and_a_sign() -> None:
    known = known_events(WIDER, tabs=True)
    assert known
    assert all(k.pair == tuple(sorted(k.pair)) for k in known)
    assert {k.sign for k in known} <= {"conflict", "cooperation"}


def test_every_line_of_our_list_has_a_citation() -> None:
    header, *lines = WIDER.read_text(encoding="utf-8").splitlines()
    assert header.split("\t")[-1] == "citation"
    assert all(line.split("\t")[4] for line in lines)


def test_days_that_gdelt_leaves_out_are_missing(tmp_path: Path) -> None:
    path = tmp_path / "gdelt.csv"
    path.write_text("date,total_abs,USA-RUS\n2021-01-01,9,1.5\n2021-01-03,9,-2\n", encoding="utf-8")
    days, dyads = gdelt_days(path)
    assert [str(v) for v in day_series(days, dyads["USA-RUS"])[1]] == ["1.5", "nan", "-2.0"]


def test_an_icews_row_is_read_with_its_sides(tmp_path: Path) -> None:
    import gzip

    path = tmp_path / "icews.csv.gz"
    header = (
        "date,source_iso3,target_iso3,source_name,target_name,event_text,cameo_code,root_code,quad,goldstein"
    )
    path.write_bytes(
        gzip.compress(f"{header}\n2018-01-01,RUS,USA,Russia,Citizen (USA),Accuse,112,11,3,-2.0\n".encode())
    )
    (row,) = icews_rows(path)
    assert (row.actor, row.actor_country, row.recipient_country, row.type) == ("Russia", "RUS", "USA", "112")
    assert (row.quad_class, row.intensity, row.reports) == (3, -2.0, ("row2",))
