"""A row of the table that `make insight` prints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

Verdict = Literal["met", "NOT MET", "reported"]


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that was measured, against what was asked."""

    number: int
    what: str
    asked: str
    found: str
    verdict: Verdict


def judged(number: int, what: str, asked: str, found: str, met: bool) -> Row:
    """Return a row whose target is met or not."""
    return Row(number, what, asked, found, "met" if met else "NOT MET")


def reported(number: int, what: str, found: str) -> Row:
    """Return a row without a target."""
    return Row(number, what, "", found, "reported")


def blind_rate(found: Sequence[date], days: Sequence[date], within: int) -> float:
    """Return the chance that a day drawn blindly lies within some days of one that was found."""
    near = {d.toordinal() + n for d in found for n in range(-within, within + 1)}
    return sum(day.toordinal() in near for day in days) / len(days)
