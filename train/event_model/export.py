"""Write the net as ONNX: the encoder with int8 weights, the heads as they are, and the card with their hashes."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from detente.encode.categories import Categories
from train.event_model.graphs import write, write_int8
from train.event_model.net import HIDDEN, PAIR_COLUMNS, Encoder, EventNet


def export(
    net: EventNet, categories: Categories, tokenizer: Path, folder: Path, card: Mapping[str, Any]
) -> None:
    """Write the model folder; `card` is what the card says beside the hashes of the files."""
    net.eval()
    folder.mkdir(parents=True, exist_ok=True)
    write_encoder(net.encoder, folder / "encoder.onnx")
    vectors, numbers = torch.zeros(2, HIDDEN), torch.zeros(2, dtype=torch.long)
    heads: dict[str, tuple[nn.Module, dict[str, Tensor]]] = {
        "triggers": (net.triggers, {"words": vectors, "pos": numbers, "dep": numbers}),
        "presentation": (net.presentation, {"triggers": vectors, "types": numbers}),
        "relation": (net.relation, {"marked": torch.zeros(2, 3 * HIDDEN)}),
    }
    for name, (head, inputs) in heads.items():
        write(head, inputs, folder / f"{name}.onnx", {i: {0: "rows"} for i in (*inputs, "answer")})
    _write_roles(net, folder / "roles.onnx")
    shutil.copyfile(tokenizer, folder / "tokenizer.json")
    plain_tokenizer(folder / "tokenizer.json")
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
    write_int8(net.roles, inputs, path, axes)


def write_encoder(encoder: Encoder, path: Path) -> None:
    """Write an encoder of one sentence; its table of wordpieces, most of its weights, has int8 numbers, too."""
    axes = {"ids": {1: "pieces"}, "answer": {1: "pieces"}}
    write_int8(encoder, {"ids": torch.ones(1, 12, dtype=torch.long)}, path, axes, tables=True)


def plain_tokenizer(path: Path) -> None:
    """Take cutting and filling out of the tokenizer's file."""
    given = json.loads(path.read_text(encoding="utf-8"))
    given["truncation"] = given["padding"] = None
    path.write_text(json.dumps(given, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
