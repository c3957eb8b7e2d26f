"""Months, years, quarters, seasons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from detente.timex.months import month_at, short_year, year_of_list
from detente.timex.numerals import ordinal_at, year_at
from detente.timex.reading import Days, Match, Reference
from detente.timex.spelled import spelled_year
from detente.timex.stretches import (
    Stretch,
    month_of,
    moved,
    phase_of,
    quarter_of,
    season_of,
    year_of,
)
from detente.timex.words import Words


@dataclass(frozen=True, slots=True)
class Period:
    """A month, quarter, half or season ("M3", "Q2", "H1", "SU") of a year, or with "" the year itself.

    `shift` moves from the one that holds the day of publication ("last March" -1, "next summer" 1);
    `year_shift` moves only the year ("March of last year").
    """

    unit: str
    year: int | None = None
    shift: int | None = None
    year_shift: int | None = None

    @property
    def rule(self) -> str:
        """The name of the rule."""
        kinds = {"M": "month", "Q": "quarter", "H": "half", "": "year"}
        kind = kinds.get(self.unit[:1] if self.unit[1:].isdigit() else self.unit, "season")
        return f"timex.{kind}" if self.year is not None else f"timex.{kind}_without_year"

    def resolve(self, reference: Reference) -> Days:
        """Return its days; without a year the last one begun (past tense) or the next one (future)."""
        year = self.year
        if year is None and reference.published is not None:
            year = self._year(reference.published, reference)
        if year is None or not 1 <= year <= 9998:
            return Days("DATE", _written("XXXX", self.unit))
        first, last = _stretch(year, self.unit)
        return Days("DATE", _written(f"{year:04}", self.unit), first, last)

    def _year(self, published: date, reference: Reference) -> int:
        this = published.year
        if self.year_shift is not None:
            return this + self.year_shift
        first, last = _stretch(this, self.unit)
        if self.unit == "WI" and published.month < 3 and self.shift is None and reference.tense != "future":
            return this - 1
        if self.shift == 0:
            return this
        if self.shift == -1 or (self.shift is None and reference.tense == "past"):
            begun = last < published if self.shift == -1 else first <= published
            return this if begun else this - 1
        if self.shift == 1 or reference.tense == "future":
            ahead = first > published if self.shift == 1 else last >= published
            return this if ahead else this + 1
        near = moved(published, months=2)
        return this if first <= near else this - 1


def _stretch(year: int, unit: str) -> Stretch:
    if not unit:
        return year_of(year)
    if unit[1:].isdigit():
        number = int(unit[1:])
        if unit[0] == "M":
            return month_of(year, number)
        if unit[0] == "Q":
            return quarter_of(year, number)
        return phase_of(year_of(year), unit)
    return season_of(year, unit)


def _written(year: str, unit: str) -> str:
    if unit.startswith("M"):
        return f"{year}-{int(unit[1:]):02}"
    return f"{year}-{unit}" if unit else year


def month(words: Words, i: int) -> Match | None:
    """Read "March 2018", "March of last year", "last March", "March"."""
    start, shift = i, None
    if words.lower(i) in {"last", "next", "this"} or (
        words.lower(i) == "this" and words.lower(i + 1) in {"past", "coming"}
    ):
        found_shift = words.phrase(i, "shift")
        if found_shift is not None:
            shift, start = int(found_shift[0]), found_shift[1]
    if (found := month_at(words, start)) is None:
        return None
    number, end = found
    unit = f"M{number}"
    if shift is None:
        after = end + 1 if words.lower(end) in {",", "of", "in"} else end
        after += words.lower(after) == "the" and words.lower(after + 1) == "year"
        after += words.lower(after) == "year"
        year = year_at(words, after) or spelled_year(words, after, bare=True) or short_year(words, end)
        if year is None and (shared := year_of_list(words, end, number)) is not None:
            return Match(end, Period(unit, shared))
        if year is not None:
            return Match(year[1], Period(unit, year[0]))
        if (moved_year := words.phrase(after, "shift")) is not None and words.lower(moved_year[1]) == "year":
            return Match(moved_year[1] + 1, Period(unit, year_shift=int(moved_year[0])))
    if shift is None and month_at(words, start, alone=True) is None:
        return None
    return Match(end, Period(unit, shift=shift))


def year(words: Words, i: int) -> Match | None:
    """Read "2014" where it can only be a year: after "in", "since", "the", before "'s", a year-like stand."""
    if (
        words.lower(i) in {"the", "calendar"}
        and words.lower(i + 1) == "year"
        and (named := year_at(words, i + 2)) is not None
    ):
        return Match(named[1], Period("", named[0]))
    if (found := year_at(words, i)) is None:
        return None
    number, end = found
    before, after = words.lower(i - 1), words.text(end)
    if (
        not 1500 <= number <= 2150
        or words.beside(i - 1, "before_number")
        or (words.glued(i) and before not in {"(", "–", "-", "/", '"', "“"})
    ):
        return None
    if (before == "." and words.lower(i - 2) in {"no", "art"}) or (
        words.glued(i) and before == "-" and words.glued(i - 1)
    ):
        return None
    if (
        words.glued(end)
        and words.lower(end) in {"-", "–"}
        and words.glued(end + 1)
        and words.digits(end + 1) is not None
    ):
        return None
    follows_noun = after[:1].islower() and not words.beside(end, "after_year")
    if words.beside(i - 1, "before_year"):
        plural = (
            follows_noun
            and after.endswith("s")
            and before not in {"the", "in", "since", "early", "late", "year", "and", "of"}
        )
        back = (words.lower(i - 2), before) in {("back", "to"), ("dating", "to"), ("dated", "to")}
        known = (
            back or number >= 1900
            if before in {"the", "of", "and", "to", "for", "from", "by", "than"}
            else True
        )
        return Match(end, Period("", number)) if known and not plural else None
    if number >= 1900 and (
        after in {"'", "'s", "’s"} or not follows_noun or before in {"a", "his", "its", "their", "'s", "’s"}
    ):
        return Match(end, Period("", number)) if before not in {"about", "some", "nearly", "almost"} else None
    return None


def year_first(words: Words, i: int) -> Match | None:
    """Read a year with its part behind it: "2017 April", "2016 Q3", "2019-H2", "2016, the third quarter"."""
    if (named := year_at(words, i)) is None or (words.glued(i) and words.lower(i - 1) not in {"(", "/"}):
        return None
    at = named[1] + (words.lower(named[1]) in {",", "-"})
    if (found := month_at(words, at)) is not None and words.digits(found[1]) is None:
        return Match(found[1], Period(f"M{found[0]}", named[0]))
    part = quarter(words, at, bare_half=True)
    if part is None or not isinstance(part.expression, Period) or part.expression.year is not None:
        return None
    return Match(part.end, Period(part.expression.unit, named[0]))


def quarter(words: Words, i: int, *, bare_half: bool = False) -> Match | None:
    """Read "Q2 2023", "the first quarter of 2018", "fourth-quarter", "the second half of last year"."""
    if words.lower(i) in {"q", "h"} and words.glued(i + 1) and words.digits(i + 1) in {1, 2, 3, 4}:
        unit, end = f"{words.lower(i).upper()}{words.digits(i + 1)}", i + 2
        if unit in {"H3", "H4"}:
            return None
        after = end + (words.lower(end) in {"of", "-", "/"})
        if (named := year_at(words, after)) is not None:
            return Match(named[1], Period(unit, named[0]))
        if (shift := words.phrase(after, "shift")) is not None and words.lower(shift[1]) == "year":
            return Match(shift[1] + 1, Period(unit, year_shift=int(shift[0])))
        return Match(end, Period(unit)) if unit[0] == "Q" or bare_half else None
    owner = words.phrase(i, "shift")  # "next year's first quarter"
    of_year = owner is not None and words.lower(owner[1]) == "year" and words.lower(owner[1] + 1) == "'s"
    if owner is not None and of_year:
        inner = quarter(words, owner[1] + 2, bare_half=True)
        if inner is None or not isinstance(inner.expression, Period) or inner.expression.year is not None:
            return None
        return Match(inner.end, Period(inner.expression.unit, year_shift=int(owner[0])))
    start = i + (words.lower(i) == "the")
    final = (
        (4, start + 1)
        if words.lower(start) in {"final", "last"} and words.lower(start + 1) == "quarter"
        else None
    )
    if (ordinal := final or ordinal_at(words, start)) is None:
        return None
    number, end = ordinal
    end += words.lower(end) == "-"
    name = words.lower(end)
    if name not in {"quarter", "half"} or number > (4 if name == "quarter" else 2):
        return None
    unit, end = f"{name[0].upper()}{number}", end + 1
    after = end + 1 if words.lower(end) in {"of", "in", ",", "-"} else end
    if (named := year_at(words, after)) is not None:
        return Match(named[1], Period(unit, named[0]))
    if words.lower(after) == "the" and words.lower(after + 1) == "year":
        return Match(after + 2, Period(unit, year_shift=0))
    if (shift := words.phrase(after, "shift")) is not None and words.lower(shift[1]) == "year":
        return Match(shift[1] + 1, Period(unit, year_shift=int(shift[0])))
    return (
        Match(end, Period(unit))
        if final is None and name == "quarter" and words.lower(end) not in {"final", "finals", "of"}
        else None
    )


def season(words: Words, i: int) -> Match | None:
    """Read "last summer", "the summer of 2020", "spring 2019", "in the winter"; never "the Arab Spring"."""
    shift: int | None = None
    start = i
    if (found := words.phrase(i, "shift")) is not None:
        shift, start = int(found[0]), found[1]
    elif words.lower(i) == "the":
        start = i + 1
    if (code := words.value(start, "season")) is None:
        return None
    if (
        words.text(start)[:1].isupper()
        and words.text(start - 1)[:1].isupper()
        and words.lower(start - 1) not in {"the", "last", "next", "this"}
    ):
        return None
    end = start + 1
    after = end + (words.lower(end) in {"of", ",", "in"})
    if (named := year_at(words, after)) is not None:
        return Match(named[1], Period(code, named[0]))
    if (year_shift := words.phrase(after, "shift")) is not None and words.lower(year_shift[1]) == "year":
        return Match(year_shift[1] + 1, Period(code, year_shift=int(year_shift[0])))
    if shift is not None:
        return Match(end, Period(code, shift=shift))
    licensed = words.lower(i - 1) in {
        "in",
        "by",
        "since",
        "during",
        "until",
        "this",
        "early",
        "late",
        "of",
        "over",
    }
    if (
        not licensed
        or words.lower(end) in {"of", "in"}
        or words.lower(start) == "fall"
        or words.text(start)[:1].isupper()
    ):
        return None
    return Match(end, Period(code))
