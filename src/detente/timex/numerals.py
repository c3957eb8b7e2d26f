"""Numbers in words and digits: counts, days of the month, years, ordinals."""

from __future__ import annotations

from dataclasses import dataclass

from detente.timex.spelled import spelled_year
from detente.timex.words import Words

_SUFFIXES = frozenset({"st", "nd", "rd", "th"})


@dataclass(frozen=True, slots=True)
class Count:
    """A count that ends before word `end`; `value` is `None` for "several", "many"."""

    value: float | None
    end: int


def count_at(words: Words, i: int) -> Count | None:
    """Return the count that starts at word `i`: "3", "2,000", "2.5", "twenty-one", "a few"."""
    if (digits := _digits_at(words, i)) is not None:
        return digits
    if (found := words.phrase(i, "number")) is None:
        return None
    value, end = found
    if value == "X":
        return Count(None, end)
    total = float(value)
    if total >= 20 and total < 100:
        tail = end + 1 if words.lower(end) == "-" else end
        if (
            (unit := words.value(tail, "number")) is not None
            and unit != "X"
            and 1 <= float(unit) <= 9
            and words.lower(tail) not in {"a", "an"}
        ):
            return Count(total + float(unit), tail + 1)
    if words.lower(end) == "hundred":
        return Count(total * 100, end + 1)
    if words.lower(end) == "dozen":
        return Count(total * 12, end + 1)
    if words.lower(end) == "or" and (second := words.phrase(end + 1, "number")) is not None:
        return Count(None, second[1])
    return Count(total, end)


def _digits_at(words: Words, i: int) -> Count | None:
    text = words.text(i)
    if not (text.isascii() and text.isdigit()) or len(text) > 6 or not _stands_free(words, i):
        return None
    value, end = float(text), i + 1
    while (
        words.glued(end)
        and words.lower(end) == ","
        and words.glued(end + 1)
        and len(words.text(end + 1)) == 3
    ):
        if words.digits(end + 1) is None or value > 1e9:
            break
        value, end = value * 1000 + int(words.text(end + 1)), end + 2
    if (
        words.glued(end)
        and words.lower(end) == "."
        and words.glued(end + 1)
        and words.digits(end + 1) is not None
    ):
        value, end = value + float(f"0.{words.text(end + 1)}"), end + 2
    if words.glued(end) and words.lower(end) in {"%", "/", ":"}:
        return None
    return Count(value, end)


def day_at(words: Words, i: int) -> tuple[int, int] | None:
    """Return the day of a month at word `i` ("17", "17th", "seventeenth") and where it ends."""
    if (number := words.digits(i)) is not None:
        if not 1 <= number <= 31 or len(words.text(i)) > 2 or not _stands_free(words, i):
            return None
        end = i + 1
        if words.glued(end) and words.lower(end) in _SUFFIXES:
            end += 1
        if words.glued(end) and words.lower(end) in {":", "%"}:
            return None
        if (
            words.glued(end)
            and words.lower(end) in {".", ","}
            and words.glued(end + 1)
            and words.digits(end + 1) is not None
        ):
            return None
        return number, end
    if (ordinal := ordinal_at(words, i)) is not None and ordinal[0] <= 31:
        return ordinal
    return None


def ordinal_at(words: Words, i: int) -> tuple[int, int] | None:
    """Return the ordinal at word `i` ("first", "21st") and where it ends."""
    if (found := words.phrase(i, "ordinal")) is not None:
        return int(found[0]), found[1]
    number = words.digits(i)
    if number is not None and words.glued(i + 1) and words.lower(i + 1) in _SUFFIXES:
        return number, i + 2
    tens, unit = words.value(i, "number"), words.value(i + 1, "ordinal")
    if tens in {"20", "30"} and unit is not None and int(unit) < 10:
        return int(tens) + int(unit), i + 2
    return None


def year_at(words: Words, i: int) -> tuple[int, int] | None:
    """Return the year at word `i`, four digits from 1000 to 2999 or in words, and where it ends."""
    text = words.text(i)
    if text[:1].isalpha():
        return spelled_year(words, i)
    if len(text) != 4 or text[0] not in "12" or words.digits(i) is None or not _stands_free(words, i):
        return None
    if words.glued(i + 1) and (
        words.lower(i + 1) in {":", "%", "s", "°", "/"} or words.lower(i + 1).isdigit()
    ):
        return None
    if (
        words.glued(i + 1)
        and words.lower(i + 1) in {",", "."}
        and words.glued(i + 2)
        and words.digits(i + 2) is not None
    ):
        return None
    return int(text), i + 1


def _stands_free(words: Words, i: int) -> bool:
    """Return whether the number is not glued to a sign before it (a price, a code, a fraction)."""
    before = words.lower(i - 1)
    if not words.glued(i):
        return before not in {"$", "€", "£", "¥"}
    if before in {"$", "€", "£", "¥", "#", "+", "°", "§", "_", "@", "&", "="} or before.isalnum():
        return False
    return not (before in {".", ",", ":"} and words.glued(i - 1) and words.lower(i - 2).isdigit())
