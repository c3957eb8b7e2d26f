"""Time expressions with the days they mean, read on Wednesday 14 March 2018."""

from __future__ import annotations

from datetime import date

import pytest

from detente.timex import times_in

PUBLISHED = date(2018, 3, 14)

DAYS = [
    # weekdays, in the past tense the latest on or before the day of publication
    ("Troops left on Monday.", "Monday", "2018-03-12", "2018-03-12"),
    ("Troops left on Wednesday.", "Wednesday", "2018-03-14", "2018-03-14"),
    ("Troops left on Thursday.", "Thursday", "2018-03-08", "2018-03-08"),
    ("Troops left on Sunday.", "Sunday", "2018-03-11", "2018-03-11"),
    ("TROOPS LEFT ON FRIDAY", "FRIDAY", "2018-03-09", "2018-03-09"),
    ("Troops will leave on Monday.", "Monday", "2018-03-19", "2018-03-19"),
    ("Troops will leave on Wednesday.", "Wednesday", "2018-03-14", "2018-03-14"),
    ("Troops will leave on Thursday.", "Thursday", "2018-03-15", "2018-03-15"),
    ("The vote is scheduled for Sunday.", "Sunday", "2018-03-18", "2018-03-18"),
    ("The sanctions apply starting Friday.", "Friday", "2018-03-16", "None"),
    ("They met last Friday.", "last Friday", "2018-03-09", "2018-03-09"),
    ("They met last Wednesday.", "last Wednesday", "2018-03-07", "2018-03-07"),
    ("They will meet next Wednesday.", "next Wednesday", "2018-03-21", "2018-03-21"),
    ("They will meet next Friday.", "next Friday", "2018-03-23", "2018-03-23"),
    ("They meet this Friday.", "this Friday", "2018-03-16", "2018-03-16"),
    ("They met this past Sunday.", "this past Sunday", "2018-03-11", "2018-03-11"),
    ("They will meet this coming Sunday.", "this coming Sunday", "2018-03-18", "2018-03-18"),
    ("They met late on Sunday.", "late on Sunday", "2018-03-11", "2018-03-11"),
    ("Early Tuesday, planes took off.", "Early Tuesday", "2018-03-13", "2018-03-13"),
    ("They met on Monday of last week.", "Monday of last week", "2018-03-05", "2018-03-05"),
    ("They will meet on Tuesday next week.", "Tuesday next week", "2018-03-20", "2018-03-20"),
    ("They will meet next week on Tuesday.", "next week on Tuesday", "2018-03-20", "2018-03-20"),
    ("Monday's attack killed two.", "Monday", "2018-03-12", "2018-03-12"),
    ("Police acted on Tues. after talks.", "Tues.", "2018-03-13", "2018-03-13"),
    ("Fighting went on from Monday to Wednesday.", "Monday to Wednesday", "2018-03-12", "2018-03-14"),
    ("They met last Tuesday to Thursday.", "last Tuesday to Thursday", "2018-03-13", "2018-03-15"),
    # days by number
    ("They met on March 9.", "March 9", "2018-03-09", "2018-03-09"),
    ("They met on March 9th.", "March 9th", "2018-03-09", "2018-03-09"),
    ("They met on Dec. 9.", "Dec. 9", "2017-12-09", "2017-12-09"),
    ("They will meet on April 9.", "April 9", "2018-04-09", "2018-04-09"),
    ("They will meet on January 9.", "January 9", "2019-01-09", "2019-01-09"),
    ("They met on 9 July.", "9 July", "2017-07-09", "2017-07-09"),
    ("They met on the 9th of July.", "the 9th of July", "2017-07-09", "2017-07-09"),
    ("They met on 22 March 2016.", "22 March 2016", "2016-03-22", "2016-03-22"),
    ("They met on March 22, 2016, in Bonn.", "March 22, 2016", "2016-03-22", "2016-03-22"),
    ("They met on March 22 2016.", "March 22 2016", "2016-03-22", "2016-03-22"),
    ("They met on March 22 last year.", "March 22 last year", "2017-03-22", "2017-03-22"),
    ("They met on March 2 of this year.", "March 2 of this year", "2018-03-02", "2018-03-02"),
    ("Lavrov will visit on March 22 and 23.", "March 22 and 23", "2018-03-22", "2018-03-23"),
    ("Lavrov will visit on March 22-24.", "March 22-24", "2018-03-22", "2018-03-24"),
    ("Lavrov will visit on 22-24 March.", "22-24 March", "2018-03-22", "2018-03-24"),
    ("Lavrov will visit on March 22, 23 and 24.", "March 22, 23 and 24", "2018-03-22", "2018-03-24"),
    ("They met on June 1-3, 2017.", "June 1-3, 2017", "2017-06-01", "2017-06-03"),
    ("They met on Friday, March 9, in Bonn.", "Friday, March 9", "2018-03-09", "2018-03-09"),
    ("They met on Friday, 9 March 2018.", "Friday, 9 March 2018", "2018-03-09", "2018-03-09"),
    ("It went on from March 3 to March 9.", "March 3 to March 9", "2018-03-03", "2018-03-09"),
    ("It will go on from March 30 to April 2.", "March 30 to April 2", "2018-03-30", "2018-04-02"),
    ("It went on between March 3 and March 9.", "March 3 and March 9", "2018-03-03", "2018-03-09"),
    ("It went on from December 30 to January 2.", "December 30 to January 2", "2017-12-30", "2018-01-02"),
    ("Filed 2018-02-22 in court.", "2018-02-22", "2018-02-22", "2018-02-22"),
    ("Filed 2018-02-22T10:30:00Z in court.", "2018-02-22T10:30:00Z", "2018-02-22", "2018-02-22"),
    ("Filed 22/02/2018 in court.", "22/02/2018", "2018-02-22", "2018-02-22"),
    ("Filed 2/22/2018 in court.", "2/22/2018", "2018-02-22", "2018-02-22"),
    ("Filed 22.02.2018 in court.", "22.02.2018", "2018-02-22", "2018-02-22"),
    ("The battle of 29 February 2016 ended it.", "29 February 2016", "2016-02-29", "2016-02-29"),
    ("On the 9th, rebels attacked.", "the 9th", "2018-03-09", "2018-03-09"),
    ("It recalled the 9/11 attacks.", "9/11", "2001-09-11", "2001-09-11"),
    # from the day of publication
    ("They met today.", "today", "2018-03-14", "2018-03-14"),
    ("They met earlier today.", "earlier today", "2018-03-14", "2018-03-14"),
    ("They met yesterday.", "yesterday", "2018-03-13", "2018-03-13"),
    ("They met yesterday morning.", "yesterday morning", "2018-03-13", "2018-03-13"),
    ("They meet tomorrow.", "tomorrow", "2018-03-15", "2018-03-15"),
    ("They met the day before yesterday.", "the day before yesterday", "2018-03-12", "2018-03-12"),
    ("They meet the day after tomorrow.", "the day after tomorrow", "2018-03-16", "2018-03-16"),
    ("They met last night.", "last night", "2018-03-13", "2018-03-13"),
    ("They meet tonight.", "tonight", "2018-03-14", "2018-03-14"),
    ("They met this morning.", "this morning", "2018-03-14", "2018-03-14"),
    ("Shells fell overnight.", "overnight", "2018-03-13", "2018-03-14"),
    ("They met this week.", "this week", "2018-03-12", "2018-03-18"),
    ("They met last week.", "last week", "2018-03-05", "2018-03-11"),
    ("They meet next week.", "next week", "2018-03-19", "2018-03-25"),
    ("They met this month.", "this month", "2018-03-01", "2018-03-31"),
    ("They met last month.", "last month", "2018-02-01", "2018-02-28"),
    ("They meet next month.", "next month", "2018-04-01", "2018-04-30"),
    ("They met last year.", "last year", "2017-01-01", "2017-12-31"),
    ("They meet this year.", "this year", "2018-01-01", "2018-12-31"),
    ("They meet next year.", "next year", "2019-01-01", "2019-12-31"),
    ("They met earlier this week.", "earlier this week", "2018-03-12", "2018-03-14"),
    ("They met earlier this year.", "earlier this year", "2018-01-01", "2018-03-14"),
    ("They meet later this month.", "later this month", "2018-03-14", "2018-03-31"),
    ("They met two days ago.", "two days ago", "2018-03-12", "2018-03-12"),
    ("They met a week ago.", "a week ago", "2018-03-07", "2018-03-07"),
    ("They met two months ago.", "two months ago", "2018-01-01", "2018-01-31"),
    ("They met about 25 years ago.", "about 25 years ago", "1993-01-01", "1993-12-31"),
    ("They will meet in two days.", "in two days", "2018-03-16", "2018-03-16"),
    ("They will meet three days from now.", "three days from now", "2018-03-17", "2018-03-17"),
    ("They will meet in a week's time.", "in a week's time", "2018-03-21", "2018-03-21"),
    ("They fought over the past three days.", "the past three days", "2018-03-11", "2018-03-14"),
    ("They will fight for the next two weeks.", "the next two weeks", "2018-03-15", "2018-03-28"),
    ("They met over the weekend.", "the weekend", "2018-03-10", "2018-03-11"),
    ("They will meet at the weekend.", "the weekend", "2018-03-17", "2018-03-18"),
    ("They met last weekend.", "last weekend", "2018-03-10", "2018-03-11"),
    ("They met this weekend.", "this weekend", "2018-03-10", "2018-03-11"),
    ("They meet next weekend.", "next weekend", "2018-03-24", "2018-03-25"),
    # months, quarters, seasons, years
    ("They met in January.", "January", "2018-01-01", "2018-01-31"),
    ("They met in March.", "March", "2018-03-01", "2018-03-31"),
    ("They met in August.", "August", "2017-08-01", "2017-08-31"),
    ("They will meet in May.", "May", "2018-05-01", "2018-05-31"),
    ("They will meet in January.", "January", "2019-01-01", "2019-01-31"),
    ("They met in August 2015.", "August 2015", "2015-08-01", "2015-08-31"),
    ("They met in August of 2015.", "August of 2015", "2015-08-01", "2015-08-31"),
    ("They met in August last year.", "August last year", "2017-08-01", "2017-08-31"),
    ("They met last August.", "last August", "2017-08-01", "2017-08-31"),
    ("They meet next May.", "next May", "2018-05-01", "2018-05-31"),
    ("They met in late February.", "late February", "2018-02-19", "2018-02-28"),
    ("They met in mid-January.", "mid-January", "2018-01-10", "2018-01-20"),
    ("They met in early March 2017.", "early March 2017", "2017-03-01", "2017-03-10"),
    ("They met at the end of January.", "the end of January", "2018-01-29", "2018-01-31"),
    ("They met late last year.", "late last year", "2017-09-01", "2017-12-31"),
    ("They met in mid-2011.", "mid-2011", "2011-05-01", "2011-08-31"),
    ("They will meet by the end of the week.", "the end of the week", "2018-03-14", "2018-03-18"),
    ("They will meet by the end of the month.", "the end of the month", "2018-03-14", "2018-03-31"),
    ("They will meet by the end of the year.", "the end of the year", "2018-03-14", "2018-12-31"),
    ("They will leave by Friday.", "Friday", "2018-03-14", "2018-03-16"),
    ("They had left by Friday.", "Friday", "2018-03-09", "2018-03-09"),
    ("They were closed until Friday.", "Friday", "2018-03-14", "2018-03-16"),
    ("He served until December.", "December", "None", "2017-12-31"),
    ("They met in 2014.", "2014", "2014-01-01", "2014-12-31"),
    ("The 2014 accord failed.", "2014", "2014-01-01", "2014-12-31"),
    ("They have fought since 2014.", "2014", "2014-01-01", "2018-03-14"),
    ("They have met since the beginning of 2018.", "the beginning of 2018", "2018-01-01", "2018-03-14"),
    ("They have fought since Friday.", "Friday", "2018-03-09", "2018-03-14"),
    ("They fought between 2014 and 2016.", "2014 and 2016", "2014-01-01", "2016-12-31"),
    ("They fought from 2014 to 2016.", "2014 to 2016", "2014-01-01", "2016-12-31"),
    ("The war of 2014-2016 ended.", "2014-2016", "2014-01-01", "2016-12-31"),
    ("The crisis of 2014-15 ended.", "2014-15", "2014-01-01", "2015-12-31"),
    ("They fought from May to August 2016.", "May to August 2016", "2016-05-01", "2016-08-31"),
    (
        "They fought from January 2015 to March 2016.",
        "January 2015 to March 2016",
        "2015-01-01",
        "2016-03-31",
    ),
    ("Trade fell in the first quarter of 2017.", "the first quarter of 2017", "2017-01-01", "2017-03-31"),
    ("Trade fell in Q2 2017.", "Q2 2017", "2017-04-01", "2017-06-30"),
    ("Trade fell in the fourth quarter.", "the fourth quarter", "2017-10-01", "2017-12-31"),
    (
        "Trade fell in the second half of last year.",
        "the second half of last year",
        "2017-07-01",
        "2017-12-31",
    ),
    ("They met last summer.", "last summer", "2017-06-01", "2017-08-31"),
    ("They met in the summer of 2016.", "the summer of 2016", "2016-06-01", "2016-08-31"),
    ("They met in winter 2016.", "winter 2016", "2016-12-01", "2017-02-28"),
    ("They fought in the 1990s.", "the 1990s", "1990-01-01", "1999-12-31"),
    ("They fought in the early 1990s.", "the early 1990s", "1990-01-01", "1992-12-31"),
    ("They fought in the '80s.", "the '80s", "1980-01-01", "1989-12-31"),
    ("They fought in the 19th century.", "the 19th century", "1800-01-01", "1899-12-31"),
    ("The budget for fiscal year 2019 passed.", "fiscal year 2019", "2018-10-01", "2019-09-30"),
    ("The budget for FY2019 passed.", "FY2019", "2018-10-01", "2019-09-30"),
    ("They met in the first week of February.", "the first week of February", "2018-01-29", "2018-02-04"),
    ("They will meet in the week of April 10.", "the week of April 10", "2018-04-09", "2018-04-15"),
    ("They met in the last week of July 2017.", "the last week of July 2017", "2017-07-24", "2017-07-30"),
    ("They met late last week.", "late last week", "2018-03-08", "2018-03-11"),
    ("They will meet at the end of next week.", "the end of next week", "2018-03-22", "2018-03-25"),
    ("They meet early next week.", "early next week", "2018-03-19", "2018-03-21"),
    ("Sales fell in next year's first quarter.", "next year's first quarter", "2019-01-01", "2019-03-31"),
    ("They marched in the last year.", "the last year", "2017-03-14", "2018-03-14"),
    ("They marched last year.", "last year", "2017-01-01", "2017-12-31"),
    ("The law dates back to 1865.", "1865", "1865-01-01", "1865-12-31"),
    (
        "They will stay from Monday to Thursday of next week.",
        "Monday to Thursday of next week",
        "2018-03-19",
        "2018-03-22",
    ),
    (
        "They will stay next week from Monday to Thursday.",
        "next week from Monday to Thursday",
        "2018-03-19",
        "2018-03-22",
    ),
    (
        "They will leave less than two weeks from today.",
        "less than two weeks from today",
        "2018-03-14",
        "2018-03-28",
    ),
    # holidays
    ("They met on Christmas Day.", "Christmas Day", "2017-12-25", "2017-12-25"),
    ("They met on New Year's Eve.", "New Year's Eve", "2017-12-31", "2017-12-31"),
    ("They met on New Year’s Day.", "New Year’s Day", "2018-01-01", "2018-01-01"),
    ("They met on Easter Sunday 2016.", "Easter Sunday 2016", "2016-03-27", "2016-03-27"),
    ("They met on Thanksgiving.", "Thanksgiving", "2017-11-23", "2017-11-23"),
    ("They met on Memorial Day.", "Memorial Day", "2017-05-29", "2017-05-29"),
    # clocks and parts of days
    ("They met at 9 p.m. on Tuesday.", "9 p.m. on Tuesday", "2018-03-13", "2018-03-13"),
    ("They met on Tuesday at 9:30 am.", "Tuesday at 9:30 am", "2018-03-13", "2018-03-13"),
    ("They met at 1400 GMT on Thursday.", "1400 GMT on Thursday", "2018-03-08", "2018-03-08"),
    ("They met on Friday night.", "Friday night", "2018-03-09", "2018-03-09"),
    ("They met on the night of March 3.", "the night of March 3", "2018-03-03", "2018-03-03"),
    # told from another time
    ("They met on March 3. They left the following day.", "the following day", "2018-03-04", "2018-03-04"),
    ("They met on March 3. They left the next day.", "the next day", "2018-03-04", "2018-03-04"),
    ("They met on March 3. They left two days later.", "two days later", "2018-03-05", "2018-03-05"),
    ("They met on March 3. They left the same day.", "the same day", "2018-03-03", "2018-03-03"),
    ("They met on March 3. It began a day earlier.", "a day earlier", "2018-03-02", "2018-03-02"),
    ("In May 2015 prices fell. That month, troops left.", "That month", "2015-05-01", "2015-05-31"),
    ("In 2015 prices fell. They met the following year.", "the following year", "2016-01-01", "2016-12-31"),
    ("Sales fell from the year before.", "the year before", "2017-01-01", "2017-12-31"),
    ("They met on March 3. They fought that weekend.", "that weekend", "2018-03-03", "2018-03-04"),
    (
        "They moved on November 15, 2014. They resigned on November 21.",
        "November 21",
        "2014-11-21",
        "2014-11-21",
    ),
    ("They met on November 15, 2014. They resigned on March 2.", "March 2", "2018-03-02", "2018-03-02"),
    (
        "They met on Monday. They will speak on Friday. They went the same day.",
        "the same day",
        "2018-03-12",
        "2018-03-12",
    ),
    ("They met on March 3. They had left earlier in the day.", "the day", "2018-03-03", "2018-03-03"),
    ("They will vote on Friday. The office closed for the day.", "the day", "2018-03-14", "2018-03-14"),
    ("Prices ended the day at 200.", "the day", "2018-03-14", "2018-03-14"),
    ("They stayed for the rest of the day.", "the day", "2018-03-14", "2018-03-14"),
    ("They met a week before March 10.", "a week before March 10", "2018-03-03", "2018-03-03"),
    ("They met two days after last Friday.", "two days after last Friday", "2018-03-11", "2018-03-11"),
]

VALUES = [
    ("They fought for three days.", "DURATION", "P3D"),
    ("They fought for two and a half years.", "DURATION", "P2.5Y"),
    ("It ended an 11-year lull.", "DURATION", "P11Y"),
    ("They fought for several weeks.", "DURATION", "PXW"),
    ("They fought for a couple of hours.", "DURATION", "PT2H"),
    ("They fought for twenty-one days.", "DURATION", "P21D"),
    ("They marched for 1,000 days.", "DURATION", "P1000D"),
    ("They finished it in two days.", "DURATION", "P2D"),
    ("They meet every Friday.", "SET", "XXXX-WXX-5"),
    ("They meet on Fridays.", "SET", "XXXX-WXX-5"),
    ("They meet every year.", "SET", "P1Y"),
    ("They meet every two weeks.", "SET", "P2W"),
    ("They meet every other week.", "SET", "P2W"),
    ("They meet twice a month.", "SET", "P1M"),
    ("They meet each January.", "SET", "XXXX-01"),
    ("They meet daily.", "SET", "P1D"),
    ("They met in recent years.", "DATE", "PAST_REF"),
    ("They met recently.", "DATE", "PAST_REF"),
    ("They met a few days ago.", "DATE", "PAST_REF"),
    ("They are now in Bonn.", "DATE", "PRESENT_REF"),
    ("They will meet soon.", "DATE", "FUTURE_REF"),
    ("They met last week.", "DATE", "2018-W10"),
    ("They met over the weekend.", "DATE", "2018-W10-WE"),
    ("They met in the 1990s.", "DATE", "199"),
    ("They met last summer.", "DATE", "2017-SU"),
    ("Trade fell in the third quarter of 2017.", "DATE", "2017-Q3"),
    ("They met on Friday night.", "TIME", "2018-03-09TNI"),
    ("They met at 9:30 p.m. on Tuesday.", "TIME", "2018-03-13T21:30"),
    ("They met at 1400 GMT on Thursday.", "TIME", "2018-03-08T14:00Z"),
    ("They met in late February.", "DATE", "2018-02"),
    ("The budget for fiscal 2019 passed.", "DATE", "FY2019"),
]

NOTHING = [
    "It may rain.",
    "They march on the capital.",
    "March on, they said.",
    "Some 2,000 troops came.",
    "Resolution 2231 stands.",
    "Flight 1549 landed.",
    "Wait a second.",
    "The sun rose and they sat down.",
    "Prices fall and rivers spring up.",
    "It cost $2014 and 2015% more.",
    "Article 5 was cited.",
    "They won 22-24 and lost 3-2.",
    "The Arab Spring failed.",
    "One of the 15 members left.",
    "The ratio was 1:30 or 2.5.",
    "Call +86 2010-2015-86 now-or-never",
    "They were second to none.",
    "Shortly after the vote they left.",
    "It cost $ 12 and up to date wares.",
    "Room 1990 is empty.",
    "It lasts to this day.",
    "At the end of the day, it is about trust.",
    "The news of the day was bad.",
    "They prepared for the day of the vote.",
    "The act (50 U.S.C. 1701-1706) applies.",
]


@pytest.mark.parametrize(("text", "words", "first", "last"), DAYS)
def test_expression_covers_these_days(text: str, words: str, first: str, last: str) -> None:
    found = {t.span.of(text): (str(t.first), str(t.last)) for t in times_in(text, PUBLISHED)}
    assert found.get(words) == (first, last)


@pytest.mark.parametrize(("text", "type_", "value"), VALUES)
def test_expression_has_this_timex_value(text: str, type_: str, value: str) -> None:
    assert [(t.type, t.value) for t in times_in(text, PUBLISHED)] == [(type_, value)]


@pytest.mark.parametrize("text", NOTHING)
def test_these_words_name_no_day(text: str) -> None:
    assert [t.span.of(text) for t in times_in(text, PUBLISHED) if t.first is not None] == []


@pytest.mark.parametrize(
    "words", ["today", "on Monday", "last week", "two days ago", "in March", "last night", "on March 3"]
)
def test_without_publication_relative_times_stay_open(words: str) -> None:
    (time,) = times_in(f"They met {words}.", None)
    assert (time.first, time.last) == (None, None)


@pytest.mark.parametrize(("words", "first"), [("on 3 March 2018", "2018-03-03"), ("in 2014", "2014-01-01")])
def test_without_publication_full_dates_still_resolve(words: str, first: str) -> None:
    (time,) = times_in(f"They met {words}.", None)
    assert str(time.first) == first


def test_dateline_is_a_date_and_says_so() -> None:
    (time, *_) = times_in("MOSCOW, March 13 (TASS). Troops left.", PUBLISHED)
    assert (str(time.first), time.evidence[0].rule) == ("2018-03-13", "timex.dateline")


def test_a_number_of_days_after_a_day_that_nobody_told_stays_open() -> None:
    (time,) = times_in("They left two days later.", PUBLISHED)
    assert time.first is None


def test_each_time_names_its_rule() -> None:
    assert all(
        t.evidence[0].rule.startswith("timex.") for text, *_ in DAYS for t in times_in(text, PUBLISHED)
    )
