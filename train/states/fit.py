"""Weights of signs by multinomial logistic regression: one answer of several states and none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from detente.coref.state_choice import NONE
from train.states.examples import Example

PENALTY = 3.0
"""How much half the squares of the weights cost."""

_LEAST = 5
"""For how many answers a sign must stand to be weighed at all."""
_STEPS = 30

Floats = NDArray[np.float64]


def fit(examples: Sequence[Example]) -> dict[str, float]:
    """Return the weight of each sign, that of a sign for no state under its name with `NONE` before it.

    Where no state is right, or the right one is none that the document names, none is the answer to learn.
    """
    answers = [
        (number, country, signs)
        for number, example in enumerate(examples)
        for country, signs in example.signs.items()
    ]
    seen = Counter(_named(country, sign) for _, country, signs in answers for sign in signs)
    names = sorted(sign for sign, times in seen.items() if times >= _LEAST)
    at = {name: column for column, name in enumerate(names)}
    places = [
        (row, at[name])
        for row, (_, country, signs) in enumerate(answers)
        for sign in signs
        if (name := _named(country, sign)) in at
    ]
    table = np.zeros((len(answers), len(names)))
    table[tuple(zip(*places, strict=True))] = 1
    of = np.array([number for number, _, _ in answers])
    right = np.array([float(_is_right(examples[number], country)) for number, country, _ in answers])
    return dict(zip(names, map(float, _weights(table, of, right)), strict=True))


def _named(country: str | None, sign: str) -> str:
    return NONE + sign if country is None else sign


def _is_right(example: Example, country: str | None) -> bool:
    if country is None:
        return not example.right & set(example.signs)
    return country in example.right


def _weights(table: Floats, of: NDArray[np.int_], right: Floats) -> Floats:
    """Return by Newton's method the weights under which the right answers are likeliest.

    `of` numbers the question of each row, rising.
    """
    place = np.cumsum(np.diff(of, prepend=of[0]) > 0)
    starts = np.flatnonzero(np.diff(place, prepend=-1))
    held = np.full(table.shape[1], PENALTY)
    weights = np.zeros(table.shape[1])
    for _ in range(_STEPS):
        sums = table @ weights
        powers = np.exp(sums - np.maximum.reduceat(sums, starts)[place])
        chances = powers / np.add.reduceat(powers, starts)[place]
        weighed = table * chances[:, None]
        means = np.add.reduceat(weighed, starts)
        slope = table.T @ (chances - right) + held * weights
        curve = table.T @ weighed - means.T @ means + np.diag(held)
        step = np.linalg.solve(curve, slope)
        weights -= step
        if float(np.abs(step).max()) < 1e-6:
            break
    return weights
