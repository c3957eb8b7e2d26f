"""Weights of signs by logistic regression, and the threshold at which most pairs of retellings are right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np
from benchmarks.incidents.measure import Score, grouped, pairs_of
from numpy.typing import NDArray

from detente.resolve.incidents import Incidents
from detente.resolve.retelling import THRESHOLD, Retellings, are_two, signs
from detente.resolve.traits import Traits, traits
from train.retellings.documents import Told

Floats = NDArray[np.float64]
Row = tuple[dict[str, float], bool]

PENALTY = 2.0
"""How much the squares of the weights cost: enough that a sign seen in one document only moves little."""

_LEAST = 12
"""In how many rows a sign must be seen to be weighed at all."""
_STEPS = 30


def rows(told: Told, resolve: Incidents) -> Iterator[Row]:
    """Yield for each telling and each happening told before it what speaks for it, and whether it is the same."""
    groups: list[tuple[int, list[Traits]]] = []
    for telling, first in zip(told.tellings, told.first, strict=True):
        if first is None:
            continue
        new = traits(telling, resolve.persons, resolve.deeds)
        before = [(n, g) for n, g in groups if g[0].telling.event.type == telling.event.type]
        for number, group in before:
            found = signs(group, new, [g for _, g in before])
            if not are_two(found):
                yield found, number == first
        mine = next((g for n, g in before if n == first), None)
        if mine is None:
            groups.append((first, [new]))
        else:
            mine.append(new)


def fit(given: Sequence[Row]) -> dict[str, float]:
    """Return the weight of each sign; the constant is taken for the threshold, negated."""
    seen = Counter(sign for found, _ in given for sign in found)
    names = sorted(sign for sign, times in seen.items() if times >= _LEAST)
    at = {name: n for n, name in enumerate(names)}
    table = np.zeros((len(given), len(names) + 1))
    table[:, -1] = 1
    for number, (found, _) in enumerate(given):
        for sign, much in found.items():
            if sign in at:
                table[number, at[sign]] = much
    weights = _logistic(table, np.array([float(same) for _, same in given]))
    return {**dict(zip(names, map(float, weights), strict=False)), THRESHOLD: -float(weights[-1])}


def _logistic(table: Floats, same: Floats) -> Floats:
    """Return the weights by Newton's method; all but the last, the constant, are held small."""
    held = np.full(table.shape[1], PENALTY)
    held[-1] = 1e-3
    weights = np.zeros(table.shape[1])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(table @ weights, -30, 30)))
        slope = table.T @ (chance - same) + held * weights
        curve = (table * (chance * (1 - chance))[:, None]).T @ table + np.diag(held)
        step = np.linalg.solve(curve, slope)
        weights -= step
        if float(np.abs(step).max()) < 1e-6:
            break
    return weights


def lower(weights: Mapping[str, float], much: float) -> dict[str, float]:
    """Return the weights with a threshold lower by so much."""
    return {**weights, THRESHOLD: weights[THRESHOLD] - much}


def scored(told: Sequence[tuple[Told, Mapping[str, float]]], resolve: Incidents) -> Score:
    """Return how many pairs are right, each document grouped with weights of its own."""
    score = Score()
    for document, weights in told:
        found = grouped(replace(resolve, retellings=Retellings(weights)), document.tellings)
        known = {n for n, first in enumerate(document.first) if first is not None}
        score.add({p for p in found if known.issuperset(p)}, pairs_of(document.first))
    return score
