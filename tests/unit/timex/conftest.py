"""Dependency trees written by hand, so that these tests need no parser."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.records import Document, Parse, Span, Token

_POS = {
    "V": "VERB",
    "N": "NOUN",
    "I": "ADP",
    "M": "AUX",
    "T": "PART",
    "D": "DET",
    "R": "ADV",
    "P": "PROPN",
    "J": "ADJ",
}


def tree(words: str) -> tuple[str, Parse]:
    """Return a sentence of `form/TAG/dep/head[/lemma]` words as its text and its parse."""
    tokens = []
    text = ""
    for word in words.split():
        form, tag, dep, head, *rest = word.split("/")
        if text and form not in {",", "'s", "."}:
            text += " "
        start = len(text)
        text += form
        pos = "PROPN" if tag.startswith("NNP") else _POS.get(tag[0], "X")
        tokens.append(
            Token(start, len(text), form, rest[0] if rest else form.lower(), pos, tag, dep, int(head))
        )
    return text, Parse(0, Span(0, len(text)), tuple(tokens))


@pytest.fixture(scope="session")
def parsed() -> Callable[[str], tuple[str, Parse]]:
    """Return the reader of trees."""
    return tree


@pytest.fixture(scope="session")
def document() -> Callable[[str], Document]:
    """Return a maker of documents published on Wednesday 14 March 2018."""
    from datetime import date

    return lambda text: Document("d", text, date(2018, 3, 14))
