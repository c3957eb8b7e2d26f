"""Days of a month by number alone: "from 4 to 22 this month", "the 20th of next month", "2 to April 7"."""

from __future__ import annotations

from dataclasses import dataclass

from detente.timex.days import CalendarDays, month_day
from detente.timex.months import month_at
from detente.timex.numerals import day_at, year_at
from detente.timex.reading import Days, Expression, Match, Reference
from detente.timex.relative import ShiftedUnit
from detente.timex.stretches import valid_day
from detente.timex.words import Words

_TO = frozenset({"to", "-", "–", "until", "till", "through"})


@dataclass(frozen=True, slots=True)
class DaysOfMonth:
    """Days by number of a month near publication."""

    day: int
    last_day: int
    month: Expression

    rule = "timex.days_of_month"

    def resolve(self, reference: Reference) -> Days:
        """Return the days; none if the month has no such day."""
        inside = self.month.resolve(reference)
        if inside.first is None or inside.last is None or not self.day <= self.last_day <= inside.last.day:
            return Days("DATE", inside.value)
        first, last = inside.first.replace(day=self.day), inside.first.replace(day=self.last_day)
        value = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
        return Days("DATE", value, first, last)


def month_between(words: Words, i: int) -> Match | None:
    """Read "November between 19 and 20"."""
    if (named := month_at(words, i)) is None or words.lower(named[1]) not in {"between", "from"}:
        return None
    if (day := day_at(words, named[1] + 1)) is None or words.lower(day[1]) not in _TO | {"and"}:
        return None
    last = day_at(words, day[1] + 1)
    if last is None or last[0] <= day[0] or not valid_day(None, named[0], last[0]):
        return None
    year = year_at(words, last[1])
    end = year[1] if year is not None else last[1]
    return Match(
        end, CalendarDays(year[0] if year is not None else None, named[0], day[0], named[0], last[0])
    )


def in_month(words: Words, i: int) -> Match | None:
    """Read "4 to 22 this month", "the 20th of next month", "4 to January 22"."""
    start = i + (words.lower(i) == "the")
    if (day := day_at(words, start)) is None:
        return None
    last, end = day[0], day[1]
    opened = words.lower(i - 1)
    if words.lower(end) in _TO or (words.lower(end) == "and" and opened == "between"):
        after = end + 1
        to_month = month_day(words, after) if opened in {"from", "between"} else None
        found = to_month.expression if to_month is not None else None
        if to_month is not None and isinstance(found, CalendarDays) and day[0] < found.day == found.last_day:
            days = CalendarDays(found.year, found.month, day[0], found.month, found.day, found.shift)
            return Match(to_month.end, days)
        if (more := day_at(words, after + (words.lower(after) == "the"))) is None:
            return None
        last, end = more
    elif words.digits(start) is not None and day[1] == start + 1:
        return None  # a bare number: "15 this month" counts something
    end += words.lower(end) in {"of", "in"}
    shift = words.phrase(end, "shift")
    if shift is not None and words.lower(shift[1]) == "month":
        return Match(shift[1] + 1, DaysOfMonth(day[0], last, ShiftedUnit("M", int(shift[0]))))
    if words.lower(end) == "the" and words.lower(end + 1) == "month" and last != day[0]:
        return Match(end + 2, DaysOfMonth(day[0], last, ShiftedUnit("M", 0)))
    return None
