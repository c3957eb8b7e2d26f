"""Times told from another time: "the following day", "two days later", "a week before March 10"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from detente.timex.numerals import count_at
from detente.timex.reading import Days, Expression, Match, Reference
from detente.timex.relative import Away, away, stretch_around, unit_at, value_of
from detente.timex.stretches import moved
from detente.timex.weekdays import weekend_of
from detente.timex.words import Words

_SAME = frozenset({"same", "that", "very"})
_COUNTED_FROM = frozenset({"day", "week", "month", "year"})
_STEP = {"next": 1, "following": 1, "previous": -1, "preceding": -1}


@dataclass(frozen=True, slots=True)
class ToldUnit:
    """The day, week, weekend, month or year that was told of last, or one `step` from it ("the following day")."""

    unit: str
    step: int

    rule = "timex.told_day"

    def resolve(self, reference: Reference) -> Days:
        """Return that unit; units longer than a day are told from publication where none was."""
        anchor = self._told(reference)
        if anchor is None and (self.unit != "D" or (self.step and reference.tense == "future")):
            anchor = reference.published
        if anchor is None:
            return Days("DATE", "XXXX-XX-XX" if self.unit == "D" else "XXXX")
        day = away(anchor, self.unit, self.step)
        if self.unit == "WE":
            return weekend_of(day)
        first, last = stretch_around(day, self.unit)
        return Days("DATE", value_of(day, self.unit), first, last)

    def _told(self, reference: Reference) -> date | None:
        """Return a day of the time told of last if it lies within one such unit ("In May 2017 ... that month")."""
        if self.unit in {"M", "Q", "Y"} and reference.period is not None:
            first, last = reference.period
            if stretch_around(first, self.unit)[1] >= last:
                return first
        return reference.anchor


@dataclass(frozen=True, slots=True)
class TheDay:
    """The day that a story is in: the one told of last that is not to come, else that of publication."""

    rule = "timex.the_day"

    def resolve(self, reference: Reference) -> Days:
        """Return that day."""
        day, published = reference.anchor or reference.published, reference.published
        if day is not None and published is not None and day > published:
            day = published
        return Days("DATE", day.isoformat(), day, day) if day is not None else Days("DATE", "XXXX-XX-XX")


def the_day(words: Words, i: int) -> Match | None:
    """Read "for the day" at the end of a clause, "ended the day at", "earlier in the day", "the rest of the day"."""
    if words.lower(i) != "the" or words.lower(i + 1) != "day" or words.lower(i + 2) in _TELLS_WHICH_DAY:
        return None
    before, far = words.lower(i - 1), words.lower(i - 2)
    whole = before == "for" and words.lower(i + 2) in {"", ".", ",", ";", "?", "!", ")"}
    part = (before == "in" and far in {"early", "late", "earlier", "later"}) or (
        before == "of" and far in {"rest", "remainder", "start", "beginning", "course"}
    )
    return Match(i + 2, TheDay()) if whole or part or before in _THROUGH_DAY else None


_TELLS_WHICH_DAY = frozenset({"of", "before", "after", "that", "when", "he", "she", "they", "it", "the", "-"})
_THROUGH_DAY = frozenset(
    {
        "end",
        "ended",
        "ends",
        "ending",
        "finish",
        "finished",
        "finishing",
        "started",
        "began",
        "spent",
        "closed",
    }
)


@dataclass(frozen=True, slots=True)
class Offset:
    """So many units before or after another expression ("a week before last Friday").

    `whole` asks for all days up to there ("the week before Easter").
    """

    count: float
    unit: str
    sign: int
    base: Expression
    whole: bool = False

    rule = "timex.offset"

    def resolve(self, reference: Reference) -> Days:
        """Return the day or unit."""
        base = self.base.resolve(reference)
        if base.first is None:
            return Days("DATE", "XXXX-XX-XX")
        day = away(base.first, self.unit, self.sign * self.count)
        if self.whole and base.first == base.last:
            first, last = sorted((day, moved(base.first, days=self.sign)))
            return Days("DATE", f"{first.isoformat()}/{last.isoformat()}", first, last)
        unit = "D" if base.first == base.last else self.unit
        first, last = stretch_around(day, unit)
        return Days("DATE", value_of(day, unit), first, last)


def told_unit(words: Words, i: int) -> Match | None:
    """Read "the same day", "that night", "the next day", "the previous month", "the day before"."""
    start = i + (words.lower(i) == "the")
    lower = words.lower(start)
    if lower in _SAME:
        start += 1 + (words.lower(start + 1) in {"same", "very"})
        step = 0
    elif lower in _STEP and start > i:
        start, step = start + 1, _STEP[lower]
    elif lower in _COUNTED_FROM and start > i and words.lower(start + 1) in {"before", "after"}:
        if words.lower(start + 2) not in {"", ".", ",", ";", "?", "!", '"', "”", ")"}:
            return None
        unit = words.value(start, "unit") or "D"
        return Match(start + 2, ToldUnit(unit, 1 if words.lower(start + 1) == "after" else -1))
    elif lower in {"next", "previous"} and words.lower(start + 1) == "day":
        if words.lower(start + 2) not in {"", ".", ",", ";"}:
            return None
        start, step = start + 1, _STEP[lower]
    else:
        return None
    if lower == "that" and words.lower(start) == "time":
        return None
    named = words.value(start, "unit")
    if named in {"D", "W", "M", "Q", "Y"} and not words.lower(start).endswith("s"):
        return Match(start + 1, ToldUnit(str(named), step))
    if words.value(start, "part") is not None and words.lower(start) != "midday":
        return Match(start + 1, ToldUnit("D", step))
    if words.lower(start) == "weekend" and lower not in {"next", "previous"}:
        return Match(start + 1, ToldUnit("WE", step))
    return None


def told_offset(words: Words, i: int) -> Match | None:
    """Read "two days later", "a week earlier", "three months after that"."""
    start = i + (words.lower(i) in {"just", "only", "about", "some", "nearly", "almost", "exactly"})
    if (count := count_at(words, start)) is None or (unit := unit_at(words, count.end)) is None:
        return None
    end = unit[1]
    sign = {
        "later": 1,
        "earlier": -1,
        "before": -1,
        "previously": -1,
        "after": 1,
        "afterwards": 1,
        "afterward": 1,
        "prior": -1,
        "on": 0,
    }.get(words.lower(end))
    if not sign:
        return None
    if words.lower(end) in {"before", "after", "prior"} and words.lower(end + 1) not in {
        "",
        ".",
        ",",
        ";",
        "—",
        "–",
        ")",
    }:
        return None
    if words.lower(end) == "later" and words.lower(end + 1) in {"this", "in", "today"}:
        return None
    base: Literal["anchor"] = "anchor"
    return Match(end + 1, Away(count.value, unit[0], sign, base))


def offset_from(words: Words, i: int) -> tuple[int, float, str, int] | None:
    """Return where the base starts, the count, the unit and the sign of "a week before ..."."""
    eve = i + (words.lower(i) == "the")
    if (words.lower(eve), words.lower(eve + 1)) == ("eve", "of"):
        return eve + 2 + (words.lower(eve + 2) == "the"), 1.0, "D", -1
    if words.lower(i) == "the" and words.lower(i + 1) in _COUNTED_FROM:
        count, unit, end = 1.0, words.value(i + 1, "unit") or "D", i + 2
    else:
        counted = count_at(words, i)
        if counted is None or counted.value is None or (found := unit_at(words, counted.end)) is None:
            return None
        count, (unit, end) = counted.value, found
    sign = {"before": -1, "after": 1, "from": 1, "prior": -1, "following": 1}.get(words.lower(end))
    if words.lower(end) == "ago" and words.phrase(end + 1, "deictic") is not None:
        return end + 1, count, unit, -1
    if sign is None or unit in {"TH", "TM", "TS"}:
        return None
    end += 1 + (words.lower(end + 1) == "to")
    return end, count, unit, sign
