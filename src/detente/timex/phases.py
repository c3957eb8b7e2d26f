"""Parts of a longer time: "late March", "mid-2011", "the end of the year", "earlier this week"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from detente.timex.eras import decade
from detente.timex.numerals import ordinal_at, year_at
from detente.timex.periods import Period, month, season
from detente.timex.reading import Days, Expression, Fixed, Match, Reference
from detente.timex.relative import ShiftedUnit, shifted_unit
from detente.timex.stretches import moved, phase_of, week_of, year_of
from detente.timex.weekdays import Weekday, weekday
from detente.timex.words import Words

_WHOLES: tuple[Callable[[Words, int], Match | None], ...] = (shifted_unit, month, season, decade)


@dataclass(frozen=True, slots=True)
class Phase:
    """A part of another time."""

    whole: Expression
    phase: str
    rule = "timex.phase"

    def resolve(self, reference: Reference) -> Days:
        """Return the value of the whole with the days of the part."""
        days = self.whole.resolve(reference)
        if days.first is None or days.last is None or days.first == days.last:
            return days
        first, last = phase_of((days.first, days.last), self.phase, reference.published)
        return Days(days.type, days.value, first, last)


def phase(words: Words, i: int) -> Match | None:
    """Read "late March", "mid-2011", "the end of the week", "earlier this year", "later in the month"."""
    article = words.lower(i) == "the"
    if (found := words.phrase(i, "phase_of") or words.phrase(i + article, "phase_of")) is not None:
        return _part(words, found[1], found[0])
    start = i + article
    if (code := words.value(start, "phase")) is None:
        return None
    if words.lower(start) in {"earlier", "later"}:
        code = "BEFORE" if words.lower(start) == "earlier" else "AFTER"
    start += 1
    start += words.lower(start) == "-"
    start += words.lower(start) in {"in", "to"} or (
        words.lower(start) == "on" and weekday(words, start + 1) is not None
    )
    return _part(words, start, code)


def _part(words: Words, start: int, code: str) -> Match | None:
    unit = words.value(start + 1, "unit") if words.lower(start) == "the" else None
    if unit in {"W", "M", "Y", "Q", "10Y", "100Y"} and not words.lower(start + 1).endswith("s"):
        return Match(start + 2, Phase(ShiftedUnit(unit or "D", 0), code))
    if (named := year_at(words, start)) is not None and 1500 <= named[0] <= 2150:
        days = Days("DATE", str(named[0]), *year_of(named[0]))
        return Match(named[1], Phase(Fixed(days, "timex.year"), code))
    for read in _WHOLES:
        if (found := read(words, start)) is not None:
            return Match(found.end, Phase(found.expression, code))
    found = weekday(words, start)
    if (
        found is not None
        and isinstance(found.expression, Weekday)
        and code in {"EARLY", "LATE", "BEFORE", "AFTER"}
    ):
        return found
    return None


@dataclass(frozen=True, slots=True)
class NthWeek:
    """Seven days of a month, counted from its first day ("the first week of June")."""

    number: int
    month: Period

    rule = "timex.week_of_month"

    def resolve(self, reference: Reference) -> Days:
        """Return the week of that number; -1 is the last seven days."""
        inside = self.month.resolve(reference)
        if inside.first is None or inside.last is None:
            return inside
        if self.number < 0:
            first, last = moved(inside.last, days=-6), inside.last
        else:
            first = moved(inside.first, days=7 * (self.number - 1))
            last = min(moved(first, days=6), inside.last)
        year_, week, _ = week_of(first)[0].isocalendar()
        return Days("DATE", f"{year_:04}-W{week:02}", first, last)


def week_of_month(words: Words, i: int) -> Match | None:
    """Read "the first week of June", "the last week of March 2018"."""
    start = i + (words.lower(i) == "the")
    last = words.lower(start) in {"last", "final"}
    found = (-1, start + 1) if last else ordinal_at(words, start)
    if (
        found is None
        or found[0] > 4
        or words.lower(found[1]) != "week"
        or words.lower(found[1] + 1) not in {"of", "in"}
    ):
        return None
    inside = month(words, found[1] + 2)
    if inside is None or not isinstance(inside.expression, Period):
        return None
    return Match(inside.end, NthWeek(found[0], inside.expression))
