"""Units counted inside a longer time: "the first Friday of July", "week 31", "the last four months of 2021"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from detente.timex.clock import clock_at
from detente.timex.numerals import count_at, ordinal_at, year_at
from detente.timex.periods import Period, month, quarter
from detente.timex.reading import Days, Expression, Fixed, Match, Reference
from detente.timex.relative import ShiftedUnit, away, duration_value, stretch_around, value_of
from detente.timex.runs import shifted_unit
from detente.timex.stretches import moved, week_of
from detente.timex.weekdays import coming_weekday, past_weekday, weekday_at
from detente.timex.weekdays_away import WeekdayOf
from detente.timex.words import Words

_WHOLES: tuple[Callable[[Words, int], Match | None], ...] = (shifted_unit, month, quarter)


@dataclass(frozen=True, slots=True)
class NthWeekday:
    """A weekday counted in a longer time; -1 is its last one."""

    number: int
    weekday: int
    whole: Expression

    rule = "timex.nth_weekday"

    def resolve(self, reference: Reference) -> Days:
        """Return the day; none if the time has fewer such days."""
        inside = self.whole.resolve(reference)
        if inside.first is None or inside.last is None:
            return inside
        if self.number < 0:
            day = past_weekday(self.weekday, inside.last)
        else:
            day = moved(coming_weekday(self.weekday, inside.first), days=7 * (self.number - 1))
        if not inside.first <= day <= inside.last:
            return Days("DATE", inside.value)
        return Days("DATE", day.isoformat(), day, day)


@dataclass(frozen=True, slots=True)
class NthUnits:
    """So many days, weeks, months in a longer time, from its `number`-th on; -1 counts from its end.

    Weeks are ISO weeks, those whose Thursday lies inside, so that value and days agree.
    """

    number: int
    count: int
    unit: str
    whole: Expression

    rule = "timex.nth_unit"

    def resolve(self, reference: Reference) -> Days:
        """Return the days of the units."""
        inside = self.whole.resolve(reference)
        if inside.first is None or inside.last is None:
            return inside
        first, last = self._ends(inside.first, inside.last)
        if self.count == 1:
            return Days("DATE", value_of(first, self.unit), first, last)
        return Days("DURATION", duration_value(self.count, self.unit), first, last)

    def _ends(self, first: date, last: date) -> tuple[date, date]:
        step = self.count
        if self.unit == "W":
            begin = moved(coming_weekday(4, first), days=-3)
            end = moved(past_weekday(4, last), days=3)
        else:
            begin, end = first, last
        if self.number < 0:
            return away(moved(end, days=1), self.unit, -step), end
        start = away(begin, self.unit, self.number - 1)
        return start, min(moved(away(start, self.unit, step), days=-1), end)


@dataclass(frozen=True, slots=True)
class WeekNumber:
    """An ISO week by its number, of a year or of the year of publication."""

    number: int
    year: Expression | None = None

    rule = "timex.week_number"

    def resolve(self, reference: Reference) -> Days:
        """Return its Monday to Sunday."""
        day = self.year.resolve(reference).first if self.year is not None else reference.published
        if day is None:
            return Days("DATE", f"XXXX-W{self.number:02}")
        monday = moved(week_of(date(day.year, 1, 4))[0], days=7 * (self.number - 1))
        return Days("DATE", f"{day.year:04}-W{self.number:02}", monday, moved(monday, days=6))


def _whole(words: Words, i: int) -> Match | None:
    """Return the longer time at word `i`: "2021", "July", "next month", "the month"."""
    if (named := year_at(words, i)) is not None:
        return Match(named[1], Period("", named[0]))
    unit = words.value(i + 1, "unit") if words.lower(i) in {"the", "my"} else None
    if unit in {"W", "M", "Y"} and not words.lower(i + 1).endswith("s"):
        return Match(i + 2, ShiftedUnit(str(unit), 0))
    return next((found for read in _WHOLES if (found := read(words, i)) is not None), None)


def _number_at(words: Words, i: int) -> tuple[int, int] | None:
    return (-1, i + 1) if words.lower(i) in {"last", "final"} else ordinal_at(words, i)


def nth_weekday(words: Words, i: int) -> Match | None:
    """Read "the first Friday of July", "the last Monday in May"."""
    start = i + (words.lower(i) == "the")
    if (number := _number_at(words, start)) is None or number[0] > 5:
        return None
    if (named := weekday_at(words, number[1])) is None or words.lower(named[1]) not in {"of", "in"}:
        return None
    after = named[1] + 1
    if words.value(after, "every") is not None and words.value(after + 1, "unit") in {"M", "Y"}:
        return Match(after + 2, Fixed(Days("SET", f"XXXX-WXX-{named[0]}"), "timex.set"))
    whole = _whole(words, after)
    return Match(whole.end, NthWeekday(number[0], named[0], whole.expression)) if whole is not None else None


def nth_units(words: Words, i: int) -> Match | None:
    """Read "the third month of 2021", "the first two weeks of June", "the 15th day of next month"."""
    start = i + (words.lower(i) == "the")
    if (number := _number_at(words, start)) is None:
        return None
    counted = count_at(words, number[1])
    many = counted is not None and counted.value is not None and number[0] in {-1, 1}
    count, end = (int(counted.value or 1), counted.end) if many and counted is not None else (1, number[1])
    end += words.beside(end, "before_unit")
    unit = words.value(end, "unit")
    if unit not in {"D", "W", "M"} or words.lower(end).endswith("s") != (count > 1):
        return None
    joined = words.lower(end + 1) in {"of", "in"}
    if not joined and not (unit == "W" and words.value(end + 1, "shift") is not None):
        return None
    if (whole := _whole(words, end + 1 + joined)) is None:
        return None
    units = NthUnits(number[0], count, unit, whole.expression)
    if (
        unit == "W"
        and words.lower(whole.end) == "on"
        and (day := weekday_at(words, whole.end + 1)) is not None
    ):
        return Match(day[1], WeekdayOf(day[0], units))
    return Match(whole.end, units)


def week_number(words: Words, i: int) -> Match | None:
    """Read "week 31", "week 3 of 2027"; "week 3 of the trial" is none."""
    start = i + (words.lower(i) == "the")
    number = words.digits(start + 1)
    if words.lower(start) != "week" or number is None or not 1 <= number <= 53 or words.glued(start + 1):
        return None
    end = start + 2
    if words.lower(end) in {"of", "in"}:
        whole = _whole(words, end + 1)
        return Match(whole.end, WeekNumber(number, whole.expression)) if whole is not None else None
    return (
        Match(end, WeekNumber(number))
        if words.lower(end) in {"", ".", ",", "?", "!", "to", "and", "-"} or clock_at(words, end) is not None
        else None
    )


@dataclass(frozen=True, slots=True)
class From:
    """So many units from a day on ("three days starting Monday")."""

    count: float
    unit: str
    begin: Expression

    rule = "timex.units_from"

    def resolve(self, reference: Reference) -> Days:
        """Return the duration with its days."""
        first = self.begin.resolve(reference).first
        value = duration_value(self.count, self.unit)
        if first is None:
            return Days("DURATION", value)
        last = max(first, moved(away(first, self.unit, self.count), days=-1))
        return Days("DURATION", value, first, last)


@dataclass(frozen=True, slots=True)
class WithinFrom:
    """At most so many units after a day ("within two weeks of March 5", "less than a week after Monday")."""

    count: float
    unit: str
    begin: Expression

    rule = "timex.within_from"

    def resolve(self, reference: Reference) -> Days:
        """Return the days from the day itself to the last possible one."""
        first = self.begin.resolve(reference).first
        if first is None:
            return Days("DATE", "XXXX-XX-XX")
        last = away(first, self.unit, self.count)
        return Days("DATE", f"{first.isoformat()}/{last.isoformat()}", first, last)


@dataclass(frozen=True, slots=True)
class WeekFrom:
    """The calendar week that holds a day ("the week of the 18th", "the week beginning February 4")."""

    day: Expression
    rule = "timex.week_of_day"

    def resolve(self, reference: Reference) -> Days:
        """Return its Monday to Sunday."""
        first = self.day.resolve(reference).first
        if first is None:
            return Days("DATE", "XXXX-WXX")
        return Days("DATE", value_of(first, "W"), *stretch_around(first, "W"))


@dataclass(frozen=True, slots=True)
class WeekTo:
    """The seven days up to a day ("the week ended March 9")."""

    day: Expression
    rule = "timex.week_of_day"

    def resolve(self, reference: Reference) -> Days:
        """Return the days with the value of the week that ends them."""
        last = self.day.resolve(reference).last
        if last is None:
            return Days("DATE", "XXXX-WXX")
        return Days("DATE", value_of(last, "W"), moved(last, days=-6), last)
