"""Words joined by "and": "Greece, Turkey and Cyprus"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.records import NOT_STATES, Mention, Parse

_BETWEEN = frozenset({",", ";", "and", "the"})


def joined_to(parse: Parse, head: int) -> Iterator[int]:
    """Yield the words of a list behind a word in it, in the order of the text."""
    for joined in parse.children(head, "conj"):
        yield joined
        yield from joined_to(parse, joined)


def listed(parse: Parse, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, ...]]:
    """Yield the states named one after the other with nothing but commas and "and" between, if three or more.

    The words are looked at, not the grammar: a parser often loses itself in a long list.
    """
    run: list[Mention] = []
    for mention in sorted(filter(_names_state, mentions), key=lambda m: m.head):
        if run:
            inner = parse.tokens[run[-1].head + 1 : mention.head]
            between = [t for t in inner if run[-1].span.end <= t.start < mention.span.start]
            if not between or not all(t.text.lower() in _BETWEEN for t in between):
                yield from _of_several(run)
                run = []
        run.append(mention)
    yield from _of_several(run)


def _of_several(run: Sequence[Mention]) -> Iterator[tuple[Mention, ...]]:
    states = {m.participant.country: m for m in run}
    if len(states) > 2:
        yield tuple(states.values())


def _names_state(mention: Mention) -> bool:
    is_name = mention.kind == "name" and not mention.person and not mention.role
    return is_name and mention.participant.country not in NOT_STATES | {None}
