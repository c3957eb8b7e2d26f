"""Units near publication and runs up to it or from it: "last week", "the past three days", "the next two weeks"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from detente.timex.numerals import count_at
from detente.timex.reading import Days, Match, Reference
from detente.timex.relative import Deictic, ShiftedUnit, away, duration_value, stretch_around, unit_at
from detente.timex.stretches import moved
from detente.timex.words import Words


@dataclass(frozen=True, slots=True)
class Rolling:
    """A run up to or from publication: "the past three days", "the next two weeks", "within two days".

    `whole` runs leave the day of publication out: "the next two days" begin tomorrow, quarters are full ones.
    """

    count: float | None
    unit: str
    sign: int
    value: str
    whole: bool = False
    rule = "timex.rolling"

    def resolve(self, reference: Reference) -> Days:
        """Return the duration with the days from one end to the other."""
        published = reference.published
        if published is None or self.count is None:
            return Days("DURATION", self.value)
        if self.unit == "Q":
            near = stretch_around(away(published, "Q", self.sign), "Q")
            far = stretch_around(away(published, "Q", self.sign * self.count), "Q")
            return Days("DURATION", self.value, min(near[0], far[0]), max(near[1], far[1]))
        other = away(published, self.unit, self.sign * self.count)
        first, last = sorted((other, published))
        skipped = self.whole and self.sign > 0 and self.unit not in {"TH", "TM", "TS"}
        return Days("DURATION", self.value, moved(first, days=1) if skipped else first, last)


@dataclass(frozen=True, slots=True)
class WorkingWeek:
    """Monday to Friday of a week near publication ("this working week", "next workweek")."""

    shift: int
    rule = "timex.working_week"

    def resolve(self, reference: Reference) -> Days:
        """Return the five days with the value of the week."""
        days = ShiftedUnit("W", self.shift).resolve(reference)
        return replace(days, last=moved(days.first, days=4)) if days.first is not None else days


def working_week(words: Words, i: int) -> Match | None:
    """Read "this working week", "next workweek"."""
    shift = words.phrase(i + (words.lower(i) == "the"), "shift")
    week = words.phrase(shift[1], "working_week") if shift is not None else None
    return Match(week[1], WorkingWeek(int(shift[0]))) if shift is not None and week is not None else None


def after_next(words: Words, i: int) -> Match | None:
    """Read "the week after next", "the month before last"."""
    start = i + (words.lower(i) == "the")
    unit = words.value(start, "unit")
    if unit not in {"W", "M", "Y", "Q"} or words.lower(start).endswith("s"):
        return None
    way = words.lower(start + 1)
    end = start + 2 + (words.lower(start + 2) == "the")
    shift = {("after", "next"): 2, ("before", "last"): -2}.get((way, words.lower(end)))
    if shift is None or words.value(end + 1, "unit") is not None:
        return None
    return Match(end + 1, ShiftedUnit(unit, shift))


_THIS_BEFORE = frozenset({"in", "for", "during", "of"})
_THIS_AFTER = frozenset({"", ".", "?", "!", ",", ";"})


def this_unit(words: Words, i: int) -> Match | None:
    """Read "for the year", "in the week" at the end of a clause: the one of publication."""
    unit = words.value(i + 1, "unit")
    if words.lower(i) != "the" or unit not in {"W", "M", "Y"} or words.lower(i + 1).endswith("s"):
        return None
    if words.lower(i - 1) not in _THIS_BEFORE or words.lower(i + 2) not in _THIS_AFTER:
        return None
    return Match(i + 2, ShiftedUnit(str(unit), 0))


_OVER = frozenset({"in", "over", "within", "during"})
_ROLLING_UNITS = frozenset({"W", "2W", "M", "Y", "Q", "10Y", "100Y", "D"})


def shifted_unit(words: Words, i: int) -> Match | None:
    """Read "last week", "this year", "the current month"; "the past year", "in the last year" are runs."""
    article = words.lower(i) == "the"
    start = i + article
    if (shift := words.phrase(start, "shift")) is None or words.lower(start) == "following":
        return None
    number, end = int(shift[0]), shift[1]
    end += words.lower(end) == "calendar"
    if (
        (unit := words.value(end, "unit")) is None
        or words.lower(end).endswith("s")
        or unit not in _ROLLING_UNITS
    ):
        return None
    if unit == "D":
        if words.lower(end - 1) in {"past", "last"} and words.lower(i - 1) in _OVER and article:
            return Match(end + 1, Rolling(1, unit, -1, duration_value(1, unit)))
        today = number == 0 and not article and words.lower(i - 1) != "to"
        return Match(end + 1, Deictic(0)) if today else None
    if unit == "100Y" and number:
        return None
    rolls = words.lower(end - 1) in {"past", "coming"} and unit != "Q"
    rolls |= article and words.lower(start) == "last" and words.lower(i - 1) in _OVER and unit != "Q"
    if rolls or (unit in {"10Y", "2W"} and number):
        return Match(end + 1, Rolling(1, unit, number or -1, duration_value(1, unit)))
    return Match(end + 1, ShiftedUnit(unit, number))


def way_of(words: Words, i: int) -> tuple[int, int] | None:
    """Return whether the words at `i` open a run back (-1) or ahead (1), and where they end: "within", "the last"."""
    if words.lower(i) == "within":
        return 1, i + 1
    start = i + (words.lower(i) == "the")
    if words.lower(start) in {"past", "last", "previous", "preceding"}:
        return -1, start + 1
    if words.lower(start) in _AHEAD and words.lower(start + 1) not in {"a", "an"}:
        return 1, start + 1
    return None


def rolling(words: Words, i: int) -> Match | None:
    """Read "the past three days", "the last two years", "the next few weeks", "within two days"."""
    start = i + (words.lower(i) == "the")
    if (way := way_of(words, i)) is not None:
        sign, start = way
    elif (named := _counted_run(words, start)) is not None:
        return named
    elif words.lower(start) == "recent":
        sign = -1
    else:
        return None
    if (count := count_at(words, start)) is None or (unit := unit_at(words, count.end)) is None:
        return None
    if words.lower(unit[1]) in {"of", "after", "before"}:
        return None
    value = duration_value(count.value, unit[0])
    whole = "within" not in {words.lower(i), words.lower(i - 1)}
    return Match(unit[1], Rolling(count.value, unit[0], sign, value, whole))


_AHEAD = frozenset({"next", "coming", "upcoming", "following"})


def _counted_run(words: Words, i: int) -> Match | None:
    """Read "five past years", "2 upcoming months"."""
    if (count := count_at(words, i)) is None or count.value is None:
        return None
    way = words.lower(count.end)
    sign = 1 if way in _AHEAD else -1 if way in {"past", "last", "previous"} else 0
    if (
        not sign
        or (unit := unit_at(words, count.end + 1)) is None
        or not words.lower(unit[1] - 1).endswith("s")
    ):
        return None
    value = duration_value(count.value, unit[0])
    return Match(unit[1], Rolling(count.value, unit[0], sign, value, whole=True))
