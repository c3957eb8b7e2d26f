"""When: time expressions and the days they cover."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from detente.records.evidence import Evidence
from detente.records.span import Span

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression with its TIMEX3 type and value.

    `first` and `last` are the days it covers, both inclusive; `None` where the words do not
    fix them ("in recent years") or the publication date needed for it is unknown. A bound leaves
    one side open: "before 2010" has only `last`, "after Friday" only `first`.
    """

    span: Span
    sentence: int
    type: TimeType
    value: str
    first: date | None = None
    last: date | None = None
    evidence: tuple[Evidence, ...] = ()
