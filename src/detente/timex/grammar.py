"""All patterns together: the longest time expression that starts at a word."""

from __future__ import annotations

from dataclasses import replace

from detente.timex.amounts import away_by, long_duration, rolling_by
from detente.timex.anchors import told_offset
from detente.timex.bounds import bounded, up_to_now
from detente.timex.clock import TimeOfDay, clock_at, clock_first, day_first
from detente.timex.days import CalendarDays
from detente.timex.durations import duration, repeated, vague
from detente.timex.from_day import offset, units_from, week_of_day, within_from
from detente.timex.month_days import days_by_number
from detente.timex.months import month_at
from detente.timex.named import DAY_PATTERNS, NAMED, PERIOD_PATTERNS, Pattern, longest_of, now_at
from detente.timex.periods import Period
from detente.timex.ranges import TO, Between, years
from detente.timex.reading import Match
from detente.timex.relative import PARTS, ago
from detente.timex.runs import rolling
from detente.timex.weekdays import Weekday
from detente.timex.weekdays_away import weekday_away, weekdays_away
from detente.timex.words import Words

_OTHER_PATTERNS: tuple[Pattern, ...] = (
    ago,
    away_by,
    rolling,
    rolling_by,
    told_offset,
    duration,
    long_duration,
    repeated,
    vague,
    up_to_now,
    weekday_away,
    weekdays_away,
    offset,
    week_of_day,
    units_from,
    within_from,
)
_ENDS = (*NAMED, TimeOfDay)
"""Kinds of times that a range goes between."""


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
    if (run := years(words, i, opener) or days_by_number(words, i)) is not None:
        return run
    begin = now_at(words, i) if opener else None
    begin = begin or (_short_month(words, i) if opener else None) or _longest(words, i)
    if begin is None:
        return None
    joined = words.lower(begin.end)
    licensed = joined in TO or (opener == "between" and joined == "and")
    if licensed and isinstance(begin.expression, _ENDS):
        now = now_at(words, begin.end + 1)
        if now is not None and isinstance(begin.expression, (CalendarDays, Period)):
            return Match(now.end, Between(begin.expression, now.expression))
        end = _longest(words, begin.end + 1)
        if end is not None and isinstance(end.expression, _ENDS):
            like = type(begin.expression) is type(end.expression) or bool(opener)
            like = like or (joined == "through" and isinstance(begin.expression, (Period, CalendarDays)))
            like = like or (joined in {"-", "–"} and _is_month_to_day(begin, end))
            days = isinstance(begin.expression, CalendarDays) and isinstance(end.expression, CalendarDays)
            if like and (joined != "until" or opener or days):
                return Match(end.end, Between(begin.expression, end.expression))
    return begin if not opener else None


def _is_month_to_day(begin: Match, end: Match) -> bool:
    """Return whether a run goes from a month to a day that has the year for both ("Nov-Feb 5th, 2017")."""
    month, day = begin.expression, end.expression
    named = isinstance(month, Period) and month.unit.startswith("M") and month.year is None
    return named and isinstance(day, CalendarDays) and day.year is not None


def _short_month(words: Words, i: int) -> Match | None:
    """Read a month's name that its range shows to be one ("between august and october")."""
    named = month_at(words, i, adjacent=True)
    if named is None or words.lower(named[1]) not in TO | {"and"} or month_at(words, named[1] + 1) is None:
        return None
    return Match(named[1], Period(f"M{named[0]}"))


def _longest(words: Words, i: int) -> Match | None:
    best: Match | None = None
    for read in DAY_PATTERNS:
        found = read(words, i)
        if found is not None:
            found = day_first(words, found)
            if best is None or found.end > best.end:
                best = found
    for read in (
        *PERIOD_PATTERNS,
        *_OTHER_PATTERNS,
        _part_of_named_day,
        _clock,
        _days_of_week,
    ):
        found = read(words, i)
        if found is not None and (best is None or found.end > best.end):
            best = found
    return best


def _clock(words: Words, i: int) -> Match | None:
    if (clock := clock_at(words, i)) is None:
        return None
    at = clock[1] + (words.lower(clock[1]) in {"on", ","})
    return clock_first(words, i, longest_of(words, at))


def _part_of_named_day(words: Words, i: int) -> Match | None:
    """Read "the night of March 3", "the morning of 9/11"."""
    start = i + (words.lower(i) == "the")
    if (part := words.value(start, "part")) is None or words.lower(start + 1) not in {"of", "on"}:
        return None
    if (longest := longest_of(words, start + 2)) is None:
        return None
    return Match(longest.end, TimeOfDay(PARTS[part], longest.expression))


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
