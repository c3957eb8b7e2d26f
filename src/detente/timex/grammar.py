"""All patterns together: the longest time expression that starts at a word."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from detente.timex.anchors import Offset, offset_from, told_offset, told_unit
from detente.timex.between import in_month, month_between
from detente.timex.bounds import bounded, up_to_now
from detente.timex.clock import TimeOfDay, clock_at, clock_first, day_first
from detente.timex.counted import From, WeekFrom, WeekNumber, WithinFrom, nth_units, nth_weekday, week_number
from detente.timex.days import (
    CalendarDays,
    day_month,
    month_at,
    month_day,
)
from detente.timex.durations import duration, repeated, vague
from detente.timex.eras import decade, fiscal_year
from detente.timex.holidays import holiday
from detente.timex.month_days import DayOfMonth, bare_ordinal
from detente.timex.numerals import count_at, ordinal_at
from detente.timex.periods import Period, month, quarter, season, year, year_first
from detente.timex.phases import Phase, phase, rest_of, unit_end
from detente.timex.ranges import TO, Between, years
from detente.timex.reading import Match
from detente.timex.relative import (
    PARTS,
    Deictic,
    ShiftedUnit,
    ago,
    away_by,
    deictic,
    unit_at,
)
from detente.timex.runs import after_next, rolling, shifted_unit, this_unit
from detente.timex.weekdays import NumberedWeekday, Weekday, Weekend, week_then_day, weekday, weekend
from detente.timex.words import Words
from detente.timex.written import compact_day, glued_day, month_and_day, numeric_day, signed_day, year_month

Pattern = Callable[[Words, int], Match | None]

_DAY_PATTERNS: tuple[Pattern, ...] = (
    weekday,
    week_then_day,
    month_day,
    day_month,
    numeric_day,
    signed_day,
    glued_day,
    month_and_day,
    compact_day,
    nth_weekday,
    in_month,
    month_between,
    deictic,
    told_unit,
    holiday,
    bare_ordinal,
)
_PERIOD_PATTERNS: tuple[Pattern, ...] = (
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
)
_OTHER_PATTERNS: tuple[Pattern, ...] = (
    ago,
    away_by,
    rolling,
    told_offset,
    duration,
    repeated,
    vague,
    up_to_now,
)
_NAMED = (
    Weekday,
    NumberedWeekday,
    CalendarDays,
    Period,
    Deictic,
    DayOfMonth,
    Phase,
    TimeOfDay,
    ShiftedUnit,
    Weekend,
    WeekNumber,
)


def expression_at(words: Words, i: int) -> Match | None:
    """Return the longest expression that starts at word `i`, with its ranges and its bounds."""
    opened = words.lower(i) in {"from", "between"}
    if opened:
        return _range(words, i + 1, opener=words.lower(i))
    found = _range(words, i, opener="")
    if found is None:
        return None
    return bounded(words, i, found)


def _range(words: Words, i: int, opener: str) -> Match | None:
    """Return "X to Y" in one; without an opener only between like times ("Monday to Wednesday")."""
    if (run := years(words, i, opener)) is not None:
        return run
    begin = _now(words, i) if opener else None
    begin = begin or (_short_month(words, i) if opener else None) or _longest(words, i)
    if begin is None:
        return None
    joined = words.lower(begin.end)
    licensed = joined in TO or (opener == "between" and joined == "and")
    if licensed and isinstance(begin.expression, _NAMED):
        now = _now(words, begin.end + 1)
        if now is not None and isinstance(begin.expression, (CalendarDays, Period)):
            return Match(now.end, Between(begin.expression, now.expression))
        end = _longest(words, begin.end + 1)
        if end is not None and isinstance(end.expression, _NAMED):
            like = type(begin.expression) is type(end.expression) or bool(opener)
            like = like or (joined == "through" and isinstance(begin.expression, (Period, CalendarDays)))
            days = isinstance(begin.expression, CalendarDays) and isinstance(end.expression, CalendarDays)
            if like and (joined != "until" or opener or days):
                return Match(end.end, Between(begin.expression, end.expression))
    return begin if not opener else None


def _now(words: Words, i: int) -> Match | None:
    """Read "now", "today", "date", "the present" as an end of a range."""
    at = i + (words.lower(i) in {"the", "current"})
    return Match(at + 1, Deictic(0)) if words.lower(at) in {"now", "today", "date", "present"} else None


def _short_month(words: Words, i: int) -> Match | None:
    """Read a month's name that its range shows to be one ("between august and october")."""
    named = month_at(words, i, adjacent=True)
    if named is None or words.lower(named[1]) not in TO | {"and"} or month_at(words, named[1] + 1) is None:
        return None
    return Match(named[1], Period(f"M{named[0]}"))


def _longest(words: Words, i: int) -> Match | None:
    best: Match | None = None
    for read in _DAY_PATTERNS:
        found = read(words, i)
        if found is not None:
            found = day_first(words, found)
            if best is None or found.end > best.end:
                best = found
    for read in (
        *_PERIOD_PATTERNS,
        *_OTHER_PATTERNS,
        _part_of_named_day,
        _clock,
        _offset,
        _days_of_week,
        _week_of_day,
        _units_from,
        _within_from,
    ):
        found = read(words, i)
        if found is not None and (best is None or found.end > best.end):
            best = found
    return best


def _clock(words: Words, i: int) -> Match | None:
    if (clock := clock_at(words, i)) is None:
        return None
    at = clock[1] + (words.lower(clock[1]) in {"on", ","})
    days = [found for read in _DAY_PATTERNS if (found := read(words, at)) is not None]
    return clock_first(words, i, max(days, key=lambda m: m.end, default=None))


def _part_of_named_day(words: Words, i: int) -> Match | None:
    """Read "the night of March 3", "the morning of 9/11"."""
    start = i + (words.lower(i) == "the")
    if (part := words.value(start, "part")) is None or words.lower(start + 1) not in {"of", "on"}:
        return None
    days = [found for read in _DAY_PATTERNS if (found := read(words, start + 2)) is not None]
    if not days:
        return None
    longest = max(days, key=lambda m: m.end)
    return Match(longest.end, TimeOfDay(PARTS[part], longest.expression))


def _offset(words: Words, i: int) -> Match | None:
    if (found := offset_from(words, i)) is None:
        return None
    start, count, unit, sign = found
    if words.lower(i - 1) == "for" and words.lower(start - 1) == "from":
        return None  # "for three days from Monday" is a run
    days = [m for read in (*_DAY_PATTERNS, *_PERIOD_PATTERNS) if (m := read(words, start)) is not None]
    if not days:
        return None
    base = max(days, key=lambda m: m.end)
    return Match(base.end, Offset(count, unit, sign, base.expression))


_STARTING = frozenset({"starting", "beginning", "commencing", "starts", "begins"})


def _day_after(words: Words, i: int) -> Match | None:
    """Return the longest day at word `i`, over "on" or "from"; "the 18th" needs no more there."""
    at = i + (words.lower(i) in {"on", "from"})
    days = [found for read in _DAY_PATTERNS if (found := read(words, at)) is not None]
    ordinal = ordinal_at(words, at + (words.lower(at) == "the"))
    if ordinal is not None and 1 <= ordinal[0] <= 31:
        days.append(Match(ordinal[1], DayOfMonth(ordinal[0])))
    return max(days, key=lambda m: m.end, default=None)


def _days_of_week(words: Words, i: int) -> Match | None:
    """Read "next week from Monday to Friday", "last week between Friday and Sunday"."""
    if (shift := words.phrase(i, "shift")) is None or words.lower(shift[1]) != "week":
        return None
    opener = words.lower(shift[1] + 1)
    if opener not in {"from", "between"}:
        return None
    found = _range(words, shift[1] + 2, opener)
    if found is None or not isinstance(found.expression, Between):
        return None
    begin, end = found.expression.begin, found.expression.end
    if not isinstance(begin, Weekday) or not isinstance(end, Weekday):
        return None
    return Match(found.end, Between(begin, replace(end, shift=None, week=int(shift[0]))))


def _week_of_day(words: Words, i: int) -> Match | None:
    """Read "the week of April 10", "the week beginning February 4", "w/c Feb 4"."""
    start = i + (words.lower(i) == "the")
    if [words.lower(n) for n in (i, i + 1, i + 2)] == ["w", "/", "c"]:
        at = i + 3
    elif words.lower(start) == "week" and (
        words.lower(start + 1) in _STARTING or (words.lower(start + 1) == "of" and start > i)
    ):
        at = start + 2
    else:
        return None
    found = _day_after(words, at)
    return Match(found.end, WeekFrom(found.expression)) if found is not None else None


def _within_from(words: Words, i: int) -> Match | None:
    """Read "within two weeks of March 5", "less than three days after Monday"."""
    if words.lower(i) == "within":
        start = i + 1
    elif words.lower(i) == "less" and words.lower(i + 1) == "than":
        start = i + 2
    else:
        return None
    start += words.lower(start) == "the" and words.lower(start + 1) == "next"
    start += words.lower(start) == "next"
    counted = count_at(words, start)
    if counted is None or counted.value is None or (unit := unit_at(words, counted.end)) is None:
        return None
    if words.lower(unit[1]) not in {"of", "after", "from"}:
        return None
    if (now := _now(words, unit[1] + 1)) is not None:
        return Match(now.end, WithinFrom(counted.value, unit[0], now.expression))
    days = [found for read in _DAY_PATTERNS if (found := read(words, unit[1] + 1)) is not None]
    longest = max(days, key=lambda m: m.end, default=None)
    if longest is None:
        return None
    return Match(longest.end, WithinFrom(counted.value, unit[0], longest.expression))


def _units_from(words: Words, i: int) -> Match | None:
    """Read "three days starting Monday", "a week from today on", "for 1 week, from 20 December"."""
    counted = count_at(words, i)
    if counted is None or counted.value is None or (unit := unit_at(words, counted.end)) is None:
        return None
    at = unit[1] + (words.lower(unit[1]) == ",")
    runs = words.lower(at) == "from" and (at > unit[1] or words.lower(i - 1) == "for")
    if words.lower(at) not in _STARTING and not runs:
        return None
    found = _day_after(words, at + 1)
    return Match(found.end, From(counted.value, unit[0], found.expression)) if found is not None else None
