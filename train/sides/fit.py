"""The net that judges sides: rows in, the odds of each side out; several small nets, one answer."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from detente.events.scene import NAMES
from detente.events.sides import states_standing
from train.sides.rows import Judged

INNER = 48
MEMBERS = 5
EPOCHS = 30
RATE = 2e-3
DECAY = 0.02
BATCH = 256


class SidesNet(nn.Module):
    """Several nets with one inner layer; their log-odds are averaged."""

    def __init__(self) -> None:
        super().__init__()
        self.members = nn.ModuleList(
            nn.Sequential(nn.Linear(len(NAMES), INNER), nn.GELU(), nn.Dropout(0.3), nn.Linear(INNER, 2))
            for _ in range(MEMBERS)
        )

    def forward(self, rows: Tensor) -> Tensor:
        """Return chances (rows, 2: actor, recipient) from values (rows, len(NAMES))."""
        return torch.stack([member(rows) for member in self.members]).mean(0).sigmoid()


def fit(events: Sequence[Judged], seed: int = 11) -> SidesNet:
    """Return the net that learned from these events."""
    torch.manual_seed(seed)
    net = SidesNet()
    rows = torch.tensor([values for e in events for values in _values(e)])
    told = torch.tensor(
        [[float(r.country in e.actors), float(r.country in e.recipients)] for e in events for r in e.rows]
    )
    for member in net.members:
        _fit_one(member, rows, told)
    return net.eval()


def _fit_one(member: nn.Module, rows: Tensor, told: Tensor) -> None:
    optimizer = torch.optim.AdamW(member.parameters(), lr=RATE, weight_decay=DECAY)
    steps = EPOCHS * (len(rows) // BATCH + 1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps)
    member.train()
    for _ in range(EPOCHS):
        order = torch.randperm(len(rows))
        for start in range(0, steps // EPOCHS * BATCH, BATCH):
            chosen = order[start : start + BATCH]
            if len(chosen):
                loss = nn.functional.binary_cross_entropy_with_logits(member(rows[chosen]), told[chosen])
                optimizer.zero_grad()
                loss.backward()
                optimizer.step()
            schedule.step()


@torch.no_grad()
def chosen(net: SidesNet, event: Judged) -> tuple[frozenset[str], frozenset[str]]:
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
