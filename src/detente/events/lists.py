"""Who stands with a noun in a list: joined by "and", set beside it, or named after "including"."""

from __future__ import annotations

from collections.abc import Iterable

from detente.records import Parse


def with_listed(parse: Parse, nouns: Iterable[int]) -> list[int]:
    """Return nouns, each with those listed behind it."""
    found: list[int] = []
    for noun in nouns:
        found.append(noun)
        behind = [c for c in parse.children(noun, "conj") if c > noun]
        if parse.tokens[noun].entity == "GPE":
            behind += _states_joined_inside(parse, noun)
        for apposed in parse.children(noun, "appos"):
            if _is_listed(parse, noun, apposed):
                behind += [apposed, *_states_joined_inside(parse, apposed)]
        behind += _included(parse, noun)
        found.extend(with_listed(parse, sorted(behind)))
    return found


def _included(parse: Parse, noun: int) -> list[int]:
    """Return who is named after "our partners, including ..."."""
    return [
        member
        for prep in parse.children(noun, "prep")
        if parse.tokens[prep].lemma in {"include", "including"}
        for member in parse.children(prep, "pobj")
    ]


def _states_joined_inside(parse: Parse, noun: int) -> list[int]:
    """Return the states that the parser hung on a state's own name: "the Republic of Korea and Japan"."""
    tokens = parse.tokens
    return [
        joined
        for prep in parse.children(noun, "prep")
        for inner in parse.children(prep, "pobj")
        for joined in parse.children(inner, "conj")
        if tokens[joined].entity == "GPE"
    ]


def _is_listed(parse: Parse, noun: int, apposed: int) -> bool:
    """Return whether an apposition is really the next of a list of people ("Peres, President Abbas, ...")."""
    tokens = parse.tokens
    if tokens[noun].entity == tokens[apposed].entity == "GPE":
        # "the United States, the Republic of Korea and Japan"; "Erbil, Iraq" has no "and".
        return bool(parse.children(apposed, "conj") or _states_joined_inside(parse, apposed))
    return (
        tokens[noun].entity == tokens[apposed].entity == "PERSON"
        and tokens[noun].pos == tokens[apposed].pos == "PROPN"
        and tokens[noun].lemma != tokens[apposed].lemma
    )
