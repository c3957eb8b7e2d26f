"""Which words of a sentence could be a place name."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from detente.places.names import NameMatch
from detente.records import Parse, Span

HYPHENS = re.compile(r"[-–‑]")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name before its place is chosen: tokens `first` to `last`, and what the lexicons know of it."""

    first: int
    last: int
    match: NameMatch | None = None


def candidates(parse: Parse, matches: Sequence[NameMatch]) -> list[Candidate]:
    """Return the known names and, beside them, the runs of proper names that the gazetteer may have."""
    offset = parse.span.start
    found = []
    covered: set[int] = set()
    for match in matches:
        inside = parse.covering(Span(offset + match.start, offset + match.end))
        if inside:
            found.append(Candidate(inside[0], inside[-1], match))
            covered.update(inside)
    index = 0
    while index < len(parse.tokens):
        if index in covered or not _may_begin(parse, index):
            index += 1
            continue
        last = index
        while _goes_on(parse, last + 1, covered):
            last += 1
        found.append(Candidate(index, last))
        index = last + 1
    return sorted(found, key=lambda c: c.first)


def _may_begin(parse: Parse, index: int) -> bool:
    token = parse.tokens[index]
    return token.pos == "PROPN" and (
        token.text[:1].isupper() or token.text.startswith(("al-", "el-", "al", "el"))
    )


def _goes_on(parse: Parse, index: int, covered: Collection[int]) -> bool:
    if index >= len(parse.tokens) or index in covered:
        return False
    token = parse.tokens[index]
    if token.pos == "PROPN" or HYPHENS.fullmatch(token.text):
        return True
    return HYPHENS.fullmatch(parse.tokens[index - 1].text) is not None and token.text[:1].isalpha()
