"""Dates as people, records and page headers write them."""

from __future__ import annotations

from datetime import date

import pytest

from detente.ingest import parse_date
from detente.ingest.dates import date_in_url, date_near_top

MARCH_17 = date(2021, 3, 17)


@pytest.mark.parametrize(
    "words",
    [
        "2021-03-17",
        "20210317",
        " 2021-03-17 ",
        "2021-03-17T10:30:00Z",
        "2021-03-17 10:30:00+01:00",
        "March 17, 2021",
        "Mar. 17, 2021",
        "17 March 2021",
        "17th of March, 2021",
        "Wednesday, March 17, 2021",
        "Wed, 17 Mar 2021 10:30:00 GMT",
        "March 17, 2021 at 3:04 pm",
    ],
)
def test_iso_and_plain_english_name_the_day(words: str) -> None:
    assert parse_date(words) == MARCH_17


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("2021-02-30", "no such day"),
        ("31 April 2021", "no such day"),
        ("17/03/21", "four digits"),
        ("March 17, 21", "four digits"),
        ("03/04/2021", "which number is the month"),
        ("1899-12-31", "between 1900 and 2100"),
        ("2101-01-01", "between 1900 and 2100"),
        ("Tuesday, March 17, 2021", "that day was a Wednesday"),
        ("Smarch 17, 2021", "no month 'Smarch'"),
        ("March 2021", "not a date"),
        ("yesterday", "not a date"),
        ("١٧-٠٣-٢٠٢١", "not a date"),
        ("", "empty"),
    ],
)
def test_unclear_and_impossible_dates_are_refused_with_the_reason(words: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        parse_date(words)


def test_a_long_wrong_date_is_shown_in_part() -> None:
    with pytest.raises(ValueError) as caught:
        parse_date("x" * 10_000)
    assert len(str(caught.value)) < 120


@pytest.mark.parametrize(
    "top",
    [
        "March 17, 2021",
        "Envoy recalled\nBy Jane Writer\n17 March 2021",
        "Envoy recalled\nPosted on March 17, 2021 by Jane Writer",
        "Envoy recalled\nBy Jane Writer | March 17, 2021 | 10:30 a.m. EDT",
        "Published 2021-03-17\nUpdated 2021-03-19",
        "MOSCOW, March 17, 2021 (Wire) - Russia recalled its envoy.",
        "Wednesday, March 17, 2021",
        "(March 17, 2021)",
    ],
)
def test_a_date_line_near_the_top_is_the_date(top: str) -> None:
    assert date_near_top(f"{top}\n\nRussia recalled its ambassador from Washington.") == MARCH_17


@pytest.mark.parametrize(
    "text",
    [
        "Russia recalled its ambassador on March 17, 2021, after remarks by the president.",
        "Report on the talks of March 17, 2021 in Vienna\nThe talks ended.",
        "March 17, 2021\nMarch 18, 2021\nRussia recalled its ambassador.",
        "MOSCOW, March 17 (Wire) - Russia recalled its envoy.",
        "March 34, 2021\nRussia recalled its ambassador.",
        "One.\n" * 9 + "March 17, 2021",
        "",
    ],
)
def test_dates_in_prose_and_two_dates_leave_it_open(text: str) -> None:
    assert date_near_top(text) is None


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://example.org/world/2021/mar/17/envoy", MARCH_17),
        ("https://example.org/world/2021/mar/37/envoy", None),
        ("https://example.org/world/2021/war/17/envoy", None),
    ],
)
def test_a_month_word_in_the_address_gives_the_day(url: str, day: date | None) -> None:
    assert date_in_url(url) == day
