"""Events inside events: which stay, which the outer type already names."""

from __future__ import annotations

from detente.events.frames import Frames
from detente.events.patterns import Match
from detente.records import Parse

SWALLOWING = frozenset({"THREATEN", "REJECT", "AGREE"})
"""Types that name the whole: the deed threatened, refused or promised in their complement is not coded again."""


def without_swallowed(parse: Parse, frames: Frames, matches: list[Match]) -> list[Match]:
    """Drop the deeds that a threat, a refusal or a promise in the same clause already names."""
    swallowed: set[int] = set()
    for match in matches:
        if match.pattern.type in SWALLOWING:
            frame = frames.of(match.head)
            for verb in (*frame.infinitives, *frame.gerunds):
                swallowed.update(_clause(parse, verb))
    return [m for m in matches if m.head not in swallowed]


def _clause(parse: Parse, verb: int) -> set[int]:
    """Return a verb with those joined to it and their objects; clauses and nouns further in stay."""
    clause = {verb}
    for child in parse.children(verb, "conj", "dobj", "xcomp"):
        clause.add(child)
    return clause
