"""Which parties are single persons: two persons of other names are never the same."""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.lexicon import SHIPPED, Lexicons
from detente.records import Party

NAME_COLUMNS = ("words", "code", "kind", "from", "until", "citation")
AGENT_COLUMNS = ("words", "sectors", "kind", "citation")
_WORD = re.compile(r"[\w'’-]+")
_OF_STATES = frozenset({"name", "adjective", "people", "half"})
"""Kinds of names that stand for a state or its people."""


@dataclass(frozen=True, slots=True)
class Persons:
    """Tells persons by their names.

    `places` are names of states and places, `groups` nouns that name a body or people, `common` the words of
    states, peoples, bodies and offices, which many parties have in their names.
    """

    places: frozenset[str]
    groups: frozenset[str]
    common: frozenset[str] = frozenset()

    def is_common(self, word: str) -> bool:
        """Return whether a word names a state, a people, a body or an office, and so no single party."""
        return word.lower() in self.common or word.lower().removesuffix("s") in self.common

    def is_one(self, party: Party) -> bool:
        """Return whether the party is one person, as far as its name tells."""
        if party.name.lower() in self.places:
            return False
        words = _WORD.findall(party.name)
        if not 2 <= len(words) <= 4 or any(w[0].islower() for w in words if len(w) > 2):
            return False
        return not any(w.lower() in self.groups or w.lower().rstrip("s") in self.groups for w in words)


def default_persons(lexicons: Lexicons = SHIPPED) -> Persons:
    """Return what tells persons, over the lexicons."""
    names = lexicons.table("names.tsv", NAME_COLUMNS)
    agents = lexicons.table("agents.tsv", AGENT_COLUMNS)
    groups = {w for r in agents if r["kind"] != "office" for w in r["words"].lower().split()}
    of_states = {
        w for r in names if r["kind"] in _OF_STATES for w in _WORD.findall(r["words"].lower()) if len(w) > 2
    }
    offices = {w for r in agents for w in r["words"].lower().split()}
    common = frozenset(of_states | offices | groups)
    return Persons(frozenset(r["words"].lower() for r in names), frozenset(groups), common)
