"""How facts become values of the rows that the small nets judge: between -1 and 1."""

from __future__ import annotations

from collections.abc import Iterable
from math import log


def one_of(value: str, names: Iterable[str]) -> list[float]:
    """Return a value for each name, 1 for that which is meant.

    >>> one_of("noun", ("name", "noun"))
    [0.0, 1.0]
    """
    return [float(value == name) for name in names]


def log_odds(chance: float, least: float) -> float:
    """Return a probability as log-odds, -1 for `least` and whatever is below it, 1 for as near to certain.

    >>> [round(log_odds(chance, 0.01), 6) for chance in (0.0, 0.5, 0.99)]
    [-1.0, 0.0, 1.0]
    """
    clipped = min(max(chance, least), 1 - least)
    return log(clipped / (1 - clipped)) / log((1 - least) / least)
