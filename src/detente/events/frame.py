"""The surroundings of one word, whether it is negated, and whether a noun tells an event alone."""

from __future__ import annotations

from dataclasses import dataclass, field

from detente.records import EventMention, Parse


@dataclass(slots=True)
class Frame:
    """The surroundings of one verb, noun or adjective, as token indices.

    `subjects` are those who do it (the agents of a passive), `objects` those it is done to
    (the subjects of a passive); `prepositions` maps "on", "against", ... to the objects of such
    phrases under the head or its object.
    """

    head: int
    passive: bool = False
    negated: bool = False
    subjects: list[int] = field(default_factory=list)
    objects: list[int] = field(default_factory=list)
    indirect: list[int] = field(default_factory=list)
    particles: list[int] = field(default_factory=list)
    prepositions: dict[str, list[int]] = field(default_factory=dict)
    infinitives: list[int] = field(default_factory=list)
    gerunds: list[int] = field(default_factory=list)
    clauses: list[int] = field(default_factory=list)
    modifiers: list[int] = field(default_factory=list)
    possessors: list[int] = field(default_factory=list)


def is_noun_alone(parse: Parse, event: EventMention) -> bool:
    """Return whether a noun tells an event without a verb: "the visit", not "paid a visit"."""
    if parse.tokens[event.head].pos != "NOUN":
        return False
    return not any(parse.tokens[i].pos == "VERB" for i in parse.covering(event.trigger))


def is_negated(parse: Parse, head: int) -> bool:
    """Return whether a word carries "not", "never" or "no longer" itself."""
    if parse.children(head, "neg"):
        return True
    above = parse.tokens[head].head
    if parse.tokens[head].dep == "conj" and any(
        parse.tokens[c].lemma == "nor" and above < c < head for c in parse.children(above, "cc")
    ):
        return True
    if _shares_negation(parse, head):
        return is_negated(parse, above)
    for subject in parse.children(head, "nsubj", "nsubjpass"):
        words = {parse.tokens[c].lemma for c in parse.children(subject, "det", "preconj")}
        if words & {"no", "neither"} or parse.tokens[subject].lemma in {
            "nobody",
            "none",
            "nothing",
            "neither",
        }:
            return True
        # "Armenia neither attacked nor shelled": the parser hangs "neither" on the subject.
        if any(parse.tokens[c].lemma == "neither" and c > subject for c in parse.children(subject)):
            return True
    for child in parse.children(head, "advmod", "det", "preconj"):
        token = parse.tokens[child]
        if token.lemma in {"never", "neither", "nowhere"}:
            return True
        if token.lemma == "long" and any(parse.tokens[c].lemma == "no" for c in parse.children(child)):
            return True
    return False


def _shares_negation(parse: Parse, head: int) -> bool:
    """Return whether what denies the verb before denies this one: "did not attack or shell"."""
    above = parse.tokens[head].head
    joins = {parse.tokens[c].lemma for c in parse.children(above, "cc") if above < c < head}
    own = parse.children(head, "nsubj", "nsubjpass", "aux", "auxpass")
    return parse.tokens[head].dep == "conj" and joins == {"or"} and not own
