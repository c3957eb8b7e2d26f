"""Months by name, and the year behind a month or a day."""

from __future__ import annotations

from detente.timex.numerals import day_at, year_at
from detente.timex.spelled import spelled_year
from detente.timex.words import Words

UNTIL = frozenset({"-", "–", "—", "~", "to", "through", "until", "till"})


def month_at(words: Words, i: int, *, alone: bool = False, adjacent: bool = False) -> tuple[int, int] | None:
    """Return the month named at word `i` and where it ends; `alone` asks for more signs that it is one.

    "may", "march" and the like in small letters need such signs, too, unless `adjacent`: a sign joins them to a day.
    """
    full, short = words.value(i, "month"), words.value(i, "month_short")
    if full is None and short is None:
        return None
    if adjacent:
        return int(full or short or 0), i + 1
    if words.text(i)[:1].islower() and not _is_small_month(words, i):
        return None
    end = i + 1
    if full is None:
        dotted = words.lower(end) == "." and words.glued(end)
        other = words.value(end + 1, "month_short") or words.value(end + 1, "month")
        joined = words.lower(end) in {"-", "–"} and other is not None
        if alone and not dotted and not joined and not words.beside(i - 1, "before_month"):
            return None
        return int(short or 0), end + dotted
    joined = words.lower(end) in UNTIL | {"and"} and words.value(end + 1, "month") is not None
    if (
        alone
        and words.value(i, "doubtful") is not None
        and not words.beside(i - 1, "before_month")
        and not joined
    ):
        return None
    if words.text(i) == "MAY" and alone:
        return None
    return int(full), end


_BEFORE_SMALL_MONTH = frozenset(
    {"in", "of", "last", "next", "since", "until", "till", "by", "during", "early", "late"}
)


def _is_small_month(words: Words, i: int) -> bool:
    """Return whether a name in small letters is a month's: "in may", "4 march", but not "20 may have died"."""
    if words.value(i, "doubtful") is None:
        return True
    if words.lower(i - 1) in _BEFORE_SMALL_MONTH or words.digits(i + 1) is not None:
        return True
    if words.lower(i) != "may" and words.value(i + 1, "number") in {"20", "30"}:
        return True
    if words.lower(i) == "march" and words.lower(i + 1) not in {"", ".", ",", "and"}:
        return words.lower(i - 1) in {"st", "nd", "rd", "th"}
    return words.lower(i) != "may" and (
        words.digits(i - 1) is not None or words.lower(i - 1) in {"st", "nd", "rd", "th"}
    )


def year_after(words: Words, end: int) -> tuple[int | None, int | None, int]:
    """Return the year behind a day, or how far it lies from that of publication ("of last year"), and the end."""
    at = end + 1 if words.lower(end) in {",", "of", "in"} else end
    if (year := year_at(words, at) or spelled_year(words, at, bare=True)) is not None:
        return year[0], None, year[1]
    if (short := short_year(words, end)) is not None:
        return short[0], None, short[1]
    if words.lower(end) == "of":
        at = end + 1
    if (
        (shift := words.value(at, "shift")) is not None
        and words.lower(at + 1) == "year"
        and words.lower(at) != "following"
    ):
        return None, int(shift), at + 2
    return None, None, end


_LONGEST_LIST = 16


def year_of_list(words: Words, i: int, month: int) -> int | None:
    """Return the year of a month whose list goes on at word `i` and ends with a year: "November and December 2016".

    Of "November, December and January 2017" the first is of 2016.
    """
    if words.lower(i) not in {"and", "or", ",", "/", "&"}:
        return None
    months, passed, end = 0, 0, i + _LONGEST_LIST
    while i < end:
        if (named := month_at(words, i, adjacent=True)) is not None:
            months, passed = months + 1, passed + (named[0] < month)
            month, i = named
        elif months and (year := year_at(words, i)) is not None:
            return year[0] - passed
        elif words.lower(i) in {"and", "or", ",", "/", "&", "the"}:
            i += 1
        elif (day := day_at(words, i)) is not None and words.digits(i) is not None:
            i = day[1]
        else:
            return None
    return None


def short_year(words: Words, i: int) -> tuple[int, int] | None:
    """Return the year in "of 87", "'87" behind a month and where it ends; up to 40 are in this century."""
    quoted = words.lower(i) in {"'", "’", "‘"} and words.glued(i + 1)
    number = words.digits(i + 1)
    if not (words.lower(i) == "of" or quoted) or number is None or len(words.text(i + 1)) != 2:
        return None
    if not quoted and number <= 31:
        return None
    return number + (2000 if number <= 40 else 1900), i + 2
