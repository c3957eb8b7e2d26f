"""Small pieces of SVG: scales, lines, areas, labels; every chart is made of them and needs no script."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from itertools import groupby, pairwise
from math import isnan

CONFLICT, COOPERATION, DIM, GRID, INK = "#c2571a", "#1f5fa8", "#6b737d", "#e2e5e9", "#20252b"
ON_LIGHT, ON_DARK = "#1d2227", "#fdfdfd"
"""Ink on coloured squares, which stays as it is where a page turns the other inks round in the dark."""

WIDTH, LEFT, RIGHT = 940, 44, 110
"""Width of all charts, and the room on the left for values, on the right for labels."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: its name, its drawing and what it shows in words."""

    name: str
    title: str
    svg: str
    summary: str


@dataclass(frozen=True, slots=True)
class Scale:
    """Values on a straight line of the drawing: `low` lies at `start`, `high` at `end`."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """Return where a value lies."""
        span = (self.high - self.low) or 1.0
        return round(self.start + (value - self.low) / span * (self.end - self.start), 1)


def svg(width: int, height: int, title: str, summary: str, pieces: Iterable[str]) -> str:
    """Return a drawing with its title and a summary for those who do not see it."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="img" font-family="system-ui, sans-serif" font-size="12" fill="{INK}">'
        f"<title>{escape(title)}</title><desc>{escape(summary)}</desc>{HATCH}{''.join(pieces)}</svg>"
    )


HATCH = (
    '<defs><pattern id="gap" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect width="5" height="5" fill="#f4f4f2"/><rect width="1.4" height="5" fill="#b9bec4"/></pattern></defs>'
)


def words(
    x: float, y: float, text: str, *, at: str = "start", colour: str = INK, size: int = 12, bold: bool = False
) -> str:
    """Return words whose `at` ("start", "middle", "end") lies at x; lines behind bold ones are covered."""
    weight = ' font-weight="600" stroke="#fff" stroke-width="4" paint-order="stroke"' if bold else ""
    return f'<text x="{x}" y="{y}" text-anchor="{at}" fill="{colour}" font-size="{size}"{weight}>{escape(text)}</text>'


def line(points: Sequence[tuple[float, float]], colour: str, width: float = 1.8, dashes: str = "") -> str:
    """Return a line through points; a point with NaN breaks it."""
    path = "".join(
        _steps(list(run)) for gap, run in groupby(points, lambda point: isnan(point[1])) if not gap
    )
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    drawn = f'd="{path}" fill="none" stroke="{colour}" stroke-width="{width}"'
    return f'<path {drawn} stroke-linecap="round"{dashed}/>'


def _steps(run: Sequence[tuple[float, float]]) -> str:
    """Return the steps of a line, each from the point before; those in the middle of a level stretch are left out.

    >>> _steps([(44.0, 150.0), (44.4, 150.0), (44.9, 150.0), (45.3, 149.5)])
    'M44 150l.9 0 .4-.5'
    """
    kept = [
        point
        for n, point in enumerate(run)
        if n in {0, len(run) - 1} or not run[n - 1][1] == point[1] == run[n + 1][1]
    ]
    (x, y), *_ = kept
    moves = [f"{_short(x2 - x1)} {_short(y2 - y1)}" for (x1, y1), (x2, y2) in pairwise(kept)]
    # A line of no length has round ends, so that a day between two gaps is seen. A minus parts numbers like a blank.
    return f"M{_short(x)} {_short(y)}l" + (" ".join(moves) or "0 0").replace(" -", "-")


def _short(value: float) -> str:
    """Return a number with one place after the point in as few letters as SVG allows.

    >>> _short(0.5), _short(-0.25), _short(12.0)
    ('.5', '-.2', '12')
    """
    words = f"{value:.1f}".removesuffix(".0")
    return (
        "0" if words == "-0" else words.replace("0.", ".", 1) if words.lstrip("-").startswith("0.") else words
    )


def area(
    upper: Sequence[tuple[float, float]], lower: Sequence[tuple[float, float]], colour: str, opacity: float
) -> str:
    """Return the area between two lines, without the points that are NaN."""
    whole = [p for p in (*upper, *reversed(lower)) if not isnan(p[1])]
    path = " ".join(f"{_short(x)},{_short(y)}" for x, y in whole)
    return f'<polygon points="{path}" fill="{colour}" fill-opacity="{opacity}"/>'


def box(x: float, y: float, width: float, height: float, fill: str, more: str = "") -> str:
    """Return a rectangle."""
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{fill}"{more}/>'


def straight(
    x1: float, y1: float, x2: float, y2: float, colour: str = GRID, width: float = 1.0, dashes: str = ""
) -> str:
    """Return a straight line."""
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="{colour}" stroke-width="{width}"{dashed}/>'


def axis(values: Scale, left: float, right: float, ticks: int = 3) -> str:
    """Return grid lines with their values on the left, from 0 to a round number."""
    step = round_step(values.high / ticks)
    drawn, value = [], 0.0
    while value <= values.high + 1e-9:
        y = values(value)
        drawn.append(
            straight(left, y, right, y) + words(left - 6, y + 4, f"{value:g}", at="end", colour=DIM, size=11)
        )
        value += step
    return "".join(drawn)


def months(days: Sequence[date], across: Scale, top: float, bottom: float) -> str:
    """Return a tick for the first of each month (of every third one where there are many), named below."""
    firsts = [(n, day) for n, day in enumerate(days) if day.day == 1]
    every = 1 if len(firsts) <= 14 else 3 if len(firsts) <= 40 else 12
    drawn = []
    for n, day in firsts:
        if (day.month - 1) % every == 0:
            name = day.strftime("%b") if day.month > 1 else day.strftime("%b %Y")
            drawn.append(straight(across(n), top, across(n), bottom))
            drawn.append(words(across(n) + 3, bottom + 14, name, colour=DIM, size=11))
    return "".join(drawn)


def round_step(rough: float) -> float:
    """Return a step of 1, 2 or 5 times a power of ten that is no smaller than this.

    >>> round_step(7.0), round_step(0.3), round_step(140)
    (10.0, 1.0, 200.0)
    """
    power = 1.0
    while power * 10 <= rough:
        power *= 10
    return next((m * power for m in (1.0, 2.0, 5.0, 10.0) if m * power >= rough), 10 * power)


def diverging(share: float) -> str:
    """Return blue for 0 (all cooperation), grey for 0.5, orange for 1 (all conflict)."""
    grey, ends = (226, 227, 226), ((31, 95, 168), (194, 87, 26))
    end = ends[0] if share < 0.5 else ends[1]
    part = min(1.0, abs(share - 0.5) * 2)
    mixed = tuple(round(g + (e - g) * part) for g, e in zip(grey, end, strict=True))
    return "#{:02x}{:02x}{:02x}".format(*mixed)
