"""Years in words: "nineteen eighty-four", "two thousand and fifteen"."""

from __future__ import annotations

from detente.timex.words import Words

_CENTURIES = range(14, 21)


def below_hundred(words: Words, i: int) -> tuple[int, int] | None:
    """Return the number in words from 1 to 99 at word `i` ("six", "eighty-four") and where it ends."""
    value = words.value(i, "number")
    if value in {None, "X"} or not str(value).isdigit() or words.lower(i) in {"a", "an"}:
        return None
    number = int(str(value))
    if not 1 <= number <= 99:
        return None
    tail = i + 1 + (words.lower(i + 1) == "-")
    unit = str(words.value(tail, "number"))
    if number >= 20 and unit.isdigit() and 1 <= int(unit) <= 9 and words.lower(tail) not in {"a", "an"}:
        return number + int(unit), tail + 1
    return number, i + 1


def spelled_year(words: Words, i: int, *, bare: bool = False) -> tuple[int, int] | None:
    """Return the year in words at word `i` and where it ends; `bare` allows "two thousand" alone."""
    if (head := below_hundred(words, i)) is None:
        return None
    number, end = head
    if words.lower(end) == "thousand" and number in {1, 2}:
        number, end = 1000 * number, end + 1
        hundreds = below_hundred(words, end)
        if hundreds is not None and words.lower(hundreds[1]) == "hundred" and hundreds[0] < 10:
            number, end = number + 100 * hundreds[0], hundreds[1] + 1
        joined = words.lower(end) == "and"
        if (rest := below_hundred(words, end + joined)) is not None and (joined or number % 1000):
            return number + rest[0], rest[1]
        return (number, end) if bare or number % 1000 else None
    if number not in _CENTURIES:
        return None
    if words.lower(end) == "hundred":
        rest = below_hundred(words, end + 1 + (words.lower(end + 1) == "and"))
        return (100 * number + rest[0], rest[1]) if rest is not None else None
    end += words.lower(end) == "-"
    if words.lower(end) in {"zero", "oh"}:
        rest = below_hundred(words, end + 1)
        return (100 * number + rest[0], rest[1]) if rest is not None and rest[0] < 10 else None
    if (rest := below_hundred(words, end)) is None or rest[0] < 10:
        return None
    return 100 * number + rest[0], rest[1]
