"""Write the tagger as ONNX with int8 weights, what gives it the encoder's vectors, and the card with the hashes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch

from train.attribution.net import TaggerNet
from train.event_model.graphs import write_int8
from train.event_model.net import HIDDEN

FILES = ("cues.onnx", "spans.onnx", "tap.onnx")


def export(net: TaggerNet, tap: bytes, folder: Path, card: Mapping[str, Any]) -> None:
    """Write the model folder; `card` is what the card says beside the hashes of the files."""
    net.eval()
    folder.mkdir(parents=True, exist_ok=True)
    numbers = torch.ones(5, dtype=torch.long)
    words = {0: "words"}
    write_int8(
        net.cues,
        {"words": torch.zeros(5, HIDDEN), "pos": numbers, "dep": numbers},
        folder / "cues.onnx",
        dict.fromkeys(("words", "pos", "dep", "logits", "read"), words),
        ("logits", "read"),
    )
    both = {0: "cues", 1: "words"}
    write_int8(
        net.spans,
        {"read": torch.zeros(5, HIDDEN), "branches": torch.ones(2, 5, dtype=torch.long)},
        folder / "spans.onnx",
        {"read": words, "branches": both, "parts": both},
        ("parts",),
    )
    (folder / "tap.onnx").write_bytes(tap)
    hashes = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in FILES}
    text = json.dumps({**card, "files": hashes}, indent=1) + "\n"
    (folder / "card.json").write_text(text, encoding="utf-8")
