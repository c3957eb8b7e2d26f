"""A small net beside the straight map: it learns from both kinds of pairs and keeps their habits apart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from detente.encode.joining import KINDS

Losses = Callable[[Tensor, Tensor], Tensor]
"""From logits and labels to the loss of each pair."""

INNER = 48
OWN_SHARE = 0.08
"""How often a pair of our own labels is drawn beside one of PLV. What it says goes into the inner layer more than into
the answer: PLV's pairs have an answer of their own on top."""
FACTORED = 2 * KINDS
"""The first numbers of a row, blocks `told` and `acts`: they reach the answer past the inner layer, too."""
EPOCHS, BATCH, DROPOUT = 12, 128, 0.4
RATE, DECAY = 3e-3, 0.05
START = (1.0, 0.3)
"""What the numbers `told` and `acts` count at first."""


@dataclass(frozen=True, slots=True)
class InnerNet:
    """Weights over standard rows: into the inner layer (width, INNER), out of it for PLV (INNER, types), past it."""

    into: Tensor
    into_bias: Tensor
    out: Tensor
    bias: Tensor
    past: Tensor

    def logits(self, rows: Tensor) -> Tensor:
        """Return the logits of the types."""
        return (
            nn.functional.gelu(rows @ self.into + self.into_bias) @ self.out
            + self.bias
            + rows[:, :FACTORED] @ self.past
        )


class _Learner(nn.Module):
    """The inner layer with an answer for all pairs and what PLV's add to it."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.into = nn.Linear(width, INNER)
        self.out = nn.Linear(INNER, 2 * KINDS)
        self.bias = nn.Parameter(torch.zeros(2, KINDS))
        self.factors = nn.Parameter(torch.tensor(START))
        self.dropout = nn.Dropout(DROPOUT)
        nn.init.normal_(self.into.weight, std=0.5 / width**0.5)
        nn.init.zeros_(self.out.weight)
        nn.init.zeros_(self.out.bias)

    def forward(self, rows: Tensor, is_plv: Tensor) -> Tensor:
        inner = nn.functional.gelu(self.into(self.dropout(rows)))
        shared, added = self.out(self.dropout(inner)).split(KINDS, 1)
        past = self.factors[0] * rows[:, :KINDS] + self.factors[1] * rows[:, KINDS:FACTORED]
        return past + shared + self.bias[0] + is_plv[:, None] * (added + self.bias[1])


def fit_inner(rows: Tensor, labels: Tensor, is_plv: Tensor, losses: Losses, seed: int) -> InnerNet:
    """Return the net that learned from standard rows, whose first numbers are the blocks `told` and `acts`."""
    torch.manual_seed(seed)
    learner = _Learner(rows.shape[1])
    steps = EPOCHS * (len(rows) // BATCH + 1)
    free = [learner.bias, learner.factors]
    held = [*learner.into.parameters(), *learner.out.parameters()]
    optimizer = torch.optim.AdamW(
        [{"params": held, "weight_decay": DECAY}, {"params": free, "weight_decay": 0.0}]
    )
    pace = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps, pct_start=0.1)
    share = torch.where(is_plv, 1.0, OWN_SHARE)
    for _ in range(steps):
        some = torch.multinomial(share, BATCH, replacement=True)
        optimizer.zero_grad()
        losses(learner(rows[some], is_plv[some].float()), labels[some]).mean().backward()
        optimizer.step()
        pace.step()
    with torch.no_grad():
        past = torch.cat([torch.eye(KINDS) * factor for factor in learner.factors])
        out = learner.out.weight[:KINDS] + learner.out.weight[KINDS:]
        bias = learner.out.bias[:KINDS] + learner.out.bias[KINDS:] + learner.bias.sum(0)
        return InnerNet(learner.into.weight.T.clone(), learner.into.bias.clone(), out.T.clone(), bias, past)
