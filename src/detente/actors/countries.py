"""The state that a phrase's own words give: nationality, possessor, "of" phrase, apposition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.actors.agents import AgentIndex
from detente.actors.facts import Agent, Office, Organisation, People, Person, StateName
from detente.actors.names import NameIndex
from detente.actors.people import PeopleInDocument, is_longer_place, name_start, name_words
from detente.actors.phrases import modifiers, preposed
from detente.actors.sentence import Sentence
from detente.records import NOT_STATES, Parse, Participant

_OF_STATE = ("of",)
_FROM_STATE = ("of", "from", "in", "for", "within")
_SENT_FROM = ("of", "from")
_AT_HOME = frozenset({"AGR", "BUS", "COP", "CRM", "CVL", "EDU", "JUD", "LAB", "MED", "OPP", "PTY", "SOC"})
"""Sectors of bodies at home where they are: "police in Minsk" are Belarusian, an army in Syria need not be Syrian."""
_POSTED = frozenset({"ambassador", "consul", "consul general", "envoy", "high commissioner"})
"""Who is sent to where he is: "the ambassador in Rome" is not of Italy."""
_JOINTS = frozenset({",", "and", "or", "-", "–", "—", "/", "&", "the"})
_SHORT = frozenset({"US", "U.S.", "UK", "U.K.", "EU", "UN", "U.N."})


@dataclass(frozen=True, slots=True)
class Countries:
    """Reads countries off noun phrases."""

    names: NameIndex
    agents: AgentIndex

    def of(self, sentence: Sentence, head: int, known: PeopleInDocument) -> list[str]:
        """Return the countries that a phrase's own words give, several only for joined ones.

        "Greek and Turkish officials" give two; of "US Iran envoy" the first counts, of
        names ("Turkish Cyprus Office") the last. "The ECOWAS ministers of Ghana and Togo" are these states'.
        """
        parse = sentence.parse
        agent = self.agents.at(parse, head)
        found = self._joined(sentence, head, known)
        if not found:
            found = self._preposed(sentence, head, agent, known)
        elif NOT_STATES.issuperset(found) and agent is not None and parse.tokens[head].text.endswith("s"):
            states = dict.fromkeys(self._behind(sentence, head, _OF_STATE, agent, known))
            found = list(states) if len(states) > 1 else found
        if not found and parse.tokens[head].dep == "appos":
            found = [c for c in [self.at(sentence, parse.tokens[head].head, known)] if c is not None]
        return list(dict.fromkeys(found))

    def first(self, sentence: Sentence, head: int, known: PeopleInDocument) -> str | None:
        """Return the first country of a phrase, or `None`."""
        return next(iter(self.of(sentence, head, known)), None)

    def apposed(self, sentence: Sentence, head: int, known: PeopleInDocument) -> str | None:
        """Return the country that an apposition gives: "Reza Amini, Iran's envoy", "Ivo Lund, a Dane"."""
        for apposed in sentence.parse.children(head, "appos"):
            own = sentence.reading(apposed)
            if isinstance(own, StateName) and own.kind in {"adjective", "people"}:
                return own.code
            if (country := self.first(sentence, apposed, known)) is not None:
                return country
        return None

    def at(self, sentence: Sentence, index: int, known: PeopleInDocument) -> str | None:
        """Return the country of the name that covers one token, if any."""
        if index in sentence.beside:
            return None
        if index in sentence.names:
            reading = sentence.reading(index)
            if isinstance(reading, tuple):
                return best_office(reading, sentence, None)[0].country
            if isinstance(reading, StateName):
                return reading.code
            if isinstance(reading, People):
                return self.participant(sentence, reading).country
            if isinstance(reading, Organisation):
                return None if reading.kind == "maker" else reading.country
        if sentence.parse.tokens[index].pos == "PROPN":
            words = name_words(sentence.parse, index, self.agents)
            earlier = known.find(words)
            if earlier is None and self._may_be_surname(sentence.parse, index):
                is_person = sentence.parse.tokens[index].entity == "PERSON"
                earlier = known.by_surname(words, sentence.day, None, None, is_person=is_person)
            if earlier is not None:
                return earlier[0].country
        return None

    def _may_be_surname(self, parse: Parse, index: int) -> bool:
        """Return whether a name can be a bare surname: no place, no agent noun, no first part of a longer name."""
        token = parse.tokens[index]
        is_first = token.text in self.names.given_names and token.dep in {"compound", "nmod"}
        is_first = is_first and parse.tokens[token.head].pos == "PROPN" and token.head > index
        return not (is_first or is_longer_place(parse, index) or self.agents.is_noun(parse, index))

    def participant(self, sentence: Sentence, reading: StateName | Organisation | People) -> Participant:
        """Return whom a name stands for; a people's state is the first of its states named in the document."""
        if isinstance(reading, People):
            named = (c for c in reading.countries if self.names.is_named(c, sentence.text))
            return Participant(reading.words, next(named, reading.countries[0]), ("CVL",))
        if isinstance(reading, Organisation):
            return Participant(reading.name, reading.country, reading.sectors)
        sectors = () if reading.kind == "city" else ("CVL",) if reading.kind == "people" else ("GOV",)
        name = reading.words if reading.kind in {"city", "region"} else reading.state
        return Participant(name, reading.code, sectors)

    def _joined(self, sentence: Sentence, head: int, known: PeopleInDocument) -> list[str]:
        parse = sentence.parse
        own = (
            range(name_start(parse, head, self.agents), head)
            if parse.tokens[head].pos == "PROPN"
            else range(0)
        )
        within = [
            i
            for i in (*modifiers(parse, head), *_adjacent(sentence, head))
            if (i in sentence.names or i not in own) and not _is_same_name(sentence, i, head)
        ]
        places = [(i, c) for i in sorted(set(within)) if (c := self.at(sentence, i, known)) is not None]
        if parse.tokens[head].tag == "NNP":
            places.reverse()
        found = []
        last = None
        for index, country in places:
            if last is not None and not _is_joined(sentence, *sorted((last, index))):
                break
            last = index
            found.append(country)
        return found

    def _preposed(
        self, sentence: Sentence, head: int, agent: Agent | None, known: PeopleInDocument
    ) -> list[str]:
        abroad = agent is None or (agent.kind == "body" and not _AT_HOME.intersection(agent.sectors[:1]))
        # "The leaders of the European Union in Brussels" are of the Union, not of Belgium.
        from_ = _SENT_FROM if agent is not None and agent.words in _POSTED else _FROM_STATE
        for prepositions in (_OF_STATE,) if abroad else (_OF_STATE, from_):
            if found := self._behind(sentence, head, prepositions, agent, known):
                return found
        return []

    def _behind(
        self,
        sentence: Sentence,
        head: int,
        prepositions: tuple[str, ...],
        agent: Agent | None,
        known: PeopleInDocument,
    ) -> list[str]:
        parse = sentence.parse
        found: list[str] = []
        for noun in preposed(parse, head, *prepositions):
            if (country := self.at(sentence, noun, known)) is not None:
                found.append(country)
            elif agent is not None or parse.tokens[noun].pos == "PROPN":
                found.extend(self.of(sentence, noun, known)[:1])
        return found


def best_office(bearers: Sequence[Person], sentence: Sentence, country: str | None) -> tuple[Office, bool]:
    """Return the office of the namesake who fits best: the country said, then in office on the day."""
    chosen = [b.on(sentence.day) for b in bearers]
    return max(chosen, key=lambda c: (country is not None and c[0].country == country, c[1]))


def _adjacent(sentence: Sentence, head: int) -> list[int]:
    """Return the nationalities right before a head, joined ones too, whatever the parse makes of them."""
    found: list[int] = []
    index = head - 1
    while index >= 0:
        if sentence.adjective(index) or (found and sentence.parse.tokens[index].text in _SHORT):
            found.append(index)
        elif not found or sentence.parse.tokens[index].text not in _JOINTS - {"the"}:
            break
        index -= 1
    return found


def _is_same_name(sentence: Sentence, one: int, other: int) -> bool:
    """Return whether two tokens are in one organisation's name."""
    match = sentence.names.get(one)
    return (
        match is not None
        and match is sentence.names.get(other)
        and isinstance(sentence.reading(one), Organisation)
    )


def _is_joined(sentence: Sentence, one: int, other: int) -> bool:
    between = sentence.parse.tokens[one + 1 : other]
    if sentence.names.get(one) is sentence.names.get(other):
        return True
    if not between:
        return False
    return all(t.text in _JOINTS or sentence.names.get(i) is not None for i, t in enumerate(between, one + 1))
