"""What the grammar of its own sentence says of whom a pronoun cannot mean, and whom it can mean that comes later."""

from __future__ import annotations

from collections.abc import Sequence

from detente.coref.candidates import Candidate
from detente.coref.words import OBJECTS, SAYING, SUBJECTS
from detente.records import Mention, Parse, Participant


def is_barred(parse: Parse, index: int, candidate: Candidate, quoted: frozenset[int]) -> bool:
    """Return whether grammar keeps a phrase of the pronoun's own sentence from being its antecedent."""
    token = parse.tokens[index]
    head = parse.tokens[candidate.head]
    reflexive = token.text.lower().endswith(("self", "selves"))
    if token.dep in OBJECTS and not reflexive and candidate.dep in SUBJECTS:
        verb = verb_above(parse, index)
        if verb is not None and head.head in {verb, _verb_with_subject(parse, verb)}:
            return True
    if token.dep == "poss" and is_joined_to(parse, candidate.head, token.head):
        return False
    if index in _phrase(parse, candidate.head):
        return token.dep != "poss" or candidate.head in parse.ancestors(index)
    speaks = head.dep in SUBJECTS and parse.tokens[head.head].lemma in SAYING
    return index in quoted and candidate.head not in quoted and speaks


def subjects_of_its_verb(parse: Parse, index: int, here: Sequence[Mention]) -> set[Participant]:
    """Return who is the subject of a pronoun's own verb: "it" as its object is somebody else, wherever named."""
    token = parse.tokens[index]
    verb = verb_above(parse, index)
    if token.dep not in OBJECTS or token.text.lower().endswith(("self", "selves")) or verb is None:
        return set()
    if parse.tokens[token.head].pos not in {"VERB", "AUX"}:
        return set()
    subjects = parse.children(verb, *SUBJECTS)
    return {m.participant for m in here if m.head in subjects and m.kind != "pronoun"}


def is_clause_above(parse: Parse, index: int, verb: int) -> bool:
    """Return whether a word stands in the clause of a verb, in one below it, or in one that the verb is joined to."""
    above = set(parse.ancestors(index))
    return verb in above or (parse.tokens[verb].dep == "conj" and parse.tokens[verb].head in above)


def comes_later(parse: Parse, index: int, candidate: Candidate) -> bool:
    """Return whether a phrase in front leans on the subject behind it: "In his speech, Putin said ..."."""
    if not candidate.main or candidate.first is None or candidate.first.kind == "pronoun":
        return False
    verb = parse.tokens[candidate.head].head
    above = next((a for a in parse.ancestors(index) if parse.tokens[a].head == verb), None)
    return above is not None and parse.tokens[above].dep in {"prep", "advcl"}


def is_joined_to(parse: Parse, first: int, noun: int) -> bool:
    """Return whether a noun is the next of a list right behind another word: "Ukraine and its people"."""
    return parse.tokens[noun].dep == "conj" and parse.tokens[noun].head == first


def verb_above(parse: Parse, index: int) -> int | None:
    """Return the nearest verb or auxiliary over a word; `None` in a text without one."""
    return next((a for a in parse.ancestors(index) if parse.tokens[a].pos in {"VERB", "AUX"}), None)


def _phrase(parse: Parse, head: int) -> range:
    """Return the tokens of a phrase with all that hangs on it, up to a verb."""
    whole = parse.subtree(head)
    for index in range(head + 1, whole.stop):
        if parse.tokens[index].pos in {"VERB", "AUX"}:
            return range(whole.start, index)
    return whole


def _verb_with_subject(parse: Parse, verb: int) -> int | None:
    """Return the verb whose subject a clause without one of its own shares ("arrested 33 men, calling them ...")."""
    above = verb
    while not parse.children(above, *SUBJECTS):
        token = parse.tokens[above]
        if token.head == above or token.dep not in {"advcl", "xcomp", "conj", "pcomp", "prep"}:
            return None
        above = token.head
    return above
