from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from tests.histories import FIRST, event, history

from detente.analyse.answer import DyadAnswer, answer
from detente.analyse.charts import charts
from detente.analyse.drawing import line
from detente.analyse.events import clean
from detente.analyse.identity import run_id
from detente.analyse.page import page
from detente.analyse.scoreboard import entries, joined, scored
from detente.analyse.turning import ThinError
from detente.analyse.words import in_words


@pytest.fixture(scope="module")
def told() -> DyadAnswer:
    return answer(clean(history(days=240, jump_on=150)), "RUR", "SYL")


@pytest.fixture(scope="module")
def thin() -> DyadAnswer:
    return answer(clean(history(days=60, level=0.1)), "RUR", "SYL")


def test_every_number_in_the_words_is_a_figure_that_the_page_has(told: DyadAnswer, thin: DyadAnswer) -> None:
    for one in (told, thin):
        anchors = set(re.findall(r'<section id="(\w+)"', page(one)))
        for sentence in in_words(one):
            assert sentence.figures
            assert not re.search(r"\d", "".join(p for p in sentence.pieces if isinstance(p, str)))
            assert {figure.anchor for figure in sentence.figures} <= anchors


def test_words_on_thin_data_say_so_and_tell_no_more_than_the_evidence(thin: DyadAnswer) -> None:
    words = " ".join(map(str, in_words(thin)))
    assert "too thin" in words
    assert "expect about" not in words
    assert len(thin.thin) >= 4


def test_the_page_needs_nothing_from_elsewhere_and_runs_no_script(told: DyadAnswer) -> None:
    written = page(told)
    assert "<script" not in written
    assert not re.search(
        r"""(?:src|href)=["'](?!#)""", written.replace('xmlns="http://www.w3.org/2000/svg"', "")
    )
    assert "default-src 'none'" in written


def test_every_chart_is_well_formed_and_says_in_words_what_it_shows(told: DyadAnswer) -> None:
    drawn = charts(told)
    assert set(drawn) == {"timeline", "alerts", "calendar", "matrix", "network", "forecasts", "reactions"}
    for chart in drawn.values():
        root = ElementTree.fromstring(chart.svg)
        assert root.findtext("{*}desc") == chart.summary
        assert "nan" not in chart.svg


def test_names_out_of_documents_are_escaped() -> None:
    rows = [replace(row, actor="<b>x</b>") for row in history(days=120, jump_on=80)]
    assert "<b>x</b>" not in page(answer(clean(rows), "RUR", "SYL"))


def test_the_same_events_give_the_same_page_in_whatever_order() -> None:
    rows = history(days=120)
    one, other = (page(answer(clean(r), "RUR", "SYL")) for r in (rows, rows[::-1]))
    assert one == other


def test_the_run_id_changes_with_rows_coverage_and_question() -> None:
    rows = [event(FIRST), event(FIRST + timedelta(days=2))]
    ids = {
        run_id(clean(rows), {}),
        run_id(clean(rows[:1]), {}),
        run_id(clean(rows, {FIRST: 1, FIRST + timedelta(days=2): 9}), {}),
        run_id(clean(rows), {"dyad": "x"}),
    }
    assert len(ids) == 4


def test_countries_without_events_are_told() -> None:
    with pytest.raises(ThinError, match="no events between RUR and OZZ"):
        answer(clean(history(days=60)), "RUR", "OZZ")


def test_the_frame_has_a_row_a_day_and_gaps_as_missing() -> None:
    rows = history(days=60)
    skipped = FIRST + timedelta(days=30)
    frame = answer(clean([r for r in rows if r.day != skipped]), "RUR", "SYL").frame()
    assert len(frame) == 60
    assert frame.loc[skipped].isna().all()
    assert frame["RUR>SYL quad 3"].notna().sum() == 59


def test_forecasts_are_kept_once_and_scored_when_their_days_are_over() -> None:
    rows = history(days=240)
    early = answer(clean([r for r in rows if (r.day - FIRST).days < 200]), "RUR", "SYL")
    kept = joined([], entries(early))
    assert joined(kept, entries(early)) == kept
    late = answer(clean(rows), "RUR", "SYL")
    by_period = {(e["of"], e["first"], e["last"]): e for e in scored(kept, late)}
    over = [e for e in by_period.values() if e["came"] is not None]
    assert len(over) == 2 * 5  # weeks 1 to 4 and month 1, of conflict and cooperation
    counted = late.dyad.conflict[200:207].sum()
    first = next(e for e in over if e["of"] == "conflict")
    assert first["came"] == counted
    assert first["pinball"] >= 0


def test_the_page_names_countries_and_types_and_has_every_month_as_a_row(told: DyadAnswer) -> None:
    written = page(told, {"RUR": "Ruritania"}, {"ACCUSE": "hits hard"})
    assert "<h1>Ruritania and SYL</h1>" in written
    assert "<b>hits hard</b>" in written
    months = {day.strftime("%Y-%m") for day in told.dyad.calendar.days}
    assert {month for month in months if f'class="day">{month}</th>' in written} == months


def test_the_calendar_of_several_years_has_a_band_for_each() -> None:
    rows = [*history(days=400), event(FIRST + timedelta(days=800))]
    drawn = charts(answer(clean(rows), "RUR", "SYL"))["calendar"].svg
    tops = {float(y) for y in re.findall(r'<text x="34" y="([\d.]+)" text-anchor="end"', drawn)}
    assert len(tops) == 3 * 7


def test_a_day_between_two_gaps_is_a_dot() -> None:
    assert "M2 5l0 0" in line([(1, float("nan")), (2, 5), (3, float("nan"))], "#000")


def test_the_frame_has_bands_that_hold_most_days(told: DyadAnswer) -> None:
    frame = told.frame()
    known = frame["cooperation, low"].notna()
    counts = told.dyad.cooperation[known.to_numpy()]
    inside = (counts >= frame["cooperation, low"][known]) & (counts <= frame["cooperation, high"][known])
    assert 0.85 <= inside.mean() <= 1.0
