"""The understood subjects of verbs without one of their own: "urged Ankara to withdraw", "accused of bombing"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.records import Parse

if TYPE_CHECKING:
    from detente.events.frames import Frames

_ASKING = frozenset(
    {"call", "appeal", "request", "demand", "order", "pressure", "plea", "invitation", "instruction"}
)
"""Nouns after which the one asked acts, not the one who asks."""


_MEANS = frozenset({"by", "without", "despite", "after", "before", "since", "while"})
"""Words whose gerund the subject of the verb does: "repaid Iraq by freeing its sailors"."""


def understood_subjects(frames: Frames, head: int) -> list[int]:
    """Return the understood subjects of a verb without one of its own (objects, for a passive)."""
    parse, token = frames.parse, frames.parse.tokens[head]
    governor = token.head
    if governor == head:
        return []
    above = parse.tokens[governor]
    if token.dep in {"acl", "amod"}:
        return _subject_of_participle(frames, head, governor)
    if token.dep == "relcl":
        return [governor]
    if token.dep == "pcomp":
        outer = above.head
        while _is_linking(parse, outer):
            outer = parse.tokens[outer].head
        if above.lemma in _MEANS and parse.tokens[outer].pos in {"VERB", "AUX"}:
            return frames.of(outer).objects if frames.of(outer).passive else frames.of(outer).subjects
        return _subject_of_gerund(frames, outer)
    if above.pos not in {"VERB", "AUX"}:
        return []
    frame = frames.of(governor)
    if token.dep == "conj":
        return (
            frame.objects
            if frame.passive and not frames.is_passive(head)
            else frame.subjects or frame.objects
        )
    is_asked = token.dep == "advcl" and any(parse.tokens[o].lemma in _ASKING for o in frame.objects)
    if token.dep in {"xcomp", "ccomp"} or is_asked:
        if any(parse.tokens[o].lemma in _ASKING for o in frame.objects):
            asked = _asked_inside(frames, frame.objects)
            return (
                asked
                or frame.prepositions.get("on", [])
                or frame.prepositions.get("for", [])
                or frame.subjects
            )
        return frame.objects or frame.prepositions.get("on", []) or frame.subjects
    if token.dep == "advcl":
        return frame.objects if frame.passive else frame.subjects
    return []


def _subject_of_participle(frames: Frames, head: int, governor: int) -> list[int]:
    """Return who acts in "a plan to attack", "troops attacking", "an appeal by A to end"."""
    if not has_to(frames.parse, head):
        return [governor]
    noun = frames.of(governor)
    return (
        _asked_inside(frames, [governor])
        or noun.possessors
        or noun.prepositions.get("by", [])
        or noun.prepositions.get("to", [])
        or frames.subjects_over(governor)
    )


def _asked_inside(frames: Frames, nouns: list[int]) -> list[int]:
    """Return who is to act in "our call on Iran to stop": the one asked, not the one who asks."""
    for noun in nouns:
        if frames.parse.tokens[noun].lemma in _ASKING:
            inner = frames.of(noun)
            for preposition in ("on", "upon", "for", "to"):
                if inner.prepositions.get(preposition):
                    return inner.prepositions[preposition]
    return []


def _subject_of_gerund(frames: Frames, governor: int) -> list[int]:
    if frames.parse.tokens[governor].pos in {"VERB", "AUX"}:
        frame = frames.of(governor)
        return frame.objects or frame.subjects
    noun = frames.of(governor)
    return noun.possessors or noun.prepositions.get("by", []) or frames.subjects_over(governor)


def has_to(parse: Parse, verb: int) -> bool:
    """Return whether a verb is an infinitive with "to"."""
    return any(parse.tokens[c].tag == "TO" for c in parse.children(verb, "aux"))


def _is_linking(parse: Parse, index: int) -> bool:
    """Return whether a word only links a phrase to what is above it: prepositions and "including"."""
    token = parse.tokens[index]
    return (token.pos == "ADP" or token.lemma in {"include", "including"}) and token.head != index
