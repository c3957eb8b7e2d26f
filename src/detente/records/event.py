"""Who did what to whom."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from detente.records.evidence import Evidence
from detente.records.mention import Mention
from detente.records.place import Place
from detente.records.span import Span

Status = Literal["asserted", "denied", "disputed", "planned", "hypothetical", "demanded"]
FactualityValue = Literal["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "CTu", "Uu"]

RECIPROCAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
"""Types whose parties do one thing together, so that all can be actors: talks, a treaty, joint work. A party named
with "with" is the recipient, and what they are about is nobody's side ("discussed Libya's future")."""


@dataclass(frozen=True, slots=True)
class Factuality:
    """How sure one voice is of an event, in FactBank's values; `source` is "AUTHOR" or an attribution's id."""

    source: str
    value: FactualityValue


@dataclass(frozen=True, slots=True)
class EventMention:
    """The wording of an event in a sentence, before it has voice, status, time and place.

    `head` is the token index of the trigger's head word; `negated` tells that the trigger's own "not"
    makes the event ("does not recognise": REJECT). `statuses` is how likely the trained model holds each
    status, empty where it has not looked.
    """

    type: str
    mode: str | None
    contexts: tuple[str, ...]
    sentence: int
    head: int
    trigger: Span
    actors: tuple[Mention, ...]
    recipients: tuple[Mention, ...]
    evidence: tuple[Evidence, ...] = ()
    negated: bool = False
    statuses: tuple[tuple[Status, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """A coded event; the fields and their meanings are those of the schema page in the docs.

    `first` and `last` are the days between which it happened or is to happen, both inclusive,
    `None` where the text does not say. `attribution` is the id of the attribution inside whose
    content the event stands, `None` when the document tells it in its own voice.
    """

    id: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    actors: tuple[Mention, ...]
    recipients: tuple[Mention, ...]
    trigger: Span
    sentence: int
    first: date | None
    last: date | None
    place: Place | None
    attribution: str | None
    status: Status
    factuality: tuple[Factuality, ...]
    quad_class: int
    intensity: float
    cameo: str | None
    goldstein: float | None
    because: tuple[Evidence, ...] = field(default=())
