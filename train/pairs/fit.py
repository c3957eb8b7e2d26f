"""The weighing, from the numbers of a pair to the types: a straight map near the marked reading, and small nets."""

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
from train.pairs.inner import InnerNet, fit_inner
from train.pairs.rows import Row

SCALED = ("told", "acts")
"""Blocks with a number for each type, which counts for that type by one factor."""
DECAY = {"acts": 20.0, "presented": 2.0, "proposed": 40.0, "governing": 40.0, "plain": 40.0}
"""How strongly the map of a block is kept at nothing."""
OWN_WEIGHT = 0.03
"""What a pair of our own labels counts beside one of PLV: they keep the types as the schema has them."""
STEPS = 60
QUAD = 10.0
"""What the loss of the quad class counts in the straight map, beside that of the type."""
CONCEDE, RETREAT = TYPE_NUMBER["CONCEDE"] - 1, TYPE_NUMBER["RETREAT"] - 1
NETS = 3
"""Small nets that are drawn apart and asked together."""
SHARE_ON_TYPE, SHARE_ON_QUAD = 0.1, 0.7
"""How much the nets say beside the straight map on the type within a quad class, and on the quad class itself; more is
better for PLV's pairs and worse for our own."""
LEAST = 1e-9
"""Added to a chance, so that none is nought."""
SAME_QUAD = np.array(
    [[float(quad_of(i + 1) == quad_of(j + 1)) for j in range(KINDS)] for i in range(KINDS)], dtype=np.float32
)
"""1 where two types are of one quad class (types, types)."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """The straight map, and the small nets beside it, all over standard rows.

    A standard row is `(values - middle) / spread`.
    """

    middle: Floats
    spread: Floats
    straight: Tensor
    bias: Tensor
    nets: tuple[InnerNet, ...]

    def logs(self, values: Floats) -> Tensor:
        """Return the logarithms of the types' chances (rows, types)."""
        rows = torch.tensor((values - self.middle) / self.spread)
        asked = (
            sum((net.logits(rows).softmax(-1) for net in self.nets), torch.zeros(len(rows), KINDS))
            / len(self.nets)
        ).log()
        by_map = (rows @ self.straight + self.bias).log_softmax(-1)
        on_type, on_quad = (
            ((1 - share) * by_map + share * asked).softmax(-1) + LEAST
            for share in (SHARE_ON_TYPE, SHARE_ON_QUAD)
        )
        same = torch.tensor(SAME_QUAD)
        return (on_type / (on_type @ same) * (on_quad @ same)).log()

    def answers(self, rows: Sequence[Row]) -> list[int]:
        """Return the number of each row's likeliest type."""
        return [int(i) + 1 for i in self.logs(np.stack([r.values for r in rows])).argmax(-1)]


def fit(rows: Sequence[Row]) -> Weighing:
    """Return the weighing that learned from these rows.

    The loss is that of the type and that of its quad class; CONCEDE and RETREAT are one, as in PLV.
    """
    values = np.stack([r.values for r in rows])
    middle, spread = _middle_and_spread(values[[r.pair.is_plv for r in rows]])
    standard = torch.tensor((values - middle) / spread)
    blocks = dict(zip((n for n, _ in BLOCKS), standard.split([c for _, c in BLOCKS], 1), strict=True))
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
        total = ((_losses(logits, labels, QUAD) * weights).sum() + kept) / len(rows)
        total.backward()
        return total

    optimizer.step(loss)
    straight = torch.cat(
        [
            maps.get(n, torch.zeros(c, KINDS)) + torch.eye(c, KINDS) * factors.get(n, torch.zeros(()))
            for n, c in BLOCKS
        ]
    ).detach()
    is_plv = torch.tensor([r.pair.is_plv for r in rows])
    nets = tuple(fit_inner(standard, labels, is_plv, _losses, seed) for seed in range(NETS))
    return Weighing(middle, spread, straight, bias.detach(), nets)


def _losses(logits: Tensor, labels: Tensor, quad: float = 1.0) -> Tensor:
    chances = logits.log_softmax(-1)
    as_told = chances.gather(1, labels[:, None]).squeeze(1)
    yields = (labels == CONCEDE) | (labels == RETREAT)
    of_type = torch.where(yields, chances[:, [CONCEDE, RETREAT]].logsumexp(-1), as_told)
    quads = torch.tensor([int(quad_of(number + 1)) - 1 for number in range(KINDS)])
    by_quad = torch.stack([chances[:, quads == q].logsumexp(-1) for q in range(4)], 1)
    return -of_type + quad * nn.functional.nll_loss(by_quad, quads[labels], reduction="none")


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
