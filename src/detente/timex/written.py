"""Days and months written with signs: "05-Aug-2016", "Oct/2", "2015-12", "on 22/04", "20161016", "2018-03-22"."""

from __future__ import annotations

import re
from datetime import date

from detente.timex.days import CalendarDays
from detente.timex.months import month_at
from detente.timex.numerals import year_at
from detente.timex.periods import Period
from detente.timex.reading import Match
from detente.timex.stretches import valid_day
from detente.timex.words import Words

_SIGNS = frozenset({"-", "/", "."})
_BEFORE_DAY = frozenset(
    {"on", "by", "since", "until", "till", "from", "between", "through", "before", "after"}
)
_JOINED = frozenset({"to", "-", "–", "until", "till", "through", "and", "or", ","})


def signed_day(words: Words, i: int) -> Match | None:
    """Read a month's name and numbers joined by one sign: "Oct/2", "22/Jan/2019", "2019-aug-01", "Dec-2018"."""
    parts, end = [i], i + 1
    sign = words.lower(end)
    if sign not in _SIGNS or (words.glued(i) and words.lower(i - 1) not in {"(", "-", "–"}):
        return None
    while len(parts) < 3 and words.lower(end) == sign and words.glued(end) and words.glued(end + 1):
        parts.append(end + 1)
        end += 2
    return _made(words, parts, end) or (_made(words, parts[:2], parts[1] + 1) if len(parts) == 3 else None)


def glued_day(words: Words, i: int) -> Match | None:
    """Read "Oct2", "Dec31, 1994": a month's name with the day right behind it."""
    if (
        not words.glued(i + 1)
        or words.glued(i)
        or (words.glued(i + 2) and words.lower(i + 2) not in {",", "."})
    ):
        return None
    return _made(words, [i, i + 1], i + 2) if len(words.text(i + 1)) <= 2 else None


def _made(words: Words, parts: list[int], end: int) -> Match | None:
    """Return the day or month that the parts make: one name, at most one day and one year of four digits."""
    if len(parts) < 2:
        return None
    months, days, years = [], [], []
    sizes = [len(words.text(part)) for part in parts]
    if sizes[0] <= 2 and sizes[2:] == [2] and month_at(words, parts[1], adjacent=True) is not None:
        short = words.digits(parts.pop())  # "5-Mar-18"
        years = [short + (2000 if short <= 40 else 1900)] if short is not None else []
    for part in parts:
        if (named := month_at(words, part, adjacent=True)) is not None:
            months.append(named[0])
        elif (number := words.digits(part)) is None:
            return None
        elif len(words.text(part)) == 4 and 1000 <= number <= 2999:
            years.append(number)
        elif len(words.text(part)) <= 2 and 1 <= number <= 31:
            days.append(number)
        else:
            return None
    if len(months) != 1 or len(days) > 1 or len(years) > 1:
        return None
    if not days:
        return Match(end, Period(f"M{months[0]}", years[0]))
    if not valid_day(years[0] if years else None, months[0], days[0]):
        return None
    year = years[0] if years else None
    if year is None:
        year, end = _year_behind(words, end)
    return Match(end, CalendarDays(year, months[0], days[0], months[0], days[0]))


def year_month(words: Words, i: int) -> Match | None:
    """Read "2015-12", "12/2015"."""
    sign = words.lower(i + 1)
    numbered = words.lower(i - 1) == "." and words.lower(i - 2) in {"no", "nos"}
    if sign not in _SIGNS or words.glued(i) or numbered or words.beside(i - 1, "before_number"):
        return None
    apart = not (words.glued(i + 1) and words.glued(i + 2))
    if apart and (sign == "." or words.lower(i + 3) not in {"", ".", "?", "!", ","}):
        return None
    if words.lower(i + 3) in _SIGNS and words.glued(i + 3) and words.glued(i + 4):
        return None
    one, other = words.digits(i), words.digits(i + 2)
    if one is None or other is None:
        return None
    year, month = (i, other) if len(words.text(i)) == 4 else (i + 2, one)
    number = words.digits(year) or 0
    if len(words.text(year)) != 4 or not 1900 <= number <= 2150 or not 1 <= month <= 12:
        return None
    if sign == "." and year != i:
        return None
    return Match(i + 3, Period(f"M{month}", number))


def month_and_day(words: Words, i: int) -> Match | None:
    """Read "10/31", "22/04", where something shows that it is no fraction: a word before, a range, a weekday."""
    if (found := _month_and_day(words, i)) is None:
        return None
    before = words.lower(i - 1)
    licensed = before in _BEFORE_DAY or words.value(i - 1, "weekday") is not None
    licensed = licensed or before in {"next", "this"} or _is_one(words, i - 2, before, i)
    if words.lower(i + 1) != "/":
        return (
            found if before in {"on", "this", "next"} or words.value(i - 1, "weekday") is not None else None
        )
    after = found.end + 1
    licensed = licensed or (words.lower(found.end) in _JOINED and _month_and_day(words, after) is not None)
    licensed = licensed or (isinstance(found.expression, CalendarDays) and found.expression.year is not None)
    licensed = licensed or (_is_no_fraction(words, i) and words.lower(found.end) in {"", ".", ",", "?", "!"})
    return found if licensed and words.lower(found.end) != "of" else None


def _is_no_fraction(words: Words, i: int) -> bool:
    """Return whether one part can only be a day and the other a month ("22/04", "4/22", not "24/7")."""
    one, other = words.text(i), words.text(i + 2)
    return len(other) == 2 and (int(one) > 12 or int(other) > 12) and int(other) != 16


def _is_one(words: Words, end: int, joined: str, i: int) -> bool:
    """Return whether "10/1" ends right before the sign before word `i`."""
    return (
        joined in _JOINED
        and i >= 4
        and words.lower(i - 3) == "/"
        and _month_and_day(words, i - 4) is not None
    )


def _month_and_day(words: Words, i: int) -> Match | None:
    sign = words.lower(i + 1)
    if sign not in _SIGNS or not (words.glued(i + 1) and words.glued(i + 2)):
        return None
    if words.glued(i) and words.lower(i - 1) not in {"-", "–", "("}:
        return None
    one, other = words.digits(i), words.digits(i + 2)
    if one is None or other is None or len(words.text(i)) > 2 or len(words.text(i + 2)) > 2:
        return None
    if words.glued(i + 3) and words.lower(i + 3) in {"%", ":"}:
        return None
    if sign != "/" and (len(words.text(i + 2)) < 2 and words.value(i - 1, "weekday") is None):
        return None
    month, day = (one, other) if one <= 12 else (other, one)
    if not valid_day(None, month, day):
        return None
    year, end = _year_behind(words, i + 3)
    return Match(end, CalendarDays(year, month, day, month, day))


def _year_behind(words: Words, end: int) -> tuple[int | None, int]:
    at = end + (words.lower(end) in {",", "/"} and (words.lower(end) == "," or words.glued(end)))
    named = year_at(words, at)
    return (named[0], named[1]) if named is not None else (None, end)


def spaced_day(words: Words, i: int) -> Match | None:
    """Read "2016 10 16" behind "on" or "by"."""
    year, month, day = (words.digits(n) for n in (i, i + 1, i + 2))
    sizes = [len(words.text(n)) for n in (i, i + 1, i + 2)]
    if words.lower(i - 1) not in {"on", "by"} or sizes != [4, 2, 2]:
        return None
    if words.glued(i + 3) and words.lower(i + 3) not in {",", ".", ";", ")"}:
        return None
    if year is None or month is None or day is None or not valid_day(year, month, day):
        return None
    return Match(i + 3, CalendarDays(year, month, day, month, day))


def compact_day(words: Words, i: int) -> Match | None:
    """Read "20161016"."""
    text = words.text(i)
    if len(text) != 8 or not (text.isascii() and text.isdigit()) or text[:2] not in {"19", "20"}:
        return None
    try:
        day = date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None
    if words.glued(i + 1) and words.lower(i + 1).isdigit():
        return None
    return Match(i + 1, CalendarDays(day.year, day.month, day.day, day.month, day.day))


_ISO = re.compile(r"([12]\d{3})([-/.])(\d{1,2})\2(\d{1,2})")
_SLASHED = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})")


def numeric_day(words: Words, i: int) -> Match | None:
    """Read "2018-03-22", "22/03/2018", "3/22/2018", "22.03.2018"; the day is first only where it must be."""
    if words.digits(i) is None or not (words.glued(i + 1) and words.glued(i + 4)):
        return None
    before = words.lower(i - 1)
    if words.glued(i) and (before not in {"-", "(", "–"} or before == words.lower(i + 1) != "-"):
        return None
    if words.glued(i) and before == "-" == words.lower(i + 1) and words.lower(i - 2).isdigit():
        begun = "".join(words.text(n) for n in range(i - 6, i - 1))  # "10-1-2018-10-7-2018"
        if words.lower(i - 7) == "-" or not (_ISO.fullmatch(begun) or _SLASHED.fullmatch(begun)):
            return None
    if words.lower(i + 1) not in {"-", "/", "."}:
        return None
    written = "".join(words.text(n) for n in range(i, i + 5))
    if (found := _ISO.fullmatch(written)) is not None:
        year, month, day = int(found[1]), int(found[3]), int(found[4])
    elif (found := _SLASHED.fullmatch(written)) is not None:
        month, day, year = int(found[1]), int(found[3]), int(found[4])
        if month > 12 or found[2] == ".":
            month, day = day, month
        if len(found[4]) == 2:
            if found[2] == ".":
                return None
            year += 2000 if year < 40 else 1900
    else:
        return None
    if not 1000 <= year <= 2999 or not valid_day(year, month, day):
        return None
    end = i + 5
    if words.lower(end) == "t" and words.glued(end):
        while words.glued(end) and (words.lower(end) in {"t", ":", "z"} or words.lower(end).isdigit()):
            end += 1
    return Match(end, CalendarDays(year, month, day, month, day))
