"""What readers say is wrong with a store's record, and the gold that comes of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from detente.records import Document
from detente.segment import default_segmenter
from detente.store import corrections as kept
from detente.store.corrections import corrections, mark
from detente.store.looked import DocumentTold

__all__ = ["corrected_documents", "corrections", "mark"]


def corrected_documents(store: Path) -> list[dict[str, Any]]:
    """Return each corrected document as a gold file has it, by id; sentences are numbered as in coding.

    Raises:
        StoreError: if there is no store.
    """
    segment = default_segmenter()

    def sentence_at(told: DocumentTold, offset: int) -> int:
        spans = segment(Document(told.id, told.text, told.published, title=told.title))
        return sum(span.end <= offset for span in spans[:-1])

    return kept.corrected_documents(store, sentence_at)
