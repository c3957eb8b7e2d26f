"""Laws of the analysis for every set of events."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.histories import FIRST, event

from detente.analyse.days import calendar
from detente.analyse.events import DyadEvent, clean, mirrored_share
from detente.analyse.series import DIRECTIONS, SeriesMaker

_COUNTRIES = st.sampled_from(["RUR", "SYL", "ZEN"])


@st.composite
def _events(draw: st.DrawFn) -> DyadEvent:
    by = draw(_COUNTRIES)
    to = draw(_COUNTRIES.filter(lambda c: c != by))
    return event(
        FIRST + timedelta(days=draw(st.integers(0, 9))),
        by,
        to,
        draw(st.integers(1, 4)),
        actor=draw(st.sampled_from(["x", "y"])),
        type=draw(st.sampled_from(["CONSULT", "ASSAULT", "040", "042", "043", "190"])),
        status=draw(st.sampled_from(["asserted", "asserted", "planned"])),
        reports=(draw(st.sampled_from(["r1", "r2", "r3"])),),
    )


ROWS = st.lists(_events(), min_size=1, max_size=40)


@given(ROWS, st.randoms(use_true_random=False))
def test_copies_change_no_count(rows: list[DyadEvent], drawn: random.Random) -> None:
    copies = [replace(row, reports=("copy",)) for row in drawn.sample(rows, len(rows) // 2)]
    coverage = {row.day: 1 for row in rows}
    once, twice = clean(rows, coverage), clean([*rows, *copies], coverage)
    assert len(once.rows) == len(twice.rows)
    assert [(r.day, r.pair, r.type, r.directed) for r in once.rows] == [
        (r.day, r.pair, r.type, r.directed) for r in twice.rows
    ]


@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(rows: list[DyadEvent], drawn: random.Random) -> None:
    shuffled = drawn.sample(rows, len(rows))
    assert clean(rows) == clean(shuffled)


@given(ROWS)
def test_cleaning_what_is_clean_changes_nothing(rows: list[DyadEvent]) -> None:
    once = clean(rows)
    assert clean(once.rows, once.coverage).rows == once.rows


@given(ROWS)
def test_no_machine_coded_row_keeps_its_mirror(rows: list[DyadEvent]) -> None:
    cleaned = clean([row for row in rows if row.type.isdigit()] or [event(FIRST, type="040")])
    assert mirrored_share(cleaned.rows) == 0


@given(ROWS)
def test_all_rows_are_accounted_for(rows: list[DyadEvent]) -> None:
    counted = clean(rows).cleaning
    parts = (
        counted.events,
        counted.copies,
        counted.mirrored,
        counted.not_done,
        counted.undated,
        counted.outside,
    )
    assert counted.received == len(rows) == sum(parts)


@settings(max_examples=50)
@given(ROWS)
def test_exchanging_the_two_exchanges_their_directions(rows: list[DyadEvent]) -> None:
    maker = SeriesMaker(clean(rows))
    one, other = maker.series("RUR", "SYL"), maker.series("SYL", "RUR")
    for mine, theirs in (("a>b", "b>a"), ("b>a", "a>b"), ("together", "together")):
        assert np.array_equal(one.values[mine, "n"], other.values[theirs, "n"], equal_nan=True)  # type: ignore[index]


@settings(max_examples=50)
@given(ROWS)
def test_every_event_of_a_dyad_is_in_one_direction(rows: list[DyadEvent]) -> None:
    series = SeriesMaker(clean(rows)).series("RUR", "SYL")
    counted = sum(np.nansum(series.values[direction, "n"]) for direction in DIRECTIONS)
    assert counted == len(series.events)


@given(st.dictionaries(st.integers(0, 60), st.integers(1, 200), min_size=1))
def test_a_day_is_missing_or_has_a_count_and_never_both(received: dict[int, int]) -> None:
    coverage = {FIRST + timedelta(days=n): count for n, count in received.items()}
    days = calendar(coverage)
    counts = days.counts(days.places([]))
    assert np.array_equal(np.isnan(counts), days.gaps)
    uncovered = [n for n, day in enumerate(days.days) if day not in coverage]
    assert days.gaps[uncovered].all()
