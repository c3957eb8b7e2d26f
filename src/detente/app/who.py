"""Who some words name: a state, an organisation, an office holder on a day, a kind of actor."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from detente.actors.agents import AgentIndex, default_agent_index
from detente.actors.facts import Agent, Office, Organisation, Other, Person, StateName
from detente.actors.names import NameIndex, NameMatch, default_name_index, reading_on
from detente.lexicon import Lexicons, Term
from detente.lexicon.checking import checked_lexicons

_WORD = re.compile(r"[^\W_](?:[\w.&'’-]*[\w.])?")
_LONGEST_TITLE = 5
_SMALL = frozenset({"a", "an", "and", "for", "of", "the", "to"})
_FORMER = frozenset({"former", "ex", "late", "ousted", "deposed", "onetime"})

_STATE_ROLES = {"name": "state", "adjective": "state", "seat": "seat of the government"}
_STATE_SECTORS: Mapping[str, tuple[str, ...]] = {"city": (), "people": ("CVL",)}


@dataclass(frozen=True, slots=True)
class Answer:
    """Who it is, as one lexicon line tells.

    `held` says whether the fact held on the day asked for (`True` where no day was). `line` is the
    lexicon line ("names.tsv:12"), "" for somebody whom no line names; `first` and `last` are the days
    between which it holds, both inclusive, `None` open.
    """

    name: str
    role: str
    country: str | None
    sectors: tuple[str, ...]
    first: date | None
    last: date | None
    held: bool
    line: str
    citation: str


def who(words: str, on: date | None = None, *, lexicon: Path | str | None = None) -> tuple[Answer, ...]:
    """Return whom the words name on a day, people before organisations before states; () if nobody.

    Without a day an office holder is given with all offices, the latest first. Somebody who no longer
    held the office has the sector ELI, as in coded events. A person outside the lexicons gets country
    and sectors from the words around the name. `lexicon` is a folder of tables of one's own that lie over
    the shipped ones, read once in this process.

    >>> [(a.name, a.country, a.sectors) for a in who("Sudanese troops")]
    [('Sudanese troops', 'SDN', ('MIL',))]
    """
    lexicons, names, agents = _lexicons(lexicon)
    found = _answers(_plain(words), names, agents, on)
    return tuple(
        replace(a, citation=(lexicons.line_of(a.line) or {}).get("citation", "")) if a.line else a
        for a in found
    )


@cache
def _lexicons(lexicon: Path | str | None) -> tuple[Lexicons, NameIndex, AgentIndex]:
    lexicons = checked_lexicons(lexicon)
    return lexicons, default_name_index(lexicons), default_agent_index(lexicons)


def _answers(given: str, names: NameIndex, agents: AgentIndex, on: date | None) -> Iterable[Answer]:
    matches = names.find(given)
    country = _country(matches, on)
    people = list(_people(matches, names, given, on, country))
    if people:
        return people
    left = _outside(given, matches)
    agent = _agent(left, agents)
    if agent is not None:
        return _of_agent(given, left, agent, names, on, country)
    return (answer for match in matches for answer in _named(match, on))


def _plain(words: str) -> str:
    """Return the words with one blank between them and without the possessive "'s"."""
    return " ".join(re.sub(r"['’]s\b", "", words).split())


def _people(
    matches: Sequence[NameMatch], names: NameIndex, given: str, on: date | None, country: str | None
) -> Iterator[Answer]:
    """Yield the office holders named in full; without one, those whose surname is all that is given."""
    bearers = [p for m in matches for reading in m.readings if isinstance(reading, tuple) for p in reading]
    if not bearers and not matches:
        bearers = list(names.surnames.get(given, ()))
    fitting = [p for p in bearers if country in {o.country for o in p.offices}]
    for person in dict.fromkeys(fitting or bearers):
        if on is None:
            for office in sorted(person.offices, key=lambda o: o.term.first or date.min, reverse=True):
                yield _of_office(office, held=True)
        else:
            yield _of_office(*person.on(on))


def _of_agent(
    given: str,
    left: Sequence[str],
    agent: tuple[Agent, int, int],
    names: NameIndex,
    on: date | None,
    country: str | None,
) -> Iterator[Answer]:
    """Yield who holds the office named ("German chancellor"), else what the words tell by themselves."""
    noun, start, end = agent
    after = left[end:]
    former = bool(_FORMER & {w.lower() for w in left[:start]})
    if country is not None and on is not None and not after and not former:
        holders = [o for o in _offices(names, country, noun.words) if o.term.covers(on)]
        if holders:
            yield from (_of_office(o, held=True) for o in holders)
            return
    person = " ".join(w for w in after if w[:1].isupper())
    sectors = ("ELI",) if former else noun.sectors
    yield _of_line(person or given, noun.words, country, sectors, Term(), noun.where)


def _named(match: NameMatch, on: date | None) -> Iterator[Answer]:
    """Yield the reading of a name that holds on the day, and the others that do."""
    first = reading_on(match.readings, on)
    for reading in (first, *(r for r in match.readings if r is not first and _holds(r, on))):
        if isinstance(reading, Organisation):
            yield _of_line(
                reading.name,
                reading.kind,
                reading.country,
                reading.sectors,
                reading.term,
                reading.where,
                held=on is None or reading.term.covers(on),
            )
        elif isinstance(reading, StateName):
            yield _of_line(
                reading.state,
                _STATE_ROLES.get(reading.kind, reading.kind),
                reading.code,
                _STATE_SECTORS.get(reading.kind, ("GOV",)),
                reading.term,
                reading.where,
                held=on is None or reading.term.covers(on),
            )
        elif isinstance(reading, Other):
            yield _of_line(reading.words, "no participant", None, (), Term(), reading.where)


def _holds(reading: object, on: date | None) -> bool:
    if isinstance(reading, Organisation | StateName):
        return reading.term.last is None if on is None else reading.term.covers(on)
    return False


def _country(matches: Iterable[NameMatch], on: date | None) -> str | None:
    """Return the country of the first state that the words name, else of the first organisation."""
    readings = [reading_on(match.readings, on) for match in matches]
    states = [r.code for r in readings if isinstance(r, StateName)]
    organisations = [r.country for r in readings if isinstance(r, Organisation)]
    return next(iter([*states, *organisations]), None)


def _outside(given: str, matches: Iterable[NameMatch]) -> list[str]:
    """Return the words that are in none of the names, without "of" and "the"."""
    covered = [(m.start, m.end) for m in matches]
    return [
        found[0]
        for found in _WORD.finditer(given)
        if found[0].lower() not in _SMALL and not any(s <= found.start() < e for s, e in covered)
    ]


def _agent(words: Sequence[str], agents: AgentIndex) -> tuple[Agent, int, int] | None:
    """Return the longest agent noun among the words and where it stands, the first of several."""
    low = [w.lower() for w in words]
    for length in range(min(_LONGEST_TITLE, len(low)), 0, -1):
        for start in range(len(low) - length + 1):
            phrase = low[start : start + length]
            for form in _forms(phrase):
                if (agent := agents.agents.get(form)) is not None:
                    return agent, start, start + length
    return None


def _forms(phrase: Sequence[str]) -> Iterator[str]:
    """Yield a phrase as given and with its last word in the singular, plainly made."""
    *before, last = phrase
    yield " ".join([*before, last])
    for ending, singular in (("ies", "y"), ("men", "man"), ("es", ""), ("s", "")):
        if last.endswith(ending) and len(last) > len(ending) + 2:
            yield " ".join([*before, last.removesuffix(ending) + singular])


def _offices(names: NameIndex, country: str, title: str) -> Iterator[Office]:
    """Yield every term in an office of a state, by the office's title."""
    for person in _all_people(names):
        for office in person.offices:
            if office.country == country and office.office.lower() == title:
                yield office


def _all_people(names: NameIndex) -> Iterable[Person]:
    return dict.fromkeys(
        person
        for readings in names.readings.values()
        for reading in readings
        if isinstance(reading, tuple)
        for person in reading
    )


def _of_office(office: Office, held: bool) -> Answer:
    sectors = office.sectors if held or "REB" in office.sectors else ("ELI",)
    return _of_line(office.person, office.office, office.country, sectors, office.term, office.where, held)


def _of_line(
    name: str,
    role: str,
    country: str | None,
    sectors: tuple[str, ...],
    term: Term,
    where: str,
    held: bool = True,
) -> Answer:
    return Answer(name, role, country, sectors, term.first, term.last, held, where, citation="")
