"""Bad input for the time stage: long, broken, at the ends of the calendar."""

from __future__ import annotations

import time
from datetime import date

import pytest

from detente.timex import times_in

_PUBLISHED = date(2018, 3, 14)


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "a ",
        "the ",
        "March ",
        "March 1, ",
        "2014-",
        "two ",
        "last last ",
        "9:",
        "in the ",
        ", ",
        "\n",
        "x",
        "the end of ",
        "day ",
    ],
)
def test_a_long_run_of_one_piece_takes_time_in_proportion(piece: str) -> None:
    short, long = (_seconds(piece * (size // len(piece))) for size in (4_000, 40_000))
    assert long < 40 * short + 0.5


def _seconds(text: str) -> float:
    start = time.perf_counter()
    times_in(text, _PUBLISHED)
    return time.perf_counter() - start


@pytest.mark.parametrize("published", [date.min, date.max, date(2016, 2, 29)])
@pytest.mark.parametrize(
    "words",
    [
        "last week",
        "next week",
        "next year",
        "9999 years ago",
        "last winter",
        "Christmas",
        "Friday",
        "February 29",
        "overnight",
    ],
)
def test_ends_of_the_calendar_are_survived(published: date, words: str) -> None:
    for found in times_in(f"They will meet {words}.", published):
        assert found.first is None or found.last is None or found.first <= found.last


@pytest.mark.parametrize(
    "words", ["February 30", "31 April 2017", "2018-13-40", "99/99/9999", "29 February 2017"]
)
def test_days_that_do_not_exist_have_no_days(words: str) -> None:
    assert all(
        str(t.first) not in {"2017-04-31", "2018-13-40"}
        for t in times_in(f"They met on {words}.", _PUBLISHED)
    )
