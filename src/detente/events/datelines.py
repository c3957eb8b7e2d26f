"""The place of a dateline does nothing: "BRENNICK - Kestria detained two engineers"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detente.events.side_evidence import with_sides
from detente.records import EventMention, Mention, Parse, Span

_LONGEST = 8
"""Tokens that a dateline with its dash takes at most."""

_DASHES = frozenset({"-", "–", "—", "--"})
_BETWEEN = frozenset({"PROPN", "PUNCT", "NUM"})


def without_dateline(parse: Parse, events: Sequence[EventMention]) -> list[EventMention]:
    """Return the events of a sentence without the place before the dash that its report begins with."""
    dash = _dash(parse)
    if dash is None:
        return list(events)
    return [with_sides(e, _behind(parse, dash, e.actors), _behind(parse, dash, e.recipients)) for e in events]


def _behind(parse: Parse, dash: int, side: Sequence[Mention]) -> list[Mention]:
    """Return those who are named behind the dash, without words before it: "Peru - Chile" is Chile."""
    end = parse.tokens[dash].end
    first = parse.tokens[min(dash + 1, len(parse.tokens) - 1)].start
    kept = [m for m in side if m.head > dash or m.sentence != parse.sentence]
    return [replace(m, span=Span(first, m.span.end)) if m.span.start < end <= m.span.end else m for m in kept]


def _dash(parse: Parse) -> int | None:
    """Return the dash behind the names in capitals that open a sentence."""
    opening = parse.tokens[:_LONGEST]
    if not opening or len(opening[0].text) < 3 or not opening[0].text.isupper():
        return None
    for index, token in enumerate(opening):
        if token.text in _DASHES:
            return index
        if token.pos not in _BETWEEN:
            return None
    return None
