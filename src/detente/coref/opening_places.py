"""The state that a sentence opens with: in "In Peru, ... the government" the government is Peru's."""

from __future__ import annotations

from collections.abc import Sequence

from detente.coref.standing import is_where
from detente.records import NOT_STATES, Mention, Parse

_BODIES = frozenset({"authority", "government", "junta", "parliament", "police", "regime"})


def state_of_opening(parse: Parse, mention: Mention, here: Sequence[Mention]) -> Mention | None:
    """Return the place in the first words of a sentence for a body of state without one of its own."""
    if parse.tokens[mention.head].lemma.lower() not in _BODIES or parse.tokens[0].text != "In":
        return None
    places = [m for m in here if parse.tokens[m.head].head == 0 and is_where(parse, m)]
    known = {m.participant.country for m in here if m.head < mention.head} - {None}
    if len(places) != 1 or places[0].kind != "name" or places[0].participant.country in NOT_STATES | {None}:
        return None
    is_apart = any(t.text == "," for t in parse.tokens[: places[0].head + 3])
    return places[0] if is_apart and mention.head > places[0].head and len(known) <= 2 else None
