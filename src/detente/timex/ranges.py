"""From one time to another."""

from __future__ import annotations

from dataclasses import dataclass, replace

from detente.timex.days import CalendarDays
from detente.timex.numerals import year_at
from detente.timex.periods import Period
from detente.timex.reading import Days, Expression, Match, Reference
from detente.timex.spelled import spelled_year
from detente.timex.weekdays import Weekday, coming_weekday
from detente.timex.words import Words


@dataclass(frozen=True, slots=True)
class Between:
    """All days from the first of one time to the last of another ("from March 3 to March 9")."""

    begin: Expression
    end: Expression

    rule = "timex.range"

    def resolve(self, reference: Reference) -> Days:
        """Return both ends; a year or week named only at the end holds for the beginning, too."""
        end = self.end.resolve(reference)
        week = self.end.week if isinstance(self.end, Weekday) else None
        if week is not None and isinstance(self.begin, Weekday) and self.begin.week is None:
            begin = replace(self.begin, shift=None, week=week).resolve(reference)
        elif _lacks_year(self.begin) and not _lacks_year(self.end) and end.last is not None:
            begin = self.begin.resolve(Reference(end.last, "past", reference.anchor))
        else:
            begin = self.begin.resolve(reference)
        if begin.first is not None and end.last is not None:
            if begin.first > end.last and isinstance(self.end, Weekday):
                last = coming_weekday(self.end.number, begin.first)
                return Days("DATE", f"{begin.value}/{last.isoformat()}", begin.first, last)
            if begin.first > end.last:
                begin = self.begin.resolve(Reference(end.last, "past", reference.anchor))
        yearless = _lacks_year(self.begin) and _lacks_year(self.end)
        if yearless and begin.last and end.last and (end.last - begin.last).days > 366:
            end = self.end.resolve(Reference(begin.last, "future", reference.anchor))
        if begin.first is None or end.last is None or begin.first > end.last:
            return Days("DATE", f"{begin.value}/{end.value}")
        return Days("DATE", f"{begin.value}/{end.value}", begin.first, end.last)


def _lacks_year(expression: Expression) -> bool:
    if isinstance(expression, Period):
        return expression.year is None and expression.shift is None and expression.year_shift is None
    return isinstance(expression, CalendarDays) and expression.year is None and expression.shift is None


TO = frozenset({"to", "-", "–", "—", "~", "through", "until", "till"})


def years(words: Words, i: int, opener: str) -> Match | None:
    """Return "2014-2018", "2014-15", "from 2014 to 2018" as one; other numbers with a hyphen are no years."""
    first = year_at(words, i) or (spelled_year(words, i, bare=True) if opener else None)
    if first is None or not (1500 if opener else 1900) <= first[0] <= 2150:
        return None
    sign, at = words.lower(first[1]), first[1] + 1
    if sign in {"-", "–", "~"}:
        second = year_at(words, at)
        if second is None and words.digits(at) == (first[0] + 1) % 100 and len(words.text(at)) == 2:
            second = first[0] + 1, at + 1
        if words.glued(at - 1) and second is not None and words.lower(second[1]) == "-":
            return None
    elif opener and (sign in TO or (sign == "and" and opener == "between")):
        second = year_at(words, at) or spelled_year(words, at, bare=True)
    else:
        return None
    if (
        second is None
        or not first[0] < second[0] <= 2150
        or (not opener and words.glued(i) and words.lower(i - 1) != "(")
    ):
        return None
    return Match(second[1], Between(Period("", first[0]), Period("", second[0])))
