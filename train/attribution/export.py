"""Write the tagger as ONNX with int8 weights, what gives it the encoder's vectors, and the card with the hashes."""

from __future__ import annotations

import hashlib
import json
import tempfile
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from train.attribution.net import TaggerNet
from train.event_model.export import OPSET
from train.event_model.net import HIDDEN

FILES = ("cues.onnx", "spans.onnx", "tap.onnx")


def export(net: TaggerNet, tap: bytes, folder: Path, card: Mapping[str, Any]) -> None:
    """Write the model folder; `card` is what the card says beside the hashes of the files."""
    net.eval()
    folder.mkdir(parents=True, exist_ok=True)
    numbers = torch.ones(5, dtype=torch.long)
    words = {0: "words"}
    _write(
        net.cues,
        {"words": torch.zeros(5, HIDDEN), "pos": numbers, "dep": numbers},
        ("logits", "read"),
        folder / "cues.onnx",
        dict.fromkeys(("words", "pos", "dep", "logits", "read"), words),
    )
    both = {0: "cues", 1: "words"}
    _write(
        net.spans,
        {"read": torch.zeros(5, HIDDEN), "branches": torch.ones(2, 5, dtype=torch.long)},
        ("parts",),
        folder / "spans.onnx",
        {"read": words, "branches": both, "parts": both},
    )
    (folder / "tap.onnx").write_bytes(tap)
    hashes = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in FILES}
    text = json.dumps({**card, "files": hashes}, indent=1) + "\n"
    (folder / "card.json").write_text(text, encoding="utf-8")


def _write(
    module: nn.Module,
    inputs: Mapping[str, Tensor],
    outputs: Sequence[str],
    path: Path,
    axes: Mapping[str, Mapping[int, str]],
) -> None:
    with tempfile.TemporaryDirectory() as scratch, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        plain = Path(scratch) / "plain.onnx"
        torch.onnx.export(
            module,
            tuple(inputs.values()),
            str(plain),
            input_names=list(inputs),
            output_names=list(outputs),
            dynamic_axes=dict(axes),
            dynamo=False,
            opset_version=OPSET,
        )
        quantize_dynamic(
            plain, path, weight_type=QuantType.QInt8, per_channel=True, extra_options={"DefaultTensorType": 1}
        )
