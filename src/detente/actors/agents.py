"""Nouns that say what kind of actor somebody is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from detente.actors.facts import Agent, read_agents
from detente.records import Parse

_LONGEST = 5


@dataclass(frozen=True, slots=True)
class AgentIndex:
    """The agent nouns by lower-case lemma phrase."""

    agents: Mapping[str, Agent]

    def at(self, parse: Parse, head: int) -> Agent | None:
        """Return the agent noun that ends at a token, the longest first ("deputy press secretary").

        "Ministry of Foreign Affairs" is found by its first word, the phrase's head.
        """
        for length in range(min(_LONGEST, head + 1), 0, -1):
            phrase = _phrase(parse, head - length + 1, head)
            for words in (phrase, phrase.lower()):
                if (agent := self.agents.get(words)) is not None:
                    return agent
        return None

    def titles(self, parse: Parse, head: int) -> Agent | None:
        """Return the title that stands before a name or in apposition to it."""
        start = parse.subtree(head)[0]
        for index in range(head - 1, start - 1, -1):
            token = parse.tokens[index]
            if token.pos in {"NOUN", "PROPN", "ADJ"} and (agent := self.at(parse, index)) is not None:
                return agent
        for apposed in parse.children(head, "appos"):
            if (agent := self.at(parse, apposed)) is not None:
                return agent
        governor = parse.tokens[head].head
        if parse.tokens[head].dep == "appos" and governor < head:
            return self.at(parse, governor)
        return None


def default_agent_index() -> AgentIndex:
    """Return the index over the shipped agent nouns."""
    return AgentIndex(read_agents())


def _phrase(parse: Parse, first: int, last: int) -> str:
    words = [t.text.lower() if t.pos == "PROPN" else t.lemma for t in parse.tokens[first:last]]
    final = parse.tokens[last]
    return " ".join([*words, final.lemma])
