"""Facts that hold from a day to a day."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Term:
    """The days on which a fact holds, both inclusive; `None` is open.

    >>> Term.of("2015", "2017-02").covers(date(2017, 2, 28))
    True
    """

    first: date | None = None
    last: date | None = None

    @classmethod
    def of(cls, begin: str, end: str) -> Term:
        """Return the term of two lexicon cells, each YYYY, YYYY-MM, YYYY-MM-DD or empty."""
        return cls(first_day(begin) if begin else None, last_day(end) if end else None)

    def covers(self, day: date) -> bool:
        """Return whether the fact holds on `day`."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


def first_day(words: str) -> date:
    """Return the first day of a year, month or day as written in a lexicon.

    Raises:
        ValueError: if the words are no such date.
    """
    return date(*_numbers(words, (1, 1, 1)))


def last_day(words: str) -> date:
    """Return the last day of a year, month or day as written in a lexicon."""
    year, month, day = _numbers(words, (1, 12, 0))
    return date(year, month, day or calendar.monthrange(year, month)[1])


def _numbers(words: str, filled: tuple[int, int, int]) -> tuple[int, int, int]:
    parts = words.split("-")
    if not 1 <= len(parts) <= 3 or not all(p.isdigit() for p in parts) or len(parts[0]) != 4:
        raise ValueError(f"{words!r} is not YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, day = (*map(int, parts), *filled[len(parts) :])
    return year, month, day
