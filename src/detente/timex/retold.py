"""Times carried over from the sentence before, for what is only told on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from detente.records import Event, Evidence, Parse
from detente.timex.finder import top_of

LONGEST = 6
"""Days from first to last beyond which a time says too little to be carried over."""

_POINTING = frozenset({"the", "this", "that", "these", "those", "such"})
_PRONOUNS = frozenset({"they", "it", "he", "she", "them"})
_TOLD_APART = frozenset({"prep", "relcl", "acl", "poss", "nummod"})
_MATERIAL = frozenset({2, 4})


def with_retold_times(parses: Sequence[Parse], events: Iterable[Event]) -> tuple[Event, ...]:
    """Return the events; one without time that tells on of the sentence before has the time from there.

    It does so if that sentence has a dated event of its type, the new one is told in the past in a main clause,
    and its words point back: "the attack", "joined the talks", or, for deeds, a pronoun ("They fired ...").
    """
    by_number = {p.sentence: p for p in parses}
    done: list[Event] = []
    for event in events:
        before = next((e for e in reversed(done) if _may_lend(e, event)), None)
        if before is not None and _tells_on(by_number[event.sentence], event):
            why = Evidence("first", "timex", "timex.retold", before.trigger)
            dated = replace(event, first=before.first, last=before.last, because=(*event.because, why))
            done.append(dated)
        else:
            done.append(event)
    return tuple(done)


def _may_lend(earlier: Event, event: Event) -> bool:
    if event.first is not None or earlier.first is None or earlier.last is None:
        return False
    return (
        earlier.sentence == event.sentence - 1
        and (earlier.type, earlier.status, event.status) == (event.type, "asserted", "asserted")
        and (earlier.last - earlier.first).days <= LONGEST
    )


def _tells_on(parse: Parse, event: Event) -> bool:
    inside = parse.covering(event.trigger)
    if not inside:
        return False
    verb = _clause_of(parse, top_of(parse, inside))
    if verb is None or not _is_past(parse, verb) or not _is_main(parse, verb):
        return False
    return any(_points_back(parse, i) for i in inside) or (
        event.quad_class in _MATERIAL and _has_pronoun(parse, verb)
    )


def _clause_of(parse: Parse, head: int) -> int | None:
    """Return the finite verb over the trigger: itself, or that of which it is a part ("firing" in "did so by")."""
    for index in (head, *parse.ancestors(head)):
        token = parse.tokens[index]
        if token.tag in {"VBD", "VBZ", "VBP", "MD"} or parse.children(index, "aux", "auxpass"):
            return index
        if token.dep in {"relcl", "advcl", "ccomp", "acl"}:
            return None
    return None


def _is_past(parse: Parse, verb: int) -> bool:
    helpers = [parse.tokens[c] for c in parse.children(verb, "aux", "auxpass")]
    return parse.tokens[verb].tag == "VBD" or any(h.tag == "VBD" and h.lemma == "be" for h in helpers)


def _is_main(parse: Parse, verb: int) -> bool:
    """Return whether a clause stands by itself, or before the verb of saying (", said the agency")."""
    token = parse.tokens[verb]
    while token.head != verb and token.dep in {"conj", "ccomp", "parataxis"}:
        if token.dep == "ccomp" and token.head < verb:
            return False
        verb, token = token.head, parse.tokens[token.head]
    return token.head == verb


def _points_back(parse: Parse, index: int) -> bool:
    """Return whether a noun is one that was told of: "the attack", but not "the attack on Bonn"."""
    if parse.tokens[index].pos != "NOUN" or parse.children(index, *_TOLD_APART):
        return False
    determiners = {parse.tokens[c].text.lower() for c in parse.children(index, "det", "amod")}
    names = [c for c in parse.children(index, "compound", "nmod") if parse.tokens[c].pos == "PROPN"]
    return bool(determiners & _POINTING) and not names


def _has_pronoun(parse: Parse, verb: int) -> bool:
    for subject in parse.children(verb, "nsubj", "nsubjpass"):
        of = [p for p in parse.children(subject, "prep") if parse.tokens[p].lemma == "of"]
        words = {subject, *(o for p in of for o in parse.children(p, "pobj"))}
        if any(parse.tokens[w].text.lower() in _PRONOUNS for w in words):
            return True
    return False
