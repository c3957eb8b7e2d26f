"""Holidays: days of each year by a rule of their own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

from detente.timex.numerals import year_at
from detente.timex.reading import Days, Fixed, Match, Reference
from detente.timex.stretches import month_of, moved
from detente.timex.words import Words


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day of each year by rule: "12-25", "thursday 4 11" (fourth in November), "easter -2"."""

    code: str
    year: int | None = None
    shift: int | None = None
    year_shift: int | None = None

    rule = "timex.holiday"

    def resolve(self, reference: Reference) -> Days:
        """Return the day, in the year that is named or that the tense asks for."""
        published = reference.published
        if self.year is not None:
            day = _holiday(self.code, self.year)
        elif published is not None and self.year_shift is not None:
            day = _holiday(self.code, published.year + self.year_shift)
        elif published is None:
            return Days("DATE", f"XXXX-{self.code}" if self.code[2:3] == "-" else "XXXX-XX-XX")
        else:
            days = [
                _holiday(self.code, published.year + n) for n in (-1, 0, 1) if 1 <= published.year + n <= 9998
            ]
            if self.shift == 1 or reference.tense == "future":
                day = min((d for d in days if d >= published), default=days[-1])
            elif self.shift == 0:
                day = days[len(days) // 2]
            else:
                day = max((d for d in days if d <= published), default=days[0])
        return Days("DATE", day.isoformat(), day, day)


@dataclass(frozen=True, slots=True)
class HolidayWeekend:
    """A weekend with the holiday beside it ("Labor Day weekend", "Thanksgiving weekend")."""

    holiday: Holiday

    rule = "timex.holiday_weekend"

    def resolve(self, reference: Reference) -> Days:
        """Return the days from the holiday over the nearest Saturday and Sunday, or up to it."""
        day = self.holiday.resolve(reference).first
        if day is None:
            return Days("DATE", "XXXX-WXX-WE")
        saturday = moved(day, days=(5 - day.weekday() + 3) % 7 - 3)
        year, week, _ = saturday.isocalendar()
        first, last = min(day, saturday), max(day, moved(saturday, days=1))
        return Days("DATE", f"{year:04}-W{week:02}-WE", first, last)


_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def _holiday(code: str, year: int) -> date:
    if code[:2].isdigit():
        return date(year, int(code[:2]), int(code[3:]))
    name, *numbers = code.split()
    if name == "islamic":
        return islamic_day(year, int(numbers[0]), int(numbers[1]))
    if name in {"easter", "orthodox"}:
        return moved(
            easter(min(max(year, 1583), 4099), EASTER_WESTERN if name == "easter" else EASTER_ORTHODOX),
            days=int(numbers[0]),
        )
    nth, month = int(numbers[0]), int(numbers[1])
    first, last = month_of(year, month)
    if nth < 0:
        return moved(last, days=-((last.weekday() - _WEEKDAYS.index(name)) % 7))
    day = moved(first, days=(_WEEKDAYS.index(name) - first.weekday()) % 7 + 7 * (nth - 1))
    return moved(day, days=int(numbers[2]) if len(numbers) > 2 else 0)


_HEGIRA = date(622, 7, 18).toordinal()
"""First day of the tabular Islamic calendar (15 July 622 in the Julian one), counted from 1 January of year 1."""


def islamic_day(year: int, month: int, day: int) -> date:
    """Return the first day in a year that is this day of the tabular Islamic calendar; seen moons may differ by one.

    >>> islamic_day(2023, 10, 1)
    datetime.date(2023, 4, 21)
    """
    lunar = (year - 622) * 33 // 32 - 1
    while (found := _gregorian(lunar, month, day)).year < year:
        lunar += 1
    return found


def _gregorian(lunar: int, month: int, day: int) -> date:
    days = 354 * (lunar - 1) + (3 + 11 * lunar) // 30 + (59 * (month - 1) + 1) // 2 + day - 1
    return date.fromordinal(min(max(_HEGIRA + days, 1), date.max.toordinal()))


_BEFORE_NEW_YEAR = frozenset({"before", "after", "until", "till", "by", "since", "at", "to"})


def holiday(words: Words, i: int) -> Match | None:
    """Read "Christmas", "last Easter", "New Year's Day 2019", "9/11"."""
    shift: int | None = None
    start = i
    if words.lower(i) in {"last", "next", "this", "previous", "following"}:
        shift, start = int(words.value(i, "shift") or 0), i + 1
    if (found := words.phrase(start, "holiday")) is None:
        return None
    code, end = found
    if code[4:5] == "-":
        day = date.fromisoformat(code)
        return (
            Match(end, Fixed(Days("DATE", code, day, day), "timex.holiday")) if words.glued(i + 1) else None
        )
    if words.lower(start) == "may" and words.text(start + 1)[:1].islower():
        return None
    if (words.lower(start), words.lower(end - 1)) == ("new", "year") and words.lower(
        start - 1
    ) not in _BEFORE_NEW_YEAR:
        return None  # "the Lunar New Year", "a new year"
    if words.lower(end) == "weekend":
        named = year_at(words, end + 1)
        holiday_ = Holiday(code, named[0] if named is not None else None, shift)
        return Match(named[1] if named is not None else end + 1, HolidayWeekend(holiday_))
    after = end + 1 if words.lower(end) in {",", "of", "in"} else end
    if (moved_year := words.phrase(after, "shift")) is not None and words.lower(moved_year[1]) == "year":
        return Match(moved_year[1] + 1, Holiday(code, year_shift=int(moved_year[0])))
    if (year := year_at(words, after)) is not None and year[0] > 1582:
        if words.lower(year[1]) == "weekend":
            return Match(year[1] + 1, HolidayWeekend(Holiday(code, year[0])))
        return Match(year[1], Holiday(code, year[0]))
    return Match(end, Holiday(code, None, shift))
