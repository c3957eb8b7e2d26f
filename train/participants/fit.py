"""The net that chooses participants: rows in, the chance of each side out; three small nets, one answer."""

from __future__ import annotations

from collections.abc import Sequence

from detente.events import PARTICIPANTS_VALUES
from train.participants.rows import Labelled
from train.small_nets import Shape, SmallNet, fitted

SHAPE = Shape(
    len(PARTICIPANTS_VALUES), answers=2, inner=8, members=3, epochs=20, decay=0.02, dropout=0.2, batch=512
)
WEIGHTS = {"sentences": 1.0, "documents": 1.0, "own documents": 0.6}
"""How much a row counts by whose reading it is."""


def fit(rows: Sequence[Labelled]) -> SmallNet:
    """Return the net that learned from these rows."""
    return fitted(
        SHAPE,
        [r.values for r in rows],
        [[float(r.is_actor), float(r.is_recipient)] for r in rows],
        [WEIGHTS[r.kind] for r in rows],
    )
