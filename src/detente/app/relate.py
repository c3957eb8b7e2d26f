"""What one given participant does to another, for users who find their own actors."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Any

from detente.encode import PairReader, default_pair_reader
from detente.parse import SpacyParser, default_parser
from detente.records import Document, Parse, Span

Place = tuple[int, int]


def relate(text: str, *, actor: Place, recipient: Place | None = None) -> dict[str, float]:
    """Return how likely it is that the actor does an act of each type to the recipient, likeliest first.

    `actor` and `recipient` are half-open code-point offsets into `text`, a sentence; without a recipient the act
    is told of as done to nobody who is named. The 16 types and "NONE" add up to 1. The order counts: with the
    two exchanged it is asked what the other one does.

    Raises:
        ValueError: if a place is not inside the text or covers no words, or the two overlap.

    >>> text = "Canada sanctioned Iran after Iran seized a tanker."
    >>> next(iter(relate(text, actor=(0, 6), recipient=(18, 22))))
    'SANCTION'
    """
    _check(text, "actor", actor)
    if recipient is not None:
        _check(text, "recipient", recipient)
        if actor[0] < recipient[1] and recipient[0] < actor[1]:
            raise ValueError(
                f"actor {list(actor)} and recipient {list(recipient)} overlap; mark two participants"
            )
    return dict(_reader()(_parsed(text), text, actor, recipient or (0, 0)))


def relate_lines(lines: Iterable[str], name: str) -> Iterator[dict[str, Any]]:
    """Yield an answer for each JSON line with `text`, `actor`, `recipient` (offset pairs) and perhaps an `id`.

    An answer is {"id", "type", "probabilities"}; a line that cannot be answered gives {"id", "error"} with the
    reason, its file and line.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        where = f"{name}:{number}"
        given: Any = None
        try:
            given = json.loads(line)
            text, actor, recipient = _asked(given)
            chances = relate(text, actor=actor, recipient=recipient)
        except (ValueError, RecursionError) as error:
            yield {
                "id": given.get("id", where) if isinstance(given, dict) else where,
                "error": f"{where}: {error}",
            }
            continue
        yield {"id": given.get("id", where), "type": next(iter(chances)), "probabilities": chances}


def _asked(given: Any) -> tuple[str, Place, Place | None]:
    if not isinstance(given, dict) or not isinstance(given.get("text"), str):
        raise ValueError('no "text"; write {"text": "...", "actor": [0, 6], "recipient": [18, 22]}')
    places: list[Place | None] = []
    for side in ("actor", "recipient"):
        place = given.get(side)
        if place is None and side == "recipient":
            places.append(None)
        elif isinstance(place, list) and len(place) == 2 and all(type(n) is int for n in place):
            places.append((place[0], place[1]))
        else:
            raise ValueError(f'"{side}" must be two offsets such as [0, 6]')
    actor, recipient = places
    assert actor is not None
    return given["text"], actor, recipient


def _check(text: str, side: str, place: Place) -> None:
    start, end = place
    if not 0 <= start < end <= len(text) or not text[start:end].strip():
        raise ValueError(f"{side} {list(place)} is no stretch of words in a text of {len(text)} code points")


@lru_cache(maxsize=64)
def _parsed(text: str) -> Parse:
    """Return a sentence's tree, that of a sentence asked about a moment ago without parsing it anew."""
    ((_, _, (parse,)),) = _parser()([(Document("text", text), [Span(0, len(text))])])
    return parse


@cache
def _reader() -> PairReader:
    return default_pair_reader()


@cache
def _parser() -> SpacyParser:
    return default_parser()
