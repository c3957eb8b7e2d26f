"""Fixtures that several test packages share."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.parse import default_parser
from detente.pipeline import Coder, coder_over, default_coder
from detente.records import Document, Parse
from detente.segment import default_segmenter


@pytest.fixture(scope="session")
def coder() -> Coder:
    """Return the coder over the shipped lexicons, loaded once for the whole run."""
    return default_coder()


@pytest.fixture(scope="session")
def rules_coder() -> Coder:
    """Return the coder without the trained model, for tests of single patterns and rules."""
    return coder_over(with_model=False)


@pytest.fixture(scope="session")
def parsed() -> Callable[[str], tuple[Document, tuple[Parse, ...]]]:
    """Return a function from a text to its document and parses; the parser is loaded once a run."""
    segment, parse = default_segmenter(), default_parser()

    def of(text: str) -> tuple[Document, tuple[Parse, ...]]:
        document = Document("test", text)
        ((_, _, parses),) = parse([(document, segment(document))])
        return document, parses

    return of
