"""Several counts of units as one: "two years and three months ago", "the last 3 months and 2 weeks"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from detente.timex.numerals import count_at
from detente.timex.reading import Days, Fixed, Match, Reference
from detente.timex.relative import away, duration_value, unit_at
from detente.timex.runs import way_of
from detente.timex.words import Words

Amounts = tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class AwayBy:
    """Several counts of units from a day: "two years and three months ago", "1 month 21 days later"."""

    amounts: Amounts
    sign: int
    base: Literal["published", "anchor"] = "published"

    rule = "timex.away_by"

    def resolve(self, reference: Reference) -> Days:
        """Return the day."""
        day = reference.published if self.base == "published" else reference.anchor
        if day is None and self.sign > 0 and reference.tense == "future":
            day = reference.published
        if day is None:
            return Days("DATE", "XXXX-XX-XX")
        for count, unit in self.amounts:
            day = away(day, unit, self.sign * count)
        return Days("DATE", day.isoformat(), day, day)


@dataclass(frozen=True, slots=True)
class RollingBy:
    """A run of several counts of units up to publication or from it ("within 2 years and 3 months")."""

    amounts: Amounts
    sign: int

    rule = "timex.rolling"

    def resolve(self, reference: Reference) -> Days:
        """Return the duration with the days from one end to the other."""
        value = value_of_amounts(self.amounts)
        other = AwayBy(self.amounts, self.sign).resolve(reference).first
        if other is None or reference.published is None:
            return Days("DURATION", value)
        return Days("DURATION", value, min(other, reference.published), max(other, reference.published))


def value_of_amounts(amounts: Amounts) -> str:
    """Return the TIMEX3 value of counts that get smaller ("P2Y3M", "P1DT5H")."""
    parts = [duration_value(count, unit)[1:] for count, unit in amounts]
    days = "".join(p for p in parts if not p.startswith("T"))
    hours = "".join(p[1:] for p in parts if p.startswith("T"))
    return f"P{days}T{hours}" if hours else f"P{days}"


_SIZES = ("100Y", "10Y", "Y", "Q", "M", "2W", "W", "D", "TH", "TM", "TS")


def amounts_at(words: Words, i: int) -> tuple[Amounts, int] | None:
    """Return two or more counts of different units at word `i`, and where they end."""
    amounts: list[tuple[float, str]] = []
    if words.digits(i) is None and words.value(i, "number") is None:
        return None
    at = end = i
    while (count := count_at(words, at)) is not None and count.value is not None:
        if (unit := unit_at(words, count.end)) is None or unit[0] not in _SIZES:
            break
        if unit[0] in {known for _, known in amounts}:
            break
        amounts.append((count.value, unit[0]))
        end = unit[1]
        at = end + (words.lower(end) in {"and", ","})
        at += words.lower(at) == "and"
    return (tuple(amounts), end) if len(amounts) > 1 else None


def away_by(words: Words, i: int) -> Match | None:
    """Read "two years and three months ago", "1 month, 21 days later"."""
    if (found := amounts_at(words, i)) is None:
        return None
    amounts, end = found
    if words.lower(end) == "ago":
        return Match(end + 1, AwayBy(amounts, -1))
    sign = {"later": 1, "earlier": -1}.get(words.lower(end))
    return Match(end + 1, AwayBy(amounts, sign, "anchor")) if sign is not None else None


def rolling_by(words: Words, i: int) -> Match | None:
    """Read "the last 3 months and 2 weeks", "within 5 years, 1 month and 12 days"."""
    way = way_of(words, i)
    found = amounts_at(words, way[1]) if way is not None else None
    if way is None or found is None or words.lower(found[1]) in {"of", "after", "before", "ago"}:
        return None
    return Match(found[1], RollingBy(found[0], way[0]))


def long_duration(words: Words, i: int) -> Match | None:
    """Read "two years and three months", but not the two durations of "between two years and three months"."""
    if words.lower(i - 1) == "between" or (found := amounts_at(words, i)) is None:
        return None
    sizes = [_SIZES.index(unit) for _, unit in found[0]]
    if sizes != sorted(sizes):
        return None  # "three days and two weeks"
    return Match(found[1], Fixed(Days("DURATION", value_of_amounts(found[0])), "timex.duration"))
