"""Read expressions with their expected days: Microsoft's date specs, date_cases, timenorm."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from detente.records import TimeMention

SPECS = ("DateTimeModel", "DateParser", "DatePeriodParser", "HolidayParser", "MergedParser")
Bounds = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Case:
    """A text with one expression from `start` to `end` and the days that may be given for it.

    Days are ISO dates; in `past` and `future` are the readings that the two tenses ask for, the same where the
    case knows only one. An open side is "". `kind` is the row of the table that it counts in.
    """

    id: str
    kind: str
    text: str
    published: date
    start: int
    end: int
    past: tuple[Bounds, ...]
    future: tuple[Bounds, ...]

    def reading(self) -> Bounds:
        """Return the one reading that the tense asks for: the past one where the text shows none."""
        return self.future[0] if tense_of(self.text) == "future" else self.past[0]

    def allowed(self) -> tuple[Bounds, ...]:
        """Return the readings that the tense of the text allows: both where it shows none."""
        match tense_of(self.text):
            case "future":
                return self.future
            case "past":
                return self.past
            case _:
                return (*self.past, *self.future)


_FUTURE = re.compile(
    r"\b(?:will|shall|going to|gonna|schedule|book|let's|can|could|would|should|plan|find|show|set|add|need)\b|'ll\b"
)
_PAST = re.compile(r"\b(?:was|were|did|had|went|happened|came|left|made|got|[a-z]+ed)\b")


def tense_of(text: str) -> str:
    """Return "future", "past" or "" by the words of a request: what is yet to be booked or done is ahead.

    >>> tense_of("I'll go back on the 4th"), tense_of("I went back on the 4th"), tense_of("Nov 4")
    ('future', 'past', '')
    """
    words = text.lower().replace("’", "'")
    if _FUTURE.search(words):
        return "future"
    return "past" if _PAST.search(words) else ""


def read_specs(folder: Path) -> Iterator[Case]:
    """Yield the dates and date ranges of Microsoft's specs, from every file that knows them.

    Times of day without a day, durations and sets are no days and are left out.
    """
    seen: set[tuple[str, str, int]] = set()
    for name in SPECS:
        path = folder / f"{name}.json"
        if not path.exists():
            continue
        for number, given in enumerate(json.loads(path.read_text(encoding="utf-8-sig"))):
            reference = given.get("Context", {}).get("ReferenceDateTime")
            if reference is None:
                continue
            for result in given["Results"]:
                kind = str(result.get("TypeName") or result.get("Type")).removeprefix("datetimeV2.")
                start = int(result.get("Start", -1))
                key = (given["Input"], reference, start)
                if kind not in {"date", "daterange"} or key in seen or start < 0:
                    continue
                readings = list(_readings(result))
                if not readings:
                    continue
                seen.add(key)
                end = int(result["End"]) + 1 if "End" in result else start + int(result["Length"])
                yield Case(
                    f"{name}:{number}",
                    f"{name} {kind}",
                    given["Input"],
                    date.fromisoformat(reference[:10]),
                    start,
                    end,
                    (readings[0],),
                    (readings[-1],),
                )


def _readings(result: Mapping[str, Any]) -> Iterator[Bounds]:
    """Yield the past reading, then the future one, where there are two."""
    value = result.get("Value")
    if isinstance(value, Mapping) and "values" not in value:
        found: Sequence[Mapping[str, Any]] = [
            value.get("PastResolution") or {},
            value.get("FutureResolution") or {},
        ]
    else:
        found = (result.get("Resolution") or value or {}).get("values") or []
    for one in found:
        first = str(one.get("start") or one.get("startDate") or one.get("value") or one.get("date") or "")
        last = str(one.get("end") or one.get("endDate") or one.get("value") or one.get("date") or "")
        known = [day[:10] for day in (first, last) if day[:4].isdigit()]
        if known and "0001-01-01" not in known:  # the first day of all is "no such day"
            yield first[:10], last[:10]


def same_days(time: TimeMention, told: Bounds, published: date) -> bool:
    """Return whether a time has the told days, with nothing allowed but what SCHEMA.md fixes for every range.

    Our ends are inclusive and a named end is in the range with all its days, so Microsoft's are put as we put them:

    - an end told as the day after ("last week" ends on Monday) is the day before; so is, the other way, the start
      of an open range ("after 1 January" starts on the 2nd); an end that is named itself ("4 to 23") stands;
    - a range up to a unit that is told by the unit's first day ("from 2014 to 2018", "until 2012") goes on to its last;
    - days joined by "and" ("18 and 19 June"), told one by one, are one time with both;
    - a side that is not told ("since 2016", "before Friday") must be open, or be the day of publication.
    """
    first, last = told
    if first and first == last:
        joined = "/" in time.value and time.first is not None and time.last == _moved(time.first, 1)
        ends = {_iso(time.first), _iso(time.last)}
        return first in ends if joined else ends == {first}
    if not first or not last:
        open_side = time.last if first else time.first
        if open_side not in {None, published}:
            return False
    starts = {_iso(time.first)} | ({_iso(_moved(time.first, -1))} if not last else set())
    ends = {_iso(time.last), _iso(_moved(time.last, 1))}
    if "/" in time.value or time.evidence[0].rule == "timex.until":
        ends |= set(_beginnings(time.value.split("/")[-1]))
    return (not first or first in starts) and (not last or last in ends)


def near_days(time: TimeMention, told: Bounds) -> bool:
    """Return whether a time without agreed bounds agrees: our own leniency, which neither SCHEMA.md nor the task asks.

    - so many months or years away is a day to Microsoft, to us the unit that holds it, as TIMEX3 has it;
    - an early, middle or late part is a half or a third, as one likes: an overlap with the told part counts.
    """
    if time.first is None or time.last is None:
        return False
    first, last = told
    if time.evidence[0].rule in COUNTED and first == last:
        return time.first.isoformat() <= first <= time.last.isoformat()
    if time.evidence[0].rule == "timex.phase" and first and last:
        return time.first.isoformat() <= last and first <= time.last.isoformat()
    return False


def _iso(day: date | None) -> str:
    return day.isoformat() if day is not None else ""


def _moved(day: date | None, days: int) -> date | None:
    """Return the day so many days on, `None` for none."""
    return day + timedelta(days=days) if day is not None else None


def _beginnings(unit: str) -> Iterator[str]:
    """Yield the first day of a unit by its TIMEX3 value: "2018", "2018-05", "2018-Q1", "2018-W35"."""
    year, _, part = unit.partition("-")
    if not part:
        yield f"{year}-01-01"
    elif part.startswith("Q"):
        yield f"{year}-{3 * int(part[1:]) - 2:02}-01"
    elif part.startswith("W") and part[1:].isdigit():
        yield date.fromisocalendar(int(year), int(part[1:]), 1).isoformat()
    elif len(part) == 2:
        yield f"{unit}-01"


COUNTED = frozenset({"timex.ago", "timex.in_time"})
"""Rules whose times lie a number of units away."""


def read_date_cases(path: Path) -> Iterator[tuple[str, date, str, str, str, bool]]:
    """Yield id, publication, expression, how the first and last day begin, and whether about there is enough.

    A day is "" where it is not asked, "-" where there is none; the cases themselves say which days are approximate.
    """
    with path.open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines, delimiter="\t")):
            first = "-" if row["type"] == "unresolved" or row["granularity"] == "unresolved" else ""
            yield (
                f"date_cases:{number}",
                date.fromisoformat(row["pub_date"]),
                row["expression"],
                row["expected_start"] or first,
                row["expected_end"] or "",
                row["type"] == "approximate",
            )


_CREATED = re.compile(r"\d{4}-\d\d-\d\d(?:T[\d:]+)?$")


def read_timenorm(path: Path) -> Iterator[tuple[str, date, str, str]]:
    """Yield id, publication, expression and TIMEX3 value; expressions come without their sentences."""
    published: date | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        if line.count("\t") != 2:
            continue
        words, type_, value = line.split("\t")
        if words == value and _CREATED.match(words):
            published = date.fromisoformat(words[:10])
        elif published is not None and type_:
            yield f"timenorm:{number}", published, words, value
