"""Times of day: "9 p.m.", "at 21:00 GMT on Tuesday", "Friday night", "noon"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.timex.reading import Days, Expression, Match, Reference
from detente.timex.relative import PARTS
from detente.timex.words import Words

_DAY_VALUE = re.compile(r"(?:\d{4}|XXXX)-(?:\d\d-\d\d|XX-XX|\d\d-XX|WXX-\d)")


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """A time of day ("T21:00", "TNI"), on a day if one is named with it."""

    clock: str
    day: Expression | None = None
    rule = "timex.time_of_day"

    def resolve(self, reference: Reference) -> Days:
        """Return the value with the clock, and the day's own days; without a day no days."""
        if self.day is None:
            day = reference.anchor
            return Days("TIME", f"{day.isoformat() if day is not None else 'XXXX-XX-XX'}{self.clock}")
        days = self.day.resolve(reference)
        if _DAY_VALUE.fullmatch(days.value) is None:
            return Days("TIME", days.value, days.first, days.last)
        return Days("TIME", f"{days.value}{self.clock}", days.first, days.last)


def clock_at(words: Words, i: int) -> tuple[str, int] | None:
    """Return the clock value at word `i` ("T21:00Z") and where it ends."""
    if (named := words.value(i, "clock")) is not None:
        return (f"T{named}", i + 1) if words.text(i)[:1].islower() else None
    hour = words.digits(i)
    if hour is None or (words.glued(i) and words.lower(i - 1) in {"-", "/", ":", ".", ",", "$"}):
        return None
    if len(words.text(i)) == 4:
        return _military(words, i, hour)
    if len(words.text(i)) > 2:
        return None
    end, minute = i + 1, 0
    colon = (
        words.glued(end)
        and words.lower(end) in {":", "."}
        and words.glued(end + 1)
        and len(words.text(end + 1)) == 2
    )
    coloned = colon and words.lower(end) == ":"
    if colon and (found := words.digits(end + 1)) is not None and found < 60:
        minute, end = found, end + 2
        if coloned and words.glued(end) and words.lower(end) == ":" and words.digits(end + 1) is not None:
            end += 2
    elif colon:
        return None
    half, after = _half_of_day(words, end)
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
        end = after
    elif not coloned or hour > 23 or (words.glued(end) and words.lower(end) in {":", "-"}):
        return None
    zone, end = _zone(words, end)
    return f"T{hour:02}:{minute:02}{zone}", end


def _military(words: Words, i: int, number: int) -> tuple[str, int] | None:
    zone = words.phrase(i + 1, "zone")
    hours = words.lower(i + 1) in {"hours", "hrs", "h"} and not (words.glued(i + 2) and words.digits(i + 2))
    if zone is None and not hours:
        return None
    if number // 100 > 23 or number % 100 > 59:
        return None
    return f"T{number // 100:02}:{number % 100:02}{zone[0] if zone else ''}", zone[1] if zone else i + 2


def _half_of_day(words: Words, i: int) -> tuple[str, int]:
    """Return "a" or "p" and the end of "a.m.", "pm", "p.m"; "" where there is none."""
    lower = words.lower(i)
    if lower in {"am", "pm"}:
        return lower[0], i + 1
    if lower in {"a", "p"} and words.lower(i + 1) == "." and words.glued(i + 1) and words.lower(i + 2) == "m":
        return lower, i + 3 + (words.glued(i + 3) and words.lower(i + 3) == ".")
    return "", i


def _zone(words: Words, i: int) -> tuple[str, int]:
    opened = words.lower(i) == "("
    found = words.phrase(i + opened, "zone")
    if found is None:
        return "", i
    return found[0], found[1] + (opened and words.lower(found[1]) == ")")


def clock_first(words: Words, i: int, day: Match | None) -> Match | None:
    """Read "9 p.m.", "9 p.m. on Tuesday": a clock with the day that follows it, if any."""
    if (clock := clock_at(words, i)) is None:
        return None
    if day is None:
        return Match(clock[1], TimeOfDay(clock[0]))
    return Match(day.end, TimeOfDay(clock[0], day.expression))


def day_first(words: Words, day: Match) -> Match:
    """Return the day with its part or the clock behind it ("Friday night", "Tuesday at 9 p.m.")."""
    end, expression = day.end, day.expression
    if (part := words.value(end, "part")) is not None and words.lower(end) != "midday":
        end, expression = end + 1, TimeOfDay(PARTS[part], expression)
    else:
        at = end + (words.lower(end) in {"at", "around", "about", ","})
        at += at > end and words.lower(at) in {"at", "around", "about", "by"}
        if (clock := clock_at(words, at)) is not None:
            end, expression = clock[1], TimeOfDay(clock[0], expression)
    return Match(end, expression)
