"""Names: what the lexicons know them for, and people outside them, by title, apposition and earlier mention."""

from __future__ import annotations

from dataclasses import dataclass, replace

from detente.actors.countries import Countries, best_office
from detente.actors.facts import Agent, Office, Organisation, Other, Person, StateName
from detente.actors.namesakes import nationality_before
from detente.actors.people import (
    PeopleInDocument,
    is_longer_place,
    name_start,
    name_words,
    office_participant,
)
from detente.actors.phrases import phrase_heads, phrase_start, preposed
from detente.actors.sentence import Sentence, organisations_of
from detente.actors.ships import is_ship
from detente.actors.who import Who
from detente.records import Parse, Participant

_FORMER = frozenset(
    {"former", "ex", "ex-president", "late", "retired", "onetime", "ousted", "deposed", "erstwhile"}
)
_AT_PLACES = frozenset({
    "in", "at", "near", "outside", "across", "around", "inside", "into", "throughout", "toward",
    "towards"
})  # fmt: skip
MEMBERS = frozenset({
    "officer", "official", "member", "spokesman", "spokeswoman", "spokesperson", "worker", "employee",
    "chief", "head", "director", "source", "representative", "lawmaker", "staff"
})  # fmt: skip
_HEADS = frozenset({
    "president", "vice president", "chairman", "chairwoman", "chairperson", "chair", "founder", "leader",
    "secretary", "secretary general", "secretary-general", "deputy head", "deputy chairman"
})  # fmt: skip
"""Titles that are of the sector of the body named behind them: "president of the bar association"."""
GROUPS = frozenset({
    "team", "group", "unit", "crowd", "number", "pair", "band", "convoy", "column", "party", "line",
    "squad", "gang", "mob", "busload", "truckload", "majority", "handful", "family", "couple"
})  # fmt: skip
"""Nouns that are of the sector of those in them: "a team of armed police"."""
_STATED = frozenset({"MIL", "LEG", "COP", "JUD"})
"""Sectors of titles that a text gives somebody whose office in the lexicons is over: "Lt. Gen. X"."""
_SUFFIXES = frozenset({"Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"})
_DOES = frozenset({"nsubj", "nsubjpass", "agent", "dobj"})
_THINGS = frozenset({"FAC", "DATE", "TIME", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE"})


@dataclass(frozen=True, slots=True)
class Persons:
    """Reads a proper name."""

    countries: Countries

    def named(self, sentence: Sentence, head: int, known: PeopleInDocument) -> Who | None:
        """Return whom a name of the lexicons stands for here; `None` if none stands at this token."""
        match = sentence.names.get(head)
        reading = sentence.reading(head)
        if match is None or reading is None or isinstance(reading, Other):
            return None
        if isinstance(reading, tuple):
            if is_ship(sentence, match.start):
                office = reading[0].offices[0]
                return Who(Participant(match.words, office.country, ("MIL",)), office.where)
            return self._of_lexicon(sentence, head, match.words, reading, known)
        if isinstance(reading, StateName) and reading.kind in {"capital", "city", "region"}:
            earlier = known.find(match.words)
            is_met = earlier is not None and earlier[0].name.endswith(match.words)
            if earlier is not None and is_met and not _is_where(sentence.parse, head):
                return Who(*earlier, person=True)  # "Amman" after "Sudesh Amman"
        if isinstance(reading, Organisation) and self._is_namesake(
            sentence, head, reading, match.words, known
        ):
            return None
        participant = self.countries.participant(sentence, reading)
        if not isinstance(reading, Organisation):
            return Who(participant, reading.where)
        own = participant.country or self.countries.first(sentence, head, known)
        participant = replace(participant, country=nationality_before(sentence, head, reading) or own)
        return Who(participant, reading.where, reading.kind)

    def _of_lexicon(
        self, sentence: Sentence, head: int, words: str, bearers: tuple[Person, ...], known: PeopleInDocument
    ) -> Who:
        """Return which of the bearers of a name is meant, and remember them as met."""
        country = self.countries.first(sentence, head, known)
        office, held = best_office(bearers, sentence, country)
        who = self._holder(sentence, head, office, held)
        known.met(words, who.participant, office.where, office.office)
        return who

    def _is_namesake(
        self, sentence: Sentence, head: int, reading: Organisation, words: str, known: PeopleInDocument
    ) -> bool:
        """Return whether a body has a name that those of other states have too: "Chile's Defense Department"."""
        if words.lower() not in self.countries.agents.agents:
            return False
        country = self.countries.first(sentence, head, known)
        return country is not None and country != reading.country

    def _holder(self, sentence: Sentence, head: int, office: Office, held: bool) -> Who:
        """Return who holds or held an office; a title that the text gives beside it outlasts it."""
        participant = office_participant(office, held)
        title = None if held else self.countries.agents.titles(sentence.parse, head)
        if title is None or is_former(sentence.parse, head) or not outlasts(title, office):
            return Who(participant, office.where, office.office, person=True)
        return Who(replace(participant, sectors=title.sectors), title.where, title.words, person=True)

    def unknown(
        self, sentence: Sentence, head: int, known: PeopleInDocument, title: int | None = None
    ) -> Who | None:
        """Return the person whom a name outside the lexicons names, from the words around it.

        `title` is the token of an office that stands before the name without being part of its phrase.
        """
        parse = sentence.parse
        agents = self.countries.agents
        words = name_words(parse, head, agents)
        if words in _SUFFIXES:
            return None
        if (earlier := known.find(words)) is not None:
            return self._met_again(sentence, head if title is None else title, words, earlier, known)
        if bearers := self.countries.names.written_out(words):
            return self._of_lexicon(sentence, head, words, bearers, known)
        titles = agents.at(parse, title) if title is not None else agents.titles(parse, head)
        country = self.countries.first(sentence, head if title is None else title, known)
        if titles is None and country is None and _is_no_person(parse, head, words):
            return None
        is_surname = titles is not None or not (is_longer_place(parse, head) or agents.is_noun(parse, head))
        if not parse.children(head, "det") and is_surname:
            is_person = titles is not None or parse.tokens[head].entity == "PERSON"
            by_surname = known.by_surname(words, sentence.day, country, titles, is_person=is_person)
            if by_surname is not None:
                known.met(words, *by_surname)
                return Who(*by_surname, person=True)
        if titles is None and _is_no_person(parse, head, words):
            return None
        if titles is None and not self._is_person(sentence, head, known):
            return Who(Participant(words), "actors.unknown_name") if _does_something(parse, head) else None
        return self._met(sentence, head, words, titles, country, known)

    def _is_person(self, sentence: Sentence, head: int, known: PeopleInDocument) -> bool:
        """Return whether a name is a person's by the parse, or where that is silent by the nationality behind it."""
        entity = sentence.parse.tokens[head].entity
        if entity or name_start(sentence.parse, head, self.countries.agents) == head:
            return entity == "PERSON"
        return self.countries.apposed(sentence, head, known) is not None

    def _met_again(
        self,
        sentence: Sentence,
        head: int,
        words: str,
        earlier: tuple[Participant, str, str],
        known: PeopleInDocument,
    ) -> Who:
        """Return somebody met before; a state that was not told then may be told now: "Governor Reyes of Peru"."""
        who, where, role = earlier
        if who.country is None and not role:
            title = self.countries.agents.titles(sentence.parse, head)
            country = self.countries.first(sentence, head, known)
            country = country or self.countries.apposed(sentence, head, known)
            if country is not None or title is not None:
                where, role = (title.where, title.words) if title is not None else (where, role)
                sectors = who.sectors or self.sectors(sentence, head, title)
                who = Participant(who.name, country, sectors)
                known.met(who.name, who, where, role)
        return Who(who, where, role, person=True)

    def _met(
        self,
        sentence: Sentence,
        head: int,
        words: str,
        titles: Agent | None,
        country: str | None,
        known: PeopleInDocument,
    ) -> Who:
        parse = sentence.parse
        if country is None:
            country = self.countries.apposed(sentence, head, known)
        if titles is None:
            titles = next(
                (a for n in preposed(parse, head, "of") if (a := self.countries.agents.at(parse, n))), None
            )
        sectors = self.sectors(sentence, head, titles)
        where = titles.where if titles is not None else "actors.person_name"
        role = titles.words if titles is not None else ""
        if is_former(parse, head):
            sectors = ("ELI",)
        participant = Participant(words, country, sectors)
        known.met(words, participant, where, role)
        return Who(participant, where, role, person=True)

    def sectors(self, sentence: Sentence, head: int, agent: Agent | None) -> tuple[str, ...]:
        """Return a title's sectors; those of the organisation for "Hamas spokesman" and "UN official"."""
        if agent is None:
            return ()
        parse = sentence.parse
        if agent.words in MEMBERS and (body := self._body(sentence, head)) is not None:
            return body.sectors
        if agent.words in GROUPS | _HEADS and (within := self._within(sentence, head, agent)) is not None:
            return within.sectors
        if agent.kind != "body" and set(agent.sectors) & {"GOV", "UNK"}:
            phrase = range(phrase_start(parse, head), head)
            for organisation in organisations_of(
                sentence, iter([*phrase, *preposed(parse, head, "of", "for")])
            ):
                if organisation.sectors and organisation.kind != "maker":
                    return organisation.sectors
        return agent.sectors

    def _body(self, sentence: Sentence, head: int) -> Agent | None:
        """Return the body of "intelligence agency officer" and "members of parliament"."""
        parse = sentence.parse
        for index in (*reversed(parse.children(head, "compound", "poss")), *preposed(parse, head, "of")):
            agent = self.countries.agents.at(parse, index)
            if agent is not None and agent.kind == "body" and agent.sectors and agent.sectors[0] != "UNK":
                return agent
        return None

    def _within(self, sentence: Sentence, head: int, agent: Agent) -> Agent | None:
        """Return the kind of those in a group, or of the body that somebody heads."""
        for index in preposed(sentence.parse, head, "of"):
            found = self.countries.agents.at(sentence.parse, index)
            if found is None or not found.sectors or found.sectors[0] == "UNK":
                continue
            if agent.words in GROUPS or found.kind == "body":
                return found
        return None

    def after_titles(self, sentence: Sentence) -> dict[int, int]:
        """Return the heads of names by the title whose phrase they end: "ambassador to the United Nations Hill".

        There the parse hangs the name on the preposition; the title governs it.
        """
        parse = sentence.parse
        found: dict[int, int] = {}
        for head in phrase_heads(parse):
            token = parse.tokens[head]
            if token.dep not in {"pobj", "appos", "conj"} or token.pos != "PROPN":
                continue
            is_holder = isinstance(sentence.reading(head), tuple)
            if not is_holder and token.entity != "PERSON":
                continue
            title = self._title_above(sentence, head, is_holder)
            if title is not None:
                found.setdefault(title, head)
        return found

    def _title_above(self, sentence: Sentence, head: int, is_holder: bool) -> int | None:
        parse = sentence.parse
        match = sentence.names.get(head)
        if is_holder and match is not None:
            start = min(i for i, m in sentence.names.items() if m is match)
        else:
            start = name_start(parse, head, self.countries.agents)
        before = start - 1
        if before < 1 or parse.tokens[before].pos not in {"PROPN", "NOUN"}:
            return None
        agent = self.countries.agents.at(parse, before)
        if agent is not None and agent.kind != "body":
            return None
        for above in parse.ancestors(before if parse.tokens[head].dep != "pobj" else head):
            agent = self.countries.agents.at(parse, above)
            if above < before and agent is not None and agent.kind == "office":
                between = parse.tokens[above + 1 : start]
                return None if any(t.pos in {"VERB", "PUNCT", "AUX"} for t in between) else above
        return None


def outlasts(title: Agent, office: Office) -> bool:
    """Return whether a title tells of another post than the office that is over."""
    return bool(_STATED.intersection(title.sectors[:1])) and title.words not in office.office


def is_former(parse: Parse, head: int) -> bool:
    """Return whether a phrase says that the office is no longer held."""
    return any(parse.tokens[i].lemma.lower() in _FORMER for i in range(phrase_start(parse, head), head))


def _is_no_person(parse: Parse, head: int, words: str) -> bool:
    """Return whether an untitled name is that of a place or a thing, whatever the parse calls it."""
    token = parse.tokens[head]
    if words.isupper() and (token.entity != "PERSON" or " " not in words):
        return True
    return token.entity in _THINGS or _is_where(parse, head)


def _is_where(parse: Parse, head: int) -> bool:
    """Return whether a name stands where a place does: "in Amman"."""
    token = parse.tokens[head]
    return token.dep == "pobj" and parse.tokens[token.head].lemma in _AT_PLACES


def _does_something(parse: Parse, head: int) -> bool:
    return parse.tokens[head].dep in _DOES
