"""What kind of deed a trigger's words tell, finer than its type: a war, a single attack, a death in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from detente.lexicon import SHIPPED, Lexicons

COLUMNS = ("type", "kind", "words", "citation")
_WORD = re.compile(r"[\w-]+")


@dataclass(frozen=True, slots=True)
class Deeds:
    """Tells the kind of a deed by its trigger; `kinds` is by type and word in lower case."""

    kinds: Mapping[tuple[str, str], str]

    def kind(self, type_: str, trigger: str) -> str | None:
        """Return the kind of the whole trigger, or else of the first word that has one.

        >>> default_deeds().kind("ASSAULT", "opened fire on the convoy"), default_deeds().kind("ASSAULT", "Brexit")
        ('shot', None)
        """
        told = trigger.lower()
        kinds = (self.kinds.get((type_, words)) for words in (told, *_WORD.findall(told)))
        return next((kind for kind in kinds if kind is not None), None)


def default_deeds(lexicons: Lexicons = SHIPPED) -> Deeds:
    """Return what tells kinds of deeds, over the lexicons."""
    table = lexicons.table("deed_kinds.tsv", COLUMNS)
    # The user's lines come first and count first.
    return Deeds({(row["type"], w): row["kind"] for row in reversed(table) for w in row.list("words")})
