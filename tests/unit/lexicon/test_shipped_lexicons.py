"""What is true of every lexicon that ships."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from importlib import resources

import pytest

from detente.lexicon import Row, first_day, last_day, lexicon_names, read_table
from detente.lexicon.keys import FOLDERS, KEYS, own_key_of

# PLOVER 1.3, table 7.1.
TYPES = frozenset(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE "
    "COERCE ASSAULT".split()
)
NO_EVENT = "NONE"
"""Stands for a wording that looks like an event and is none ("released a statement")."""
# PLOVER 1.3, contexts; those that cameo.tsv names are checked against this list too.
CONTEXTS = frozenset(
    "military intelligence executive legislative election political_institutions pro_democracy pro_autocracy "
    "democracy economic legal reparations human_rights rights_freedoms repression human_security gender lgbt "
    "religion_ethnicity inequality diplomatic territory peacekeeping health asylum migration disasters "
    "natural_resource environment technology terrorism cbrn cyber misinformation crime corruption illegal_drugs "
    "trafficking".split()
)
# PLOVER 1.3, sectors and kinds of actors that are no state; SOC as in CAMEO.
SECTORS = frozenset(
    "COP GOV JUD LEG MIL OPP PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF REL SOC "
    "IGO NGO IMG ISM MNC".split()
)
ORGANISATIONS = frozenset({"UNO", "EUR", "NAT", "IGO", "NGO"})


@cache
def names() -> tuple[str, ...]:
    root = resources.files("detente.resources")
    flat = sorted(entry.name for entry in root.iterdir() if entry.name.endswith(".tsv"))
    return (*flat, *lexicon_names("patterns"), *lexicon_names("office_holders"))


@cache
def header(name: str) -> tuple[str, ...]:
    text = resources.files("detente.resources").joinpath(name).read_text(encoding="utf-8")
    return tuple(text.partition("\n")[0].split("\t"))


@cache
def rows(name: str) -> tuple[Row, ...]:
    return read_table(name, header(name))


def patterns() -> list[Row]:
    return [r for name in lexicon_names("patterns") for r in rows(name)]


def holders() -> list[Row]:
    return [r for name in lexicon_names("office_holders") for r in rows(name)]


def wrong(found: list[str]) -> str:
    return "\n".join(found[:20])


def test_the_lexicons_are_all_here() -> None:
    known = {
        "types.tsv",
        "cameo.tsv",
        "agents.tsv",
        "organisations.tsv",
        "names.tsv",
        "states.tsv",
        "cues.tsv",
    }
    assert known <= set(names())
    files = {n.removeprefix("patterns/").removesuffix(".tsv").upper() for n in lexicon_names("patterns")}
    assert files - {NO_EVENT} == TYPES


@pytest.mark.parametrize("name", names())
def test_lexicon_loads_and_cites_in_every_line(name: str) -> None:
    assert header(name)[-1] == "citation"
    assert rows(name)
    without = [r.where for r in rows(name) if not r["citation"].strip()]
    assert not without, wrong(without)


@pytest.mark.parametrize("name", names())
def test_lexicon_has_no_stray_blanks_and_no_line_twice(name: str) -> None:
    stray = [r.where for r in rows(name) for cell in r.cells.values() if cell != cell.strip() or "  " in cell]
    assert not stray, wrong(stray)
    counts = Counter(tuple(r.cells.values()) for r in rows(name))
    assert [line for line, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("name", [n for n in names() if "from" in header(n)])
def test_terms_are_dates_in_order(name: str) -> None:
    for row in rows(name):
        begin, end = row["from"], row["until"]
        if begin and end:
            assert first_day(begin) <= last_day(end), row.where
        for cell in filter(None, (begin, end)):
            assert first_day(cell) <= last_day(cell), row.where


def test_there_are_sixteen_types_in_four_quad_classes() -> None:
    table = rows("types.tsv")
    assert {r["type"] for r in table} == TYPES
    assert len(table) == 16
    for row in table:
        # PLOVER 1.3, table 7.3: cooperation is above zero, conflict below.
        assert row["quad_class"] in "1234", row.where
        assert (float(row["intensity"]) > 0) == (row["quad_class"] in "12"), row.where


def test_cameo_codes_are_text_with_their_leading_zeros() -> None:
    for row in rows("cameo.tsv"):
        # CAMEO 1.1b3: roots 01 to 20, then one or two digits more.
        assert re.fullmatch(r"(0[1-9]|1\d|20)\d{1,2}", row["cameo"]), row.where
        assert -10 <= float(row["goldstein"]) <= 10, row.where
    assert {r["cameo"][:2] for r in rows("cameo.tsv") if r["type"] == "CONSULT"} == {"04"}


def test_cameo_knows_every_type_alone() -> None:
    alone = {r["type"] for r in rows("cameo.tsv") if not r["mode"] and not r["context"]}
    assert {r["type"] for r in rows("cameo.tsv")} == TYPES
    assert alone == TYPES


def test_cameo_has_one_code_for_a_type_mode_and_context() -> None:
    counts = Counter((r["type"], r["mode"], r["context"]) for r in rows("cameo.tsv"))
    assert [key for key, count in counts.items() if count > 1] == []


def test_patterns_use_known_types_modes_and_contexts() -> None:
    """Modes are those of cameo.tsv, which has all of PLOVER's; types and contexts those listed above."""
    modes = {(r["type"], r["mode"]) for r in rows("cameo.tsv")}
    unknown = [
        r.where
        for r in patterns()
        if r["type"] not in TYPES | {NO_EVENT}
        or (r["mode"] and (r["type"], r["mode"]) not in modes)
        or not set(r.list("contexts")) <= CONTEXTS
    ]
    assert not unknown, wrong(unknown)


def test_cameo_uses_known_contexts() -> None:
    assert {r["context"] for r in rows("cameo.tsv")} - {""} <= CONTEXTS


_SLOTS = frozenset({"subj", "obj", "iobj", "poss", "mod", "inf", "-"})


def test_pattern_sides_are_slots_or_prepositions() -> None:
    faulty = [
        f"{r.where}: {slot}"
        for r in patterns()
        for side in ("actor", "recipient")
        for slot in r.list(side)
        if slot not in _SLOTS and not re.fullmatch(r"[a-z]+", slot)
    ]
    assert not faulty, wrong(faulty)


def test_pattern_expectations_are_codes_of_states_or_organisations() -> None:
    known = {r["code"] for r in rows("states.tsv")} | ORGANISATIONS
    faulty = []
    for row in patterns():
        actors, arrow, recipients = row["expects"].partition(">")
        codes = {c for side in (actors, recipients) for c in side.split("+") if c}
        if not arrow or not codes <= known or bool(codes) == (row["type"] == NO_EVENT):
            faulty.append(f"{row.where}: {row['expects']}")
    assert not faulty, wrong(faulty)


def test_pattern_examples_are_sentences() -> None:
    faulty = [
        r.where for r in patterns() if not re.search(r"[.!?][\"”]?$", r["example"]) or " " not in r["example"]
    ]
    assert not faulty, wrong(faulty)


def test_sectors_and_contexts_stand_in_their_tables() -> None:
    assert {r["sector"] for r in rows("sectors.tsv")} == SECTORS
    assert {r["context"] for r in rows("contexts.tsv")} == CONTEXTS


def test_sectors_are_those_of_plover() -> None:
    tables = [*rows("agents.tsv"), *rows("organisations.tsv"), *holders()]
    unknown = [r.where for r in tables if not r.list("sectors") or not set(r.list("sectors")) <= SECTORS]
    assert not unknown, wrong(unknown)


def test_countries_are_states_or_organisations() -> None:
    known = {r["code"] for r in rows("states.tsv")} | ORGANISATIONS | {""}
    tables = [*rows("organisations.tsv"), *holders(), *rows("landmarks.tsv")]
    unknown = [f"{r.where}: {r['country']}" for r in tables if r["country"] not in known]
    assert not unknown, wrong(unknown)


@pytest.mark.parametrize("table", KEYS)
def test_no_two_lines_are_about_the_same_thing(table: str) -> None:
    files = lexicon_names(table) if table in FOLDERS else (table,)
    where: dict[tuple[str, ...], list[str]] = {}
    for name in files:
        for row in rows(name):
            where.setdefault(own_key_of(name, row), []).append(row.where)
    twice = [" ".join(places) for places in where.values() if len(places) > 1]
    assert not twice, wrong(twice)


def test_parties_with_a_status_are_parties_whose_terms_do_not_overlap() -> None:
    known = {r["name"] for r in rows("organisations.tsv") if r["kind"] == "party"}
    assert [r.where for r in rows("parties.tsv") if r["name"] not in known] == []
    assert {r["status"] for r in rows("parties.tsv")} == {"ruling", "opposition"}
    last: dict[str, str] = {}
    for row in sorted(rows("parties.tsv"), key=lambda r: (r["name"], r["from"])):
        assert last.get(row["name"], "") < row["from"], row.where
        last[row["name"]] = row["until"] or "9999"


def test_lexicons_are_broad() -> None:
    assert len(rows("organisations.tsv")) >= 250
    assert len({r["name"] for r in holders()}) >= 1_500
    assert len(patterns()) >= 2_500
    assert len(rows("agents.tsv")) >= 900
