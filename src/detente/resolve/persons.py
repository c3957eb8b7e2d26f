"""Which parties are single persons: two persons of other names are never the same."""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.lexicon import SHIPPED, Lexicons
from detente.records import Party

NAME_COLUMNS = ("words", "code", "kind", "from", "until", "citation")
AGENT_COLUMNS = ("words", "sectors", "kind", "citation")
_WORD = re.compile(r"[\w'’-]+")


@dataclass(frozen=True, slots=True)
class Persons:
    """Tells persons by their names; `places` are names of states, `groups` nouns that name a body or people."""

    places: frozenset[str]
    groups: frozenset[str]

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
    return Persons(frozenset(r["words"].lower() for r in names), frozenset(groups))
