"""Nets into ONNX graphs: as they are, or with int8 weights and each layer's attention as one operator."""

from __future__ import annotations

import copy
import tempfile
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from train.event_model.net import ATTENTION_HEADS, HIDDEN, Layer

OPSET = 17

Axes = Mapping[str, Mapping[int, str]]


class _Attention(torch.autograd.Function):
    """The operator: what each vector takes from the others, from the weights of query, key and value side by side."""

    @staticmethod
    def forward(ctx: object, x: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
        shape = (*x.shape[:2], ATTENTION_HEADS, HIDDEN // ATTENTION_HEADS)
        q, k, v = (part.view(shape).transpose(1, 2) for part in (x @ weight + bias).chunk(3, -1))
        mixed = (q @ k.transpose(-1, -2) / shape[-1] ** 0.5).softmax(-1) @ v
        return mixed.transpose(1, 2).reshape(x.shape)

    @staticmethod
    def symbolic(graph: torch.Graph, x: torch.Value, weight: torch.Value, bias: torch.Value) -> torch.Value:
        """Return the operator's node; found by its name when a graph is written."""
        node = graph.op("com.microsoft::Attention", x, weight, bias, num_heads_i=ATTENTION_HEADS)
        return node.setType(x.type())


class _OneLayer(nn.Module):
    """A layer as it is written: for sentences that are not filled up."""

    def __init__(self, layer: Layer) -> None:
        super().__init__()
        parts = (layer.query, layer.key, layer.value)
        self.weight = nn.Parameter(torch.cat([p.weight.T for p in parts], -1))
        self.bias = nn.Parameter(torch.cat([p.bias for p in parts]))
        self.out, self.norm1 = layer.out, layer.norm1
        self.up, self.down, self.norm2 = layer.up, layer.down, layer.norm2

    def forward(self, x: Tensor, mask: None) -> Tensor:
        return self.think(self.look(x, mask))

    def look(self, x: Tensor, _: None) -> Tensor:
        return self.norm1(x + self.out(_Attention.apply(x, self.weight, self.bias)))

    def think(self, x: Tensor) -> Tensor:
        return self.norm2(x + self.down(nn.functional.gelu(self.up(x))))


def write(
    module: nn.Module,
    inputs: Mapping[str, Tensor],
    path: Path,
    axes: Axes,
    outputs: Sequence[str] = ("answer",),
) -> None:
    """Write a net as it is."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            module,
            tuple(inputs.values()),
            str(path),
            input_names=list(inputs),
            output_names=list(outputs),
            dynamic_axes=dict(axes),
            dynamo=False,
            opset_version=OPSET,
        )


def write_int8(
    module: nn.Module,
    inputs: Mapping[str, Tensor],
    path: Path,
    axes: Axes,
    outputs: Sequence[str] = ("answer",),
    tables: bool = False,
) -> None:
    """Write a net with int8 weights, its tables of vectors, too, if they are large."""
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        write(_with_operators(module), inputs, plain, axes, outputs)
        quantize_dynamic(
            plain,
            path,
            op_types_to_quantize=["MatMul", "Attention", *(["Gather"] if tables else [])],
            weight_type=QuantType.QInt8,
            per_channel=True,
            extra_options={"DefaultTensorType": 1},
        )


def _with_operators(module: nn.Module) -> nn.Module:
    """Return a copy of a net whose layers are written with few operators."""
    module = copy.deepcopy(module).eval()
    for part in list(module.modules()):
        for name, child in list(part.named_children()):
            if isinstance(child, Layer):
                setattr(part, name, _OneLayer(child))
    return module
