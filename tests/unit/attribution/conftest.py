"""What the attribution tests share."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.attribution import default_attribution_finder
from detente.records import Attribution, Document, Parse

Heard = Callable[[str], list[tuple[Attribution, str]]]


@pytest.fixture(scope="session")
def heard(parsed: Callable[[str], tuple[Document, tuple[Parse, ...]]]) -> Heard:
    """Return a function from a text to its attributions, each with "source | cue | content ... content"."""
    find = default_attribution_finder()

    def of(text: str) -> list[tuple[Attribution, str]]:
        document, parses = parsed(text)
        return [(a, _line(a, text)) for a in find(document, parses, ())]

    return of


def _line(attribution: Attribution, text: str) -> str:
    source = attribution.source.span.of(text) if attribution.source is not None else "-"
    cue = attribution.cue.of(text) if attribution.cue is not None else "-"
    return f"{source} | {cue} | {' ... '.join(s.of(text) for s in attribution.content)}"
