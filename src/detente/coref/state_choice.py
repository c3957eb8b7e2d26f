"""Which state's "police" they are: the signs of each state weighed against each other and against none."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from detente.coref.state_signs import Signs
from detente.lexicon import SHIPPED, Lexicons, weights_in
from detente.records import Mention

ChooseState = Callable[[Mention, Signs], str | None]

NONE = "none: "
"""Before the signs for no state."""

_LEAST = 0.4
_LEAST_OF_PERSON = 0.5
_LEAST_OF_BARE = 0.8
"""The least chance of the state of a noun, of a person or a titled name, and of another name, which tells least."""


@dataclass(frozen=True, slots=True)
class StateChoice:
    """Chooses by weighted signs (multinomial logistic regression; `make train-states`)."""

    weights: Mapping[str, float]

    def __call__(self, mention: Mention, signs: Signs) -> str | None:
        """Return the likeliest state of a mention, `None` if none is likely enough."""
        sums = {country: self._sum(country, known) for country, known in signs.items()}
        best = max(sums, key=lambda country: (sums[country], country or ""))
        chance = 1 / sum(math.exp(other - sums[best]) for other in sums.values())
        return best if chance >= _least(mention) else None

    def _sum(self, country: str | None, known: tuple[str, ...]) -> float:
        before = NONE if country is None else ""
        return sum(self.weights.get(before + sign, 0.0) for sign in known)


def _least(mention: Mention) -> float:
    if mention.kind == "noun":
        return _LEAST
    return _LEAST_OF_PERSON if mention.person or mention.role else _LEAST_OF_BARE


def default_state_choice(lexicons: Lexicons = SHIPPED) -> StateChoice:
    """Return the choice with the weights of the lexicons.

    Raises:
        LexiconError: if a weight is no number.
    """
    return StateChoice(weights_in(lexicons, "state_signs.tsv"))
