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
from detente.actors.people import PeopleInDocument, office_participant
from detente.actors.persons import MEMBERS, outlasts
from detente.app.parties import Parties, default_parties
from detente.app.titles import agent_among
from detente.lexicon import Lexicons, Term
from detente.lexicon.checking import checked_lexicons
from detente.places.gazetteer import Gazetteer

_WORD = re.compile(r"[^\W_](?:[\w.&'’-]*[\w.])?")
_SMALL = frozenset({"a", "an", "and", "for", "of", "the", "to"})
_PRONOUNS = frozenset({"he", "him", "his", "she", "her", "it", "they", "them", "we", "us", "i", "you", "who"})
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
    known = _known(lexicon)
    given = " ".join(words.split())
    if given.lower() in _PRONOUNS:
        return ()
    return tuple(
        replace(a, citation=(known.lexicons.line_of(a.line) or {}).get("citation", "")) if a.line else a
        for a in _answers(given, known, on)
    )


@dataclass(frozen=True, slots=True)
class _Known:
    lexicons: Lexicons
    names: NameIndex
    agents: AgentIndex
    parties: Parties


@cache
def _known(lexicon: Path | str | None) -> _Known:
    lexicons = checked_lexicons(lexicon)
    return _Known(
        lexicons, default_name_index(lexicons), default_agent_index(lexicons), default_parties(lexicons)
    )


def _answers(given: str, known: _Known, on: date | None) -> Iterable[Answer]:
    names, agents = known.names, known.agents
    matches = [m for m in names.find(given) if not _is_within_a_name(m, given, agents)]
    matches = list(_without_namesakes(matches, on, agents))
    country = _country(matches, on)
    left = _outside(given, matches)
    agent = agent_among(left, agents)
    people = list(_people(matches, names, given, on, country, agent[0] if agent else None))
    if people:
        return people
    bodies = [m for m in matches if isinstance(reading_on(m.readings, on), Organisation)]
    if agent is not None and not (bodies and agent[0].words in MEMBERS):
        if surname := _holder_by_surname(names, left[agent[2] :], on, country, agent[0]):
            return (surname,)
        return _of_agent(_without_possessive(given), left, agent, names, on, country)
    ordered = [*bodies, *(m for m in matches if m not in bodies)]
    return tuple(a for match in ordered for a in _named(match, known.parties, on)) or _town(given)


def _without_possessive(words: str) -> str:
    return re.sub(r"['’]s\b", "", words)


def _is_within_a_name(match: NameMatch, given: str, agents: AgentIndex) -> bool:
    """Return whether somebody known by one name is not meant, because it is part of a longer one."""
    if not isinstance(match.readings[0], tuple) or " " in match.words:
        return False
    before, after = given[: match.start].split(), given[match.end :].split()
    beside = [*before[-1:], *after[:1]]
    return any(w[:1].isupper() and w.isalpha() and w.lower() not in agents.agents for w in beside)


def _without_namesakes(
    matches: Sequence[NameMatch], on: date | None, agents: AgentIndex
) -> Iterator[NameMatch]:
    """Yield the names without a body of another state: "Chile's Defense Department" is not the American one."""
    states = {r.code for m in matches if isinstance(r := reading_on(m.readings, on), StateName)}
    for match in matches:
        reading = reading_on(match.readings, on)
        is_body = isinstance(reading, Organisation) and match.words.lower() in agents.agents
        if not (is_body and states and isinstance(reading, Organisation) and reading.country not in states):
            yield match


def _town(given: str) -> Iterator[Answer]:
    """Yield the town of the gazetteer that has this name, the largest of several."""
    sites = [s for s in _gazetteer().find(given) if s.main_name]
    if sites and given[:1].isupper():
        site = max(sites, key=lambda s: s.population)
        yield Answer(site.name, site.precision, site.country, (), None, None, True, "", "GeoNames")


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer()


def _people(
    matches: Sequence[NameMatch],
    names: NameIndex,
    given: str,
    on: date | None,
    country: str | None,
    title: Agent | None,
) -> Iterator[Answer]:
    """Yield the office holders named in full; without one, those whose surname is all that is given."""
    bearers = [p for m in matches for reading in m.readings if isinstance(reading, tuple) for p in reading]
    if not bearers and not matches:
        namesakes = names.called(given)
        # Whoever is called by the surname alone is in office; without a day it may be any of them.
        bearers = [p for p in namesakes if on is None or p.on(on)[1]]
    fitting = [p for p in bearers if country in {o.country for o in p.offices}]
    for person in dict.fromkeys(fitting or bearers):
        if on is None:
            for office in sorted(person.offices, key=lambda o: o.term.first or date.min, reverse=True):
                yield _of_office(office, held=True)
        else:
            office, held = person.on(on)
            stated = title if title is not None and not held and outlasts(title, office) else None
            yield _of_office(office, held, stated)


def _holder_by_surname(
    names: NameIndex, after: Sequence[str], on: date | None, country: str | None, title: Agent
) -> Answer | None:
    """Return the one in office whom a title with a surname means: "Deputy Secretary Hicks"."""
    if on is None or not after or not all(w[:1].isupper() for w in after):
        return None
    found = PeopleInDocument(names).by_surname(" ".join(after), on, country, title)
    if found is None:
        return None
    return next(_of_office(o, held=True) for o in _offices_of(names, found[0].name) if o.where == found[1])


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


def _named(match: NameMatch, parties: Parties, on: date | None) -> Iterator[Answer]:
    """Yield the reading of a name that holds on the day, and the others that do."""
    first = reading_on(match.readings, on)
    for reading in (first, *(r for r in match.readings if r is not first and _holds(r, on))):
        if isinstance(reading, Organisation):
            yield _of_line(
                reading.name,
                parties.role(reading.name, on) if reading.kind == "party" else reading.kind,
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
        for found in _WORD.finditer(re.sub(r"['’]s\b", "  ", given))
        if found[0].lower() not in _SMALL and not any(s <= found.start() < e for s, e in covered)
    ]


def _offices(names: NameIndex, country: str, title: str) -> Iterator[Office]:
    """Yield every term in an office of a state, by the office's title."""
    for person in _all_people(names):
        for office in person.offices:
            if office.country == country and office.office.lower() == title:
                yield office


def _offices_of(names: NameIndex, person: str) -> Iterator[Office]:
    for bearer in _all_people(names):
        if bearer.name == person:
            yield from bearer.offices


def _all_people(names: NameIndex) -> Iterable[Person]:
    return dict.fromkeys(
        person
        for readings in names.readings.values()
        for reading in readings
        if isinstance(reading, tuple)
        for person in reading
    )


def _of_office(office: Office, held: bool, title: Agent | None = None) -> Answer:
    """Return the answer for an office, with the sectors of a title given beside it where that outlasts it."""
    sectors = office_participant(office, held).sectors if title is None else title.sectors
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
