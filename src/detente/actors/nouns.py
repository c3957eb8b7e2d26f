"""Common nouns: "Syrian rebels", "the defence ministry", "five" who were killed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from detente.actors.countries import Countries
from detente.actors.facts import Agent
from detente.actors.people import PeopleInDocument
from detente.actors.persons import Persons, is_former
from detente.actors.phrases import phrase_start
from detente.actors.sentence import Sentence
from detente.actors.who import Who, mention_of
from detente.records import NOT_STATES, Mention, MentionKind, Parse, Participant, Span, Token

_COUNTED = frozenset({"dozens", "scores", "hundreds", "thousands", "many", "several"})
_DESCRIBED = frozenset({
    "wounded", "displaced", "dead", "sick", "injured", "poor", "fallen", "detained", "besieged", "arrested", "missing",
    "abducted", "kidnapped", "murdered", "killed", "homeless", "hungry", "fleeing", "elderly", "young", "rich",
    "unemployed", "disabled", "persecuted", "deported", "expelled", "evicted", "starving", "vulnerable", "oppressed",
})  # fmt: skip
_ARGUMENTS = frozenset({"nsubjpass", "dobj", "nsubj", "pobj", "conj", "dative"})
_ONE = frozenset({"NN", "NNP"})


@dataclass(frozen=True, slots=True)
class Nouns:
    """Reads a phrase that names nobody by a proper name."""

    countries: Countries

    def described(self, sentence: Sentence, head: int, span: Span, known: PeopleInDocument) -> list[Mention]:
        """Return whom a common noun names, one mention a country; [] if it names nobody."""
        parse = sentence.parse
        token = parse.tokens[head]
        agent = self.countries.agents.at(parse, head)
        countries = self.countries.of(sentence, head, known)
        if agent is None and (not countries or self._is_field(sentence, head)):
            return []
        one = agent is not None and _is_one(token, agent)
        kind: MentionKind = "name" if token.pos == "PROPN" and agent is None else "noun"
        whole = _canonical(span.of(sentence.text))
        named: list[str | None] = [*(countries[:1] if one else countries)]
        who = [self._who(sentence, head, agent, Participant(whole, c), one) for c in named or [None]]
        if agent is not None and len(who) > 1 and NOT_STATES.isdisjoint(named):
            # "The G7 ministers of France and Japan" hold office at home, not in the G7.
            who = [replace(w, participant=replace(w.participant, sectors=agent.sectors)) for w in who]
        return [mention_of(parse, head, span, w, kind) for w in who]

    def _is_field(self, sentence: Sentence, head: int) -> bool:
        """Return whether a noun only says what a body is for: "the ministry of internal affairs of Belarus"."""
        parse = sentence.parse
        above = parse.tokens[head].head
        return (
            parse.tokens[head].dep == "pobj"
            and parse.tokens[above].lemma == "of"
            and self.countries.agents.at(parse, parse.tokens[above].head) is not None
        )

    def _who(self, sentence: Sentence, head: int, agent: Agent | None, bare: Participant, one: bool) -> Who:
        if agent is None:
            return Who(bare, "actors.nationality_of_noun")
        sectors = Persons(self.countries).sectors(sentence, head, agent)
        if is_former(sentence.parse, head):
            sectors = ("ELI",)
        return Who(Participant(bare.name, bare.country, sectors), agent.where, agent.words, one)

    def police(self, sentence: Sentence) -> Iterator[Mention]:
        """Yield the police whom only what they do names, with no state beside it: "police violence"."""
        parse = sentence.parse
        for index, token in enumerate(parse.tokens):
            if (
                token.lemma.lower() != "police"
                or token.dep != "compound"
                or parse.tokens[token.head].pos != "NOUN"
            ):
                continue
            agent = self.countries.agents.at(parse, index)
            if agent is None or self.countries.agents.at(parse, token.head) is not None:
                continue
            if not any(i in sentence.names for i in parse.subtree(token.head) if i < token.head):
                who = Who(Participant(token.text, None, agent.sectors), agent.where, agent.words)
                yield mention_of(parse, index, token.span, who, "noun")

    def counted(self, sentence: Sentence) -> Iterator[Mention]:
        """Yield people who are only counted or described: "killed five", "those who fled", "the wounded"."""
        parse = sentence.parse
        for index, token in enumerate(parse.tokens):
            if _is_counted(parse, index) or _is_described(parse, index):
                span = Span(parse.tokens[phrase_start(parse, index)].start, token.end)
                words = _canonical(span.of(sentence.text))
                who = Who(Participant(words, None, ("CVL",)), "actors.counted_people", "people")
                yield mention_of(parse, index, span, who, "noun")


def _is_counted(parse: Parse, index: int) -> bool:
    """Return whether a number or "dozens" stands for people who do something or to whom it is done."""
    token = parse.tokens[index]
    if token.text.lower() == "others":
        return token.dep in _ARGUMENTS
    number = token.pos == "NUM" and token.entity in {"CARDINAL", ""}
    if not (number or token.text.lower() in _COUNTED) or token.dep not in {"nsubjpass", "dobj", "nsubj"}:
        return False
    return parse.tokens[token.head].pos == "VERB" and not parse.children(index, "prep", "pcomp")


def _is_described(parse: Parse, index: int) -> bool:
    """Return whether "those" are people by what follows ("those who fled"), or an adjective is ("the wounded")."""
    token = parse.tokens[index]
    if token.dep not in _ARGUMENTS:
        return False
    if token.text.lower() == "those" and token.pos in {"PRON", "DET"}:
        whose = [
            parse.tokens[c].lemma
            for clause in parse.children(index, "relcl")
            for c in parse.children(clause, "nsubj", "nsubjpass")
        ]
        return "who" in whose or bool(parse.children(index, "acl"))
    articles = {parse.tokens[c].lemma for c in parse.children(index, "det")}
    return token.pos in {"ADJ", "VERB"} and "the" in articles and token.text.lower() in _DESCRIBED


def _is_one(token: Token, agent: Agent) -> bool:
    """Return whether an agent noun names one person; "Foreign Ministers" is tagged as if it did."""
    if agent.kind not in {"office", "people"} or token.tag not in _ONE:
        return False
    return not (
        token.pos == "PROPN" and token.text.endswith("s") and token.text.lower() != agent.words.split()[-1]
    )


def _canonical(words: str) -> str:
    for article in ("the ", "a ", "an ", "The ", "A ", "An "):
        words = words.removeprefix(article)
    return words
