"""Who is spoken of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from detente.records.evidence import Evidence
from detente.records.span import Span

MentionKind = Literal["name", "noun", "nationality", "pronoun", "implied"]

NOT_STATES = frozenset({"UNO", "EUR", "NAT", "IGO", "NGO"})
"""Codes of `Participant.country` that stand for organisations of states or of citizens."""


@dataclass(frozen=True, slots=True)
class Participant:
    """Who that is: canonical name, ISO 3166 alpha-3 country (or UNO, EUR, NAT, IGO, NGO), PLOVER sectors.

    `country` is `None` and `sectors` empty where the text and the lexicons do not tell.
    """

    name: str
    country: str | None = None
    sectors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of the text that name a participant.

    `head` is the token index of the phrase's head in sentence number `sentence`. `kind` is
    "name" (a proper name, alone or with a title), "noun" ("the ministry", "rebels"),
    "nationality" (an adjective or compound before another noun: "Russian" in "the Russian
    attack"), "pronoun" or "implied" (clear from the text around without words of its own; the span is
    then the event's trigger). `antecedent` is the earlier mention's span that a pronoun or a short
    mention was resolved to. `role` is the office or noun that says what it is ("president",
    "ministry"; "" for a plain name), `person` whether it is one person.
    """

    span: Span
    sentence: int
    head: int
    participant: Participant
    kind: MentionKind
    evidence: tuple[Evidence, ...] = ()
    antecedent: Span | None = None
    role: str = ""
    person: bool = False
