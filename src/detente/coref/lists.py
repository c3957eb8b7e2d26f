"""Words joined by "and": "Greece, Turkey and Cyprus"."""

from __future__ import annotations

from collections.abc import Iterator

from detente.records import Parse


def joined_to(parse: Parse, head: int) -> Iterator[int]:
    """Yield the words of a list behind a word in it, in the order of the text."""
    for joined in parse.children(head, "conj"):
        yield joined
        yield from joined_to(parse, joined)
