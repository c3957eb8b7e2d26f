"""Times counted from a day named beside them."""

from __future__ import annotations

from detente.timex.anchors import Offset, offset_from
from detente.timex.bounds import POSSESSIVES, UpTo
from detente.timex.counted import From, WeekFrom, WeekTo, WithinFrom
from detente.timex.days import CalendarDays
from detente.timex.month_days import DayOfMonth
from detente.timex.named import DAY_PATTERNS, PERIOD_PATTERNS, longest_of, now_at
from detente.timex.numerals import count_at, ordinal_at
from detente.timex.reading import Match
from detente.timex.relative import unit_at
from detente.timex.words import Words


def offset(words: Words, i: int) -> Match | None:
    """Read "a week before March 10", "two days after last Friday"."""
    if (found := offset_from(words, i)) is None:
        return None
    start, count, unit, sign = found
    if words.lower(i - 1) == "for" and words.lower(start - 1) == "from":
        return None  # "for three days from Monday" is a run
    base = longest_of(words, start, (*DAY_PATTERNS, *PERIOD_PATTERNS))
    if base is None:
        return None
    whole = words.lower(i) == "the" and unit in {"W", "M", "Y"}
    there = Offset(count, unit, sign, base.expression, whole)
    if _is_more(words, i) and words.lower(base.end) not in POSSESSIVES:
        return Match(base.end, UpTo(there, "before" if sign < 0 else "after"))
    return Match(base.end, there)


def week_of_day(words: Words, i: int) -> Match | None:
    """Read "the week of April 10", "the week ended March 9", "w/c Feb 4"."""
    start = i + (words.lower(i) == "the")
    if [words.lower(n) for n in (i, i + 1, i + 2)] == ["w", "/", "c"]:
        at = i + 3
    elif words.lower(start) == "week" and words.lower(start + 1) in {*_STARTING, *_ENDING, "of"}:
        at = start + 2
    else:
        return None
    found = _day_after(words, at)
    if words.lower(i + 1) == "of" and not (found and isinstance(found.expression, CalendarDays)):
        return None  # "a week of Monday talks"
    if found is not None and words.lower(start + 1) in _ENDING:
        return Match(found.end, WeekTo(found.expression))
    return Match(found.end, WeekFrom(found.expression)) if found is not None else None


def within_from(words: Words, i: int) -> Match | None:
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
    if (now := now_at(words, unit[1] + 1)) is not None:
        return Match(now.end, WithinFrom(counted.value, unit[0], now.expression))
    if (longest := longest_of(words, unit[1] + 1)) is None:
        return None
    return Match(longest.end, WithinFrom(counted.value, unit[0], longest.expression))


def units_from(words: Words, i: int) -> Match | None:
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


def _is_more(words: Words, i: int) -> bool:
    """Return whether the count at word `i` is only the least ("more than two weeks before March 5")."""
    return (words.lower(i - 2), words.lower(i - 1)) == ("more", "than")


def _day_after(words: Words, i: int) -> Match | None:
    """Return the longest day at word `i`, over "on" or "from"; "the 18th" needs no more there."""
    at = i + (words.lower(i) in {"on", "from"})
    found = longest_of(words, at)
    ordinal = ordinal_at(words, at + (words.lower(at) == "the"))
    if ordinal is not None and 1 <= ordinal[0] <= 31 and (found is None or found.end < ordinal[1]):
        return Match(ordinal[1], DayOfMonth(ordinal[0]))
    return found


_ENDING = frozenset({"ending", "ended"})
_STARTING = frozenset({"starting", "beginning", "commencing", "starts", "begins"})
