"""Look towns and regions up by any spelling, without loading them into objects."""

from __future__ import annotations

import gzip
from dataclasses import dataclass, field
from importlib import resources

from detente.places.spelling import folded
from detente.records import Precision


@dataclass(frozen=True, slots=True)
class Site:
    """A place of the gazetteer; `population` is 0 where GeoNames has no count.

    `main_name` is whether the spelling asked for is the place's own name, not another spelling of it.
    """

    id: int
    name: str
    country: str
    admin1: str | None
    latitude: float
    longitude: float
    population: int
    precision: Precision
    main_name: bool


@dataclass(slots=True)
class Gazetteer:
    """The packaged GeoNames extract; the two tables are unpacked at the first question.

    Both are kept as the bytes they are (about 19 MB) and searched by bisection: a dictionary of the 394,000
    spellings would take five times as much.
    """

    _places: bytes = b""
    _names: bytes = b""
    _asked: dict[str, tuple[Site, ...]] = field(default_factory=dict)

    def find(self, words: str) -> tuple[Site, ...]:
        """Return all places so spelled, accents, case and apostrophes aside."""
        key = folded(words)
        if key not in self._asked:
            self._asked[key] = tuple(self._sites(key))
        return self._asked[key]

    def _sites(self, key: str) -> list[Site]:
        if not key or not key.isascii():
            return []
        if not self._names:
            self._places = _unpacked("gazetteer.tsv.gz")
            self._names = _unpacked("gazetteer_names.tsv.gz")
        line = _line_with(self._names, key.encode())
        return [self._site(at) for at in line.split()] if line else []

    def _site(self, at: str) -> Site:
        begin = int(at.removeprefix("="))
        end = self._places.index(b"\n", begin)
        number, name, country, admin1, latitude, longitude, people, precision = (
            self._places[begin:end].decode().split("\t")
        )
        return Site(
            int(number),
            name,
            country,
            admin1 or None,
            float(latitude),
            float(longitude),
            int(people),
            "region" if precision == "region" else "town",
            at.startswith("="),
        )


def _line_with(table: bytes, key: bytes) -> str:
    """Return the rest of the line that begins with `key` and a tab; the lines are sorted by their keys."""
    low, high = 0, len(table)
    while low < high:
        middle = (low + high) // 2
        begin = table.rfind(b"\n", 0, middle) + 1
        end = table.index(b"\n", begin)
        tab = table.index(b"\t", begin, end)
        found = table[begin:tab]
        if found == key:
            return table[tab + 1 : end].decode()
        if found < key:
            low = end + 1
        else:
            high = begin
    return ""


def _unpacked(name: str) -> bytes:
    return gzip.decompress(resources.files("detente.resources").joinpath(name).read_bytes())
