"""Days of the calendar by number: "March 17", "22-24 March 2018", "2018-03-22", "the 15th"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from detente.timex.months import UNTIL, month_at, year_after, year_of_list
from detente.timex.numerals import day_at, ordinal_at
from detente.timex.reading import Days, Match, Reference
from detente.timex.spelled import below_hundred, spelled_year
from detente.timex.stretches import valid_day
from detente.timex.words import Words


@dataclass(frozen=True, slots=True)
class CalendarDays:
    """One day or a run of days of a month; the year may be left to the context."""

    year: int | None
    month: int
    day: int
    last_month: int
    last_day: int
    shift: int | None = None

    @property
    def rule(self) -> str:
        """The name of the rule."""
        return "timex.calendar_day" if self.year is not None else "timex.calendar_day_without_year"

    def resolve(self, reference: Reference) -> Days:
        """Return the days; without a year the last such day in the past tense, the next one in the future."""
        year = self.year if self.year is not None else self._year(reference)
        if year is None:
            return Days("DATE", f"XXXX-{self.month:02}-{self.day:02}")
        if not valid_day(year, self.month, self.day):
            return Days("DATE", f"{year:04}-{self.month:02}-XX")
        first = date(year, self.month, self.day)
        last = first
        if (self.last_month, self.last_day) != (self.month, self.day):
            last_year = year + ((self.last_month, self.last_day) < (self.month, self.day))
            if valid_day(last_year, self.last_month, self.last_day):
                last = date(last_year, self.last_month, self.last_day)
        value = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
        return Days("DATE", value, first, last)

    def _year(self, reference: Reference) -> int | None:
        published = reference.published
        if published is None:
            return None
        if self.shift is not None:
            return published.year + self.shift
        if (told := self._year_told(published, reference)) is not None:
            return told
        years = [
            y
            for y in range(published.year - 8, published.year + 9)
            if 1 <= y <= 9999 and valid_day(y, self.month, self.day)
        ]
        return nearest_year(years, self.month, self.day, reference) if years else None

    def _year_told(self, published: date, reference: Reference) -> int | None:
        """Return the year of the day told of last, long ago, if this one follows it within a month."""
        anchor = reference.anchor
        if (
            reference.tense != "past"
            or anchor is None
            or reference.anchor_age > 1
            or (published - anchor).days < _LONG_AGO
        ):
            return None
        for year in (anchor.year, anchor.year + 1):
            if valid_day(year, self.month, self.day):
                gap = (date(year, self.month, self.day) - anchor).days
                if 0 <= gap <= _SOON_AFTER:
                    return year
        return None


_LONG_AGO = 300
_SOON_AFTER = 31
"""Days between which "on 21 November" tells on of "15 November 2017" in a text of 2019."""


def nearest_year(years: list[int], month: int, day: int, reference: Reference) -> int | None:
    """Return the year among `years` that the tense asks for.

    In the past tense a day up to ten days ahead is still taken to be ahead ("the vote was on March 22"
    is said of a coming vote, too, and clocks differ), an earlier one up to ten days back in the future tense.
    """
    published = reference.published
    if published is None:
        return None
    gaps = {y: (date(y, month, day) - published).days for y in years}
    if reference.tense == "future":
        return min((y for y in years if gaps[y] >= -10), key=lambda y: gaps[y], default=None)
    ahead = 10 if reference.tense == "past" else 45
    close = min(years, key=lambda y: abs(gaps[y]))
    if 0 < gaps[close] <= ahead:
        return close
    return max((y for y in years if gaps[y] <= 0), key=lambda y: gaps[y], default=None)


def month_day(words: Words, i: int) -> Match | None:
    """Read "March 17", "March 17, 2018", "March 22 and 23", "March 22-24", "March 30 to April 2"."""
    if (month := month_at(words, i)) is None:
        return None
    at = month[1] + (words.lower(month[1]) in {",", "."} and ordinal_at(words, month[1] + 1) is not None)
    at += words.lower(at) == "the" and ordinal_at(words, at + 1) is not None
    at += words.lower(at) == "." and words.glued(at) and words.lower(at + 1).isdigit()
    day = day_at(words, at) or _spelled_day(words, at)
    if day is None or not valid_day(None, month[0], day[0]):
        return None
    last_month, last_day, end = _run_of_days(words, i, month[0], day[0], day[1])
    year, shift, end = year_after(words, end)
    if year is None and shift is None:
        year = year_of_list(words, end, last_month)
    return Match(end, CalendarDays(year, month[0], day[0], last_month, last_day, shift))


def day_month(words: Words, i: int) -> Match | None:
    """Read "17 March", "17th of March 2018", "22-24 March", "22 and 23 March"."""
    start = i + 1 if words.lower(i) == "the" else i
    day = day_at(words, start)
    if day is None and (spelled := below_hundred(words, start)) is not None:
        day = spelled if 13 <= spelled[0] <= 31 and month_at(words, spelled[1]) is not None else None
    if day is None:
        return None
    days, end = [day[0]], day[1]
    while words.lower(end) in UNTIL or words.lower(end) in {"and", ","}:
        after = end + 1 + (words.lower(end + 1) == "the")
        if (more := day_at(words, after)) is None or len(days) > 3:
            break
        if (
            more[0] < days[-1]
            and words.lower(start - 1 - (start > i)) == "from"
            and words.lower(end) in UNTIL
        ):
            return _into_month(words, day[0], more)
        if more[0] <= days[-1]:
            break
        days.append(more[0])
        end = more[1]
    dotted = words.lower(end) == "." and words.glued(end) and month_at(words, end + 1) is not None
    if words.lower(end) == "of" or dotted:
        end += 1
    elif words.value(start, "ordinal") is not None:
        return None
    if (month := month_at(words, end)) is None or not all(valid_day(None, month[0], d) for d in days):
        return None
    year, shift, end = year_after(words, month[1])
    if year is None and shift is None:
        year = year_of_list(words, end, month[0])
    return Match(end, CalendarDays(year, month[0], days[0], month[0], days[-1], shift))


def _into_month(words: Words, day: int, last: tuple[int, int]) -> Match | None:
    """Read on from "from the 27th to the 3rd": the first day is of the month before the one that follows."""
    end = last[1] + (words.lower(last[1]) == "of")
    if (month := month_at(words, end)) is None or not valid_day(None, month[0], last[0]):
        return None
    before = (month[0] - 2) % 12 + 1
    if not valid_day(None, before, day):
        return None
    year, shift, end = year_after(words, month[1])
    over = before > month[0]
    begun = year - over if year is not None else None
    return Match(end, CalendarDays(begun, before, day, month[0], last[0], shift))


def _spelled_day(words: Words, i: int) -> tuple[int, int] | None:
    """Return the day in "May twenty-nine"; "in May twenty people died" has none."""
    found = below_hundred(words, i)
    if found is None or not 13 <= found[0] <= 31:
        return None
    after = words.text(found[1])
    ends = not after[:1].islower() or words.lower(found[1]) in {"in", "at", "and", "with", "by", "of"}
    return found if ends or spelled_year(words, found[1]) is not None else None


def _goes_over(words: Words, start: int, last: int) -> bool:
    """Return whether a run from word `start` goes on into the next month: "from April 27 to the 3rd"."""
    return words.lower(start - 1) == "from" and words.lower(last - 1) == "the"


def _run_of_days(words: Words, start: int, month: int, day: int, end: int) -> tuple[int, int, int]:
    """Return the last month and day, and the end, of a run such as "22, 23 and 24" or "30 to April 2"."""
    last_month, last = month, day
    for _ in range(4):
        sign = words.lower(end)
        if sign not in UNTIL and sign not in {"and", ",", "&"}:
            break
        after = end + 1
        if sign == "," and words.lower(after) == "and":
            after += 1
        after += words.lower(after) == "the" and ordinal_at(words, after + 1) is not None
        if sign in UNTIL and (other := month_at(words, after)) is not None:
            other_day = day_at(words, other[1])
            if other_day is not None and valid_day(None, other[0], other_day[0]):
                return other[0], other_day[0], other_day[1]
            break
        more = day_at(words, after)
        if more is not None and sign in UNTIL and more[0] < last and _goes_over(words, start, after):
            return month % 12 + 1, more[0], more[1]
        if (
            more is None
            or more[0] <= last
            or (words.value(after, "number") and words.value(after, "ordinal") is None)
            or not valid_day(None, month, more[0])
        ):
            break
        follower = words.text(more[1])
        if (
            sign in {"and", ",", "&"}
            and follower[:1].islower()
            and follower not in {"in", "at", "for", "to", "and", "with", "by", "on", "as", "when", "of"}
        ):
            break
        last, end = more
    return last_month, last, end
