"""Two titled names joined by "and" of which the parser took the first for a part of the second."""

from __future__ import annotations

from dataclasses import replace

from detente.parse.heads import hangs_below
from detente.records import Token


def with_joined_names_parted(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Make the first of "President A and President B" a name of its own where it was taken for part of the second."""
    for joint, token in enumerate(tokens):
        if token.lemma != "and" or token.dep != "cc" or joint == 0 or tokens[joint - 1].entity != "PERSON":
            continue
        first = joint - 1
        last = _end_of_next_person(tokens, joint)
        if last is None or not hangs_below(tokens, first, last):
            continue
        start = min((i for i in range(first) if hangs_below(tokens, i, last)), default=first)
        mended = list(tokens)
        above = tokens[last].head if tokens[last].head != last else first
        mended[first] = replace(tokens[first], head=above, dep=tokens[last].dep)
        mended[last] = replace(tokens[last], head=first, dep="conj")
        mended[joint] = replace(token, head=first)
        _gather(mended, start, first)
        _gather(mended, joint + 1, last)
        return tuple(mended)
    return tokens


def _end_of_next_person(tokens: tuple[Token, ...], joint: int) -> int | None:
    """Return the last token of the name after "and", titles and nationality passed over."""
    seen = joint + 1
    while (
        seen < len(tokens)
        and tokens[seen].pos in {"PROPN", "ADJ", "NOUN"}
        and tokens[seen].entity != "PERSON"
    ):
        seen += 1
    if seen == len(tokens) or tokens[seen].entity != "PERSON":
        return None
    while seen + 1 < len(tokens) and tokens[seen + 1].entity == "PERSON":
        seen += 1
    return seen


def _gather(tokens: list[Token], start: int, head: int) -> None:
    """Attach the words from `start` up to a name to that name where they hung elsewhere."""
    for index in range(start, head):
        token = tokens[index]
        if not start <= token.head <= head or token.dep in {"appos", "conj"}:
            dep = token.dep if token.dep in {"amod", "det", "poss"} else "compound"
            tokens[index] = replace(token, head=head, dep=dep)
