"""All patterns together: the longest time expression that starts at a word."""

from __future__ import annotations

from collections.abc import Callable

from detente.timex.anchors import Offset, offset_from, told_offset, told_unit
from detente.timex.clock import TimeOfDay, clock_at, clock_first, day_first
from detente.timex.days import CalendarDays, DayOfMonth, bare_ordinal, day_month, month_day, numeric_day
from detente.timex.durations import duration, repeated, vague
from detente.timex.eras import decade, fiscal_year
from detente.timex.holidays import holiday
from detente.timex.numerals import year_at
from detente.timex.periods import Period, month, quarter, season, year
from detente.timex.phases import Phase, phase, week_of_month
from detente.timex.ranges import Between, UpTo
from detente.timex.reading import Match
from detente.timex.relative import PARTS, Deictic, ShiftedUnit, ago, deictic, rolling, shifted_unit
from detente.timex.weekdays import Weekday, Weekend, week_then_day, weekday, weekend
from detente.timex.words import Words

Pattern = Callable[[Words, int], Match | None]

_DAY_PATTERNS: tuple[Pattern, ...] = (
    weekday,
    week_then_day,
    month_day,
    day_month,
    numeric_day,
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
    week_of_month,
)
_OTHER_PATTERNS: tuple[Pattern, ...] = (ago, rolling, told_offset, duration, repeated, vague)
_TO = frozenset({"to", "-", "–", "—", "through", "until", "till"})
_NAMED = (Weekday, CalendarDays, Period, Deictic, DayOfMonth, Phase, TimeOfDay, ShiftedUnit, Weekend)


def expression_at(words: Words, i: int) -> Match | None:
    """Return the longest expression that starts at word `i`, with its ranges and its bounds."""
    opened = words.lower(i) in {"from", "between"}
    if opened:
        return _range(words, i + 1, opener=words.lower(i))
    found = _range(words, i, opener="")
    if found is None:
        return None
    before = words.lower(i - 1)
    if before == "since" and isinstance(found.expression, _NAMED):
        return Match(found.end, UpTo(found.expression, "since"))
    if before == "by" and isinstance(found.expression, _NAMED):
        return Match(found.end, UpTo(found.expression, "by"))
    return found


def _range(words: Words, i: int, opener: str) -> Match | None:
    """Return "X to Y" in one; without an opener only between like times ("Monday to Wednesday")."""
    if (years := _years(words, i, opener)) is not None:
        return years
    begin = _longest(words, i)
    if begin is None:
        return None
    joined = words.lower(begin.end)
    licensed = joined in _TO if opener != "between" else joined == "and"
    if licensed and isinstance(begin.expression, _NAMED):
        end = _longest(words, begin.end + 1)
        if end is not None and isinstance(end.expression, _NAMED):
            like = type(begin.expression) is type(end.expression) or opener
            if like and not (joined == "until" and not opener):
                return Match(end.end, Between(begin.expression, end.expression))
    return begin if not opener else None


def _years(words: Words, i: int, opener: str) -> Match | None:
    """Return "2014-2018", "2014-15", "from 2014 to 2018" as one; other numbers with a hyphen are no years."""
    first = year_at(words, i)
    if first is None or not (1500 if opener else 1900) <= first[0] <= 2150:
        return None
    sign, at = words.lower(first[1]), first[1] + 1
    if sign in {"-", "–"}:
        second = year_at(words, at)
        if second is None and words.digits(at) == (first[0] + 1) % 100 and len(words.text(at)) == 2:
            second = first[0] + 1, at + 1
        if words.glued(at - 1) and second is not None and words.lower(second[1]) == "-":
            return None
    elif opener and (sign in _TO or (sign == "and" and opener == "between")):
        second = year_at(words, at)
    else:
        return None
    if (
        second is None
        or not first[0] < second[0] <= 2150
        or (not opener and words.glued(i) and words.lower(i - 1) != "(")
    ):
        return None
    return Match(second[1], Between(Period("", first[0]), Period("", second[0])))


def _longest(words: Words, i: int) -> Match | None:
    best: Match | None = None
    for read in _DAY_PATTERNS:
        found = read(words, i)
        if found is not None:
            found = day_first(words, found)
            if best is None or found.end > best.end:
                best = found
    for read in (*_PERIOD_PATTERNS, *_OTHER_PATTERNS, _part_of_named_day, _clock, _offset, _week_of_day):
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
    days = [m for read in (*_DAY_PATTERNS, *_PERIOD_PATTERNS) if (m := read(words, start)) is not None]
    if not days:
        return None
    base = max(days, key=lambda m: m.end)
    return Match(base.end, Offset(count, unit, sign, base.expression))


def _week_of_day(words: Words, i: int) -> Match | None:
    """Read "the week of April 10"."""
    start = i + (words.lower(i) == "the")
    if (words.lower(start), words.lower(start + 1)) != ("week", "of") or start == i:
        return None
    found = month_day(words, start + 2) or day_month(words, start + 2)
    return Match(found.end, Offset(0, "W", 1, found.expression, whole=True)) if found is not None else None
