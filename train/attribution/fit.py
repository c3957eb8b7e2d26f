"""Training on batches of sentences, and how well words are told on the documents held back."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from detente.encode.tagger import PARTS, branches
from train.attribution.data import Example
from train.attribution.net import TaggerNet
from train.batches import batches
from train.event_model.net import HIDDEN


@dataclass(frozen=True, slots=True)
class Sentence:
    """An example and the encoder's vectors of its words."""

    example: Example
    vectors: NDArray[np.float16]


@dataclass(frozen=True, slots=True)
class Recipe:
    """How long and how fast."""

    epochs: int = 3
    rate: float = 3e-4
    head_rate: float = 1e-3
    batch: int = 32
    warm: float = 0.1
    seed: int = 7


@dataclass(frozen=True, slots=True)
class Batch:
    """Sentences filled up to one length; for each cue the row of its sentence."""

    words: Tensor
    pos: Tensor
    dep: Tensor
    mask: Tensor
    is_cue: Tensor
    rows: Tensor
    branches: Tensor
    parts: Tensor


def batch_of(sentences: Sequence[Sentence]) -> Batch:
    """Return the batch."""
    longest = max(len(s.example.pos) for s in sentences)
    size = len(sentences)
    words = torch.zeros(size, longest, HIDDEN)
    pos, dep = torch.zeros(size, longest, dtype=torch.long), torch.zeros(size, longest, dtype=torch.long)
    mask, is_cue = torch.zeros(size, longest), torch.zeros(size, longest)
    rows: list[int] = []
    cues: list[list[int]] = []
    parts: list[list[int]] = []
    for row, one in enumerate(sentences):
        example, count = one.example, len(one.example.pos)
        words[row, :count] = torch.from_numpy(np.asarray(one.vectors, dtype=np.float32))
        pos[row, :count], dep[row, :count] = torch.tensor(example.pos), torch.tensor(example.deps)
        mask[row, :count] = 1
        for cue in example.cues:
            is_cue[row, cue.head] = 1
            rows.append(row)
            fill = longest - count
            cues.append(branches(example.heads, example.deps, cue.head) + [0] * fill)
            parts.append([*cue.parts, *([-100] * fill)])
    shape = (len(rows), longest)
    return Batch(
        words, pos, dep, mask, is_cue, torch.tensor(rows, dtype=torch.long),
        torch.tensor(cues, dtype=torch.long).reshape(shape), torch.tensor(parts, dtype=torch.long).reshape(shape),
    )  # fmt: skip


def losses(net: TaggerNet, batch: Batch) -> dict[str, Tensor]:
    """Return the losses a sentence of finding cues and of telling what words are to them."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        read = net.cues.read(batch.words, batch.pos, batch.dep, batch.mask)
        cue = net.cues.judge(read).float()
    off = nn.functional.binary_cross_entropy_with_logits(cue, batch.is_cue, reduction="none")
    told = {"cues": (off * batch.mask).sum() / len(cue)}
    if len(batch.rows):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            parts = net.spans.read(read[batch.rows], batch.branches, batch.mask[batch.rows]).float()
        told["spans"] = nn.functional.cross_entropy(
            parts.flatten(0, 1), batch.parts.flatten(), ignore_index=-100, reduction="sum"
        ) / (10 * len(cue))
    return told


def train(net: TaggerNet, sentences: Sequence[Sentence], held: Sequence[Sentence], recipe: Recipe) -> None:
    """Train in place; after each epoch print how well the held sentences are told."""
    random.seed(recipe.seed)
    torch.manual_seed(recipe.seed)
    layers = [p for n, p in net.named_parameters() if ".layers." in n]
    heads = [p for n, p in net.named_parameters() if ".layers." not in n]
    optimizer = torch.optim.AdamW(
        [{"params": layers, "lr": recipe.rate}, {"params": heads, "lr": recipe.head_rate}], weight_decay=0.01
    )
    steps = math.ceil(len(sentences) / recipe.batch) * recipe.epochs
    warm = max(1, int(steps * recipe.warm))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / warm, max(0.0, (steps - s) / max(1, steps - warm)))
    )
    for epoch in range(recipe.epochs):
        net.train()
        total: dict[str, float] = {}
        count = 0
        for batch in batches(sentences, recipe.batch, lambda s: len(s.example.pos)):
            found = losses(net, batch_of(batch))
            sum(found.values()).backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad(set_to_none=True)
            count += 1
            for name, value in found.items():
                total[name] = total.get(name, 0.0) + float(value.detach())
        told = ", ".join(f"{k} {v / count:.3f}" for k, v in total.items())
        figures = ", ".join(f"{k} {v:.1f}" for k, v in measure(net, held).items())
        print(f"  epoch {epoch + 1}: loss {told}; held, F1 of words: {figures}", flush=True)
    net.eval()


@torch.no_grad()
def measure(net: TaggerNet, held: Sequence[Sentence]) -> dict[str, float]:
    """Return, in per cent, the F1 of words that head cues, and of words of each part given the right cue."""
    net.eval()
    names = ("cue head", *PARTS[1:])
    right, told, found = dict.fromkeys(names, 0), dict.fromkeys(names, 0), dict.fromkeys(names, 0)
    ordered = sorted(held, key=lambda s: len(s.example.pos))
    for start in range(0, len(ordered), 32):
        batch = batch_of(ordered[start : start + 32])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            read = net.cues.read(batch.words, batch.pos, batch.dep, batch.mask)
            is_cue = (net.cues.judge(read).float() > 0) & (batch.mask > 0)
        pairs = [("cue head", is_cue, batch.is_cue > 0)]
        if len(batch.rows):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                parts = net.spans.read(read[batch.rows], batch.branches, batch.mask[batch.rows]).argmax(-1)
            parts[batch.parts < 0] = 0
            pairs += [(p, parts == n, batch.parts == n) for n, p in enumerate(PARTS) if n]
        for name, one, other in pairs:
            right[name] += int((one & other).sum())
            found[name] += int(one.sum())
            told[name] += int(other.sum())
    return {n: 200 * right[n] / max(1, told[n] + found[n]) for n in names}
