"""Times told from the day of publication: "yesterday", "last week", "two months ago", "in three days"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from detente.timex.numerals import count_at
from detente.timex.reading import Days, Match, Reference
from detente.timex.stretches import Stretch, month_of, moved, quarter_of, week_of
from detente.timex.words import Words

PARTS = {"MO": "TMO", "MI": "TMI", "AF": "TAF", "EV": "TEV", "NI": "TNI"}


@dataclass(frozen=True, slots=True)
class Deictic:
    """A day so many days from publication, with a part of the day ("yesterday morning")."""

    days: int
    rule = "timex.deictic"

    def resolve(self, reference: Reference) -> Days:
        """Return that day."""
        if reference.published is None:
            return Days("DATE", "XXXX-XX-XX")
        day = moved(reference.published, days=self.days)
        return Days("DATE", day.isoformat(), day, day)


@dataclass(frozen=True, slots=True)
class PartOfToday:
    """A part of a day near publication: "tonight", "this morning", "last night", "overnight"."""

    days: int
    part: str
    days_long: int = 1
    rule = "timex.part_of_day"

    def resolve(self, reference: Reference) -> Days:
        """Return the day (for "overnight" the night's two days)."""
        if reference.published is None:
            return Days("TIME", f"XXXX-XX-XX{PARTS[self.part]}")
        day = moved(reference.published, days=self.days)
        return Days("TIME", f"{day.isoformat()}{PARTS[self.part]}", day, moved(day, days=self.days_long - 1))


def stretch_around(day: date, unit: str, count: int = 1) -> Stretch:
    """Return the day, ISO week, month, quarter, year, decade or century that holds `day`."""
    if unit == "W":
        return week_of(day)
    if unit == "2W":
        return week_of(day)
    if unit == "M":
        return month_of(day.year, day.month)
    if unit == "Q":
        return quarter_of(day.year, (day.month + 2) // 3)
    if unit in {"Y", "10Y", "100Y"}:
        length = {"Y": 1, "10Y": 10, "100Y": 100}[unit]
        begin = max(day.year // length * length, 1)
        return date(begin, 1, 1), date(min(begin + length - 1, 9999), 12, 31)
    return day, day


def value_of(day: date, unit: str) -> str:
    """Return the TIMEX3 value of the unit that holds `day`."""
    if unit in {"W", "2W"}:
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}"
    if unit == "M":
        return f"{day.year:04}-{day.month:02}"
    if unit == "Q":
        return f"{day.year:04}-Q{(day.month + 2) // 3}"
    if unit == "Y":
        return f"{day.year:04}"
    if unit in {"10Y", "100Y"}:
        return f"{day.year:04}"[: 3 if unit == "10Y" else 2]
    return day.isoformat()


def away(day: date, unit: str, count: float) -> date:
    """Return the day so many units away (`count` below zero: back); hours move it by whole days only."""
    whole = int(count)
    if unit == "BD":
        return _working_day(day, whole)
    if unit in {"TH", "TM", "TS"}:
        return moved(day, days=int(count / {"TH": 24, "TM": 1440, "TS": 86400}[unit]))
    if unit in {"W", "2W", "D"}:
        return moved(day, days=round(count * {"W": 7, "2W": 14, "D": 1}[unit]))
    if unit == "WE":
        return moved(day, days=7 * whole)
    months = {"M": 1, "Q": 3, "Y": 12, "10Y": 120, "100Y": 1200}[unit]
    return moved(day, months=round(count * months) if abs(count) < 1e5 else (99999 if count > 0 else -99999))


def _working_day(day: date, count: int) -> date:
    """Return the day so many days from Monday to Friday away."""
    weeks, left = divmod(abs(count), 5)
    sign = 1 if count > 0 else -1
    day = moved(day, days=7 * sign * weeks)
    while left:
        day = moved(day, days=sign)
        left -= day.isoweekday() < 6
    return day


@dataclass(frozen=True, slots=True)
class ShiftedUnit:
    """A calendar unit near publication: "last week", "this month", "next year"."""

    unit: str
    shift: int
    rule = "timex.shifted_unit"

    def resolve(self, reference: Reference) -> Days:
        """Return the calendar unit; weeks are ISO weeks, Monday first."""
        if reference.published is None:
            return Days("DATE", "XXXX-WXX" if self.unit == "W" else "XXXX")
        day = away(reference.published, self.unit, self.shift)
        first, last = stretch_around(day, self.unit)
        return Days("DATE", value_of(day, self.unit), first, last)


@dataclass(frozen=True, slots=True)
class Away:
    """So many units from a day: "two months ago", "in three days", "two days later".

    `base` says which day: that of publication, or the one the text told of last ("anchor").
    """

    count: float | None
    unit: str
    sign: int
    base: Literal["published", "anchor"] = "published"

    @property
    def rule(self) -> str:
        """The name of the rule."""
        return "timex.ago" if self.base == "published" else "timex.after_told_day"

    def resolve(self, reference: Reference) -> Days:
        """Return the day, for months and years the unit, that lies so far off; vague counts give no day.

        A number of weeks is told from the same weekday ("a week ago"), so it gives a day.
        """
        if self.count is None:
            return Days("DATE", "PAST_REF" if self.sign < 0 else "FUTURE_REF")
        day = reference.published if self.base == "published" else reference.anchor
        if day is None and self.sign > 0 and reference.tense == "future":
            day = reference.published
        if day is None:
            return Days("DATE", "XXXX-XX-XX" if self.unit == "D" else "XXXX")
        there = away(day, self.unit, self.sign * self.count)
        unit = self.unit if self.base == "published" and self.count == int(self.count) else "D"
        if unit in {"TH", "TM", "TS", "WE", "W", "2W"}:
            unit = "D"
        if self.base == "anchor" and self.unit in {"M", "Y", "Q", "10Y", "100Y"}:
            unit = self.unit
        if unit == "10Y":  # "a decade ago" is a year
            unit = "Y"
        first, last = stretch_around(there, unit)
        return Days("DATE", value_of(there, unit), first, last)


def duration_value(count: float | None, unit: str) -> str:
    """Return the TIMEX3 value of a duration: "P3D", "PT2H", "PXY"; quarters as months, as TimeML has it."""
    sizes = {
        "2W": (2, "W"),
        "Q": (3, "M"),
        "10Y": (10, "Y"),
        "100Y": (100, "Y"),
        "WE": (1, "WE"),
        "BD": (1, "D"),
    }
    size, letter = sizes.get(unit, (1, unit))
    number = "X" if count is None else f"{count * size:g}" if count * size < 1e6 else f"{int(count * size)}"
    return f"PT{number}{letter[1]}" if letter in {"TH", "TM", "TS"} else f"P{number}{letter}"


def unit_at(words: Words, i: int) -> tuple[str, int] | None:
    """Return the unit of time at word `i` ("days", "working days", "calendar year") and where it ends."""
    if (unit := words.value(i, "unit")) is not None:
        return unit, i + 1
    unit = words.value(i + 1, "unit") if words.beside(i, "before_unit") else None
    if unit == "D" and words.lower(i) in _AT_WORK:
        return "BD", i + 2
    return (unit, i + 2) if unit is not None else None


_AT_WORK = frozenset({"business", "working", "trading"})


def deictic(words: Words, i: int) -> Match | None:
    """Read "today", "earlier today", "yesterday", "tonight", "last night"."""
    start = i + (words.lower(i) in {"earlier", "later", "early", "late"})
    if (found := words.phrase(start, "deictic")) is not None:
        return Match(found[1], Deictic(int(found[0])))
    lower = words.lower(start)
    if lower == "tonight":
        return Match(start + 1, PartOfToday(0, "NI"))
    if lower == "overnight" and words.lower(start + 1) != "stay":
        return Match(start + 1, PartOfToday(-1, "NI", 2))
    if lower in {"this", "last"} and (part := words.value(start + 1, "part")) is not None:
        return Match(start + 2, PartOfToday(-(lower == "last"), part))
    return None


def ago(words: Words, i: int) -> Match | None:
    """Read "two months ago", "about a year ago", "in three days", "two days from now"."""
    start = i
    while words.beside(start, "approximator"):
        start += 1
    least = words.lower(start) == "less" and words.lower(start + 1) == "than"
    if (
        (words.lower(start) == "more" and words.lower(start + 1) == "than")
        or least
        or (words.lower(start) == "up" and words.lower(start + 1) == "to")
    ):
        start += 2
    ahead = words.lower(start) == "in"
    if ahead:
        start += 1
        start += words.beside(start, "approximator")
    if (count := count_at(words, start)) is None or (unit := unit_at(words, count.end)) is None:
        return None
    end = unit[1]
    if words.lower(end) == "or" and words.lower(end + 1) == "so":
        end += 2
    if words.lower(end) == "ago":
        return Match(end + 1, Away(count.value, unit[0], -1))
    if words.lower(end) == "hence":
        return Match(end + 1, Away(count.value, unit[0], 1))
    runs = words.lower(i - 1) == "for"  # "for three days from today"
    if words.lower(end) == "from" and words.lower(end + 1) in {"now", "today"} and not runs and not least:
        return Match(end + 2, Away(count.value, unit[0], 1))
    if words.lower(end) in {"'", "'s"} and words.lower(end + 1) in {"time"} and ahead:
        return Match(end + 2, Away(count.value, unit[0], 1))
    if (
        ahead
        and words.value(start, "number") != "X"
        and words.lower(end) not in {"of", "'", "'s", "-", "after", "before"}
    ):
        return Match(end, InTime(count.value, unit[0]))
    return None


@dataclass(frozen=True, slots=True)
class InTime:
    """Words like "in two days": ahead in the future tense, otherwise only how long it took."""

    count: float | None
    unit: str
    rule = "timex.in_time"

    def resolve(self, reference: Reference) -> Days:
        """Return the day or unit ahead, or the duration."""
        if reference.tense == "future":
            return Away(self.count, self.unit, 1).resolve(reference)
        return Days("DURATION", duration_value(self.count, self.unit))
