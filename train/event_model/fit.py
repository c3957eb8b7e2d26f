"""Train the net on batches of sentences and of marked pairs."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from detente.encode.categories import DEPS, DISTANCE_COUNT, ENTITIES, POS, STATUSES, TYPES, Categories
from train.event_model.examples import Example
from train.event_model.net import HIDDEN, EventNet, Sizes


@dataclass(frozen=True, slots=True)
class MarkedPair:
    """A sentence with marks around actor and recipient, as pieces; `marks` are the places of the two opening marks."""

    pieces: tuple[int, ...]
    marks: tuple[int, int]
    label: int
    weight: float = 1.0
    yields: bool = False  # the label says CONCEDE or RETREAT without telling which


@dataclass(frozen=True, slots=True)
class Recipe:
    """How long and how fast.

    The rate falls to nothing over `epochs`; after `stop` of them the stage ends, and the next goes on from there.
    """

    epochs: int = 5
    stop: int | None = None
    rate: float = 1e-4
    head_rate: float = 1e-3
    batch: int = 32
    warm: float = 0.1
    seed: int = 7


def sizes_of(categories: Categories) -> Sizes:
    """Return the sizes of the net's embeddings."""
    return Sizes(
        len(POS), len(DEPS), len(ENTITIES), len(categories.arcs) + 1, len(categories.paths) + 1,
        DISTANCE_COUNT, len(TYPES), len(STATUSES),
    )  # fmt: skip


def padded(pieces: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor]:
    """Return ids and mask (batch, longest)."""
    longest = max(map(len, pieces))
    ids = torch.zeros(len(pieces), longest, dtype=torch.long)
    mask = torch.zeros(len(pieces), longest)
    for row, p in enumerate(pieces):
        ids[row, : len(p)] = torch.tensor(p)
        mask[row, : len(p)] = 1
    return ids, mask


def train(
    net: EventNet,
    categories: Categories,
    examples: Sequence[Example],
    pairs: Sequence[MarkedPair],
    recipe: Recipe,
    say: bool = True,
) -> None:
    """Train in place."""
    random.seed(recipe.seed)
    torch.manual_seed(recipe.seed)
    net.train()
    encoder = [p for p in net.encoder.parameters() if p.requires_grad]
    heads = [p for n, p in net.named_parameters() if not n.startswith("encoder.")]
    optimizer = torch.optim.AdamW(
        [{"params": encoder, "lr": recipe.rate}, {"params": heads, "lr": recipe.head_rate}], weight_decay=0.01
    )
    rows = {id(e): _pair_rows(e, categories) for e in examples}
    per_epoch = math.ceil(len(examples) / recipe.batch) + math.ceil(len(pairs) / recipe.batch)
    steps = per_epoch * recipe.epochs
    warm = max(1, int(steps * recipe.warm))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / warm, max(0.0, (steps - s) / max(1, steps - warm)))
    )
    for epoch in range(recipe.stop or recipe.epochs):
        total: dict[str, float] = {}
        batches: list[tuple[str, list[object]]] = [("events", b) for b in _batches(examples, recipe.batch)]
        batches += [("pairs", b) for b in _batches(pairs, recipe.batch)]
        random.shuffle(batches)
        for kind, batch in batches:
            with torch.autocast("cpu", dtype=torch.bfloat16):
                losses = event_losses(net, batch, rows) if kind == "events" else pair_losses(net, batch)
            loss = sum(losses.values())
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad(set_to_none=True)
            for name, value in losses.items():
                total[name] = total.get(name, 0.0) + float(value)
        if say:
            print(
                f"  epoch {epoch + 1}: " + ", ".join(f"{k} {v / len(batches):.3f}" for k, v in total.items()),
                flush=True,
            )
    net.eval()


def _batches(items: Sequence[object], size: int) -> Iterator[list[object]]:
    """Yield batches of like length in random order."""
    order = list(items)
    random.shuffle(order)
    block = size * 16
    for start in range(0, len(order), block):
        near = sorted(order[start : start + block], key=lambda e: len(e.pieces))
        batches = [near[i : i + size] for i in range(0, len(near), size)]
        random.shuffle(batches)
        yield from batches


def _pair_rows(example: Example, categories: Categories) -> list[list[list[int]]]:
    return [
        [
            categories.pair(example.parse, e.head, w, e.type, path)
            for w, path in zip(example.candidates, e.paths, strict=True)
        ]
        for e in example.events
    ]


def event_losses(
    net: EventNet, batch: Sequence[Example], rows: dict[int, list[list[list[int]]]]
) -> dict[str, Tensor]:
    """Return the losses of a batch of sentences."""
    ids, mask = padded([e.pieces for e in batch])
    hidden = net.encoder(ids, mask).float()
    words = torch.cat([hidden[r, e.firsts] for r, e in enumerate(batch)])
    pos = torch.tensor([p for e in batch for p in e.pos])
    dep = torch.tensor([d for e in batch for d in e.dep])
    labels = torch.tensor([x for e in batch for x in e.labels])
    weights = torch.tensor([e.sentence.weight for e in batch for _ in e.labels])
    logits = net.triggers(words, pos, dep).float()
    each = nn.functional.cross_entropy(logits, labels, reduction="none", label_smoothing=0.02)
    losses = {"trigger": (each * weights).sum() / len(batch) / 3}
    shown: list[Tensor] = []
    rows_of: list[Tensor] = []
    marks: list[list[int]] = []
    heads, candidates, roles, columns = list[int](), list[int](), list[int](), list[list[int]]()
    types, statuses, voiced = list[int](), list[int](), list[float]()
    start = 0
    for e in batch:
        of_sentence = words[start : start + len(e.labels)]
        for event, pairs in zip(e.events, rows[id(e)], strict=True):
            shown.append(of_sentence[event.words].mean(0))
            rows_of.append(of_sentence)
            marks.append([int(w in event.words) for w in range(len(e.labels))])
            types.append(event.type)
            statuses.append(event.status)
            voiced.append(float(event.voiced))
            heads.extend([len(shown) - 1] * len(e.candidates))
            candidates.extend(e.candidates)
            roles.extend(event.roles.get(w, 0) for w in e.candidates)
            columns.extend(pairs)
        start += len(e.labels)
    if not shown:
        return losses
    vectors = torch.stack(shown)
    if candidates:
        filled = nn.utils.rnn.pad_sequence(rows_of, batch_first=True)
        flags = nn.utils.rnn.pad_sequence([torch.tensor(m) for m in marks], batch_first=True)
        mask = nn.utils.rnn.pad_sequence([torch.ones(len(m)) for m in marks], batch_first=True)
        read = net.roles.read(filled, flags, torch.tensor(types), mask)
        share = flags.to(read.dtype) / flags.sum(1, keepdim=True)
        triggers = (share[:, None, :].to(read.dtype) @ read).squeeze(1)
        told = net.roles.judge(triggers[heads], read[heads, candidates], torch.tensor(columns)).float()
        losses["role"] = (
            nn.functional.cross_entropy(told, torch.tensor(roles), reduction="sum") / len(shown) / 2
        )
    told = net.presentation(vectors, torch.tensor(types)).float()
    losses["status"] = nn.functional.cross_entropy(told[:, :-1], torch.tensor(statuses)) * 0.5
    losses["voice"] = nn.functional.binary_cross_entropy_with_logits(told[:, -1], torch.tensor(voiced)) * 0.5
    return losses


def pair_losses(net: EventNet, batch: Sequence[MarkedPair]) -> dict[str, Tensor]:
    """Return the loss of a batch of marked pairs."""
    logits = relation_logits(net, batch)
    labels = torch.tensor([p.label for p in batch])
    weights = torch.tensor([p.weight for p in batch])
    chances = logits.log_softmax(-1)
    concede, retreat = TYPES.index("CONCEDE"), TYPES.index("RETREAT")
    either = torch.logsumexp(chances[:, [concede, retreat]], -1)
    right = chances.gather(1, labels[:, None]).squeeze(1)
    each = -torch.where(torch.tensor([p.yields for p in batch]), either, right)
    return {"relation": (each * weights).mean()}


def relation_logits(net: EventNet, batch: Sequence[MarkedPair]) -> Tensor:
    """Return logits (pairs, types)."""
    ids, mask = padded([p.pieces for p in batch])
    hidden = net.encoder(ids, mask).float()
    rows = torch.arange(len(batch))
    marks = torch.tensor([p.marks for p in batch])
    marked = torch.cat([hidden[:, 0], hidden[rows, marks[:, 0]], hidden[rows, marks[:, 1]]], -1)
    assert marked.shape[1] == 3 * HIDDEN
    return net.relation(marked).float()
