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
