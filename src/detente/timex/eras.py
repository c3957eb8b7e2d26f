"""Decades, centuries and fiscal years."""

from __future__ import annotations

from datetime import date

from dateutil.relativedelta import relativedelta

from detente.timex.numerals import ordinal_at
from detente.timex.reading import Days, Fixed, Match
from detente.timex.spelled import below_hundred
from detente.timex.words import Words


def decade(words: Words, i: int) -> Match | None:
    """Read "the 1990s", "the '90s", "the 19th century", "the turn of the century" left out."""
    start = i + (words.lower(i) == "the")
    if (number := words.digits(start)) is not None and _is_plural(words, start + 1):
        written = words.text(start)
        quoted = words.lower(start - 1) in {"'", "’", "‘"}
        licensed = quoted or start > i or (words.lower(start - 1), words.lower(start + 1)) == ("in", "'s")
        licensed = licensed or words.lower(start - 1) in {"early", "late", "mid", "-", "and"}
        century = number if len(written) == 4 else 1900 + number if len(written) == 2 and licensed else None
        if century is not None and century % 10 == 0 and 1500 <= century <= 2100:
            first = date(century, 1, 1)
            return Match(
                start + 2,
                Fixed(
                    Days("DATE", str(century // 10), first, first + relativedelta(years=10, days=-1)),
                    "timex.decade",
                ),
            )
    if (spelled := _spelled_decade(words, start)) is not None and (
        start > i or spelled[0] >= 1000 or words.lower(i - 1) == "in" or _is_part_of_decade(words, i - 1)
    ):
        first = date(spelled[0] if spelled[0] >= 1000 else 1900 + spelled[0], 1, 1)
        last = first + relativedelta(years=10, days=-1)
        return Match(spelled[1], Fixed(Days("DATE", str(first.year // 10), first, last), "timex.decade"))
    if words.lower(start) in {"'", "’", "‘"} and start > i and words.digits(start + 1) is not None:
        inner = decade(words, start + 1)
        return inner if inner is not None else None
    if (ordinal := ordinal_at(words, start)) is not None:
        end = ordinal[1] + (words.lower(ordinal[1]) == "-")
        if words.lower(end) == "century" and 10 <= ordinal[0] <= 22:
            first = date(100 * ordinal[0] - 100, 1, 1)
            return Match(
                end + 1,
                Fixed(
                    Days("DATE", f"{ordinal[0] - 1}", first, first + relativedelta(years=100, days=-1)),
                    "timex.century",
                ),
            )
    return None


def _is_part_of_decade(words: Words, i: int) -> bool:
    """Return whether word `i` is "late" in "the late sixties"; in "his late sixties" it tells an age."""
    at = i - (words.lower(i) == "-")
    return words.lower(at) in {"early", "late", "mid"} and words.lower(at - 1) == "the"


def _is_plural(words: Words, i: int) -> bool:
    """Return whether word `i` makes a year a decade: "1990s", "1990's", and "1990 s" in a tokenised text."""
    apart = words.text(i) == "s" and len(words.text(i - 1)) == 4
    return words.lower(i) in {"s", "'s"} and (words.glued(i) or apart)


def _spelled_decade(words: Words, i: int) -> tuple[int, int] | None:
    """Return the first year of "the seventies" (70), "the nineteen seventies" (1970) and where it ends."""
    if (found := words.value(i, "decade")) is not None:
        return (int(found), i + 1) if found != "10" else None
    if (words.lower(i), words.lower(i + 1), words.lower(i - 1)) == ("two", "thousands", "the"):
        return 2000, i + 2
    if [words.lower(n) for n in (i, i + 1, i + 2)] == ["two", "thousand", "and"]:
        tens = words.value(i + 3, "decade")
        return (2000 + int(tens), i + 4) if tens is not None and int(tens) < 100 else None
    century = below_hundred(words, i)
    if century is None or century[0] not in {18, 19, 20}:
        return None
    at = century[1] + (words.lower(century[1]) == "-")
    found = words.value(at, "decade")
    return (100 * century[0] + int(found), at + 1) if found is not None and int(found) < 100 else None


def fiscal_year(words: Words, i: int) -> Match | None:
    """Read "fiscal year 2018", "FY 2018", "fiscal 2018", "FY18": October to September (31 USC 1102); and "CY18"."""
    start = i + (words.lower(i) == "the")
    calendar = words.lower(start) == "cy"
    found = ("", start + 1) if calendar else words.phrase(start, "fiscal")
    if found is None:
        return None
    number, end = words.digits(found[1]) or 0, found[1] + 1
    if words.glued(found[1]) and len(words.text(found[1])) == 2:
        number += 2000
    if not 1900 <= number <= 2150:
        return None
    if calendar:
        days = Days("DATE", str(number), date(number, 1, 1), date(number, 12, 31))
        return Match(end, Fixed(days, "timex.year"))
    first = date(number - 1, 10, 1)
    return Match(end, Fixed(Days("DATE", f"FY{number}", first, date(number, 9, 30)), "timex.fiscal_year"))
