"""Times told by several counts, by weeks and weekdays away, by working weeks: read on Wednesday 14 March 2018."""

from __future__ import annotations

from datetime import date

import pytest

from detente.timex import times_in

PUBLISHED = date(2018, 3, 14)

DAYS = [
    # several counts as one
    ("They fought for the last 3 months and 2 weeks.", "the last 3 months and 2 weeks", "2017-11-30", "2018-03-14"),
    ("It ends within 2 years, 1 month and 5 days.", "within 2 years, 1 month and 5 days", "2018-03-14", "2020-04-19"),
    ("They fled 1 month and 2 years ago.", "1 month and 2 years ago", "2016-02-14", "2016-02-14"),
    ("They fought for the last 3 months and 2 days ago they fled.", "the last 3 months", "2017-12-14", "2018-03-14"),
    ("They fought for the last 3 months and 2 days ago they fled.", "2 days ago", "2018-03-12", "2018-03-12"),
    ("They killed 12 in the past day.", "the past day", "2018-03-13", "2018-03-14"),
    # weekdays by weeks
    ("They met on Monday, two weeks ago.", "Monday, two weeks ago", "2018-02-26", "2018-02-26"),
    ("They met two weeks ago on Friday.", "two weeks ago on Friday", "2018-03-02", "2018-03-02"),
    ("They will meet Monday two weeks from now.", "Monday two weeks from now", "2018-03-26", "2018-03-26"),
    ("They met two Sundays ago.", "two Sundays ago", "2018-03-04", "2018-03-04"),
    ("They will meet three Mondays from now.", "three Mondays from now", "2018-04-02", "2018-04-02"),
    ("They met in the first week of May on Friday.", "the first week of May on Friday", "2017-05-05", "2017-05-05"),
    # weeks
    ("They will meet next working week.", "next working week", "2018-03-19", "2018-03-23"),
    ("They meet this workweek.", "this workweek", "2018-03-12", "2018-03-16"),
    ("They met in week of March 8.", "week of March 8", "2018-03-05", "2018-03-11"),
    ("Sales fell in the week ended March 9.", "the week ended March 9", "2018-03-03", "2018-03-09"),
    ("They met in the week before Easter 2017.", "the week before Easter 2017", "2017-04-09", "2017-04-15"),
    ("They met in the month after March 5, 2017.", "the month after March 5, 2017", "2017-03-06", "2017-04-05"),
    ("They met on the weekend of March 3.", "the weekend of March 3", "2018-03-03", "2018-03-04"),
    ("They met over weekend of Thanksgiving 2016.", "weekend of Thanksgiving 2016", "2016-11-24", "2016-11-27"),
    ("They wait for week 20 9 p.m. matches.", "week 20", "2018-05-14", "2018-05-20"),
    ("They will spend the remaining of the week there.", "the remaining of the week", "2018-03-14", "2018-03-18"),
    # days by number
    ("They stayed from the 25th to the 28th.", "the 25th to the 28th", "2018-02-25", "2018-02-28"),
    ("They will stay between the 20th and the 22nd.", "the 20th and the 22nd", "2018-03-20", "2018-03-22"),
    ("They stayed from the 27th to the 3rd.", "the 27th to the 3rd", "2018-02-27", "2018-03-03"),
    ("They stayed from the 27th to the 3rd of March.", "the 27th to the 3rd of March", "2018-02-27", "2018-03-03"),
    (
        "They stayed from the 30th to the 2nd of January 2017.",
        "the 30th to the 2nd of January 2017",
        "2016-12-30",
        "2017-01-02",
    ),
    ("They will stay from March 27 to the 3rd.", "March 27 to the 3rd", "2018-03-27", "2018-04-03"),
    ("They met on Friday the ninth.", "Friday the ninth", "2018-03-09", "2018-03-09"),
    ("They met on Friday the nine.", "Friday the nine", "2018-03-09", "2018-03-09"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "first", "last"), DAYS)
def test_counted_times_cover_these_days(text: str, words: str, first: str, last: str) -> None:
    found = {t.span.of(text): (str(t.first), str(t.last)) for t in times_in(text, PUBLISHED)}
    assert found.get(words) == (first, last)


VALUES = [
    ("He served two years and three months.", ["P2Y3M"]),
    ("It took one day, five hours and ten minutes.", ["P1DT5H10M"]),
    ("It will take between two years and three months.", ["P2Y", "P3M"]),
    ("They meet on the first Monday of every month.", ["XXXX-WXX-1"]),
    ("They will meet next working week.", ["2018-W12"]),
    ("Sales fell in the week ended March 9.", ["2018-W10"]),
]


@pytest.mark.parametrize(("text", "values"), VALUES)
def test_counted_times_have_these_values(text: str, values: list[str]) -> None:
    assert [t.value for t in times_in(text, PUBLISHED)] == values


@pytest.mark.parametrize(
    "words", ["two Sundays ago", "Monday two weeks ago", "this workweek", "in the past day"]
)
def test_without_publication_counted_times_stay_open(words: str) -> None:
    assert [(t.first, t.last) for t in times_in(f"They met {words}.", None)] == [(None, None)]


def test_a_weekday_and_a_year_ago_in_one_clause_are_two_times() -> None:
    text = "He said on Friday a year ago they had left."
    assert [t.span.of(text) for t in times_in(text, PUBLISHED)] == ["Friday", "a year ago"]


def test_a_week_of_something_is_no_week_of_a_day() -> None:
    text = "A week of Monday meetings failed."
    assert "A week of Monday" not in [t.span.of(text) for t in times_in(text, PUBLISHED)]
