"""The net that chooses participants: rows in, the chance of each side out; three small nets, one answer."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

from detente.events import PARTICIPANTS_VALUES
from train.participants.rows import Labelled

INNER = 8
MEMBERS = 3
EPOCHS = 20
RATE = 2e-3
DECAY = 0.02
BATCH = 512
WEIGHTS = {"sentences": 1.0, "documents": 1.0, "own documents": 0.6}
"""How much a row counts by whose reading it is."""


class ParticipantsNet(nn.Module):
    """Nets with one inner layer; their log-odds are averaged."""

    def __init__(self) -> None:
        super().__init__()
        self.members = nn.ModuleList(
            nn.Sequential(
                nn.Linear(len(PARTICIPANTS_VALUES), INNER), nn.GELU(), nn.Dropout(0.2), nn.Linear(INNER, 2)
            )
            for _ in range(MEMBERS)
        )

    def forward(self, rows: Tensor) -> Tensor:
        """Return chances (rows, 2: actor, recipient)."""
        return torch.stack([member(rows) for member in self.members]).mean(0).sigmoid()


def fit(rows: Sequence[Labelled], seed: int = 1) -> ParticipantsNet:
    """Return the net that learned from these rows."""
    torch.manual_seed(seed)
    net = ParticipantsNet()
    values = torch.from_numpy(np.array([r.values for r in rows], dtype=np.float32))
    told = torch.tensor([[float(r.is_actor), float(r.is_recipient)] for r in rows])
    weights = torch.tensor([[WEIGHTS[r.kind]] for r in rows])
    for member in net.members:
        _fit_one(member, values, told, weights)
    return net.eval()


def _fit_one(member: nn.Module, values: Tensor, told: Tensor, weights: Tensor) -> None:
    optimizer = torch.optim.AdamW(member.parameters(), lr=RATE, weight_decay=DECAY)
    steps = EPOCHS * -(-len(values) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps)
    member.train()
    for _ in range(EPOCHS):
        for some in torch.randperm(len(values)).split(BATCH):
            lost = nn.functional.binary_cross_entropy_with_logits(
                member(values[some]), told[some], reduction="none"
            )
            optimizer.zero_grad()
            (lost * weights[some]).mean().backward()
            optimizer.step()
            schedule.step()


def graph_of(net: ParticipantsNet) -> onnx.ModelProto:
    """Return the net as a graph, the members' inner layers side by side, their weights as bytes."""
    inner, bias, outer, last = (
        np.concatenate([_weights(m, layer, name) for m in net.members], axis)
        for layer, name, axis in ((0, "weight", 0), (0, "bias", 0), (3, "weight", 1), (3, "bias", 0))
    )
    step = float(np.abs(inner).max()) / 127
    width = len(PARTICIPANTS_VALUES)
    tensors = {
        "bytes": np.rint(inner.T / step).astype(np.int8),
        "step": np.array(step, dtype=np.float32),
        "bias": bias,
        "outer": outer.T / MEMBERS,
        "last": last.reshape(MEMBERS, 2).mean(0),
    }
    graph = helper.make_graph(
        [
            helper.make_node("DequantizeLinear", ["bytes", "step"], ["inner"]),
            helper.make_node("Gemm", ["rows", "inner", "bias"], ["drawn"]),
            helper.make_node("Gelu", ["drawn"], ["bent"]),
            helper.make_node("Gemm", ["bent", "outer", "last"], ["odds"]),
            helper.make_node("Sigmoid", ["odds"], ["answer"]),
        ],
        "participants",
        [helper.make_tensor_value_info("rows", TensorProto.FLOAT, ["rows", width])],
        [helper.make_tensor_value_info("answer", TensorProto.FLOAT, ["rows", 2])],
        [numpy_helper.from_array(np.ascontiguousarray(t), name) for name, t in tensors.items()],
    )
    return helper.make_model(graph, ir_version=9, opset_imports=[helper.make_opsetid("", 20)])


def _weights(member: nn.Module, layer: int, name: str) -> NDArray[np.float32]:
    found: NDArray[np.float32] = member.get_parameter(f"{layer}.{name}").detach().numpy()
    return found
