"""What the small nets are to the event stage: judges of rows of numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class JudgeRows(Protocol):
    """Rows of values in, the chances of each row out; what they are chances of, whoever asks says."""

    @property
    def name(self) -> str:
        """The judge's name, for evidence."""
        ...

    def __call__(self, rows: Sequence[tuple[float, ...]]) -> Sequence[Sequence[float]]:
        """Return the chances of each row."""
        ...
