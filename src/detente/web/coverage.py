"""Which days a store covers, as a drawing and as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from detente.analyse.drawing import Scale, round_step
from detente.app.looking import CoveredDay, Gap, Overview

WIDTH, HEIGHT, LEFT, BOTTOM = 940, 150, 44, 120
_MOST_BARS, _ROOM = 400, 34


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of the drawing, what it says when pointed at, and its days, both inclusive."""

    x: float
    y: float
    width: float
    height: float
    words: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Tick:
    """A value on an axis and where it stands."""

    at: float
    words: str


@dataclass(frozen=True, slots=True)
class Month:
    """What came in a month; `covered` and `missing` are numbers of its days, within all days of the store."""

    month: str
    first: date
    last: date
    documents: int
    events: int
    covered: int
    missing: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """The drawing (a bar for so many days, holes without documents) and the table of months."""

    step: int
    bars: tuple[Bar, ...]
    holes: tuple[Bar, ...]
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]
    months: tuple[Month, ...]
    missing: int
    summary: str


def coverage(told: Overview) -> Coverage | None:
    """Return the coverage, `None` if no document has a date."""
    if told.first is None or told.last is None:
        return None
    length = (told.last - told.first).days + 1
    step = next((s for s in (1, 7, 28) if length / s <= _MOST_BARS), -(-length // _MOST_BARS))
    sums = _sums(told.days, told.first, length, step)
    across = Scale(0, length, LEFT, WIDTH - 6)
    tick = round_step(max(max(sums) / 3, 1))
    up = Scale(0, max(*sums, tick), BOTTOM, 10)
    bars = []
    for n, documents in enumerate(sums):
        if documents:
            first = told.first + timedelta(days=n * step)
            end = min((n + 1) * step, length)
            x, y = across(n * step), up(documents)
            width = max(across(end) - x - (0.6 if length / step < 300 else 0), 0.8)
            bars.append(
                Bar(
                    x,
                    y,
                    round(width, 1),
                    round(BOTTOM - y, 1),
                    f"{_span(first, step)}: {documents}",
                    first,
                    first + timedelta(days=step - 1),
                )
            )
    missing = sum(gap.days for gap in told.gaps)
    return Coverage(
        step=step,
        bars=tuple(bars),
        holes=tuple(_hole(gap, told.first, across) for gap in told.gaps),
        across=tuple(_ticks(told.first, told.last, across)),
        up=tuple(Tick(up(n * tick), f"{n * tick:g}") for n in range(int(up.high / tick) + 1)),
        months=tuple(_months(told.days, told.first, told.last)),
        missing=missing,
        summary=_summary(told, length, missing),
    )


def _sums(days: Sequence[CoveredDay], first: date, length: int, step: int) -> list[int]:
    sums = [0] * -(-length // step)
    for day in days:
        sums[(day.day - first).days // step] += day.documents
    return sums


def _hole(gap: Gap, first: date, across: Scale) -> Bar:
    x = across((gap.first - first).days)
    width = max(across((gap.last - first).days + 1) - x, 0.8)
    days = f"{gap.first}" if gap.days == 1 else f"{gap.first} to {gap.last}"
    return Bar(x, 10, round(width, 1), BOTTOM - 10, f"{days}: nothing", gap.first, gap.last)


def _ticks(first: date, last: date, across: Scale) -> list[Tick]:
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    every = next((e for e in (1, 3, 12, 24, 60, 120) if months / e <= 14), 240)
    found: list[Tick] = []
    for n in range(months + 1):
        number = first.year * 12 + first.month - 1 + n
        day = date(number // 12, number % 12 + 1, 1)
        if first <= day <= last and number % every == 0:
            name = (
                day.strftime("%b %Y" if day.month == 1 or not found else "%b")
                if every < 12
                else f"{day.year}"
            )
            found.append(Tick(across((day - first).days), name))
    # A name that would stand over the edge is cut there.
    return [tick for tick in found if tick.at < WIDTH - _ROOM]


def _months(days: Sequence[CoveredDay], first: date, last: date) -> list[Month]:
    found: dict[str, list[int]] = {}
    for day in days:
        row = found.setdefault(f"{day.day:%Y-%m}", [0, 0, 0])
        row[0] += day.documents
        row[1] += day.events
        row[2] += 1
    told = []
    for month, (documents, events, covered) in found.items():
        start = date.fromisoformat(f"{month}-01")
        end = (start + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        length = (min(end, last) - max(start, first)).days + 1
        told.append(Month(month, start, end, documents, events, covered, length - covered))
    return told[::-1]


def _span(first: date, step: int) -> str:
    return f"{first}" if step == 1 else f"{step} days from {first}"


def _summary(told: Overview, length: int, missing: int) -> str:
    days = f"From {told.first} to {told.last}, {length} days" if length > 1 else f"One day, {told.first}"
    longest = max(told.gaps, key=lambda gap: gap.days, default=None)
    if longest is None:
        return f"{days}; every day has documents."
    from_to = f"{longest.first}" if longest.days == 1 else f"{longest.first} to {longest.last}"
    return f"{days}; {missing} of them without any document, the longest stretch {longest.days} ({from_to})."
