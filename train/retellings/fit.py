"""Weights of signs by logistic regression, and how many pairs of retellings they find."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np
from benchmarks.incidents.measure import Score, grouped, pairs_of
from numpy.typing import NDArray

from detente.resolve.incidents import Incidents
from detente.resolve.retelling import CONSTANT, Retellings, are_two, signs
from detente.resolve.traits import Traits, traits
from train.retellings.documents import Told

Floats = NDArray[np.float64]
Row = tuple[dict[str, float], bool]

_MOST = 20
"""How many pairs of a document count: the pairs of one with more share as much, lest a few long ones choose for all."""

PENALTY = 6.0
"""How much the squares of the weights cost: enough that a sign seen in one document only moves little."""

_LEAST = 12
"""In how many rows a sign must be seen to be weighed at all."""
_STEPS = 30


def rows(told: Told, resolve: Incidents) -> Iterator[Row]:
    """Yield for each two tellings of a type what speaks for one happening, and whether it is one.

    Those whose happening is not known, and those that are ruled out, are left out.
    """
    of_type: defaultdict[str, list[tuple[Traits, int | None]]] = defaultdict(list)
    for telling, first in zip(told.tellings, told.first, strict=True):
        of_type[telling.event.type].append((traits(telling, resolve.persons, resolve.deeds), first))
    for all_of_type in of_type.values():
        for (earlier, (one, first)), (later, (new, second)) in combinations(enumerate(all_of_type), 2):
            if first is None or second is None:
                continue
            found = signs(one, new, (earlier, later))
            if not are_two(found):
                yield found, first == second


def fit(documents: Iterable[tuple[Sequence[Row], float]]) -> dict[str, float]:
    """Return the weight of each sign, and of the constant, from the rows of documents and how much each counts."""
    shares = [(row, much * min(1.0, _MOST / len(rows))) for rows, much in documents for row in rows]
    given = [row for row, _ in shares]
    seen = Counter(sign for found, _ in given for sign in found)
    names = sorted(sign for sign, times in seen.items() if times >= _LEAST)
    at = {name: n for n, name in enumerate(names)}
    table = np.zeros((len(given), len(names) + 1))
    table[:, -1] = 1
    for number, (found, _) in enumerate(given):
        for sign, much in found.items():
            if sign in at:
                table[number, at[sign]] = much
    weights = _logistic(
        table, np.array([float(same) for _, same in given]), np.array([share for _, share in shares])
    )
    return {**dict(zip(names, map(float, weights), strict=False)), CONSTANT: float(weights[-1])}


def _logistic(table: Floats, same: Floats, shares: Floats) -> Floats:
    """Return the weights by Newton's method; all but the last, the constant, are held small."""
    held = np.full(table.shape[1], PENALTY)
    held[-1] = 1e-3
    weights = np.zeros(table.shape[1])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(table @ weights, -30, 30)))
        slope = table.T @ (shares * (chance - same)) + held * weights
        curve = (table * (shares * chance * (1 - chance))[:, None]).T @ table + np.diag(held)
        step = np.linalg.solve(curve, slope)
        weights -= step
        if float(np.abs(step).max()) < 1e-6:
            break
    return weights


def scored(told: Sequence[tuple[Told, Mapping[str, float]]], resolve: Incidents) -> Score:
    """Return how many pairs are right, each document grouped with weights of its own."""
    score = Score()
    for document, weights in told:
        found = grouped(replace(resolve, retellings=Retellings(weights)), document.tellings)
        known = {n for n, first in enumerate(document.first) if first is not None}
        score.add({p for p in found if known.issuperset(p)}, pairs_of(document.first))
    return score
