"""Expectations of another coder's tests, read as: these words name this country and this sector on that day."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

TODAY = date(2023, 1, 1)
"""The day of cases that name none or "today": the expectations about people in office hold around it."""

_NOT_IN_PLOVER = frozenset({"PRE"})
"""Sectors of the suite that PLOVER 1.3 does not have: what is expected of them cannot be met."""

_CALLS: Mapping[str, str] = {
    "agent_to_code": "words, where in the world, day -> country, first sector",
    "short_text_to_agent": "words -> country, first sector",
    "search_nat": "words -> country; the words left over are not compared",
    "trf_agent_match": "words -> nobody",
}
"""The functions of the suite that ask what `who` answers, and what goes in and comes out."""


@dataclass(frozen=True, slots=True)
class Case:
    """Words with the country and first sector expected of them.

    `None` where the suite expects nothing of that value, "" where it expects that there is none. `nobody`
    means that the words name no participant.
    """

    test: str
    words: str
    on: date
    country: str | None
    sector: str | None
    nobody: bool
    other_country_than: str | None = None


@dataclass(frozen=True, slots=True)
class NotRunnable:
    """A case that asks for something else, with the reason."""

    test: str
    why: str


def read_cases(path: Path) -> Iterator[Case | NotRunnable]:
    """Yield the cases of a JSONL file in its order."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield _case(json.loads(line))


def _case(told: Mapping[str, object]) -> Case | NotRunnable:
    test, function = str(told["test"]), str(told["fn"])
    given, expected = told["input"], told["expected"]
    named = told["kwargs"]
    assert isinstance(given, list)
    assert isinstance(expected, dict)
    assert isinstance(named, dict)
    if function not in _CALLS:
        return NotRunnable(test, f"{function} asks for the title of a Wikipedia page")
    if given[0] is None:
        return NotRunnable(test, "the words were computed in the test and are not in the file")
    country, sector = _expected_country(expected), expected.get("code_1")
    nobody = "code is None" in expected or "not code" in expected
    other = expected.get("!=country")
    if country is None and sector is None and other is None and not nobody:
        return NotRunnable(test, "expects the title of a Wikipedia page only")
    if country == "LEG":  # The suite has the two values in each other's place.
        country, sector = sector, country
    if sector in _NOT_IN_PLOVER:
        sector = None
    day = named.get("query_date") or (given[2] if len(given) > 2 else "")
    where = given[1] if len(given) > 1 else ""
    words = f"{given[0]}, {where}" if where else given[0]
    return Case(test, words, _day(day), country, sector, nobody, other)


def _expected_country(expected: Mapping[str, object]) -> str | None:
    if "country" in expected:
        return str(expected["country"])
    return next((key.split("'")[1] for key in expected if key.startswith("cc == ")), None)


def _day(words: str) -> date:
    """Return the day of a case.

    >>> _day("12 April 2022"), _day("Today") == TODAY
    (datetime.date(2022, 4, 12), True)
    """
    if not words or words.lower() == "today":
        return TODAY
    form = "%Y-%m-%d" if words[0:4].isdigit() else "%d %B %Y"
    return datetime.strptime(words, form).date()  # noqa: DTZ007 - a day has no zone
