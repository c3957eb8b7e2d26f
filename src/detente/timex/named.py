"""Times that name days of the calendar: what reads them, and their kinds, which ranges and bounds can take."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from detente.timex.anchors import the_day, told_unit
from detente.timex.between import DaysOfMonth, in_month, month_between
from detente.timex.counted import (
    NthUnits,
    NthWeekday,
    WeekFrom,
    WeekNumber,
    nth_units,
    nth_weekday,
    week_number,
)
from detente.timex.days import CalendarDays, day_month, month_day
from detente.timex.eras import decade, fiscal_year
from detente.timex.holidays import Holiday, holiday
from detente.timex.month_days import DayOfMonth, bare_ordinal
from detente.timex.periods import Period, month, quarter, season, year, year_first
from detente.timex.phases import Phase, phase, rest_of, unit_end
from detente.timex.reading import Match
from detente.timex.relative import Deictic, ShiftedUnit, deictic
from detente.timex.runs import after_next, shifted_unit, this_unit, working_week
from detente.timex.weekdays import NumberedWeekday, Weekday, Weekend, week_then_day, weekday, weekend
from detente.timex.words import Words
from detente.timex.written import (
    compact_day,
    glued_day,
    month_and_day,
    numeric_day,
    signed_day,
    spaced_day,
    year_month,
)

Pattern = Callable[[Words, int], Match | None]

DAY_PATTERNS: tuple[Pattern, ...] = (
    weekday,
    week_then_day,
    month_day,
    day_month,
    numeric_day,
    signed_day,
    glued_day,
    month_and_day,
    compact_day,
    spaced_day,
    nth_weekday,
    in_month,
    month_between,
    deictic,
    told_unit,
    the_day,
    holiday,
    bare_ordinal,
)
PERIOD_PATTERNS: tuple[Pattern, ...] = (
    phase,
    month,
    year,
    quarter,
    season,
    decade,
    fiscal_year,
    shifted_unit,
    weekend,
    year_first,
    year_month,
    nth_units,
    week_number,
    rest_of,
    unit_end,
    after_next,
    this_unit,
    working_week,
)
NAMED = (
    Weekday,
    NumberedWeekday,
    CalendarDays,
    Period,
    Deictic,
    DayOfMonth,
    DaysOfMonth,
    Phase,
    ShiftedUnit,
    Weekend,
    Holiday,
    NthUnits,
    NthWeekday,
    WeekNumber,
    WeekFrom,
)
"""Kinds of times that can end a range or be a bound."""


def longest_of(words: Words, i: int, patterns: Iterable[Pattern] = DAY_PATTERNS) -> Match | None:
    """Return the longest time that the patterns read at word `i`, with no range, bound or clock."""
    found = [match for read in patterns if (match := read(words, i)) is not None]
    return max(found, key=lambda m: m.end, default=None)


def now_at(words: Words, i: int) -> Match | None:
    """Read "now", "today", "date", "the present" as an end of a range."""
    at = i + (words.lower(i) in {"the", "current"})
    return Match(at + 1, Deictic(0)) if words.lower(at) in {"now", "today", "date", "present"} else None
