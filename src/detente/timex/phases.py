"""Parts of a longer time: "late March", "mid-2011", "the end of the year", "earlier this week"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from detente.timex.eras import decade, fiscal_year
from detente.timex.numerals import year_at
from detente.timex.periods import Period, month, season
from detente.timex.reading import Days, Expression, Fixed, Match, Reference
from detente.timex.relative import ShiftedUnit
from detente.timex.runs import shifted_unit
from detente.timex.stretches import phase_of, year_of
from detente.timex.weekdays import Weekday, weekday
from detente.timex.words import Words

_WHOLES: tuple[Callable[[Words, int], Match | None], ...] = (
    shifted_unit,
    month,
    season,
    decade,
    fiscal_year,
)


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


def rest_of(words: Words, i: int) -> Match | None:
    """Read "the rest of the week", "the remainder of this year"."""
    start = i + (words.lower(i) == "the")
    if words.lower(start) not in {"rest", "remainder", "remaining"} or words.lower(start + 1) != "of":
        return None
    at = start + 2
    at += words.lower(at) in {"the", "this", "my", "our"}
    unit = words.value(at, "unit")
    if unit not in {"W", "M", "Y", "Q"} or words.lower(at).endswith("s"):
        return None
    return Match(at + 1, Phase(ShiftedUnit(str(unit), 0), "AFTER"))


def unit_end(words: Words, i: int) -> Match | None:
    """Read "year end", "year-end", "end of month"; "the year to date"."""
    article = words.lower(i) == "the"
    to_date = [words.lower(n) for n in (i + article + 1, i + article + 2)] == ["to", "date"]
    if to_date and (begun := words.value(i + article, "unit")) in {"W", "M", "Y", "Q"}:
        return Match(i + article + 3, Phase(ShiftedUnit(str(begun), 0), "BEFORE"))
    if words.lower(i) == "end" and words.lower(i + 1) == "of":
        unit, end = words.value(i + 2, "unit"), i + 3
    else:
        end = i + 1 + (words.lower(i + 1) == "-")
        unit, end = (words.value(i, "unit"), end + 1) if words.lower(end) == "end" else (None, i)
    if unit not in {"M", "Y", "Q"} or words.lower(end) == "-" or words.lower(end - 1).endswith("s"):
        return None
    if unit == "Y" and (named := year_at(words, end)) is not None:
        return Match(named[1], Phase(Period("", named[0]), "END"))
    return Match(end, Phase(ShiftedUnit(str(unit), 0), "END"))


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
