"""Nouns that say what kind of actor somebody is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from detente.actors.facts import Agent, read_agents
from detente.lexicon import SHIPPED, Lexicons
from detente.records import Parse

_LONGEST = 5


@dataclass(frozen=True, slots=True)
class AgentIndex:
    """The agent nouns by lower-case lemma phrase.

    `_longest` holds how many words the longest phrase with this last word has, `_opening` the first words of phrases.
    """

    agents: Mapping[str, Agent]
    _longest: Mapping[str, int] = field(init=False, repr=False, compare=False)
    _opening: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_longest", _longest_by_last_word(self.agents))
        opening = frozenset(phrase.partition(" ")[0] for phrase in self.agents if " " in phrase)
        object.__setattr__(self, "_opening", opening)

    def at(self, parse: Parse, head: int) -> Agent | None:
        """Return the agent noun that ends at a token, the longest first ("deputy press secretary").

        "Ministry of Foreign Affairs" is found by its first word, the phrase's head.
        """
        return self.ending(parse, head)[0]

    def ending(self, parse: Parse, head: int) -> tuple[Agent | None, int]:
        """Return the agent noun at a head with its last token, which lies behind for "ministry of defence"."""
        found = self._before(parse, head)
        if found is None or head + 2 >= len(parse.tokens) or parse.tokens[head + 1].text not in {"of", "for"}:
            return found, head
        if self._opening.isdisjoint(_forms(parse, head, parse.tokens[head].lemma)):
            return found, head
        for last in range(min(head + _LONGEST, len(parse.tokens)) - 1, head + 1, -1):
            whole = " ".join(t.text for t in parse.tokens[head : last + 1])
            for words in (_phrase(parse, head, last), whole):
                if (longer := self.agents.get(words.lower())) is not None:
                    return longer, last
        return found, head

    def _before(self, parse: Parse, head: int) -> Agent | None:
        if (
            head > 1
            and parse.tokens[head - 1].text == "-"
            and parse.tokens[head - 1].end == parse.tokens[head].start
        ):
            words = f"{parse.tokens[head - 2].text}-{parse.tokens[head].lemma}".lower()
            if (agent := self.agents.get(words)) is not None:
                return agent
        lemma, lower, written = _forms(parse, head, _last_lemma(parse, head))
        lengths = self._longest
        longest = max(lengths.get(lemma, 0), lengths.get(lower, 0), lengths.get(written, 0))
        for length in range(min(longest, head + 1), 0, -1):
            phrase = _phrase(parse, head - length + 1, head)
            whole = " ".join(t.text for t in parse.tokens[head - length + 1 : head + 1])
            for words in (phrase, phrase.lower(), whole.lower()):
                if (agent := self.agents.get(words)) is not None:
                    return agent
        return None

    def titles(self, parse: Parse, head: int) -> Agent | None:
        """Return the title that stands before a name or in apposition to it."""
        start = parse.subtree(head)[0]
        for index in range(head - 1, start - 1, -1):
            token = parse.tokens[index]
            if token.pos in {"NOUN", "PROPN", "ADJ"} and (agent := self.at(parse, index)) is not None:
                return self._whole(parse, index) or agent
        for apposed in parse.children(head, "appos"):
            if (agent := self.at(parse, apposed)) is not None:
                return agent
        governor = parse.tokens[head].head
        if parse.tokens[head].dep == "appos" and governor < head:
            return self.at(parse, governor)
        return None

    def is_noun(self, parse: Parse, index: int) -> bool:
        """Return whether a capitalised word is an agent noun, not the surname that it can be: "Muslim", "Bishop"."""
        token = parse.tokens[index]
        return token.entity != "PERSON" and token.text.lower() in self.agents

    def _whole(self, parse: Parse, last: int) -> Agent | None:
        """Return the title that a noun only ends: "State" of "Under Secretary of State Hill"."""
        for index in range(max(0, last - _LONGEST), last - 1):
            agent, end = self.ending(parse, index)
            if agent is not None and end == last:
                return agent
        return None


def default_agent_index(lexicons: Lexicons = SHIPPED) -> AgentIndex:
    """Return the index over the agent nouns."""
    return AgentIndex(read_agents(lexicons))


def _phrase(parse: Parse, first: int, last: int) -> str:
    words = [t.text.lower() if t.pos == "PROPN" else t.lemma for t in parse.tokens[first:last]]
    return " ".join([*words, _last_lemma(parse, last)])


def _last_lemma(parse: Parse, last: int) -> str:
    token = parse.tokens[last]
    return _singular(token.text) if token.pos == "PROPN" else token.lemma


def _forms(parse: Parse, index: int, lemma: str) -> tuple[str, str, str]:
    """Return the forms in which a word may stand in the lexicon."""
    return lemma, lemma.lower(), parse.tokens[index].text.lower()


def _longest_by_last_word(phrases: Iterable[str]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for phrase in phrases:
        words = phrase.split(" ")
        longest[words[-1]] = min(max(longest.get(words[-1], 0), len(words)), _LONGEST)
    return longest


def _singular(word: str) -> str:
    """Return a capitalised noun without its plural ending, which the parser leaves on names.

    >>> _singular("Ministries")
    'Ministry'
    """
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
