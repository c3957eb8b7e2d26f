"""Which tellings make up one happening, once it is known of each two how much speaks for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import count

_ROUNDS = 10
"""How often the tellings are gone over again at most; two or three times are mostly enough."""

_LITTLE = 1e-9


def grouped(gains: Sequence[Sequence[float]]) -> list[list[int]]:
    """Return the numbers of the tellings by happening, so that the gains of all pairs in one are a large sum.

    `gains` has for each two, both ways, what joining them gains, below 0 what it costs. Each telling joins, in the
    order of the text, the happening with which it gains most; then each may move, until none gains by it.

    >>> grouped([[0, 0.4, -0.1], [0.4, 0, 0.3], [-0.1, 0.3, 0]])
    [[0, 1, 2]]
    """
    fresh = count()
    of: list[int] = []
    for row in gains:
        of.append(_best(row, of, next(fresh), 0.0))
    for _ in range(_ROUNDS):
        before = list(of)
        for number, row in enumerate(gains):
            mine = sum(gain for gain, label in zip(row, of, strict=True) if label == of[number])
            of[number] = _best(row, of, of[number] if mine >= -_LITTLE else next(fresh), mine)
        if of == before:
            break
    found: defaultdict[int, list[int]] = defaultdict(list)
    for number, label in enumerate(of):
        found[label].append(number)
    return list(found.values())


def _best(row: Sequence[float], of: Sequence[int], mine: int, gained: float) -> int:
    """Return the happening with which a telling gains most: its own, unless another gives more and at all."""
    sums: defaultdict[int, float] = defaultdict(float)
    for gain, label in zip(row, of, strict=False):
        sums[label] += gain
    best = max(sums, key=sums.__getitem__, default=mine)
    return best if sums[best] > max(0.0, gained) + _LITTLE else mine
