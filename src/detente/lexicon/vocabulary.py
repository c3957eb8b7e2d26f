"""The words that the cells of a user's lexicon may hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from detente.lexicon.keys import FOLDERS, KEYS, table_of
from detente.lexicon.table import Row, lexicon_names, read_lines

NO_EVENT = "NONE"
"""The type of a line that only keeps a wording from being taken for an event ("released a report")."""

ORGANISATIONS: Mapping[str, str] = {
    "UNO": "United Nations",
    "EUR": "European Union",
    "NAT": "NATO",
    "IGO": "other organisations of states",
    "NGO": "organisations of no state",
}
"""Codes that stand where a state's would, for organisations of states and of nobody, with what they mean."""

_CLOSED: Mapping[str, tuple[str, ...]] = {
    "abbreviations.tsv": ("kind",),
    "agents.tsv": ("kind",),
    "coref_words.tsv": ("kind",),
    "cues.tsv": ("kind", "stance"),
    "given_names.tsv": ("gender",),
    "landmarks.tsv": ("precision",),
    "locative_words.tsv": ("kind",),
    "mishaps.tsv": ("kind",),
    "names.tsv": ("kind",),
    "organisations.tsv": ("kind",),
    "parties.tsv": ("status",),
    "role_words.tsv": ("kind",),
    "status_cues.tsv": ("kind",),
    "time_words.tsv": ("kind",),
}
"""Columns whose words the code knows: a line may hold what some shipped line holds."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What is known: types, modes by type, contexts, sectors, countries with their names by code."""

    types: frozenset[str]
    modes: Mapping[str, frozenset[str]]
    contexts: frozenset[str]
    sectors: frozenset[str]
    countries: Mapping[str, str]
    own_types: frozenset[str]


def vocabulary_with(users: Iterable[tuple[str, Row]]) -> Vocabulary:
    """Return the shipped vocabulary and what the rows of a user's files, each with its file's name, add to it."""
    added: dict[str, set[str]] = {}
    cameo: list[Mapping[str, str]] = list(shipped_rows("cameo.tsv"))
    countries = {r["code"]: r["name"] for r in shipped_rows("states.tsv")} | dict(ORGANISATIONS)
    shipped_types = _column("types.tsv", "type")
    for name, row in users:
        if (column := _DEFINING.get(name)) is not None:
            added.setdefault(name, set()).add(row[column])
        if name == "states.tsv":
            countries[row["code"]] = row["name"]
        if name == "cameo.tsv":
            cameo.append(row.cells)
    modes: dict[str, set[str]] = {}
    for line in cameo:
        modes.setdefault(line["type"], set()).add(line["mode"])

    def of(name: str) -> frozenset[str]:
        return _column(name, _DEFINING[name]) | added.get(name, set())

    types = of("types.tsv")
    return Vocabulary(
        types,
        {type_: frozenset(known) - {""} for type_, known in modes.items()},
        of("contexts.tsv"),
        of("sectors.tsv"),
        countries,
        types - shipped_types,
    )


_DEFINING = {"types.tsv": "type", "contexts.tsv": "context", "sectors.tsv": "sector"}


@cache
def header_of(name: str) -> tuple[str, ...]:
    """Return the columns of a table, given the name of one of its files."""
    return tuple(read_lines(_a_shipped_file(name))[0].split("\t"))


@cache
def closed_columns(name: str) -> Mapping[str, frozenset[str]]:
    """Return the words that the closed columns of a table may hold, by column."""
    return {column: _column(name, column) for column in _CLOSED.get(table_of(name), ())}


@cache
def shipped_rows(name: str) -> tuple[Mapping[str, str], ...]:
    """Return the cells of the lines of a shipped lexicon."""
    header, *lines = (line.split("\t") for line in read_lines(name))
    return tuple(dict(zip(header, line, strict=True)) for line in lines)


@cache
def _column(name: str, column: str) -> frozenset[str]:
    return frozenset(row[column] for row in shipped_rows(name))


def _a_shipped_file(name: str) -> str:
    table = table_of(name)
    return lexicon_names(table)[0] if table in FOLDERS else table


TABLES = tuple(f"{name}/*.tsv" if name in FOLDERS else name for name in KEYS)
"""All tables that can be laid over, as they are named to people."""
