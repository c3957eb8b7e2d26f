"""People met in a document: full names first, short ones later."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from detente.actors.agents import AgentIndex
from detente.actors.facts import Agent, Office
from detente.actors.names import FAMILY_NAME_FIRST, NameIndex, plain
from detente.actors.phrases import is_day_before
from detente.records import Parse, Participant

_HIGH = (
    "president", "prime minister", "chancellor", "foreign minister", "secretary of state", "king",
    "supreme leader", "defence minister", "leader", "secretary-general", "secretary of defense", "taoiseach",
    "foreign secretary", "presidential candidate"
)  # fmt: skip

_LEAST_FIRST_NAME = 4
_LONGEST_ABBREVIATION = 4
"""Letters up to which a word in capitals without a title is taken for an abbreviation, not for a name ("BIDEN")."""

_HONORIFICS = frozenset(
    {"Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Dr", "Dr.", "Sir", "Lord", "Lady", "Dame"}
)
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_PARTICLES = frozenset({
    "bin", "ibn", "al", "el", "van", "von", "de", "der", "den", "da", "dos", "ben", "le", "la", "del",
    "du"
})  # fmt: skip


@dataclass(slots=True)
class PeopleInDocument:
    """Remembers who was met, so that "Antonov" after "Anatoly Antonov" is the same person."""

    names: NameIndex
    _met: dict[str, tuple[Participant, str, str]] = field(default_factory=dict)

    def met(self, words: str, participant: Participant, where: str, role: str = "") -> None:
        """Remember a person under the whole name and under each of its last parts."""
        words = plain(words).lower()
        parts = words.split()
        for start in range(len(parts)):
            self._met[" ".join(parts[start:])] = (participant, where, role)
        if len(parts) > 1 and len(parts[0]) >= _LEAST_FIRST_NAME:
            self._met.setdefault(parts[0], (participant, where, role))
        canonical = plain(participant.name).lower().split()
        self._met.setdefault(canonical[-1] if canonical else words, (participant, where, role))
        if participant.country in FAMILY_NAME_FIRST and len(parts) > 1:
            self._met[parts[0]] = (participant, where, role)

    def find(self, words: str) -> tuple[Participant, str, str] | None:
        """Return the person met under these words, or under another first name than the one they go by."""
        return self._met.get(plain(words).lower()) or self._nicknamed(words)

    def _nicknamed(self, words: str) -> tuple[Participant, str, str] | None:
        if " " in words or not words[:1].isupper():
            return None
        met = {who.name: (who, where, role) for who, where, role in self._met.values()}
        called = [found for name, found in met.items() if " " in name and self.names.is_called(name, words)]
        return called[0] if len(called) == 1 else None

    def by_surname(
        self,
        words: str,
        day: date | None,
        country: str | None,
        title: Agent | None,
        *,
        is_person: bool = True,
    ) -> tuple[Participant, str, str] | None:
        """Return the office holder whom a bare surname means: the only one, or the highest, in office on the day.

        What the parse takes for no person is none but of the foremost: "the Reed Bank", "the Law Minister".
        """
        words = plain(words)
        is_shouted = words.isupper() and (title is not None or len(words) > _LONGEST_ABBREVIATION)
        named = words.title() if is_shouted else words
        candidates = [b.on(day) for b in self.names.called(named)]
        if country is not None:
            candidates = [c for c in candidates if c[0].country == country]
        held = [office for office, now in candidates if now]
        if title is not None:
            fitting = [o for o in held if set(o.sectors) & set(title.sectors)]
            of_title = [o for o in fitting if o.office == title.words]
            held = of_title or fitting or held
        if not held:
            return self._of_the_past(named, candidates, day, title) if is_person else None
        best = min(held, key=_rank)
        if not is_person and not _is_foremost(best.office):
            return None
        if sum(_rank(o) == _rank(best) for o in held) > 1 and len({o.person for o in held}) > 1:
            return None
        return office_participant(best, True), best.where, best.office

    def _of_the_past(
        self,
        surname: str,
        candidates: Sequence[tuple[Office, bool]],
        day: date | None,
        title: Agent | None,
    ) -> tuple[Participant, str, str] | None:
        """Return who was foremost once, if nobody else in the lexicons bears the name: "Mr. Gorbachev" in 2015."""
        if len(candidates) != 1 or day is None or surname in self.names.given_names:
            return None
        office, _ = candidates[0]
        is_over = office.term.last is not None and office.term.last < day
        fits = title is None or title.words in office.office
        if not (is_over and fits and _is_foremost(office.office)):
            return None
        return office_participant(office, False), office.where, office.office


def office_participant(office: Office, held: bool) -> Participant:
    """Return who holds an office; one who held it before is of the elites (ELI) without post."""
    is_former = not held or office.office.startswith("former ")
    sectors = ("ELI",) if is_former and "REB" not in office.sectors else office.sectors
    return Participant(office.person, office.country, sectors)


def _rank(office: Office) -> int:
    return _rank_of_title(office.office)


def _rank_of_title(title: str) -> int:
    places = (rank for rank, high in enumerate(_HIGH) if re.match(rf"{high}\b", title, re.IGNORECASE))
    return next(places, len(_HIGH))


def _is_foremost(title: str) -> bool:
    """Return whether a title is one of the foremost, also as a former one: "former president"."""
    return _rank_of_title(title.removeprefix("former ")) < len(_HIGH)


def name_start(parse: Parse, head: int, agents: AgentIndex) -> int:
    """Return the first token of the proper name that ends at a token, titles left out."""
    start = head
    while start > 0 and parse.tokens[start - 1].text not in _HONORIFICS and _goes_on(parse, start, head):
        title = agents.at(parse, start - 1)
        is_name = parse.tokens[start - 1].entity == "PERSON" and (title is None or title.kind != "office")
        if title is not None and title.kind != "body" and not is_name:
            break
        start -= 1
    return start


def name_words(parse: Parse, head: int, agents: AgentIndex) -> str:
    """Return the proper name that ends at a token, titles left out ("Jalina Porter")."""
    return " ".join(t.text for t in parse.tokens[name_start(parse, head, agents) : head + 1])


def is_longer_place(parse: Parse, head: int) -> bool:
    """Return whether a surname only ends the name of a place: "Fort Lee"."""
    before = parse.tokens[head - 1] if head else None
    if before is None or before.pos != "PROPN" or before.head != head:
        return False
    return {before.entity, parse.tokens[head].entity} <= _PLACES


def _goes_on(parse: Parse, start: int, head: int) -> bool:
    """Return whether the token before `start` is a further part of the name."""
    before = parse.tokens[start - 1]
    if is_day_before(parse, start - 1):
        return False
    if before.text.lower() in _PARTICLES and before.head in {head, start}:
        return True
    if before.pos != "PROPN" or before.head not in {head, start} or before.dep not in {"compound", "nmod"}:
        return False
    particle = parse.tokens[start].text.lower() in _PARTICLES
    return particle or (
        before.entity in {parse.tokens[head].entity, ""} and parse.tokens[head].entity in {"PERSON", ""}
    )
