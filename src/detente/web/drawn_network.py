"""A country's network as lines and circles: partners around it, an arrow for each direction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin, sqrt
from textwrap import wrap

from detente.app.looking import DyadCount
from detente.app.naming import country_name
from detente.web.rendering import signed

WIDTH, HEIGHT = 760, 560
_CENTRE = (WIDTH / 2, HEIGHT / 2)
_ACROSS, _DOWN = 235.0, 205.0
_DRAWN = 14
"""Partners that are drawn; more could not be told apart."""
_TIES = 24
_WIDEST = 11.0
_INNER, _OUTER = 26, 11
"""Radii of the country in the middle and of its partners."""
_LONGEST_LINE, _LINE = 18, 13
"""Letters of a line of a name beside the drawing, where there is no more room, and its height."""
_BEND = 15.0
"""How far the two arrows between a pair bend apart."""


@dataclass(frozen=True, slots=True)
class Partner:
    """What a country did to another and the other to it; `None` is nothing."""

    country: str
    out: DyadCount | None
    back: DyadCount | None

    @property
    def events(self) -> int:
        """Events of both directions."""
        return sum(side.events for side in (self.out, self.back) if side is not None)


@dataclass(frozen=True, slots=True)
class Line:
    """A bent line with its arrow head, "" for ties among partners, what it says, and where what it counts is."""

    path: str
    head: str
    width: float
    dashes: str
    kind: str
    words: str
    href: str


@dataclass(frozen=True, slots=True)
class Node:
    """A country with its name beside it, in lines with the height of each; `anchor` is the side that is fixed."""

    country: str
    x: float
    y: float
    radius: float
    label_x: float
    anchor: str
    label: tuple[tuple[float, str], ...]
    href: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """All that is drawn, in this order, and the same in words."""

    ties: tuple[Line, ...]
    arrows: tuple[Line, ...]
    nodes: tuple[Node, ...]
    summary: str
    left_out: int


def partners_of(country: str, ties: Sequence[DyadCount]) -> list[Partner]:
    """Return whom a country deals with, busiest first."""
    out = {row.recipient: row for row in ties if row.actor == country}
    back = {row.actor: row for row in ties if row.recipient == country}
    found = [Partner(other, out.get(other), back.get(other)) for other in {*out, *back}]
    return sorted(found, key=lambda p: (-p.events, p.country))


def drawn(
    country: str,
    partners: Sequence[Partner],
    ties: Sequence[DyadCount],
    address: Callable[[str], str],
    events: Callable[[DyadCount], str],
) -> Drawing | None:
    """Return the drawing of the busiest partners, `None` if there are none."""
    if not partners:
        return None
    shown = partners[:_DRAWN]
    most = max(side.events for p in shown for side in (p.out, p.back) if side is not None)
    places = {p.country: _place(n, len(shown)) for n, p in enumerate(shown)}
    arrows = []
    for p in shown:
        for side in (p.out, p.back):
            if side is not None:
                start, end = (places.get(c, _CENTRE) for c in (side.actor, side.recipient))
                arrows.append(_arrow(side, start, end, most, events(side)))
    return Drawing(
        ties=tuple(_ties(ties, places, most, events)),
        arrows=tuple(sorted(arrows, key=lambda a: -a.width)),
        nodes=(
            Node(
                country,
                *_CENTRE,
                _INNER,
                _CENTRE[0],
                "middle",
                ((_CENTRE[1] + 5, country),),
                address(country),
            ),
            *(_node(p, places[p.country], address) for p in shown),
        ),
        summary=_summary(country, shown),
        left_out=len(partners) - len(shown),
    )


def _place(n: int, of: int) -> tuple[float, float]:
    angle = -pi / 2 + 2 * pi * n / of
    return round(_CENTRE[0] + _ACROSS * cos(angle), 1), round(_CENTRE[1] + _DOWN * sin(angle), 1)


def _arrow(
    row: DyadCount, start: tuple[float, float], end: tuple[float, float], most: int, href: str
) -> Line:
    """Return an arrow that bends to its left, so that the one back bends to the other side."""
    (x1, y1), (x2, y2) = start, end
    length = hypot(x2 - x1, y2 - y1)
    ux, uy = (x2 - x1) / length, (y2 - y1) / length
    px, py = uy, -ux
    width = max(1.2, _WIDEST * sqrt(row.events / most))
    tip = 8 + width
    # From the edge of one circle to that of the other, the head before it.
    away, near = (4 + (_INNER if place == _CENTRE else _OUTER) for place in (start, end))
    sx, sy = x1 + ux * away + px * 5, y1 + uy * away + py * 5
    ex, ey = x2 - ux * near + px * 5, y2 - uy * near + py * 5
    bx, by = ex - ux * tip, ey - uy * tip
    mx, my = (sx + bx) / 2 + px * _BEND, (sy + by) / 2 + py * _BEND
    half = 3 + width * 0.7
    head = f"M{ex:.1f} {ey:.1f}L{bx + px * half:.1f} {by + py * half:.1f}L{bx - px * half:.1f} {by - py * half:.1f}z"
    path = f"M{sx:.1f} {sy:.1f}Q{mx:.1f} {my:.1f} {bx:.1f} {by:.1f}"
    kind = _kind(row)
    dashes = f"{4 + 2 * width:.0f} {2 + width / 2:.0f}" if kind == "conf-line" else ""
    return Line(path, head, round(width, 1), dashes, kind, words_of(row), href)


def _ties(
    ties: Sequence[DyadCount],
    places: dict[str, tuple[float, float]],
    most: int,
    events: Callable[[DyadCount], str],
) -> list[Line]:
    among = [row for row in ties if row.actor in places and row.recipient in places]
    found = []
    for row in sorted(among, key=lambda r: -r.events)[:_TIES]:
        (x1, y1), (x2, y2) = places[row.actor], places[row.recipient]
        mx, my = ((a + b) / 2 * 0.7 + c * 0.3 for a, b, c in ((x1, x2, _CENTRE[0]), (y1, y2, _CENTRE[1])))
        width = round(max(0.8, _WIDEST * sqrt(row.events / most) / 2), 1)
        path = f"M{x1:.1f} {y1:.1f}Q{mx:.1f} {my:.1f} {x2:.1f} {y2:.1f}"
        found.append(Line(path, "", width, "", "tie", words_of(row), events(row)))
    return found


def _node(p: Partner, place: tuple[float, float], address: Callable[[str], str]) -> Node:
    x, y = place
    aside = (x - _CENTRE[0]) / _ACROSS
    anchor = "middle" if abs(aside) < 0.15 else "start" if aside > 0 else "end"
    label_x = x + (0 if anchor == "middle" else 16 if anchor == "start" else -16)
    out, back = (0 if side is None else side.events for side in (p.out, p.back))
    lines = [*wrap(country_name(p.country), _LONGEST_LINE), f"to it {out}, from it {back}"]
    label_y = y + ((26 if y >= _CENTRE[1] else -15 - _LINE * (len(lines) - 1)) if anchor == "middle" else -1)
    label = tuple((round(label_y + _LINE * n, 1), words) for n, words in enumerate(lines))
    return Node(p.country, x, y, _OUTER, round(label_x, 1), anchor, label, address(p.country))


def _kind(row: DyadCount) -> str:
    return "" if row.intensity is None else "coop-line" if row.intensity >= 0 else "conf-line"


def words_of(row: DyadCount) -> str:
    """Return what one country did to another in a sentence."""
    noun = "event" if row.events == 1 else "events"
    mean = "" if row.intensity is None else f", mean intensity {signed(row.intensity)}"
    return f"{country_name(row.actor)} to {country_name(row.recipient)}: {row.events} {noun}{mean}"


def _summary(country: str, partners: Sequence[Partner]) -> str:
    named = "; ".join(words_of(side) for p in partners[:3] for side in (p.out, p.back) if side is not None)
    return f"{country_name(country)} deals most with {country_name(partners[0].country)}. {named}."
