"""How facts become values of the rows that the small nets judge: between -1 and 1."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from math import log


def one_of(names: Sequence[str]) -> Callable[[str], tuple[float, ...]]:
    """Return what gives a value for each name, 1 for that which is meant.

    >>> one_of(("name", "noun"))("noun")
    (0.0, 1.0)
    """
    none = (0.0,) * len(names)
    rows = {name: tuple(float(name == other) for other in names) for name in names}
    return lambda value: rows.get(value, none)


def all_of(names: Sequence[str]) -> Callable[[AbstractSet[str]], list[float]]:
    """Return what gives a value for each name, 1 for those that are in a set.

    >>> all_of(("name", "noun", "pronoun"))({"noun", "pronoun"})
    [0.0, 1.0, 1.0]
    """
    none = [0.0] * len(names)
    return lambda values: [float(name in values) for name in names] if values else none


def log_odds(least: float) -> Callable[[float], float]:
    """Return what gives a probability as log-odds, -1 for `least` and below, 1 for as near to certain.

    >>> [round(log_odds(0.01)(chance), 6) for chance in (0.0, 0.5, 0.99)]
    [-1.0, 0.0, 1.0]
    """
    most = 1 - least
    scale = log(most / least)
    lowest = log(least / (1 - least)) / scale

    def odds(chance: float) -> float:
        if chance <= least:
            return lowest
        clipped = min(chance, most)
        return log(clipped / (1 - clipped)) / scale

    return odds
