"""What the pronouns of a relative clause stand for: "the group, which Trump handed over"."""

from __future__ import annotations

from detente.events.frame import Frame
from detente.events.lists import with_listed
from detente.records import Parse

_RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})


def antecedent_of(parse: Parse, clause: int) -> int | None:
    """Return what a relative clause describes, and who "it was" in "it was Turkey that sank the ferry"."""
    token = parse.tokens[clause]
    if token.dep == "relcl":
        return token.head
    above = parse.tokens[token.head]
    if token.dep != "ccomp" or above.lemma != "be":
        return None
    is_cleft = any(parse.tokens[s].lemma == "it" for s in parse.children(token.head, "nsubj"))
    predicates = [a for a in parse.children(token.head, "attr") if a < clause]
    return predicates[0] if is_cleft and predicates else None


def fill_relative(parse: Parse, frame: Frame, antecedent: int) -> None:
    """Put what a relative clause describes on the side of its verb that stands open."""
    if frame.objects or frame.passive:
        return
    if len(frame.subjects) > 1 and parse.tokens[frame.subjects[0]].lemma in _RELATIVES:
        # "the group, which Trump handed over": the parser took both for subjects.
        frame.objects, frame.subjects = [antecedent], frame.subjects[1:]
        return
    has_relative = any(parse.tokens[s].lemma in _RELATIVES for s in frame.subjects)
    if not has_relative and frame.subjects and frame.subjects != [antecedent]:
        frame.objects = [antecedent]


def relatives_resolved(parse: Parse, nouns: list[int], verb: int) -> list[int]:
    """Return the nouns of a verb, "who" and "which" as what the relative clause around the verb describes."""
    tokens = parse.tokens
    resolved: list[int] = []
    for noun in nouns:
        if tokens[noun].lemma in _RELATIVES and tokens[noun].tag in {"WP", "WDT", "WP$", "IN"}:
            antecedent = antecedent_of(parse, parse.above(verb, "conj"))
            if antecedent is not None:
                resolved.extend(with_listed(parse, (antecedent,)))
                continue
        resolved.append(noun)
    return resolved


def whose(parse: Parse, noun: int) -> list[int]:
    """Return to whom a noun with "whose" belongs: what the clause around it describes."""
    above = (antecedent_of(parse, i) for i in (noun, *parse.ancestors(noun)))
    return [next((a for a in above if a is not None), noun)]
