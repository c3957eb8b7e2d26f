"""Days with signs, in words, counted inside longer times: read on Wednesday 14 March 2018."""

from __future__ import annotations

from datetime import date

import pytest

from detente.timex import times_in
from detente.timex.holidays import islamic_day

PUBLISHED = date(2018, 3, 14)

DAYS = [
    # with signs
    ("They met on 05-Aug-2016.", "05-Aug-2016", "2016-08-05", "2016-08-05"),
    ("They met on 2016/aug/05.", "2016/aug/05", "2016-08-05", "2016-08-05"),
    ("They met Dec31, 1994.", "Dec31, 1994", "1994-12-31", "1994-12-31"),
    ("Sales fell in Dec-2017.", "Dec-2017", "2017-12-01", "2017-12-31"),
    ("Sales fell in 2017-11.", "2017-11", "2017-11-01", "2017-11-30"),
    ("They met on 22/04.", "22/04", "2017-04-22", "2017-04-22"),
    ("They stayed from 10/1 to 11/7.", "10/1 to 11/7", "2017-10-01", "2017-11-07"),
    ("The file is of 20161016.", "20161016", "2016-10-16", "2016-10-16"),
    ("They met on 5-Mar-18.", "5-Mar-18", "2018-03-05", "2018-03-05"),
    ("They stayed from 2-1-2017-2-7-2017.", "2-1-2017-2-7-2017", "2017-02-01", "2017-02-07"),
    ("On 2016 10 16, they met.", "2016 10 16", "2016-10-16", "2016-10-16"),
    ("It opened Nov-Feb 5th, 2017.", "Nov-Feb 5th, 2017", "2016-11-01", "2017-02-05"),
    # a year that ends a list
    ("They met in November and December 2016.", "November", "2016-11-01", "2016-11-30"),
    ("They met in July, October and December 2016.", "July", "2016-07-01", "2016-07-31"),
    ("They met in November, December and January 2017.", "November", "2016-11-01", "2016-11-30"),
    ("They met on November 3 and December 5, 2016.", "November 3", "2016-11-03", "2016-11-03"),
    ("They met on 3 November and 5 December 2016.", "3 November", "2016-11-03", "2016-11-03"),
    ("They killed 5 in November, 12 in May, and 2016 was worse.", "November", "2017-11-01", "2017-11-30"),
    # small letters
    ("They left in april 2017.", "april 2017", "2017-04-01", "2017-04-30"),
    ("They met on 28 june 2017.", "28 june 2017", "2017-06-28", "2017-06-28"),
    # in words
    ("It fell in nineteen eighty-four.", "nineteen eighty-four", "1984-01-01", "1984-12-31"),
    ("It fell in two thousand and fifteen.", "two thousand and fifteen", "2015-01-01", "2015-12-31"),
    ("They met on May twenty-nine.", "May twenty-nine", "2017-05-29", "2017-05-29"),
    ("They met on the twenty second of June.", "the twenty second of June", "2017-06-22", "2017-06-22"),
    ("He was born in April of 87.", "April of 87", "1987-04-01", "1987-04-30"),
    ("Even in the sixties it failed.", "the sixties", "1960-01-01", "1969-12-31"),
    ("It began in the nineteen seventies.", "the nineteen seventies", "1970-01-01", "1979-12-31"),
    ("It failed in the late sixties.", "the late sixties", "1967-01-01", "1969-12-31"),
    ("Even in nineties it failed.", "nineties", "1990-01-01", "1999-12-31"),
    ("It failed in 1990 s.", "1990 s", "1990-01-01", "1999-12-31"),
    ("It failed in the two thousand and tens.", "the two thousand and tens", "2010-01-01", "2019-12-31"),
    (
        "They ruled from two thousand until two thousand and fourteen.",
        "two thousand until two thousand and fourteen",
        "2000-01-01",
        "2014-12-31",
    ),
    # fiscal and calendar years
    ("The FY17 budget failed.", "The FY17", "2016-10-01", "2017-09-30"),
    ("Sales fell in CY17.", "CY17", "2017-01-01", "2017-12-31"),
    ("Sales fell at year-end 2016.", "year-end 2016", "2016-12-01", "2016-12-31"),
    ("It fell at the end of fiscal year 2017.", "the end of fiscal year 2017", "2017-09-01", "2017-09-30"),
    # year first
    ("Sales fell in 2017 Q3.", "2017 Q3", "2017-07-01", "2017-09-30"),
    ("Sales fell in H2 2017.", "H2 2017", "2017-07-01", "2017-12-31"),
    # counted in a longer time
    ("They met on the first Friday of July.", "the first Friday of July", "2017-07-07", "2017-07-07"),
    ("They met on the last Monday in May.", "the last Monday in May", "2017-05-29", "2017-05-29"),
    ("It fell in the third month of 2017.", "the third month of 2017", "2017-03-01", "2017-03-31"),
    ("It fell in the last four months of 2017.", "the last four months of 2017", "2017-09-01", "2017-12-31"),
    ("It fell in the first week of 2015.", "the first week of 2015", "2014-12-29", "2015-01-04"),
    ("It fell in week 3 of 2017.", "week 3 of 2017", "2017-01-16", "2017-01-22"),
    ("It opens in the week beginning April 4.", "the week beginning April 4", "2018-04-02", "2018-04-08"),
    ("They will come on the 20th of next month.", "the 20th of next month", "2018-04-20", "2018-04-20"),
    ("They were out from 4 to 9 this month.", "4 to 9 this month", "2018-03-04", "2018-03-09"),
    ("They met in November between 19 and 20.", "November between 19 and 20", "2017-11-19", "2017-11-20"),
    # from a day on
    (
        "They will stop for three days starting Monday.",
        "three days starting Monday",
        "2018-03-19",
        "2018-03-21",
    ),
    ("It will end within two weeks of April 5.", "within two weeks of April 5", "2018-04-05", "2018-04-19"),
    ("They killed 12 two years ago today.", "two years ago today", "2016-03-14", "2016-03-14"),
    ("They fled 1 month and 21 days ago.", "1 month and 21 days ago", "2018-01-24", "2018-01-24"),
    ("It will open the week after next.", "the week after next", "2018-03-26", "2018-04-01"),
    ("They will rest for the rest of the week.", "the rest of the week", "2018-03-14", "2018-03-18"),
    ("It will close by year end.", "year end", "2018-03-14", "2018-12-31"),
    (
        "Talks will take the next three working days.",
        "the next three working days",
        "2018-03-15",
        "2018-03-19",
    ),
    ("It fell in the five past years.", "the five past years", "2013-03-14", "2018-03-14"),
    ("Work went on between January and now.", "January and now", "2018-01-01", "2018-03-14"),
    ("It began a decade ago.", "a decade ago", "2008-01-01", "2008-12-31"),
    # weekdays with their numbers
    ("They met on Friday the 9th.", "Friday the 9th", "2018-03-09", "2018-03-09"),
    ("They will meet on Monday 19.", "Monday 19", "2018-03-19", "2018-03-19"),
    ("They met on Monday of the following week.", "Monday of the following week", "2018-03-19", "2018-03-19"),
    # feasts
    ("They met on Eid al-Fitr.", "Eid al-Fitr", "2017-06-25", "2017-06-25"),
    ("They met on Labor Day weekend.", "Labor Day weekend", "2017-09-02", "2017-09-04"),
    ("They met on the eve of Easter.", "the eve of Easter", "2017-04-15", "2017-04-15"),
    ("They met two days before New Year.", "two days before New Year", "2017-12-30", "2017-12-30"),
    ("They met on Yuandan.", "Yuandan", "2018-01-01", "2018-01-01"),
    ("They met on World Refugee Day.", "World Refugee Day", "2017-06-20", "2017-06-20"),
    ("They met on Whit Monday.", "Whit Monday", "2017-06-05", "2017-06-05"),
    ("They met on Ashura.", "Ashura", "2017-09-30", "2017-09-30"),
    ("They stayed Christmas to New Year's Day.", "Christmas to New Year's Day", "2017-12-25", "2018-01-01"),
    ("They met on Cyber Monday 2015.", "Cyber Monday 2015", "2015-11-30", "2015-11-30"),
]

NOTHING = [
    "It is open 24/7.",
    "About 1/2 of them left.",
    "At least 20 may have died.",
    "Some 20 march in the rain.",
    "They came in two thousand villages.",
    "In his sixties he resigned.",
    "In his late sixties he resigned.",
    "In the new year he resigned.",
    "The Lunar New Year was calm.",
    "Following a week-long stay he left.",
    "Presidential Determination No. 2022-10 was signed.",
    "Week 3 of the trial was dull.",
    "The tens of thousands fled.",
]


@pytest.mark.parametrize(("text", "words", "first", "last"), DAYS)
def test_written_or_counted_days_are_these(text: str, words: str, first: str, last: str) -> None:
    found = {t.span.of(text): (str(t.first), str(t.last)) for t in times_in(text, PUBLISHED)}
    assert found.get(words) == (first, last)


@pytest.mark.parametrize("text", NOTHING)
def test_numbers_and_words_that_look_like_days_are_none(text: str) -> None:
    assert [t.span.of(text) for t in times_in(text, PUBLISHED) if t.first is not None] == []


def test_month_in_small_letters_needs_no_capital_but_people_are_no_day() -> None:
    (time,) = times_in("In May twenty people were killed.", PUBLISHED)
    assert time.value == "2017-05"


def test_weekend_in_the_past_tense_is_over() -> None:
    (time,) = times_in("They were guests this weekend.", PUBLISHED)
    assert str(time.first) == "2018-03-10"


def test_days_of_a_run_without_year_stay_within_a_year() -> None:
    (time,) = times_in("They were out from 2/20 to 3/1.", PUBLISHED)
    assert (str(time.first), str(time.last)) == ("2018-02-20", "2018-03-01")


def test_islamic_day_holds_in_the_year_asked_for() -> None:
    assert islamic_day(2022, 10, 1) == date(2022, 5, 2)
    assert islamic_day(2022, 1, 1).year == 2022
