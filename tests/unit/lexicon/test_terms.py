"""Facts hold from a day to a day, both inclusive."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.lexicon import Term, first_day, last_day


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("2015", date(2015, 1, 1), date(2015, 12, 31)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2015-02", date(2015, 2, 1), date(2015, 2, 28)),
        ("2000-02", date(2000, 2, 1), date(2000, 2, 29)),
        ("1900-02", date(1900, 2, 1), date(1900, 2, 28)),
        ("2015-12", date(2015, 12, 1), date(2015, 12, 31)),
        ("2015-03-08", date(2015, 3, 8), date(2015, 3, 8)),
    ],
)
def test_year_month_and_day_have_first_and_last_days(words: str, first: date, last: date) -> None:
    assert (first_day(words), last_day(words)) == (first, last)


@pytest.mark.parametrize(
    "words",
    ["", "15", "2015-13", "2015-02-30", "2015/02/03", "2015-2-3-4", "today", "2015-", "-2015", "20150208"],
)
def test_what_is_no_date_is_refused(words: str) -> None:
    for read in (first_day, last_day):
        with pytest.raises(ValueError):
            read(words)


@pytest.mark.parametrize(
    ("begin", "end", "day", "holds"),
    [
        ("2015", "2017-02", date(2014, 12, 31), False),
        ("2015", "2017-02", date(2015, 1, 1), True),
        ("2015", "2017-02", date(2017, 2, 28), True),
        ("2015", "2017-02", date(2017, 3, 1), False),
        ("", "2017", date(1, 1, 1), True),
        ("2017", "", date(9999, 12, 31), True),
        ("", "", date(2000, 1, 1), True),
        ("2015-03-08", "2015-03-08", date(2015, 3, 8), True),
        ("2015-03-08", "2015-03-08", date(2015, 3, 9), False),
    ],
)
def test_term_covers_its_first_and_last_day(begin: str, end: str, day: date, holds: bool) -> None:
    assert Term.of(begin, end).covers(day) is holds


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_lies_in_its_own_month_and_year(day: date) -> None:
    for words in (f"{day:%Y}".zfill(4), f"{day:%Y-%m}".zfill(7), day.isoformat()):
        assert first_day(words) <= day <= last_day(words)
