"""What a time expression is before and after it is resolved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from detente.records import TimeType

Tense = Literal["past", "future", "unknown"]


@dataclass(frozen=True, slots=True)
class Reference:
    """The day that an expression is read from.

    `published` is the day of publication ("today"), `anchor` the day that the text told of last
    ("the following day" starts there), `tense` that of the governing verb. `period` is the last time
    told of from its first to its last day, be it a day, a month or a year ("that month", "the following year");
    `anchor_age` is how many sentences ago `anchor` was told.
    """

    published: date | None
    tense: Tense = "unknown"
    anchor: date | None = None
    anchor_age: int = 0
    period: tuple[date, date] | None = None


@dataclass(frozen=True, slots=True)
class Days:
    """A resolved expression: TIMEX3 type and value, and the days it covers, both inclusive."""

    type: TimeType
    value: str
    first: date | None = None
    last: date | None = None


class Expression(Protocol):
    """Words of time whose days depend on where they stand."""

    @property
    def rule(self) -> str:
        """The name of the rule, for the evidence."""
        ...

    def resolve(self, reference: Reference) -> Days:
        """Return its days as seen from `reference`."""
        ...


@dataclass(frozen=True, slots=True)
class Match:
    """An expression read from the words up to, not including, number `end`."""

    end: int
    expression: Expression


@dataclass(frozen=True, slots=True)
class Fixed:
    """An expression that means the same from everywhere."""

    days: Days
    rule: str

    def resolve(self, reference: Reference) -> Days:
        """Return the days themselves."""
        return self.days
