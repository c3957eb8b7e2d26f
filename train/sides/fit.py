"""The net that judges sides: rows in, the chance of each side out; several small nets, one answer."""

from __future__ import annotations

from collections.abc import Sequence

import torch

from detente.events.scene import NAMES
from detente.events.sides import states_standing
from train.sides.rows import Judged
from train.small_nets import Shape, SmallNet, fitted

SHAPE = Shape(len(NAMES), answers=2, inner=48, members=5, epochs=30, decay=0.02, dropout=0.3)
SEED = 11


def fit(events: Sequence[Judged]) -> SmallNet:
    """Return the net that learned from these events."""
    rows = [values for e in events for values in _values(e)]
    told = [[float(r.country in e.actors), float(r.country in e.recipients)] for e in events for r in e.rows]
    return fitted(SHAPE, rows, told, [1.0] * len(rows), SEED)


@torch.no_grad()
def chosen(net: SmallNet, event: Judged) -> tuple[frozenset[str], frozenset[str]]:
    """Return the states on each side of an event, once the net has settled them."""
    if not event.rows:
        return event.coded_actors, event.coded_recipients
    chances = net(torch.tensor(_values(event))).tolist()
    actors, recipients = (
        {row.country: chance[side] for row, chance in zip(event.rows, chances, strict=True)}
        for side in (0, 1)
    )
    return states_standing(event.coded_actors, actors), states_standing(event.coded_recipients, recipients)


def _values(event: Judged) -> list[tuple[float, ...]]:
    """Return the values of an event's rows, the last of them 0 where we read the document ourselves."""
    is_gold = float(event.kind != "own documents")
    return [(*row.values[:-1], is_gold) for row in event.rows]
