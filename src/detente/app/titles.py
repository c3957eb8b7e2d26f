"""The noun that says what kind of actor some words name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.actors.agents import AgentIndex
from detente.actors.facts import Agent
from detente.actors.persons import GROUPS

_LONGEST_TITLE = 5


def agent_among(words: Sequence[str], agents: AgentIndex) -> tuple[Agent, int, int] | None:
    """Return the longest agent noun among the words and where it stands, the first of several."""
    found = _longest_agent(words, agents)
    if found is not None and found[0].words in GROUPS:
        start = found[2]
        inner = agent_among(words[start:], agents)
        if inner is not None and inner[0].sectors[:1] != ("UNK",):
            return inner[0], start + inner[1], start + inner[2]
    return found


def _longest_agent(words: Sequence[str], agents: AgentIndex) -> tuple[Agent, int, int] | None:
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
        if last == ending == "men" or (last.endswith(ending) and len(last) > len(ending) + 2):
            yield " ".join([*before, last.removesuffix(ending) + singular])
