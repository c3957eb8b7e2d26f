"""What is told of a party beside its name: in government or in opposition on a day, and its direction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from detente.lexicon import SHIPPED, Lexicons, Row, Term

COLUMNS = ("name", "status", "description", "from", "until", "citation")


@dataclass(frozen=True, slots=True)
class Parties:
    """The terms of parties in government and in opposition, by the party's name."""

    terms: Mapping[str, tuple[Row, ...]]

    def role(self, name: str, on: date | None) -> str:
        """Return what a party is on a day, by the last line where none is given; "party" where no line tells.

        >>> default_parties().role("Labour Party", date(2020, 1, 1))
        'opposition party, social democratic'
        """
        for row in self.terms.get(name, ()):
            held = Term.of(row["from"], row["until"])
            if held.last is None if on is None else held.covers(on):
                return f"{row['status']} party" + (f", {row['description']}" if row["description"] else "")
        return "party"


def default_parties(lexicons: Lexicons = SHIPPED) -> Parties:
    """Return the parties of the lexicons."""
    terms: dict[str, list[Row]] = {}
    for row in lexicons.table("parties.tsv", COLUMNS):
        terms.setdefault(row["name"], []).append(row)
    return Parties({name: tuple(found) for name, found in terms.items()})
