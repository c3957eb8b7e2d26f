"""Codes of other projects for countries, sectors and deeds, both ways."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from detente.lexicon import Row, first_day, last_day, read_table
from detente.records import NOT_STATES

COUNTRY_COLUMNS = ("iso3", "system", "code", "abbreviation", "from", "until", "citation")
CAMEO_COLUMNS = ("code", "name", "goldstein", "quad_class", "type", "mode", "contexts", "citation")
STATE_COLUMNS = ("code", "name", "capital", "latitude", "longitude", "from", "until", "citation")
NAME_COLUMNS = ("words", "code", "kind", "from", "until", "citation")
ORGANISATION_COLUMNS = ("name", "aliases", "country", "sectors", "kind", "from", "until", "citation")

STATEMENT = "STATEMENT"
"""The type of CAMEO's root 01, which PLOVER has not: mere statements, only in imports and statement exports."""


@dataclass(frozen=True, slots=True)
class CountryCode:
    """A country's code in one system and the days on which it holds, both inclusive, `None` for open."""

    code: str
    abbreviation: str
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class CameoCode:
    """A CAMEO code: what it says, its values, and the PLOVER type, mode and contexts that it stands for."""

    code: str
    name: str
    goldstein: float
    quad_class: int
    type: str
    mode: str | None
    contexts: tuple[str, ...]


@cache
def country_codes() -> Mapping[tuple[str, str], tuple[CountryCode, ...]]:
    """Return the codes by ISO 3166 alpha-3 code and system ("cow", "gw", "fips", "icews", "cameo")."""
    found: dict[tuple[str, str], list[CountryCode]] = {}
    for r in read_table("country_codes.tsv", COUNTRY_COLUMNS):
        code = CountryCode(r["code"], r["abbreviation"], _from(r), _until(r))
        found.setdefault((r["iso3"], r["system"]), []).append(code)
    return {key: tuple(codes) for key, codes in found.items()}


def country_code(iso3: str | None, system: str, on: date | None) -> CountryCode | None:
    """Return the code that a country has in a system on a day, or else in that year; without a day the last.

    >>> country_code("DEU", "cow", date(1989, 1, 1)).code, country_code("DEU", "cow", date(2020, 1, 1)).code
    ('260', '255')
    >>> country_code("DEU", "gw", date(2020, 1, 1)).code, country_code("PSE", "cow", date(2020, 1, 1))
    ('260', None)
    """
    codes = country_codes().get((iso3 or "", system), ())
    if on is None:
        return codes[-1] if codes else None
    exact = (c for c in codes if (c.first or on) <= on <= (c.last or on))
    in_year = (c for c in codes if (c.first or on).year <= on.year <= (c.last or on).year)
    return next(exact, next(in_year, None))


@cache
def cameo_codes() -> Mapping[str, CameoCode]:
    """Return all CAMEO codes; codes are text, for many begin with 0."""
    return {
        r["code"]: CameoCode(
            r["code"],
            r["name"],
            float(r["goldstein"]),
            int(r["quad_class"]),
            r["type"] or STATEMENT,
            r["mode"] or None,
            r.list("contexts"),
        )
        for r in read_table("cameo_codes.tsv", CAMEO_COLUMNS)
    }


def cameo_code(code: str) -> CameoCode | None:
    """Return what a CAMEO code says, of its parent if it is unknown itself, `None` if it is no code at all.

    >>> cameo_code("0231").name, cameo_code("1214").code, cameo_code("x")
    ('Appeal for economic aid', '121', None)
    """
    known = cameo_codes()
    return next((known[code[:n]] for n in range(len(code), 1, -1) if code[:n] in known), None)


@cache
def country_names() -> Mapping[str, str]:
    """Return the alpha-3 code of each name of a state, in lower case; ICEWS' own names go first."""
    states = {r["name"].lower(): r["code"] for r in read_table("states.tsv", STATE_COLUMNS)}
    names = {
        r["words"].lower(): r["code"]
        for r in read_table("names.tsv", NAME_COLUMNS)
        if r["kind"] == "name" and not r["until"]
    }
    icews = {
        codes[0].code.lower(): iso3 for (iso3, system), codes in country_codes().items() if system == "icews"
    }
    return names | states | icews


@cache
def organisations() -> Mapping[str, str]:
    """Return the code (UNO, EUR, NAT, IGO, NGO) of each organisation by its name in lower case."""
    return {
        r["name"].lower(): r["country"]
        for r in read_table("organisations.tsv", ORGANISATION_COLUMNS)
        if r["country"] in NOT_STATES
    }


@cache
def state_names() -> Mapping[str, str]:
    """Return the name of each state by its alpha-3 code."""
    return {r["code"]: r["name"] for r in read_table("states.tsv", STATE_COLUMNS)}


def icews_country(iso3: str | None) -> str:
    """Return what ICEWS calls a country, "" for none."""
    own = country_codes().get((iso3 or "", "icews"))
    return own[0].code if own else state_names().get(iso3 or "", "")


def cameo_country(iso3: str | None) -> str:
    """Return CAMEO's code of a country or organisation, mostly ISO's, "" for none."""
    own = country_codes().get((iso3 or "", "cameo"))
    return own[0].code if own else iso3 or ""


@cache
def from_cameo_country() -> Mapping[str, str]:
    """Return the alpha-3 codes by those CAMEO codes that differ."""
    return {codes[0].code: iso3 for (iso3, system), codes in country_codes().items() if system == "cameo"}


@cache
def cameo_sectors() -> Mapping[str, str]:
    """Return CAMEO's role code of each PLOVER sector that has one."""
    return {r["sector"]: r["cameo"] for r in read_table("cameo_sectors.tsv", ("sector", "cameo", "citation"))}


@cache
def icews_sectors() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Return ICEWS' words by PLOVER sector, and the sectors by ICEWS' words."""
    rows = read_table("icews_sectors.tsv", ("words", "sector", "use", "citation"))
    written = {r["sector"]: r["words"] for r in rows if r["use"] == "both"}
    return written, {r["words"]: r["sector"] for r in rows}


def _from(row: Row) -> date | None:
    return first_day(row["from"]) if row["from"] else None


def _until(row: Row) -> date | None:
    return last_day(row["until"]) if row["until"] else None
