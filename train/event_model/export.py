"""Write the net as ONNX: the encoder with int8 weights, the heads as they are, and the card with their hashes."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from detente.encode.categories import Categories
from train.event_model.net import ATTENTION_HEADS, HIDDEN, PAIR_COLUMNS, Encoder, EventNet

OPSET = 17


class _OneSentence(nn.Module):
    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, ids: Tensor) -> Tensor:
        return self.encoder(ids, torch.ones_like(ids))


def export(
    net: EventNet, categories: Categories, tokenizer: Path, folder: Path, card: Mapping[str, Any]
) -> None:
    """Write the model folder; `card` is what the card says beside the hashes of the files."""
    net.eval()
    folder.mkdir(parents=True, exist_ok=True)
    _write_encoder(net.encoder, folder / "encoder.onnx")
    vectors, numbers = torch.zeros(2, HIDDEN), torch.zeros(2, dtype=torch.long)
    heads: dict[str, tuple[nn.Module, dict[str, Tensor]]] = {
        "triggers": (net.triggers, {"words": vectors, "pos": numbers, "dep": numbers}),
        "presentation": (net.presentation, {"triggers": vectors, "types": numbers}),
        "relation": (net.relation, {"marked": torch.zeros(2, 3 * HIDDEN)}),
    }
    for name, (head, inputs) in heads.items():
        _write(head, inputs, folder / f"{name}.onnx", {i: {0: "rows"} for i in (*inputs, "answer")})
    _write_roles(net, folder / "roles.onnx")
    shutil.copyfile(tokenizer, folder / "tokenizer.json")
    _plain_tokenizer(folder / "tokenizer.json")
    numbers_of = {"arcs": dict(categories.arcs), "paths": dict(categories.paths)}
    (folder / "categories.json").write_text(json.dumps(numbers_of, indent=0) + "\n", encoding="utf-8")
    files = sorted(
        p.name for p in folder.iterdir() if p.suffix in {".onnx", ".json"} and p.name != "card.json"
    )
    hashes = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in files}
    (folder / "card.json").write_text(
        json.dumps({**card, "files": hashes}, indent=1) + "\n", encoding="utf-8"
    )


def _write_roles(net: EventNet, path: Path) -> None:
    """Write the roles' graph, its two layers with int8 weights."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    numbers = torch.ones(2, dtype=torch.long)
    inputs = {
        "words": torch.zeros(5, HIDDEN),
        "marks": torch.ones(2, 5, dtype=torch.long),
        "types": numbers,
        "candidates": torch.tensor([1, 2, 3]),
        "pairs": torch.zeros(6, PAIR_COLUMNS, dtype=torch.long),
    }
    axes = {
        "words": {0: "words"},
        "marks": {0: "triggers", 1: "words"},
        "types": {0: "triggers"},
        "candidates": {0: "candidates"},
        "pairs": {0: "pairs"},
        "answer": {0: "pairs"},
    }
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        _write(net.roles, inputs, plain, axes)
        quantize_dynamic(
            plain, path, weight_type=QuantType.QInt8, per_channel=True, extra_options={"DefaultTensorType": 1}
        )


def _write(
    module: nn.Module, inputs: Mapping[str, Tensor], path: Path, axes: Mapping[str, Mapping[int, str]]
) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            module,
            tuple(inputs.values()),
            str(path),
            input_names=list(inputs),
            output_names=["answer"],
            dynamic_axes=axes,
            dynamo=False,
            opset_version=OPSET,
        )


def _write_encoder(encoder: Encoder, path: Path) -> None:
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.transformers import optimizer

    with tempfile.TemporaryDirectory() as scratch, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        plain, fused = Path(scratch) / "plain.onnx", Path(scratch) / "fused.onnx"
        torch.onnx.export(
            _OneSentence(encoder),
            (torch.ones(1, 12, dtype=torch.long),),
            str(plain),
            input_names=["ids"],
            output_names=["answer"],
            dynamic_axes={"ids": {1: "pieces"}, "answer": {1: "pieces"}},
            dynamo=False,
            opset_version=OPSET,
        )
        optimizer.optimize_model(
            str(plain), model_type="bert", num_heads=ATTENTION_HEADS, hidden_size=HIDDEN
        ).save_model_to_file(str(fused))
        quantize_dynamic(
            fused, path, weight_type=QuantType.QInt8, per_channel=True, extra_options={"DefaultTensorType": 1}
        )


def _plain_tokenizer(path: Path) -> None:
    """Take cutting and filling out of the tokenizer's file."""
    given = json.loads(path.read_text(encoding="utf-8"))
    given["truncation"] = given["padding"] = None
    path.write_text(json.dumps(given, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
