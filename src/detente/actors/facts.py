"""What the actor lexicons say, line by line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from detente.lexicon import SHIPPED, Lexicons, Row, Term
from detente.lexicon.columns import (
    GIVEN_NAME_COLUMNS,
    HOLDER_COLUMNS,
    NAME_COLUMNS,
    ORGANISATION_COLUMNS,
    OTHER_COLUMNS,
    STATE_COLUMNS,
)

AGENT_COLUMNS = ("words", "sectors", "kind", "citation")
PEOPLE_COLUMNS = ("words", "countries", "citation")


@dataclass(frozen=True, slots=True)
class StateName:
    """A name of a state or of a part of it; `kind` as in names.tsv ("name", "adjective", "capital", ...)."""

    words: str
    code: str
    state: str
    kind: str
    term: Term
    where: str


@dataclass(frozen=True, slots=True)
class Other:
    """A name that is no participant, though a state's name stands in it."""

    words: str
    where: str


@dataclass(frozen=True, slots=True)
class People:
    """A people without a state of its own, with the states it lives in, most in the news first."""

    words: str
    countries: tuple[str, ...]
    where: str


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation with a name of its own."""

    name: str
    country: str | None
    sectors: tuple[str, ...]
    kind: str
    term: Term
    where: str


@dataclass(frozen=True, slots=True)
class Office:
    """One term of one person in one office."""

    person: str
    country: str | None
    office: str
    sectors: tuple[str, ...]
    term: Term
    where: str


@dataclass(frozen=True, slots=True)
class Agent:
    """What kind of actor a noun names."""

    words: str
    sectors: tuple[str, ...]
    kind: str
    where: str


@dataclass(frozen=True, slots=True)
class Person:
    """All the offices of one person, and the one held on a day."""

    name: str
    offices: tuple[Office, ...]

    def on(self, day: date | None) -> tuple[Office, bool]:
        """Return the office that counts on `day`, and whether it was held then.

        Of several at once an office in government comes before a seat in a parliament, that before a post in a
        party, then the last one entered counts; without one, the last one left before that day (a former
        holder), else the first to come.
        With no day the last one of all counts as held.
        """
        if day is None:
            return max(self.offices, key=_entered), True
        held = [o for o in self.offices if o.term.covers(day)]
        if held:
            return max(held, key=_by_weight), True
        left = [o for o in self.offices if o.term.last is not None and o.term.last < day]
        if left:
            return max(left, key=lambda o: o.term.last or date.min), False
        return min(self.offices, key=_entered), False


_LIGHTER = {"LEG": 2, "OPP": 1, "PTY": 1}
"""How much a kind of office counts beside others of the same person; those of government and the rest 3."""


def _by_weight(office: Office) -> tuple[int, date]:
    former = office.office.startswith("former ")
    return 0 if former else _LIGHTER.get(next(iter(office.sectors), ""), 3), _entered(office)


def _entered(office: Office) -> date:
    return office.term.first or date.min


def read_state_names(lexicons: Lexicons = SHIPPED) -> tuple[Mapping[str, str], tuple[StateName, ...]]:
    """Return the English short names by code, and every name that stands for a state."""
    states = {r["code"]: r["name"] for r in lexicons.table("states.tsv", STATE_COLUMNS)}
    states |= {"UNO": "United Nations", "EUR": "European Union", "NAT": "NATO"}
    rows = lexicons.table("names.tsv", NAME_COLUMNS, check=_checks_term)
    return states, tuple(
        StateName(r["words"], r["code"], states.get(r["code"], r["words"]), r["kind"], _term(r), r.where)
        for r in rows
    )


def read_other_names(lexicons: Lexicons = SHIPPED) -> Iterator[tuple[str, Other]]:
    """Yield names that hold a state's name and mean no state ("Gulf of Mexico")."""
    for r in lexicons.table("not_states.tsv", OTHER_COLUMNS):
        yield r["words"], Other(r["words"], r.where)


def read_peoples(lexicons: Lexicons = SHIPPED) -> Iterator[tuple[str, People]]:
    """Yield the peoples without a state by their names."""
    for r in lexicons.table("peoples.tsv", PEOPLE_COLUMNS):
        yield r["words"], People(r["words"], r.list("countries"), r.where)


def read_organisations(lexicons: Lexicons = SHIPPED) -> Iterator[tuple[str, Organisation]]:
    """Yield every name and alias with the organisation that it names."""
    for r in lexicons.table("organisations.tsv", ORGANISATION_COLUMNS, check=_checks_term):
        found = Organisation(r["name"], r["country"] or None, r.list("sectors"), r["kind"], _term(r), r.where)
        for words in _once((r["name"], *r.list("aliases"))):
            yield words, found


def read_people(lexicons: Lexicons = SHIPPED) -> Mapping[str, tuple[Person, ...]]:
    """Return the people by every form of their full names; namesakes stand together."""
    offices: dict[tuple[str, str], list[Office]] = {}
    forms: dict[str, dict[tuple[str, str], None]] = {}
    for r in lexicons.tables("office_holders", HOLDER_COLUMNS, check=_checks_term):
        key = (r["name"], r["country"])
        offices.setdefault(key, []).append(
            Office(r["name"], r["country"] or None, r["office"], r.list("sectors"), _term(r), r.where)
        )
        for words in (r["name"], *r.list("aliases")):
            forms.setdefault(words, {})[key] = None
    people = {key: Person(key[0], tuple(held)) for key, held in offices.items()}
    return {words: tuple(people[key] for key in keys) for words, keys in forms.items()}


def read_given_names(lexicons: Lexicons = SHIPPED) -> frozenset[str]:
    """Return the first names, which stand first whatever the custom at home: "Frank Hsieh"."""
    return frozenset(r["words"] for r in lexicons.table("given_names.tsv", GIVEN_NAME_COLUMNS))


def read_agents(lexicons: Lexicons = SHIPPED) -> Mapping[str, Agent]:
    """Return the agent nouns by their lower-case lemma phrase."""
    rows = lexicons.table("agents.tsv", AGENT_COLUMNS)
    return {r["words"]: Agent(r["words"], r.list("sectors"), r["kind"], r.where) for r in rows}


def _term(row: Row) -> Term:
    return Term.of(row["from"], row["until"])


def _checks_term(row: Row) -> Iterator[str]:
    try:
        term = _term(row)
    except ValueError as error:
        yield f"{error}"
        return
    if term.first and term.last and term.last < term.first:
        yield f"ends on {term.last}, before it begins on {term.first}"


def _once(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
