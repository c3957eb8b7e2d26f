"""How surely a text says that something happened, for any predicate."""

from __future__ import annotations

from functools import cache

from detente.encode import FactualityModel, default_factuality_model
from detente.records import Document
from detente.segment import Segmenter, default_segmenter


def factuality(text: str, start: int, end: int) -> float:
    """Return how surely the text says that what the words at `text[start:end]` name happened, in the author's voice.

    3 is certainly so, -3 certainly not, 0 open. `start` and `end` are half-open code-point offsets of a verb, noun or
    adjective; the sentence around them is read. The model is loaded at the first call.

    Raises:
        ValueError: if the place is not inside the text or covers no words.

    >>> told, denied = "The troops left.", "The troops never left."
    >>> factuality(told, 11, 15) > 1 and factuality(denied, 17, 21) < 0
    True
    """
    if not 0 <= start < end <= len(text) or not text[start:end].strip():
        raise ValueError(f"[{start}, {end}] is no stretch of words in a text of {len(text)} code points")
    sentences = _segmenter()(Document("text", text))
    around = next((s for s in sentences if s.start <= start < s.end), None)
    if around is None:
        return _model()(text, start, end)
    return _model()(around.of(text), start - around.start, min(end, around.end) - around.start)


@cache
def _model() -> FactualityModel:
    return default_factuality_model()


@cache
def _segmenter() -> Segmenter:
    return default_segmenter()
