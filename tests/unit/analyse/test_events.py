from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.histories import FIRST, event

from detente.analyse.events import clean, mirrored_share


def test_the_same_incident_of_two_reports_is_one_event_with_both() -> None:
    rows = [event(FIRST, reports=("a",), publishers=("X",)), event(FIRST, reports=("b",), publishers=("Y",))]
    (one,) = clean(rows).rows
    assert one.reports == ("a", "b")
    assert one.publishers == ("X", "Y")


def test_an_incident_id_joins_rows_that_name_the_sides_otherwise() -> None:
    rows = [event(FIRST, incident="i1"), event(FIRST, actor="the Ruritanian army", incident="i1")]
    assert len(clean(rows).rows) == 1


def test_a_meeting_told_from_both_sides_is_one_undirected_event() -> None:
    (one,) = clean([event(FIRST, "RUR", "SYL", 1), event(FIRST, "SYL", "RUR", 1)]).rows
    assert not one.directed


def test_two_sides_that_accuse_each_other_are_two_events() -> None:
    cleaned = clean([event(FIRST, "RUR", "SYL", 3), event(FIRST, "SYL", "RUR", 3)])
    assert [row.directed for row in cleaned.rows] == [True, True]


def test_hosting_and_making_a_visit_are_one_event() -> None:
    visit = event(FIRST, "RUR", "SYL", 1, type="042")
    host = event(FIRST, "SYL", "RUR", 1, type="043")
    cleaned = clean([visit, host])
    assert len(cleaned.rows) == 1
    assert cleaned.cleaning.mirrored == 1


@pytest.mark.parametrize("status", ["planned", "denied", "demanded", "hypothetical", "disputed"])
def test_what_is_not_told_as_done_is_not_counted(status: str) -> None:
    cleaned = clean([event(FIRST, status=status)])
    assert not cleaned.rows
    assert cleaned.cleaning.not_done == 1


def test_every_row_received_is_accounted_for() -> None:
    rows = [
        event(FIRST),
        event(FIRST),
        event(FIRST, quad=1),
        event(FIRST, "SYL", "RUR", 1),
        event(FIRST, status="planned"),
        event(FIRST + timedelta(days=900)),
    ]
    counted = clean(rows, {FIRST: 1}, undated=2).cleaning
    parts = (
        counted.events,
        counted.copies,
        counted.mirrored,
        counted.not_done,
        counted.undated,
        counted.outside,
    )
    assert counted.received == sum(parts) == 8
    assert counted.outside == 1


def test_mirrored_share_counts_rows_whose_mirror_is_there() -> None:
    rows = [event(FIRST, quad=1), event(FIRST, "SYL", "RUR", 1), event(FIRST, quad=3), event(FIRST, quad=4)]
    assert mirrored_share(rows) == 0.5
    assert mirrored_share(clean(rows).rows) == 0


def test_between_keeps_both_ends() -> None:
    days = [FIRST + timedelta(days=n) for n in range(5)]
    kept = clean([event(day) for day in days]).between(days[1], days[3])
    assert [row.day for row in kept.rows] == days[1:4]
    assert (kept.first, kept.last) == (days[1], days[3])


def test_reports_of_a_mirrored_row_are_kept() -> None:
    one = event(date(2023, 1, 2), quad=1, reports=("a",))
    other = replace(event(date(2023, 1, 2), "SYL", "RUR", 1), reports=("b",))
    (row,) = clean([one, other]).rows
    assert row.reports == ("a", "b")


@pytest.mark.parametrize("type_", ["CONSULT", "AGREE", "040", "046", "057", "0612"])
def test_what_takes_two_is_undirected_also_where_only_one_side_tells_it(type_: str) -> None:
    (one,) = clean([event(FIRST, "RUR", "SYL", 1, type=type_)]).rows
    assert not one.directed


@pytest.mark.parametrize("type_", ["SUPPORT", "036", "045", "051", "0571", "190"])
def test_what_one_side_does_alone_keeps_its_direction(type_: str) -> None:
    (one,) = clean([event(FIRST, "RUR", "SYL", 1, type=type_)]).rows
    assert one.directed
