"""Days by number alone: "the 15th", "on the 9th"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from detente.timex.numerals import ordinal_at
from detente.timex.reading import Days, Match, Reference
from detente.timex.stretches import moved, valid_day
from detente.timex.words import Words


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """A day like "the 15th", of the month of publication, or of the month before or after."""

    day: int

    rule = "timex.day_of_month"

    def resolve(self, reference: Reference) -> Days:
        """Return the latest such day up to publication; the next one in the future tense."""
        published = reference.published
        if published is None:
            return Days("DATE", f"XXXX-XX-{self.day:02}")
        candidates = [
            date(m.year, m.month, self.day)
            for m in (moved(published, months=n) for n in range(-3, 4))
            if valid_day(m.year, m.month, self.day)
        ]
        if reference.tense == "future":
            day = min((c for c in candidates if c >= published), default=None)
        else:
            day = max((c for c in candidates if c <= published), default=None)
        return (
            Days("DATE", day.isoformat(), day, day)
            if day is not None
            else Days("DATE", f"XXXX-XX-{self.day:02}")
        )


_AFTER_DAY = frozenset(
    {"", ".", ",", ";", ":", "?", "!", "at", "in", "and", "with", "when", "by", "to", "-", "–", "—"}
)


def days_by_number(words: Words, i: int) -> Match | None:
    """Read "the 25th to the 28th" behind "from" or "between": days of one month, or over into the next."""
    opener = words.lower(i - 1)
    if opener not in {"from", "between"} or words.lower(i) != "the":
        return None
    first = ordinal_at(words, i + 1)
    if first is None or not 1 <= first[0] <= 31 or words.digits(i + 1) is None:
        return None
    joined = words.lower(first[1])
    if joined not in {"to", "through", "until"} and (opener, joined) != ("between", "and"):
        return None
    last = ordinal_at(words, first[1] + 1 + (words.lower(first[1] + 1) == "the"))
    if last is None or not 1 <= last[0] <= 31 or words.lower(last[1]) not in _AFTER_DAY:
        return None
    return Match(last[1], NumberedDays(first[0], last[0]))


@dataclass(frozen=True, slots=True)
class NumberedDays:
    """A run like "the 25th to the 28th"."""

    day: int
    last_day: int

    rule = "timex.day_of_month"

    def resolve(self, reference: Reference) -> Days:
        """Return the latest such run begun by publication; the next one in the future tense."""
        first = DayOfMonth(self.day).resolve(reference)
        if first.first is None:
            return Days("DATE", f"{first.value}/XXXX-XX-{self.last_day:02}")
        month = moved(first.first.replace(day=1), months=self.last_day < self.day)
        if not valid_day(month.year, month.month, self.last_day):
            return first
        last = month.replace(day=self.last_day)
        return Days("DATE", f"{first.value}/{last.isoformat()}", first.first, last)


def bare_ordinal(words: Words, i: int) -> Match | None:
    """Read "the 15th" after "on", "by", "since", "until", with no noun behind it; or with "of this month"."""
    start = i + (words.lower(i) == "the")
    if start == i and words.lower(i - 1) not in {"on", "by"}:
        return None
    if (day := ordinal_at(words, start)) is None or (words.digits(start) is None and day[0] < 13):
        return None
    if not 1 <= day[0] <= 31:
        return None
    if (
        words.lower(day[1]) == "of"
        and words.lower(day[1] + 1) in {"this", "the"}
        and words.lower(day[1] + 2) == "month"
    ):
        return Match(day[1] + 3, DayOfMonth(day[0]))
    if (
        words.lower(i - 1) in {"on", "by", "for", "since", "until", "before", "after", ""}
        and words.lower(day[1]) in _AFTER_DAY
    ):
        return Match(day[1], DayOfMonth(day[0]))
    return None
