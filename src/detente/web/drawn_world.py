"""Places of events as circles on the map, larger ones first so that none hides another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import cos, pi, sin, sqrt

from detente.analyse.words import counted
from detente.app.looking import PlaceCount
from detente.web.projection import HEIGHT, WIDTH, on_map

VIEWS: dict[str, tuple[str, float, float, float, float]] = {
    "world": ("World", 0, 0, 0, 0),
    "europe": ("Europe", 34, -13, 64, 47),
    "middle-east": ("Middle East", 11, 24, 43, 67),
    "africa": ("Africa", -36, -22, 38, 54),
    "asia": ("Asia", -11, 58, 56, 152),
    "americas": ("Americas", -56, -128, 62, -32),
}
"""Parts of the world: title, then south, west, north and east in degrees; the whole has none."""

_LARGEST = 26.0
_MOST = 400
_NAMED = 24
_LETTER = 6.0
"""Width of a letter of a place's name, about."""


@dataclass(frozen=True, slots=True)
class Circle:
    """A place; `wedge` is the share of conflict cut out of the circle, "" for none or all.

    `kind` is "coop" or "conf" where all events are of one side, else "both". `name` is "" where there is no room.
    """

    place: PlaceCount
    x: float
    y: float
    radius: float
    kind: str
    wedge: str
    number: str
    number_y: float
    name: str
    name_x: float
    name_y: float
    words: str
    href: str
    vague: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """A part of the world with its circles; `moved` puts the drawn world behind them."""

    height: int
    moved: str
    circles: tuple[Circle, ...]
    outside: int
    summary: str


def charted(view: str, places: Sequence[PlaceCount], link: Callable[[PlaceCount], str]) -> Chart:
    """Return the circles of the places in a part of the world."""
    left, top, width, height = _box(view)
    scale = WIDTH / width
    tall = height * scale
    inside, outside = [], 0
    for place in places[:_MOST]:
        x, y = on_map(place.latitude, place.longitude)
        x, y = (x - left) * scale, (y - top) * scale
        if 0 <= x <= WIDTH and 0 <= y <= tall:
            inside.append((place, round(x, 1), round(y, 1)))
        else:
            outside += 1
    most = max((place.events for place, _, _ in inside), default=1)
    circles: list[Circle] = []
    taken: list[tuple[float, float, float, float]] = []
    for place, x, y in inside:
        circle = _circle(place, x, y, max(2.5, _LARGEST * sqrt(place.events / most)), link(place))
        taken.append((x - circle.radius, y - circle.radius, x + circle.radius, y + circle.radius))
        circles.append(circle)
    return Chart(
        height=round(tall),
        moved=f"scale({scale:.3f}) translate({-left:.1f} {-top:.1f})",
        circles=tuple(_named(circles, taken)),
        outside=outside + max(0, len(places) - _MOST),
        summary=_summary(view, [place for place, _, _ in inside]),
    )


def _box(view: str) -> tuple[float, float, float, float]:
    """Return left, top, width and height of a part of the world on the whole map."""
    _, south, west, north, east = VIEWS[view]
    if south == north:
        return 0.0, 0.0, WIDTH, HEIGHT
    middle = (south + north) / 2
    left, right = on_map(middle, west)[0], on_map(middle, east)[0]
    top, bottom = on_map(north, 0)[1], on_map(south, 0)[1]
    return left, top, right - left, bottom - top


def _circle(place: PlaceCount, x: float, y: float, radius: float, href: str) -> Circle:
    share = place.conflict / place.events
    kind = "conf" if share == 1 else "coop" if share == 0 else "both"
    number = str(place.events) if radius >= 4 + 3.2 * len(str(place.events)) else ""
    noun = "event" if place.events == 1 else "events"
    country = f", {place.country}" if place.country else ""
    words = f"{place.place}{country}: {place.events} {noun}, {place.conflict} of conflict"
    vague = place.precision == "country"
    # Circles of towns stand in the middle of the country's, which is at its capital.
    at = round(y - radius + 13 if vague and radius > 14 else y + 4, 1)
    wedge = "" if kind != "both" else _wedge(x, y, radius, share)
    return Circle(place, x, y, round(radius, 1), kind, wedge, number, at, "", 0, 0, words, href, vague)


def _wedge(x: float, y: float, radius: float, share: float) -> str:
    """Return a share of a circle, clockwise from the top."""
    angle = 2 * pi * share
    to_x, to_y = x + radius * sin(angle), y - radius * cos(angle)
    large = 1 if share > 0.5 else 0
    return f"M{x} {y}V{y - radius:.1f}A{radius:.1f} {radius:.1f} 0 {large} 1 {to_x:.1f} {to_y:.1f}z"


def _named(circles: Sequence[Circle], taken: list[tuple[float, float, float, float]]) -> list[Circle]:
    """Return the circles, the largest with their names where these hide nothing."""
    found, named = [], 0
    for n, circle in enumerate(circles):
        wide, tall = _LETTER * len(circle.place.place) + 2, circle.radius + 3
        lefts = ((circle.x + tall, circle.y - 7), (circle.x - tall - wide, circle.y - 7))
        for left, top in (
            *lefts,
            (circle.x - wide / 2, circle.y + tall),
            (circle.x - wide / 2, circle.y - tall - 13),
        ):
            box = (left, top, left + wide, top + 13)
            free = left > 0 and box[2] < WIDTH
            if (
                named < _NAMED
                and free
                and not any(_meet(box, other) for m, other in enumerate(taken) if m != n)
            ):
                taken.append(box)
                named += 1
                found.append(
                    replace(circle, name=circle.place.place, name_x=round(left, 1), name_y=round(top + 11, 1))
                )
                break
        else:
            found.append(circle)
    return found


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _summary(view: str, places: Sequence[PlaceCount]) -> str:
    if not places:
        return "No event is told with a place here."
    events = sum(place.events for place in places)
    named = ", ".join(f"{place.place} ({place.events})" for place in places[:5])
    where = "" if view == "world" else f" in this part of the world ({VIEWS[view][0]})"
    return f"{counted(events, 'event')} at {counted(len(places), 'place')}{where}; most at {named}."
