"""Dependency trees written by hand, so that these tests need no parser."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.records import Document, Parse, Span, Token


def tree(words: str) -> tuple[Document, Parse]:
    """Return a sentence of `text/POS/dep/head[/lemma]` words as a document and its parse."""
    tokens = []
    text = ""
    for word in words.split():
        form, pos, dep, head, *rest = word.split("/")
        lemma = rest[0] if rest else form.lower()
        if text and form not in {",", "'s", "."}:
            text += " "
        start = len(text)
        text += form
        tag = "VBD" if pos == "VERB" else "NN"
        tokens.append(Token(start, len(text), form, lemma, pos, tag, dep, int(head)))
    return Document("d", text), Parse(0, Span(0, len(text)), tuple(tokens))


@pytest.fixture(scope="session")
def parsed() -> Callable[[str], tuple[Document, Parse]]:
    """Return the reader of trees."""
    return tree
