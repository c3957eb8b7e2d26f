"""Batches of texts that are about as long, so that little of a batch is padding."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

_NEAR = 32
"""Batches drawn together before they are sorted by length: more would leave less to chance."""


def batches(items: Sequence[T], size: int, length: Callable[[T], int]) -> Iterator[list[T]]:
    """Yield the items in batches of like length, in random order."""
    order = list(items)
    random.shuffle(order)
    made: list[list[T]] = []
    for start in range(0, len(order), size * _NEAR):
        near = sorted(order[start : start + size * _NEAR], key=length)
        made.extend(near[i : i + size] for i in range(0, len(near), size))
    random.shuffle(made)
    yield from made
