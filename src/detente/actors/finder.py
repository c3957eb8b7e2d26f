"""Find who is named in a sentence, and say who that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from detente.actors.agents import AgentIndex, default_agent_index
from detente.actors.facts import Office, Organisation, Other, People, Person, StateName
from detente.actors.names import NameIndex, NameMatch, default_name_index, reading_on
from detente.actors.people import PeopleInDocument, office_participant
from detente.actors.phrases import modifiers, phrase_heads, phrase_span, phrase_start, preposed
from detente.records import Document, Evidence, Mention, MentionKind, Parse, Participant, Span, TimeMention

_BESIDE = frozenset({"backed", "brokered", "mediated", "based", "born", "trained", "made", "sponsored", "supported",
                     "aligned", "allied", "style", "speaking", "language", "funded", "supplied", "built", "registered",
                     "imposed", "sanctioned", "occupied", "controlled", "held", "administered", "linked", "friendly"})  # fmt: skip
"""What after a hyphen takes a nationality away from the noun: "US-backed rebels" are not American."""

PLACE = "place"
"""The role of a town before a noun: "the Kabul bombing" happens there, Kabul does not bomb."""

_OF_STATE = ("of",)
_FROM_STATE = ("of", "from", "in")


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with the names found in it, by token."""

    parse: Parse
    day: date | None
    names: dict[int, NameMatch]
    beside: frozenset[int]
    text: str = ""
    """The whole document's: it tells which of a people's states is meant."""


@dataclass(frozen=True, slots=True)
class _Who:
    """A participant with the lexicon line that tells, its role and whether it is one person."""

    participant: Participant
    where: str
    role: str = ""
    person: bool = False


@dataclass(frozen=True, slots=True)
class ActorFinder:
    """Finds the participants that a document names."""

    names: NameIndex
    agents: AgentIndex

    def __call__(
        self, document: Document, parses: Sequence[Parse], times: Sequence[TimeMention] = ()
    ) -> tuple[Mention, ...]:
        """Return the mentions in text order; pronouns and "the ministry" are left to coreference.

        A person's office is the one held on the day that the sentence tells of, the day of
        publication where it names none.
        """
        days: dict[int, date] = {}
        for time in times:
            if time.first is not None and time.type in {"DATE", "TIME"}:
                days.setdefault(time.sentence, time.first)
        known = PeopleInDocument(self.names)
        found: list[Mention] = []
        for parse in parses:
            day = days.get(parse.sentence, document.published)
            if document.published is not None and day is not None and day > document.published:
                day = document.published
            sentence = self._with_names(document.text, parse, day)
            found.extend(self._mentions(document.text, sentence, known))
        return tuple(sorted(found, key=lambda m: (m.sentence, m.span.start, -m.span.end)))

    def _with_names(self, text: str, parse: Parse, day: date | None) -> _Sentence:
        starts = {t.start - parse.span.start: i for i, t in enumerate(parse.tokens)}
        named: dict[int, NameMatch] = {}
        beside: set[int] = set()
        for match in self.names.find(parse.span.of(text)):
            first = starts.get(match.start)
            if first is None:
                continue
            index = first
            while index < len(parse.tokens) and parse.tokens[index].start - parse.span.start < match.end:
                named[index] = match
                index += 1
            if not _is_name(parse, range(first, index), match) or _is_no_half(parse, index, match, text):
                for token in range(first, index):
                    named.pop(token, None)
                continue
            if _stands_beside(parse, index - 1, match.end + parse.span.start):
                beside.update(range(first, index))
        return _Sentence(parse, day, named, frozenset(beside), text)

    def _mentions(self, text: str, sentence: _Sentence, known: PeopleInDocument) -> list[Mention]:
        found: list[Mention] = []
        heads = list(phrase_heads(sentence.parse))
        for head in heads:
            found.extend(self._described(text, sentence, head, known))
        for index, match in sentence.names.items():
            if index in sentence.beside or index in heads:
                continue
            found.extend(self._modifier(sentence, index, match))
        return found

    def _modifier(self, sentence: _Sentence, index: int, match: NameMatch) -> list[Mention]:
        """Return the mention of a state or organisation that only modifies another noun."""
        parse = sentence.parse
        last = index == max(i for i, m in sentence.names.items() if m is match)
        reading = reading_on(match.readings, sentence.day)
        if not last or reading is None or isinstance(reading, (tuple, Other)):
            return []
        span = Span(match.start + parse.span.start, match.end + parse.span.start)
        role = PLACE if isinstance(reading, StateName) and reading.kind in {"city", "capital", "region"} else ""
        return [self._mention(parse, index, span, _Who(self._participant(sentence, reading), reading.where, role), "nationality")]

    def _described(self, text: str, sentence: _Sentence, head: int, known: PeopleInDocument) -> list[Mention]:
        """Return who the noun phrase with this head names, several for "the Greek and Turkish ministers"."""
        parse = sentence.parse
        match = sentence.names.get(head)
        span = phrase_span(parse, head)
        who = None
        if match is not None and head not in sentence.beside:
            who = self._named(sentence, head, match, known)
        if who is None and parse.tokens[head].pos == "PROPN" and not self._is_titled_body(parse, head):
            who = self._person(sentence, head, known)
        if who is not None:
            return [self._mention(parse, head, span, who, "name")]
        return self._common(text, sentence, head, span, known)

    def _participant(self, sentence: _Sentence, reading: StateName | Organisation | People) -> Participant:
        if isinstance(reading, People):
            named = (c for c in reading.countries if self.names.is_named(c, sentence.text))
            return Participant(reading.words, next(named, reading.countries[0]), ("CVL",))
        return _participant_of(reading)

    def _is_titled_body(self, parse: Parse, head: int) -> bool:
        """Return whether capitals only title a common noun: "the Turkish Ministry of Defence"."""
        return parse.tokens[head].entity != "PERSON" and self.agents.at(parse, head) is not None

    def _named(self, sentence: _Sentence, head: int, match: NameMatch, known: PeopleInDocument) -> _Who | None:
        reading = reading_on(match.readings, sentence.day)
        if isinstance(reading, tuple):
            office, held = _best_office(reading, sentence.day, self._country(sentence, head, known))
            who = _Who(office_participant(office, held), office.where, office.office, person=True)
            known.met(match.words, who.participant, office.where, office.office)
            return who
        if reading is None or isinstance(reading, Other):
            return None
        participant = self._participant(sentence, reading)
        if isinstance(reading, Organisation):
            if participant.country is None:
                participant = replace(participant, country=self._country(sentence, head, known))
            return _Who(participant, reading.where, reading.kind)
        return _Who(participant, reading.where)

    def _person(self, sentence: _Sentence, head: int, known: PeopleInDocument) -> _Who | None:
        """Return the person whom a name outside the lexicons names, from the words around it."""
        parse = sentence.parse
        token = parse.tokens[head]
        words = _name_words(parse, head)
        earlier = known.find(words)
        if earlier is not None:
            return _Who(*earlier, person=True)
        titles = self.agents.titles(parse, head)
        if token.entity not in {"PERSON", ""} and titles is None and words.isupper():
            return None
        country = self._country(sentence, head, known)
        with_article = bool(parse.children(head, "det"))
        by_surname = None if with_article else known.by_surname(words, sentence.day, country, titles)
        if by_surname is not None:
            known.met(words, *by_surname)
            return _Who(*by_surname, person=True)
        if titles is None and token.entity != "PERSON":
            return _Who(Participant(words), "actors.unknown_name") if _does_something(parse, head) else None
        if titles is not None and country is None:
            country = self._apposed_country(sentence, head, known)
        sectors = titles.sectors if titles is not None else ()
        where = titles.where if titles is not None else "actors.person_name"
        role = titles.words if titles is not None else ""
        if _is_former(parse, head):
            sectors = ("ELI",)
        participant = Participant(words, country, sectors)
        known.met(words, participant, where, role)
        return _Who(participant, where, role, person=True)

    def _common(
        self, text: str, sentence: _Sentence, head: int, span: Span, known: PeopleInDocument
    ) -> list[Mention]:
        """Return whom a common noun names ("Syrian rebels"), one mention a country."""
        parse = sentence.parse
        agent = self.agents.at(parse, head)
        countries = self._countries(sentence, head, known)
        if agent is None and not countries:
            return []
        if parse.tokens[head].tag in {"NN", "NNP"}:
            countries = countries[:1]
        where = agent.where if agent is not None else "actors.nationality_of_noun"
        sectors = agent.sectors if agent is not None else ()
        role = agent.words if agent is not None else ""
        if agent is not None and _is_former(parse, head):
            sectors = ("ELI",)
        kind: MentionKind = "name" if parse.tokens[head].pos == "PROPN" and agent is None else "noun"
        words = _canonical(span.of(text))
        one = agent is not None and agent.kind in {"office", "people"} and parse.tokens[head].tag in {"NN", "NNP"}
        return [
            self._mention(parse, head, span, _Who(Participant(words, country, sectors), where, role, one), kind)
            for country in (countries or [None])
        ]

    def _country(self, sentence: _Sentence, head: int, known: PeopleInDocument) -> str | None:
        countries = self._countries(sentence, head, known)
        return countries[0] if countries else None

    def _apposed_country(self, sentence: _Sentence, head: int, known: PeopleInDocument) -> str | None:
        for apposed in sentence.parse.children(head, "appos"):
            if (country := self._country(sentence, apposed, known)) is not None:
                return country
        return None

    def _countries(self, sentence: _Sentence, head: int, known: PeopleInDocument) -> list[str]:
        """Return the countries that a phrase's own words give: nationality, possessor, "of" phrase, apposition."""
        parse = sentence.parse
        agent = self.agents.at(parse, head)
        found = [c for i in modifiers(parse, head) if (c := self._country_at(sentence, i, known)) is not None]
        if parse.tokens[head].tag == "NNP":
            found.reverse()
        if not found:
            prepositions = _FROM_STATE if agent is not None and agent.kind != "body" else _OF_STATE
            for noun in preposed(parse, head, *prepositions):
                if (c := self._country_at(sentence, noun, known)) is not None:
                    found.append(c)
                elif agent is not None or parse.tokens[noun].pos == "PROPN":
                    found.extend(self._countries(sentence, noun, known)[:1])
        if not found and parse.tokens[head].dep == "appos":
            governor = parse.tokens[head].head
            if (c := self._country_at(sentence, governor, known)) is not None:
                found.append(c)
        return list(dict.fromkeys(found))

    def _country_at(self, sentence: _Sentence, index: int, known: PeopleInDocument) -> str | None:
        """Return the country of the name that covers one token, if any."""
        if index in sentence.beside:
            return None
        match = sentence.names.get(index)
        if match is not None:
            reading = reading_on(match.readings, sentence.day)
            if isinstance(reading, tuple):
                return _best_office(reading, sentence.day, None)[0].country
            if isinstance(reading, StateName):
                return reading.code
            if isinstance(reading, People):
                return self._participant(sentence, reading).country
            if isinstance(reading, Organisation):
                return reading.country
        if sentence.parse.tokens[index].pos == "PROPN":
            words = _name_words(sentence.parse, index)
            earlier = known.find(words) or known.by_surname(words, sentence.day, None, None)
            if earlier is not None:
                return earlier[0].country
        return None

    def _mention(self, parse: Parse, head: int, span: Span, who: _Who, kind: MentionKind) -> Mention:
        why = (Evidence("participant", "actors", who.where, span),)
        return Mention(
            span, parse.sentence, head, who.participant, kind, why, role=who.role, person=who.person
        )


def default_actor_finder() -> ActorFinder:
    """Return the finder over the shipped lexicons."""
    return ActorFinder(default_name_index(), default_agent_index())


def _participant_of(reading: StateName | Organisation) -> Participant:
    if isinstance(reading, Organisation):
        return Participant(reading.name, reading.country, reading.sectors)
    sectors = () if reading.kind == "city" else ("CVL",) if reading.kind == "people" else ("GOV",)
    name = reading.words if reading.kind in {"city", "region"} else reading.state
    return Participant(name, reading.code, sectors)


def _best_office(bearers: Sequence[Person], day: date | None, country: str | None) -> tuple[Office, bool]:
    """Return the office of the namesake who fits best: the country said, then in office on the day."""
    chosen = [b.on(day) for b in bearers]
    return max(chosen, key=lambda c: (country is not None and c[0].country == country, c[1]))


def _stands_beside(parse: Parse, last: int, end: int) -> bool:
    """Return whether a name is the first part of "US-backed" and the like."""
    token = parse.tokens[last]
    if token.end > end:
        return token.text[end - token.start :].lstrip("-–").lower() in _BESIDE
    following = parse.tokens[last + 1 : last + 3]
    return len(following) == 2 and following[0].text in {"-", "–"} and following[1].lemma in _BESIDE | {"back"}


def _is_name(parse: Parse, tokens: range, match: NameMatch) -> bool:
    """Return whether words that are a name in a lexicon are one here: "Independent media" names no newspaper."""
    if any(parse.tokens[i].pos == "PROPN" for i in tokens) or isinstance(match.readings[0], (StateName, Other, People)):
        return True
    return len(tokens) > 1 or match.words.isupper()


def _does_something(parse: Parse, head: int) -> bool:
    return parse.tokens[head].dep in {"nsubj", "nsubjpass", "agent", "dobj"} and parse.tokens[head].entity != "DATE"


def _is_no_half(parse: Parse, following: int, match: NameMatch, text: str) -> bool:
    """Return whether "the North" or "the South" is a point of the compass here, not half of a divided country."""
    reading = match.readings[0]
    if not isinstance(reading, StateName) or reading.kind != "half":
        return False
    goes_on = following < len(parse.tokens) and parse.tokens[following].text[:1].isupper()
    return goes_on or reading.state not in text


def _is_former(parse: Parse, head: int) -> bool:
    words = {parse.tokens[i].lemma for i in range(phrase_start(parse, head), head)}
    return bool(words & {"former", "ex", "ex-president", "then", "late"} - {"then"})


def _name_words(parse: Parse, head: int) -> str:
    """Return the proper name that ends at a token, titles left out ("Jalina Porter")."""
    start = head
    while (
        start > 0
        and parse.tokens[start - 1].pos == "PROPN"
        and (parse.tokens[start - 1].head == head or parse.tokens[start - 1].head == start)
        and parse.tokens[start - 1].dep in {"compound", "nmod"}
        and parse.tokens[start - 1].entity == parse.tokens[head].entity
    ):
        start -= 1
    return " ".join(t.text for t in parse.tokens[start : head + 1])


def _canonical(words: str) -> str:
    for article in ("the ", "a ", "an ", "The ", "A ", "An "):
        words = words.removeprefix(article)
    return words
