"""Weekdays and weekends: "Monday", "last Friday", "late on Sunday", "Monday of next week", "the weekend"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from detente.timex.days import CalendarDays, day_month, month_day
from detente.timex.holidays import Holiday, HolidayWeekend, holiday
from detente.timex.numerals import ordinal_at
from detente.timex.reading import Days, Expression, Match, Reference, Tense
from detente.timex.spelled import below_hundred
from detente.timex.stretches import moved, valid_day, week_of
from detente.timex.words import Words
from detente.timex.written import month_and_day


def past_weekday(number: int, published: date) -> date:
    """Return the latest weekday `number` (Monday 1 to Sunday 7) on or before `published`.

    News in the past tense means the last such day; a report of the same day names it too.

    >>> past_weekday(7, date(2024, 3, 13))
    datetime.date(2024, 3, 10)
    """
    return moved(published, days=-((published.isoweekday() - number) % 7))


def coming_weekday(number: int, published: date) -> date:
    """Return the first weekday `number` on or after `published`.

    >>> coming_weekday(7, date(2024, 3, 13))
    datetime.date(2024, 3, 17)
    """
    return moved(published, days=(number - published.isoweekday()) % 7)


@dataclass(frozen=True, slots=True)
class Weekday:
    """A weekday; `shift` -1 for "last", 0 for "this", 1 for "next"; `week` for "Monday of last week" (-1)."""

    number: int
    shift: int | None = None
    week: int | None = None
    strict: bool = False

    @property
    def rule(self) -> str:
        """The name of the rule."""
        return "timex.weekday" if self.shift is None and self.week is None else "timex.weekday_shifted"

    def resolve(self, reference: Reference) -> Days:
        """Return the day; a bare name follows the tense."""
        if reference.published is None:
            return Days("DATE", f"XXXX-WXX-{self.number}")
        day = self._day(reference.published, reference.tense)
        return Days("DATE", day.isoformat(), day, day)

    def _day(self, published: date, tense: Tense) -> date:
        if self.week is not None:
            return moved(week_of(published)[0], days=7 * self.week + self.number - 1)
        if self.shift is None:
            return (
                coming_weekday(self.number, published)
                if tense == "future"
                else past_weekday(self.number, published)
            )
        if self.shift == -1:
            return past_weekday(self.number, moved(published, days=-1))
        if self.shift == 1 and self.strict:
            return coming_weekday(self.number, moved(published, days=1))
        return moved(week_of(published)[0], days=7 * self.shift + self.number - 1)


@dataclass(frozen=True, slots=True)
class Weekend:
    """A Saturday with its Sunday; `shift` as for weekdays."""

    shift: int | None = None

    rule = "timex.weekend"

    def resolve(self, reference: Reference) -> Days:
        """Return both days; a bare "the weekend" follows the tense."""
        published = reference.published
        if published is None:
            return Days("DATE", "XXXX-WXX-WE")
        monday = week_of(published)[0]
        saturday = moved(monday, days=5)
        told = (self.shift is None and reference.tense != "future") or (
            self.shift == 0 and reference.tense == "past"
        )
        if self.shift == -1 or (told and saturday > published):
            saturday = moved(monday, days=-2)
        elif self.shift is not None and self.shift > 0:
            saturday = moved(saturday, days=7 * self.shift)
        return weekend_of(saturday)


@dataclass(frozen=True, slots=True)
class WeekendOf:
    """The weekend that is nearest to a day ("the weekend of March 3")."""

    day: Expression

    rule = "timex.weekend"

    def resolve(self, reference: Reference) -> Days:
        """Return both days."""
        day = self.day.resolve(reference).first
        return weekend_of(moved(day, days=-1)) if day is not None else Days("DATE", "XXXX-WXX-WE")


def weekend_of(day: date) -> Days:
    """Return the Saturday and Sunday of the ISO week that holds `day`."""
    saturday = moved(week_of(day)[0], days=5)
    year, week, _ = saturday.isocalendar()
    return Days("DATE", f"{year:04}-W{week:02}-WE", saturday, moved(saturday, days=1))


def weekday_at(words: Words, i: int) -> tuple[int, int] | None:
    """Return the weekday named at word `i` and where it ends; short names need a sign that they are one."""
    if (full := words.value(i, "weekday")) is not None:
        return int(full), i + 1
    if (short := words.value(i, "weekday_short")) is None or words.text(i)[:1].islower():
        return None
    dotted = words.lower(i + 1) == "." and words.glued(i + 1)
    licensed = dotted or words.lower(i - 1) in {"on", "last", "next", "this", "(", "week"}
    dated = words.lower(i + 1) == "," and (month_day(words, i + 2) or day_month(words, i + 2)) is not None
    licensed = licensed or dated
    licensed = licensed or ordinal_at(words, i + 1) is not None
    if words.value(i, "doubtful") is not None and not licensed:
        return None
    return int(short), i + 1 + dotted


def weekday(words: Words, i: int) -> Match | None:
    """Read a weekday with what stands before ("late on", "last") and behind it ("of next week", a date)."""
    start = i
    if words.lower(start) in {"early", "late", "earlier", "later"}:
        start += 1
        start += words.lower(start) in {"on", "this"} and words.value(start, "shift") is None
    shift: str | None = None
    if (found := words.phrase(start, "shift")) is not None:
        shift, start = found
    strict = start > i and words.lower(start - 1) in {"coming", "upcoming"}
    if (named := weekday_at(words, start)) is None:
        return None
    number, end = named
    if shift is None:
        after = end + 1 if words.lower(end) == "," else end
        dated = month_day(words, after) or day_month(words, after)
        if dated is not None and isinstance(dated.expression, CalendarDays):
            return dated
        if (signed := month_and_day(words, after)) is not None:
            return signed
        if (numbered := _numbered(words, after, number)) is not None:
            return numbered
        after = end + 1 if words.lower(end) in {"of", "in"} else end
        after += words.lower(after) == "the"
        if (week := words.phrase(after, "shift")) is not None and words.lower(week[1]) == "week":
            return Match(week[1] + 1, Weekday(number, week=int(week[0])))
    if shift is not None and words.lower(start - 1) == "previous":
        return Match(end, Weekday(number, week=-1))
    return Match(end, Weekday(number, None if shift is None else int(shift), strict=strict))


@dataclass(frozen=True, slots=True)
class NumberedWeekday:
    """A weekday with its day of the month ("Friday the 15th"): the nearest month where both are true."""

    number: int
    day: int

    rule = "timex.numbered_weekday"

    def resolve(self, reference: Reference) -> Days:
        """Return the latest such day up to publication, the next one unless the tense is past."""
        published = reference.published
        if published is None:
            return Days("DATE", f"XXXX-XX-{self.day:02}")
        sign = -1 if reference.tense == "past" else 1
        for months in range(30):
            month = moved(published, months=sign * months)
            if valid_day(month.year, month.month, self.day):
                day = date(month.year, month.month, self.day)
                if day.isoweekday() == self.number and (day - published).days * sign >= 0:
                    return Days("DATE", day.isoformat(), day, day)
        return Days("DATE", f"XXXX-XX-{self.day:02}")


def _numbered(words: Words, i: int, number: int) -> Match | None:
    """Read the day behind a weekday: "the 15th", "13th", "21", but not "Monday 21 people" or "Friday 7 p.m."."""
    start = i + (words.lower(i) == "the")
    if (ordinal := ordinal_at(words, start)) is not None and 1 <= ordinal[0] <= 31:
        closes = words.digits(start) is not None or words.lower(ordinal[1]) in _CLOSES
        return Match(ordinal[1], NumberedWeekday(number, ordinal[0])) if closes else None
    spelled = below_hundred(words, start) if start > i else None
    if spelled is not None and words.lower(spelled[1]) in _CLOSES and spelled[0] <= 31:
        return Match(spelled[1], NumberedWeekday(number, spelled[0]))
    bare = words.digits(start)
    if bare is None or not 1 <= bare <= 31 or words.lower(start + 1) not in _CLOSES or words.glued(start):
        return None
    return Match(start + 1, NumberedWeekday(number, bare))


_CLOSES = frozenset({"", ".", "!", "?"})


def week_then_day(words: Words, i: int) -> Match | None:
    """Read "next week on Tuesday", "last week Monday"."""
    if (shift := words.phrase(i, "shift")) is None or words.lower(shift[1]) != "week":
        return None
    at = shift[1] + 1
    at += words.lower(at) in {"on", ",", "-"}
    named = weekday_at(words, at)
    return Match(named[1], Weekday(named[0], week=int(shift[0]))) if named is not None else None


def weekend(words: Words, i: int) -> Match | None:
    """Read "the weekend", "last weekend", "this weekend"."""
    article = words.lower(i) == "the"
    if words.lower(i + article) == "weekend" and words.lower(i + article + 1) == "of":
        found = holiday(words, i + article + 2)
        if found is not None and isinstance(found.expression, Holiday):
            return Match(found.end, HolidayWeekend(found.expression))
        dated = month_day(words, i + article + 2) or day_month(words, i + article + 2)
        if dated is not None:
            return Match(dated.end, WeekendOf(dated.expression))
    if article:
        next_ = i + 3 + (words.lower(i + 3) == "the")
        if [words.lower(n) for n in (i + 1, i + 2, next_)] == ["weekend", "after", "next"]:
            return Match(next_ + 1, Weekend(2))
        if words.lower(i + 1) == "weekend":
            return Match(i + 2, Weekend())
        if (
            words.lower(i + 1) in {"past", "coming", "previous", "last", "next"}
            and words.lower(i + 2) == "weekend"
        ):
            return Match(i + 3, Weekend(int(words.value(i + 1, "shift") or 0)))
        return None
    if (shift := words.phrase(i, "shift")) is not None and words.lower(shift[1]) == "weekend":
        return Match(shift[1] + 1, Weekend(int(shift[0])))
    return (
        Match(i + 1, Weekend())
        if words.lower(i) == "weekend" and words.lower(i - 1) in {"over", "on", "during"}
        else None
    )
