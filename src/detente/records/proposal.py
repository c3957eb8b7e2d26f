"""What the trained models see in a sentence, before it is decided what becomes an event or an attribution."""

from __future__ import annotations

from dataclasses import dataclass

from detente.records.event import Status


@dataclass(frozen=True, slots=True)
class RoleChance:
    """How likely a word heads the words for the trigger's actor, or for its recipient (0 to 1)."""

    word: int
    actor: float
    recipient: float


@dataclass(frozen=True, slots=True)
class Proposal:
    """A trigger that the model sees, as token indices of sentence number `sentence`.

    `score` is the probability that its words are a trigger at all, `types` that of each type if they are,
    likeliest first; `voiced` that the event stands inside somebody else's words.
    """

    sentence: int
    words: tuple[int, ...]
    head: int
    score: float
    types: tuple[tuple[str, float], ...]
    roles: tuple[RoleChance, ...]
    statuses: tuple[tuple[Status, float], ...]
    voiced: float

    @property
    def type(self) -> str:
        """The likeliest type."""
        return self.types[0][0]

    def chance_of(self, type_: str) -> float:
        """Return the probability of a type, given that it is a trigger."""
        return dict(self.types).get(type_, 0.0)


@dataclass(frozen=True, slots=True)
class AttributionProposal:
    """An attribution that the trained tagger sees, as token indices of sentence number `sentence`.

    `head` is the word that heads the cue, `score` how likely it heads one; `cue`, `source` and `content` are in text
    order, and `source` and `content` can be empty.
    """

    sentence: int
    head: int
    score: float
    cue: tuple[int, ...]
    source: tuple[int, ...]
    content: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Proposals:
    """What the trained models see in a document's sentences, in text order."""

    events: tuple[Proposal, ...] = ()
    attributions: tuple[AttributionProposal, ...] = ()
