"""Weekdays told by weeks or by their own number from publication: "Monday two weeks ago", "two Sundays from now"."""

from __future__ import annotations

from dataclasses import dataclass

from detente.timex.amounts import AwayBy
from detente.timex.numerals import count_at
from detente.timex.reading import Days, Expression, Match, Reference
from detente.timex.relative import Away, ago
from detente.timex.stretches import moved, week_of
from detente.timex.weekdays import coming_weekday, past_weekday, weekday_at
from detente.timex.words import Words


@dataclass(frozen=True, slots=True)
class WeekdayOf:
    """A weekday of the week that another time begins in ("Monday two weeks ago", "the first week of May on Friday")."""

    number: int
    week: Expression

    rule = "timex.weekday_of_week"

    def resolve(self, reference: Reference) -> Days:
        """Return the day."""
        inside = self.week.resolve(reference).first
        if inside is None:
            return Days("DATE", f"XXXX-WXX-{self.number}")
        day = moved(week_of(inside)[0], days=self.number - 1)
        return Days("DATE", day.isoformat(), day, day)


@dataclass(frozen=True, slots=True)
class WeekdaysAway:
    """The weekday so many such days ahead or, below zero, back ("two Sundays ago")."""

    number: int
    count: int

    rule = "timex.weekdays_away"

    def resolve(self, reference: Reference) -> Days:
        """Return the day; that of publication itself does not count."""
        published = reference.published
        if published is None:
            return Days("DATE", f"XXXX-WXX-{self.number}")
        if self.count < 0:
            nearest, weeks = past_weekday(self.number, moved(published, days=-1)), self.count + 1
        else:
            nearest, weeks = coming_weekday(self.number, moved(published, days=1)), self.count - 1
        day = moved(nearest, days=7 * weeks)
        return Days("DATE", day.isoformat(), day, day)


def weekday_away(words: Words, i: int) -> Match | None:
    """Read "Monday two weeks ago", "two weeks ago on Monday", "Thursday, a year from now"."""
    if (named := weekday_at(words, i)) is not None:
        far = ago(words, named[1] + (words.lower(named[1]) == ","))
        end = far.end if far is not None else i
    else:
        far = ago(words, i) if _tells_weekday(words, i) else None
        named = weekday_at(words, far.end + (words.lower(far.end) == "on")) if far is not None else None
        end = named[1] if named is not None else i
    away = far.expression if far is not None else None
    if named is None or not isinstance(away, Away) or away.count is None:
        return None
    if away.unit not in {"W", "2W"} and not (away.sign > 0 and away.unit in {"M", "Y"}):
        return None  # "said on Friday a year ago he had left" tells two times
    return Match(end, WeekdayOf(named[0], AwayBy(((away.count, away.unit),), away.sign)))


_FARTHEST = 8


def _tells_weekday(words: Words, i: int) -> bool:
    """Return whether a weekday stands near behind word `i`, so that the rest is worth reading."""
    ahead = range(i + 2, i + _FARTHEST)
    return any(
        words.value(n, "weekday") is not None or words.value(n, "weekday_short") is not None for n in ahead
    )


def weekdays_away(words: Words, i: int) -> Match | None:
    """Read "two Sundays ago", "three Mondays from now"."""
    if all(words.value(n, "weekdays") is None for n in range(i + 1, i + 5)):
        return None
    counted = count_at(words, i)
    if counted is None or counted.value is None or counted.value != int(counted.value):
        return None
    if (named := words.value(counted.end, "weekdays")) is None:
        return None
    end = counted.end + 1
    if words.lower(end) == "ago":
        return Match(end + 1, WeekdaysAway(int(named), -int(counted.value)))
    if words.lower(end) == "from" and words.lower(end + 1) in {"now", "today"}:
        return Match(end + 2, WeekdaysAway(int(named), int(counted.value)))
    return None
