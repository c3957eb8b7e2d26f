"""The net over the encoder, its training, and how well it agrees with people."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from benchmarks.factuality.measure import pearson
from safetensors.torch import save_file
from torch import Tensor, nn

from train.batches import batches
from train.event_model.fit import padded
from train.event_model.net import HIDDEN, Encoder
from train.factuality.data import SETS, Example


class Head(nn.Module):
    """One value for each word vector."""

    def __init__(self) -> None:
        super().__init__()
        self.inner = nn.Linear(HIDDEN, 192)
        self.out = nn.Linear(192, 1)
        self.dropout = nn.Dropout(0.1)

    def forward(self, words: Tensor) -> Tensor:
        """Return the factuality (words,) of vectors (words, HIDDEN)."""
        return self.out(self.dropout(nn.functional.gelu(self.inner(self.dropout(words))))).squeeze(-1)


class FactualityNet(nn.Module):
    """Encoder and head; each data set has its own scale and zero, which only training knows."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.head = Head()
        self.scale = nn.Parameter(torch.ones(len(SETS)))
        self.zero = nn.Parameter(torch.zeros(len(SETS)))

    def words(self, batch: Sequence[Example]) -> Tensor:
        """Return the vectors of a batch's predicates, in order."""
        ids, mask = padded([e.pieces for e in batch])
        hidden = self.encoder(ids, mask).float()
        return torch.stack([hidden[r, list(p)].mean(0) for r, e in enumerate(batch) for p in e.places])


@dataclass(frozen=True, slots=True)
class Recipe:
    """How long and how fast."""

    epochs: int = 4
    rate: float = 1e-4
    head_rate: float = 1e-3
    batch: int = 16
    warm: float = 0.08
    seed: int = 7


WEIGHTS = (1.0, 2.0, 0.6, 0.5)
"""How much a judgement of each data set counts: news first."""

TIMES = (1, 2, 1, 1)
"""How often an epoch goes over each data set."""


def train(
    net: FactualityNet, examples: Sequence[Example], held: Sequence[Example], recipe: Recipe, kept: Path
) -> None:
    """Train in place; after each epoch print the agreement on `held` and keep the weights in a file."""
    random.seed(recipe.seed)
    torch.manual_seed(recipe.seed)
    encoder = [p for p in net.encoder.parameters() if p.requires_grad]
    heads = [p for n, p in net.named_parameters() if not n.startswith("encoder.")]
    optimizer = torch.optim.AdamW(
        [{"params": encoder, "lr": recipe.rate}, {"params": heads, "lr": recipe.head_rate}], weight_decay=0.01
    )
    steps = math.ceil(sum(TIMES[e.of] for e in examples) / recipe.batch) * recipe.epochs
    warm = max(1, int(steps * recipe.warm))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / warm, max(0.0, (steps - s) / max(1, steps - warm)))
    )
    for epoch in range(recipe.epochs):
        net.train()
        total, count = 0.0, 0
        repeated = [e for e in examples for _ in range(TIMES[e.of])]
        for batch in batches(repeated, recipe.batch, lambda e: len(e.pieces)):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                words = net.words(batch)
            told = net.head(words.float())
            sets = torch.tensor([e.of for e in batch for _ in e.labels])
            labels = torch.tensor([x for e in batch for x in e.labels])
            off = nn.functional.smooth_l1_loss(
                told * net.scale[sets] + net.zero[sets], labels, reduction="none", beta=2.0
            )
            loss = (off * torch.tensor(WEIGHTS)[sets]).sum() / len(batch)
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad(set_to_none=True)
            total, count = total + float(loss.detach()), count + 1
        figures = ", ".join(f"{k} {v:.3f}" for k, v in agreement(net, held).items())
        kept.parent.mkdir(parents=True, exist_ok=True)
        save_file(net.state_dict(), kept)
        print(f"  epoch {epoch + 1}: loss {total / count:.3f}; r {figures}", flush=True)
    net.eval()


@torch.no_grad()
def agreement(net: FactualityNet, held: Sequence[Example]) -> dict[str, float]:
    """Return Pearson's r for each data set."""
    net.eval()
    told: list[list[float]] = [[] for _ in SETS]
    labels: list[list[float]] = [[] for _ in SETS]
    ordered = sorted(held, key=lambda e: len(e.pieces))
    for start in range(0, len(ordered), 32):
        batch = ordered[start : start + 32]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            words = net.words(batch)
        values = iter(net.head(words.float()).tolist())
        for example in batch:
            for label in example.labels:
                told[example.of].append(next(values))
                labels[example.of].append(label)
    return {name: pearson(t, x) for name, t, x in zip(SETS, told, labels, strict=True) if len(x) > 1}
