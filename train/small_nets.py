"""Small nets over rows of numbers: some with one inner layer each, their log-odds averaged; fitted and written here."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn


@dataclass(frozen=True, slots=True)
class Shape:
    """How many numbers go in and chances come out, how wide the inner layers are, and how long they learn."""

    values: int
    answers: int
    inner: int
    members: int
    epochs: int
    decay: float
    dropout: float
    rate: float = 2e-3
    batch: int = 256


class SmallNet(nn.Module):
    """Nets with one inner layer; their log-odds are averaged."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.members = nn.ModuleList(
            nn.Sequential(
                nn.Linear(shape.values, shape.inner),
                nn.GELU(),
                nn.Dropout(shape.dropout),
                nn.Linear(shape.inner, shape.answers),
            )
            for _ in range(shape.members)
        )

    def forward(self, rows: Tensor) -> Tensor:
        """Return chances (rows, answers)."""
        return torch.stack([member(rows) for member in self.members]).mean(0).sigmoid()


def fitted(
    shape: Shape,
    values: Sequence[Sequence[float]],
    told: Sequence[Sequence[float]],
    weights: Sequence[float],
    seed: int = 1,
) -> SmallNet:
    """Return the net that learned from rows, what is told of each, and how much each counts."""
    torch.manual_seed(seed)
    net = SmallNet(shape)
    rows = torch.from_numpy(np.array(values, dtype=np.float32))
    for member in net.members:
        _fit_one(shape, member, rows, torch.tensor(told), torch.tensor(weights)[:, None])
    return net.eval()


def _fit_one(shape: Shape, member: nn.Module, rows: Tensor, told: Tensor, weights: Tensor) -> None:
    optimizer = torch.optim.AdamW(member.parameters(), lr=shape.rate, weight_decay=shape.decay)
    steps = shape.epochs * -(-len(rows) // shape.batch)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, shape.rate, total_steps=steps)
    member.train()
    for _ in range(shape.epochs):
        for some in torch.randperm(len(rows)).split(shape.batch):
            lost = nn.functional.binary_cross_entropy_with_logits(
                member(rows[some]), told[some], reduction="none"
            )
            optimizer.zero_grad()
            (lost * weights[some]).mean().backward()
            optimizer.step()
            schedule.step()


class OfDocument(Protocol):
    """A row to learn from."""

    @property
    def document(self) -> str:
        """The id of the document that it is of."""
        ...


R = TypeVar("R", bound=OfDocument)


def make(
    rows: Sequence[R],
    fold_of: Mapping[str, int],
    fit: Callable[[Sequence[R]], SmallNet],
    said: Mapping[str, object],
    work: Path,
    out: Path,
) -> None:
    """Write the net of all rows, and beside each fold's models in `work` that which has not seen the fold's rows."""
    for fold in sorted(set(fold_of.values())):
        net = fit([r for r in rows if fold_of[r.document] != fold])
        export(net, work / f"fold{fold}" / str(said["name"]), said)
    export(fit(rows), out, said)


def export(net: SmallNet, folder: Path, said: Mapping[str, object]) -> None:
    """Write a net, named as its card, and the card: what is `said` of the net, and the hash."""
    folder.mkdir(parents=True, exist_ok=True)
    onnx.save(graph_of(net, str(said["name"])), folder / "net.onnx")
    hashes = {"net.onnx": hashlib.sha256((folder / "net.onnx").read_bytes()).hexdigest()}
    (folder / "card.json").write_text(json.dumps({**said, "files": hashes}) + "\n", encoding="utf-8")


def graph_of(net: SmallNet, name: str) -> onnx.ModelProto:
    """Return the net as a graph, the members' inner layers side by side, their weights as bytes."""
    shape = net.shape
    inner, bias, outer, last = (
        np.concatenate([_weights(m, layer, of) for m in net.members], axis)
        for layer, of, axis in ((0, "weight", 0), (0, "bias", 0), (3, "weight", 1), (3, "bias", 0))
    )
    step = float(np.abs(inner).max()) / 127
    tensors = {
        "bytes": np.rint(inner.T / step).astype(np.int8),
        "step": np.array(step, dtype=np.float32),
        "bias": bias,
        "outer": outer.T / shape.members,
        "last": last.reshape(shape.members, shape.answers).mean(0),
    }
    graph = helper.make_graph(
        [
            helper.make_node("DequantizeLinear", ["bytes", "step"], ["inner"]),
            helper.make_node("Gemm", ["rows", "inner", "bias"], ["drawn"]),
            helper.make_node("Gelu", ["drawn"], ["bent"]),
            helper.make_node("Gemm", ["bent", "outer", "last"], ["odds"]),
            helper.make_node("Sigmoid", ["odds"], ["answer"]),
        ],
        name,
        [helper.make_tensor_value_info("rows", TensorProto.FLOAT, ["rows", shape.values])],
        [helper.make_tensor_value_info("answer", TensorProto.FLOAT, ["rows", shape.answers])],
        [numpy_helper.from_array(np.ascontiguousarray(t), of) for of, t in tensors.items()],
    )
    return helper.make_model(graph, ir_version=9, opset_imports=[helper.make_opsetid("", 20)])


def _weights(member: nn.Module, layer: int, name: str) -> NDArray[np.float32]:
    found: NDArray[np.float32] = member.get_parameter(f"{layer}.{name}").detach().numpy()
    return found
