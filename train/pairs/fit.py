"""The weighing: one linear map from the numbers of a pair to the types, kept near the answer of the marked reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from detente.encode.categories import TYPE_NUMBER
from detente.encode.joining import BLOCKS, KINDS
from detente.encode.sessions import Floats
from train.event_model.pair_figures import quad_of
from train.pairs.rows import Row

SCALED = ("told", "acts")
"""Blocks with a number for each type, which counts for that type by one factor."""
DECAY = {"acts": 10.0, "presented": 1.0, "proposed": 60.0, "governing": 60.0, "plain": 20.0}
"""How strongly the map of a block is kept at nothing."""
OWN_WEIGHT = 0.03
"""What a pair of our own labels counts beside one of PLV: they keep the types as the schema has them."""
STEPS = 150
CONCEDE, RETREAT = TYPE_NUMBER["CONCEDE"] - 1, TYPE_NUMBER["RETREAT"] - 1


@dataclass(frozen=True, slots=True)
class Weighing:
    """What a row is multiplied by, and what is added: logits of the types."""

    matrix: Floats
    bias: Floats

    def answer(self, row: Row) -> int:
        """Return the number of the likeliest type."""
        return int((row.values @ self.matrix + self.bias).argmax()) + 1


def fit(rows: Sequence[Row]) -> Weighing:
    """Return the weighing that learned from these rows.

    The loss is that of the type and that of its quad class; CONCEDE and RETREAT are one, as in PLV.
    """
    values = np.stack([r.values for r in rows])
    middle, spread = _middle_and_spread(values[[r.pair.is_plv for r in rows]])
    blocks = dict(
        zip(
            (n for n, _ in BLOCKS),
            torch.tensor((values - middle) / spread).split([c for _, c in BLOCKS], 1),
            strict=True,
        )
    )
    maps = {name: torch.zeros(blocks[name].shape[1], KINDS, requires_grad=True) for name in DECAY}
    factors = {name: torch.tensor(float(name == "told"), requires_grad=True) for name in SCALED}
    bias = torch.zeros(KINDS, requires_grad=True)
    labels = torch.tensor([r.pair.label - 1 for r in rows])
    weights = torch.tensor([1.0 if r.pair.is_plv else OWN_WEIGHT for r in rows])
    optimizer = torch.optim.LBFGS(
        [bias, *factors.values(), *maps.values()], max_iter=STEPS, line_search_fn="strong_wolfe"
    )

    def loss() -> Tensor:
        optimizer.zero_grad()
        logits = (
            bias
            + sum(f * blocks[n] for n, f in factors.items())
            + sum(blocks[n] @ m for n, m in maps.items())
        )
        kept = sum(DECAY[n] * (m**2).sum() for n, m in maps.items()) + 0.5 * (bias**2).sum()
        total = ((_losses(logits, labels) * weights).sum() + kept) / len(rows)
        total.backward()
        return total

    optimizer.step(loss)
    whole = (
        torch.cat(
            [
                maps.get(n, torch.zeros(c, KINDS)) + torch.eye(c, KINDS) * factors.get(n, torch.zeros(()))
                for n, c in BLOCKS
            ]
        )
        .detach()
        .numpy()
    )
    matrix = whole / spread[:, None]
    return Weighing(matrix.astype(np.float32), (bias.detach().numpy() - middle @ matrix).astype(np.float32))


def _losses(logits: Tensor, labels: Tensor) -> Tensor:
    chances = logits.log_softmax(-1)
    as_told = chances.gather(1, labels[:, None]).squeeze(1)
    yields = (labels == CONCEDE) | (labels == RETREAT)
    of_type = torch.where(yields, chances[:, [CONCEDE, RETREAT]].logsumexp(-1), as_told)
    quads = torch.tensor([int(quad_of(number + 1)) - 1 for number in range(KINDS)])
    by_quad = torch.stack([chances[:, quads == q].logsumexp(-1) for q in range(4)], 1)
    return -of_type + nn.functional.nll_loss(by_quad, quads[labels], reduction="none")


def _middle_and_spread(values: Floats) -> tuple[Floats, Floats]:
    """Return what is taken off each number and what it is divided by: blocks of vectors are brought to one size."""
    middle, spread = np.zeros(values.shape[1], np.float32), np.ones(values.shape[1], np.float32)
    start = 0
    for name, count in BLOCKS:
        if name in {"proposed", "governing", "plain"}:
            block = slice(start, start + count)
            middle[block], spread[block] = values[:, block].mean(0), values[:, block].std()
        start += count
    return middle, spread
