"""The trained factuality model: how surely its sentence says that a predicate's deed happened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from detente.encode.files import FOLDER, ModelFiles, open_model
from detente.encode.pieces import LONGEST
from detente.encode.sessions import run, session_of

if TYPE_CHECKING:
    import onnxruntime
    from tokenizers import Tokenizer

FACTUALITY_FOLDER = FOLDER.with_name("factuality")
TOKENIZER = f"../{FOLDER.name}/tokenizer.json"
"""The event model's: both start from the same encoder, and a wheel need not carry half a megabyte twice."""

CERTAIN = 3.0
"""The scale runs from -CERTAIN (certainly did not happen) over 0 (open) to CERTAIN (certainly happened)."""


def pieces_with_predicate(
    tokenizer: Tokenizer, text: str, start: int, end: int
) -> tuple[list[int], list[int]]:
    """Return a sentence's wordpieces and the places of those of `text[start:end]`.

    Of a sentence longer than `LONGEST` pieces, the stretch around the predicate is kept.
    """
    encoding = tokenizer.encode(text)
    ids = list(encoding.ids)
    places = [i for i, (s, e) in enumerate(encoding.offsets) if s < end and start < e and s < e]
    if not places:
        return ids[:LONGEST], [0]
    if len(ids) > LONGEST:
        first = min(max(0, places[0] - LONGEST // 2), len(ids) - LONGEST)
        ids = ids[first : first + LONGEST]
        places = [p - first for p in places if first <= p < first + LONGEST]
    return ids, places


@dataclass(frozen=True, slots=True)
class FactualityModel:
    """Reads one sentence at a time, so that an answer never depends on what was asked beside it."""

    name: str
    tokenizer: Tokenizer
    encoder: onnxruntime.InferenceSession
    head: onnxruntime.InferenceSession

    def __call__(self, sentence: str, start: int, end: int) -> float:
        """Return the factuality, in [-3, 3], of the predicate at `sentence[start:end]`."""
        ids, places = pieces_with_predicate(self.tokenizer, sentence, start, end)
        vectors = run(self.encoder, ids=np.array([ids], dtype=np.int64))[0]
        answer = run(self.head, words=vectors[places].mean(0, keepdims=True))
        return float(np.clip(answer[0], -CERTAIN, CERTAIN))


def default_factuality_model(files: ModelFiles | None = None) -> FactualityModel:
    """Return the shipped model, or that of another folder.

    Raises:
        ModelError: if a file is missing or its SHA-256 is not that of the card.
    """
    from tokenizers import Tokenizer

    files = files or open_model(FACTUALITY_FOLDER)
    return FactualityModel(
        files.name,
        Tokenizer.from_str(files.read(TOKENIZER).decode("utf-8")),
        session_of(files.read("encoder.onnx")),
        session_of(files.read("head.onnx")),
    )
