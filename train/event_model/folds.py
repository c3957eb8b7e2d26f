"""Which part of the gold is left out when; the same for training and for the measure of the whole coder."""

from __future__ import annotations

import random
from collections.abc import Iterable


def folds_of(groups: Iterable[str], folds: int) -> dict[str, int]:
    """Return the fold of each document or single sentence by its id."""
    names = sorted(set(groups))
    random.Random(1).shuffle(names)
    return {name: i % folds for i, name in enumerate(names)}
