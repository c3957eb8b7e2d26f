"""Events inside events: which stay, which the outer words already name."""

from __future__ import annotations

from detente.events.frames import Frames
from detente.events.patterns import Match
from detente.records import Parse

SWALLOWING = frozenset({"THREATEN", "REJECT", "AGREE"})
"""Types that name the whole: the deed threatened, refused or promised in their complement is not coded again."""

_ATTRIBUTIVE = frozenset({"COERCE", "SANCTION", "ASSAULT"})
"""Types told by a participle before a noun ("the detained journalist"); others only describe ("accused
officials", "supported programmes")."""

_PURPOSE = frozenset({"advcl", "xcomp", "acl", "conj", "pcomp"})


def without_swallowed(parse: Parse, frames: Frames, matches: list[Match]) -> list[Match]:
    """Drop what a threat, refusal, promise or meeting in the same clause already names."""
    swallowed: set[int] = set()
    types = {m.head: m.pattern.type for m in matches}
    for match in matches:
        if match.pattern.type in SWALLOWING and parse.tokens[match.head].lemma not in frames.words.denial:
            frame = frames.of(match.head)
            for verb in (*frame.infinitives, *frame.gerunds):
                swallowed.update(_clause(parse, verb))
        if _only_describes(parse, match) or _is_purpose_of_meeting(parse, match, types):
            swallowed.add(match.head)
    return [m for m in matches if m.head not in swallowed]


def _clause(parse: Parse, verb: int) -> set[int]:
    """Return a verb with those joined to it and their objects; clauses and nouns further in stay."""
    return {verb, *parse.children(verb, "conj", "dobj", "xcomp")}


def _only_describes(parse: Parse, match: Match) -> bool:
    token = parse.tokens[match.head]
    if token.dep != "amod" or token.pos != "VERB" or match.pattern.type in _ATTRIBUTIVE:
        return False
    return not parse.children(match.head, "npadvmod")


def _is_purpose_of_meeting(parse: Parse, match: Match, types: dict[int, str]) -> bool:
    """Return whether a meeting word only says what another meeting is for: "met to discuss"."""
    token = parse.tokens[match.head]
    if match.pattern.type != "CONSULT" or token.dep not in _PURPOSE:
        return False
    return types.get(token.head) == "CONSULT" or (
        token.dep == "advcl" and "CONSULT" in {types.get(c) for c in parse.children(token.head, "dobj")}
    )
