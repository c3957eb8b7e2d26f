"""One of two who is called by the first: "each charged the other", "Greece asked the other"."""

from __future__ import annotations

from collections.abc import Collection

from detente.coref.standing import Standing
from detente.records import Mention, Parse

_REACH = 10
_LEAST = 0.4
"""Share of the foremost state that the second must have, so that there are two sides."""


def is_the_other(parse: Parse, index: int) -> bool:
    """Return whether a word is "the other" and no more."""
    token = parse.tokens[index]
    if token.lemma.lower() != "other" or token.tag == "NNS" or index == 0:
        return False
    after = parse.tokens[index + 1 : index + 2]
    is_before_noun = bool(after) and after[0].pos in {"NOUN", "PROPN", "NUM", "ADJ"}
    return (
        parse.tokens[index - 1].text.lower() == "the"
        and not is_before_noun
        and not parse.children(index, "prep")
    )


def the_other(before: Standing, sentence: int, absent: Collection[str]) -> list[Mention]:
    """Return the one of the two foremost states that does nothing to it; both where nobody is told to."""
    pair = before.first(2, sentence, (), near=_REACH, least=_LEAST)
    return [m for m in pair if m.participant.country not in absent]
