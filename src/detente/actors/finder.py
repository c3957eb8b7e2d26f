"""Find who is named in a sentence, and say who that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from detente.actors.agents import AgentIndex, default_agent_index
from detente.actors.countries import Countries
from detente.actors.facts import Other, StateName
from detente.actors.hyphens import with_halves
from detente.actors.names import NameIndex, NameMatch, default_name_index, reading_on
from detente.actors.nouns import Nouns
from detente.actors.people import PeopleInDocument
from detente.actors.persons import Persons
from detente.actors.phrases import phrase_heads, phrase_start
from detente.actors.sentence import Sentence, read_names
from detente.actors.who import Who, mention_of
from detente.lexicon import SHIPPED, Lexicons
from detente.records import Document, Mention, Parse, Span, TimeMention

PLACE = "place"
"""The role of a town before a noun: "the Kabul bombing" happens there, Kabul does not bomb."""

_OF_NOUNS = ("det", "amod", "poss", "compound", "nummod")
_DOERS = frozenset({"nsubj", "nsubjpass"})
_MISREAD = frozenset({"ADJ", "VERB", "X", "INTJ", "NUM"})
"""What else than a noun the parser may take a surname for at the head of a sentence."""


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
        days = _days(times)
        known = PeopleInDocument(self.names)
        countries = Countries(self.names, self.agents)
        phrases = _Phrases(countries, Persons(countries), Nouns(countries))
        found: list[Mention] = []
        for parse in parses:
            day = days.get(parse.sentence, document.published)
            if document.published is not None and day is not None and day > document.published:
                day = document.published
            found.extend(phrases.mentions(read_names(self.names, document.text, parse, day), known))
        return tuple(sorted(found, key=lambda m: (m.sentence, m.span.start, -m.span.end)))


def default_actor_finder(lexicons: Lexicons = SHIPPED) -> ActorFinder:
    """Return the finder over the shipped lexicons."""
    return ActorFinder(default_name_index(lexicons), default_agent_index(lexicons))


@dataclass(frozen=True, slots=True)
class _Phrases:
    """Reads the noun phrases of a sentence, then the names that only modify one."""

    countries: Countries
    persons: Persons
    nouns: Nouns

    def mentions(self, sentence: Sentence, known: PeopleInDocument) -> list[Mention]:
        parse = sentence.parse
        found: list[Mention] = []
        titled = self.persons.after_titles(sentence)
        inside = set(titled.values())
        heads = list(phrase_heads(parse))
        others = [
            i for i, t in enumerate(parse.tokens) if t.pos in _MISREAD and self._is_met(sentence, i, known)
        ]
        heads = sorted({*heads, *others})
        for head in heads:
            for title in (head, *parse.children(head, "nmod", "compound")):
                inside.update(range(title + 1, self._end(sentence, title) + 1))
        for index in range(len(parse.tokens) - 2):
            # Also of titles before a name, which head no phrase: "Secretary of State Hill" names no second state.
            if parse.tokens[index + 1].text in {"of", "for"}:
                inside.update(range(index + 1, self._end(sentence, index) + 1))
        for head in heads:
            if head in inside or not self._is_read(sentence, head):
                continue
            if (person := titled.get(head)) is not None:
                found.extend(self._titled(sentence, head, person, known))
            else:
                found.extend(self._described(sentence, head, known))
        found.extend(self.nouns.counted(sentence))
        found.extend(self.nouns.police(sentence))
        for top, match in sentence.tops.items():
            if top not in sentence.beside and top not in inside and top not in heads:
                found.extend(self._modifier(sentence, top, match))
        return with_halves(sentence, found, self.countries.names)

    def _is_read(self, sentence: Sentence, head: int) -> bool:
        """Return whether a phrase's head is not merely a later part of a name ("Court of Justice")."""
        match = sentence.names.get(head)
        return (
            match is None
            or head in sentence.beside
            or head in sentence.tops
            or match not in sentence.tops.values()
        )

    def _titled(self, sentence: Sentence, title: int, person: int, known: PeopleInDocument) -> list[Mention]:
        """Return the one whom "ambassador to the United Nations Linda Hill" names."""
        who = self.persons.named(sentence, person, known) or self.persons.unknown(
            sentence, person, known, title=title
        )
        if who is None:
            return self._described(sentence, title, known)
        tokens = sentence.parse.tokens
        span = Span(tokens[phrase_start(sentence.parse, title)].start, tokens[person].end)
        return [mention_of(sentence.parse, title, span, who, "name")]

    def _described(self, sentence: Sentence, head: int, known: PeopleInDocument) -> list[Mention]:
        """Return who the noun phrase with this head names, several for "the Greek and Turkish ministers"."""
        parse = sentence.parse
        span = self._span(sentence, head)
        who = self.persons.named(sentence, head, known)
        if who is not None and (halves := self._halves(sentence, head, span, who)):
            return halves
        is_body = self._is_body(sentence, head)
        if who is None and isinstance(sentence.reading(head), Other) and not is_body:
            return []
        is_name = parse.tokens[head].pos == "PROPN" or self._is_met(sentence, head, known)
        if who is None and is_name and not is_body:
            who = self.persons.unknown(sentence, head, known)
        if who is not None:
            return [mention_of(parse, head, span, who, "name")]
        return self.nouns.described(sentence, head, span, known)

    def _is_met(self, sentence: Sentence, head: int, known: PeopleInDocument) -> bool:
        """Return whether what the parser takes for no name is that of somebody met before, or foremost on the day.

        A sentence that begins with "Trump" or "Morales" gives it no sign that they are names.
        """
        token = sentence.parse.tokens[head]
        if token.dep not in _DOERS or token.pos == "PRON" or not token.text[:1].isupper():
            return False
        if sentence.parse.children(head, *_OF_NOUNS, "prep"):
            return False
        if token.tag == "NN" and known.find(token.text) is not None:
            return True
        return known.by_surname(token.text, sentence.day, None, None, is_person=False) is not None

    def _end(self, sentence: Sentence, head: int) -> int:
        """Return the last token of a title that goes on behind its head: "Minister of Defence"."""
        _, last = self.countries.agents.ending(sentence.parse, head)
        others = (sentence.reading(i) for i in range(head, last + 1))
        return last if all(r is None or isinstance(r, Other) for r in others) else head

    def _span(self, sentence: Sentence, head: int) -> Span:
        """Return the words of a phrase up to its head, or up to the end of the name or title that it heads."""
        tokens = sentence.parse.tokens
        end = tokens[self._end(sentence, head)].end
        if (match := sentence.tops.get(head)) is not None:
            end = max(end, sentence.span_of(match).end)
        return Span(tokens[phrase_start(sentence.parse, head)].start, end)

    def _halves(self, sentence: Sentence, head: int, span: Span, who: Who) -> list[Mention]:
        """Return both states of "North and South Korea"."""
        for index in range(phrase_start(sentence.parse, head), head):
            reading = sentence.reading(index)
            if (
                isinstance(reading, StateName)
                and reading.kind == "half"
                and reading.code != who.participant.country
            ):
                half = Who(self.countries.participant(sentence, reading), reading.where)
                return [mention_of(sentence.parse, head, span, w, "name") for w in (half, who)]
        return []

    def _is_body(self, sentence: Sentence, head: int) -> bool:
        """Return whether capitals only title a common noun: "the Turkish Ministry of Defence", "Radcliffe Hospital"."""
        agent = self.countries.agents.at(sentence.parse, head)
        return agent is not None and (agent.kind == "body" or sentence.parse.tokens[head].entity != "PERSON")

    def _modifier(self, sentence: Sentence, index: int, match: NameMatch) -> list[Mention]:
        """Return the mention of a state or organisation that only modifies another noun."""
        reading = reading_on(match.readings, sentence.day)
        if reading is None or isinstance(reading, (tuple, Other)):
            return []
        role = (
            PLACE if isinstance(reading, StateName) and reading.kind in {"city", "capital", "region"} else ""
        )
        who = Who(self.countries.participant(sentence, reading), reading.where, role)
        return [mention_of(sentence.parse, index, sentence.span_of(match), who, "nationality")]


def _days(times: Sequence[TimeMention]) -> dict[int, date]:
    """Return the first day or time named in each sentence."""
    days: dict[int, date] = {}
    for time in times:
        if time.first is not None and time.type in {"DATE", "TIME"}:
            days.setdefault(time.sentence, time.first)
    return days
