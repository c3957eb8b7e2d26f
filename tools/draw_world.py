"""Draw the map that the pages show: `PYTHONPATH=src python tools/draw_world.py countries-110m.json`.

The file is that of the npm package world-atlas 2.0.2 (Natural Earth 4.1.0, 1:110m, public domain):
`npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz package/countries-110m.json`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from detente.web.projection import HEIGHT, WIDTH, on_map

TO = Path(__file__).parents[1] / "src/detente/web/static/world.svg"
ANTARCTICA = "010"
_SOUTH = -58.0
_SAME_WIDTH = 'vector-effect="non-scaling-stroke"'

# Natural Earth draws who rules where; the record follows ISO 3166 (docs/explanation/contested-places.md). Places that
# the file has under another country than ISO, each by a point in it (degrees east, north).
MOVED_WHOLE = {"N. Cyprus": "196", "Somaliland": "706"}
MOVED_PART = {("643", (34.4, 45.2)): "804"}  # Crimea

Point = tuple[float, float]
Ring = list[int]


def main(source: Path) -> None:
    """Write the coasts and borders of a file of world-atlas as one SVG file."""
    atlas = json.loads(source.read_text())
    arcs = list(_arcs(atlas))
    coasts = [ring for polygon in _polygons(atlas["objects"]["land"]["geometries"][0]) for ring in polygon]
    owners: dict[int, set[str]] = {}
    for country, polygon in _owned(atlas, arcs):
        for ring in polygon:
            for arc in ring:
                owners.setdefault(arc if arc >= 0 else ~arc, set()).add(country)
    rings = [_points(ring, arcs) for ring in coasts]
    land = "".join(_path(ring, closed=True) for ring in rings if max(y for _, y in ring) > _SOUTH)
    borders = "".join(_path(arcs[arc], closed=False) for arc, of in sorted(owners.items()) if len(of) > 1)
    TO.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {HEIGHT:g}">'
        f"<!-- Made with Natural Earth (public domain); see NOTICE.md -->"
        f'<path id="land" {_SAME_WIDTH} d="{land}"/><path id="borders" {_SAME_WIDTH} d="{borders}"/></svg>\n'
    )
    print(f"{TO}: {TO.stat().st_size} bytes, {sum(len(of) > 1 for of in owners.values())} borders")


def _arcs(atlas: dict[str, Any]) -> Iterator[list[Point]]:
    """Yield the lines of a topology in degrees."""
    (scale_x, scale_y), (left, bottom) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    for arc in atlas["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale_x + left, y * scale_y + bottom))
        yield points


def _polygons(geometry: dict[str, Any]) -> list[list[Ring]]:
    if geometry["type"] == "GeometryCollection":
        return [polygon for part in geometry["geometries"] for polygon in _polygons(part)]
    found: list[list[Ring]] = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    return found


def _owned(atlas: dict[str, Any], arcs: list[list[Point]]) -> Iterator[tuple[str, list[Ring]]]:
    """Yield each polygon with the country that it has by ISO."""
    moved = set()
    for geometry in atlas["objects"]["countries"]["geometries"]:
        name = geometry["properties"]["name"]
        country = MOVED_WHOLE.get(name) or geometry.get("id") or name
        for polygon in _polygons(geometry):
            to = country
            for (of, point), other in MOVED_PART.items():
                if of == country and _inside(point, _points(polygon[0], arcs)):
                    to = other
                    moved.add(point)
            if to != ANTARCTICA:
                yield to, polygon
    if missing := {point for _, point in MOVED_PART} - moved:
        raise SystemExit(f"no polygon to move at {missing}: does the file draw it otherwise?")


def _points(ring: Ring, arcs: list[list[Point]]) -> list[Point]:
    points: list[Point] = []
    for arc in ring:
        line = arcs[arc] if arc >= 0 else arcs[~arc][::-1]
        points += line[1:] if points else line
    return _unbroken(points)


def _unbroken(points: list[Point]) -> list[Point]:
    """Return a line that goes on beyond 180 degrees where it would jump to the other edge of the map."""
    found = points[:1]
    for x, y in points[1:]:
        found.append((x - 360 * round((x - found[-1][0]) / 360), y))
    return found


def _inside(point: Point, ring: list[Point]) -> bool:
    x, y = point
    crossed = False
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            crossed = not crossed
    return crossed


def _path(points: list[Point], *, closed: bool) -> str:
    """Return a line in tenths of the map's units, as steps from point to point; points that fall together go."""
    drawn = [tuple(round(c * 10) for c in on_map(y, x)) for x, y in points]
    steps = [(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(drawn)]
    if closed:
        steps = steps[:-1]
    steps = [step for step in steps if step != (0, 0)]
    if not steps:
        return ""
    told = "".join(f"{_tenths(dx)}{'' if dy < 0 else ' '}{_tenths(dy)} " for dx, dy in steps)
    start = f"M{_tenths(drawn[0][0])} {_tenths(drawn[0][1])}"
    return f"{start}l{told.strip()}{'z' if closed else ''}"


def _tenths(value: int) -> str:
    return f"{value / 10:g}".replace("0.", ".", 1) if abs(value) < 10 else f"{value / 10:g}"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
