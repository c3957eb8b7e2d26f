"""The understood subjects of verbs without one of their own: "urged Ankara to withdraw", "accused of bombing"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.records import Parse, Token

if TYPE_CHECKING:
    from detente.events.frames import Frames

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
        return _subject_behind(frames, governor)
    if above.pos not in {"VERB", "AUX"}:
        return []
    if token.dep == "conj":
        governor = _joined_with(parse, head, governor)
    frame = frames.of(governor)
    if token.dep == "conj":
        # What joins a passive has its subject, "was beaten by guards and fled" and "and died", not its agent.
        return frame.objects if frame.passive else frame.subjects
    if (
        token.dep in {"xcomp", "ccomp", "advcl"}
        and above.lemma in frames.words.pleading
        and has_to(parse, head)
    ):
        for preposition in ("on", "upon", "to", "with"):
            if frame.prepositions.get(preposition):
                return frame.prepositions[preposition]
    is_asked = token.dep == "advcl" and any(parse.tokens[o].lemma in frames.words.plea for o in frame.objects)
    if token.dep in {"xcomp", "ccomp"} or is_asked:
        if any(parse.tokens[o].lemma in frames.words.plea for o in frame.objects):
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


def _subject_behind(frames: Frames, preposition: int) -> list[int]:
    """Return who does a gerund behind a preposition: "repaid Iraq by freeing its sailors"."""
    parse = frames.parse
    link, outer = parse.tokens[preposition], above_links(parse, preposition)
    frame = frames.of(outer)
    if link.lemma in _MEANS and parse.tokens[outer].pos in {"VERB", "AUX"}:
        return frame.objects if frame.passive else frame.subjects
    if link.lemma == "in" and parse.tokens[outer].lemma == "join":
        # "Urged Mali to join Fiji in condemning", but "Mali joins Fiji in condemning".
        return frame.subjects if has_to(parse, outer) else [*frame.subjects, *frame.objects]
    return _subject_of_gerund(frames, outer)


def _joined_with(parse: Parse, head: int, governor: int) -> int:
    """Return the verb of the same form above the one that the parser joins a verb with, if forms differ.

    In "ordered the staff to leave and urges ..." and "demanding that the state pay and voicing ..." the later verb
    joins the verb that stands as it does.
    """
    form = form_of(parse, head)
    if form in {"finite", "gerund"} and form_of(parse, governor) not in {form, "open"}:
        return next((v for v in parse.ancestors(governor) if form_of(parse, v) == form), governor)
    return governor


def form_of(parse: Parse, verb: int) -> str:
    """Return "finite", "gerund", "infinitive", or "open" where the tag leaves it open."""
    token = parse.tokens[verb]
    if token.pos not in {"VERB", "AUX"}:
        return "open"
    if token.tag in {"VBZ", "VBP", "VBD"} or any(
        parse.tokens[c].tag in {"MD", "VBZ", "VBP", "VBD"} for c in parse.children(verb, "aux", "auxpass")
    ):
        return "finite"
    if token.tag == "VBG":
        return "gerund"
    return "infinitive" if has_to(parse, verb) else "open"


def _subject_of_participle(frames: Frames, head: int, governor: int) -> list[int]:
    """Return who acts in "a plan to attack", "troops attacking", "an appeal by A to end"."""
    if not has_to(frames.parse, head):
        return writers_to(frames, governor) or [governor]
    noun = frames.of(governor)
    return (
        _asked_inside(frames, [governor])
        or noun.possessors
        or noun.prepositions.get("by", [])
        or noun.prepositions.get("to", [])
        or _who_is_over(frames, governor)
    )


def writers_to(frames: Frames, reader: int) -> list[int]:
    """Return whose message to somebody says what a participle behind him does: "a letter to Lund criticising"."""
    parse, words = frames.parse, frames.words
    to = parse.tokens[reader].head
    if parse.tokens[reader].dep != "pobj" or parse.tokens[to].lemma != "to":
        return []
    above = parse.tokens[to].head
    if parse.tokens[above].lemma in words.message:
        return frames.subjects_over(above) or frames.of(above).possessors
    return senders(frames, above)


def senders(frames: Frames, verb: int) -> list[int]:
    """Return who sends the message that is a verb's object: "sent a letter"."""
    parse = frames.parse
    is_sent = any(parse.tokens[o].lemma in frames.words.message for o in parse.children(verb, "dobj"))
    return frames.of(verb).subjects if is_sent else []


def _asked_inside(frames: Frames, nouns: list[int]) -> list[int]:
    """Return who is to act in "our call on Iran to stop": the one asked, not the one who asks."""
    for noun in nouns:
        if frames.parse.tokens[noun].lemma in frames.words.plea:
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
    return noun.possessors or noun.prepositions.get("by", []) or _who_is_over(frames, governor)


def _who_is_over(frames: Frames, noun: int) -> list[int]:
    """Return whose plan or crime a noun is by the verb over it: "was convicted of crimes, including funding ..."."""
    tokens = frames.parse.tokens
    noun = frames.parse.above(noun, "conj")
    if found := frames.subjects_over(noun):
        return found
    above = tokens[noun].head
    while (
        tokens[noun].dep == "pobj"
        and tokens[above].pos in {"ADP", "NOUN", "SCONJ"}
        and tokens[above].head != above
    ):
        above = tokens[above].head
    if tokens[noun].dep != "pobj" or tokens[above].pos != "VERB":
        return []
    frame = frames.of(above)
    return frame.objects or frame.subjects


def has_to(parse: Parse, verb: int) -> bool:
    """Return whether a verb is an infinitive with "to"."""
    return any(parse.tokens[c].tag == "TO" for c in parse.children(verb, "aux"))


def above_links(parse: Parse, preposition: int) -> int:
    """Return the first word over a preposition that does more than link: no further preposition, no "including".

    Where there is none it is the root.
    """
    above = parse.tokens[preposition].head
    while _is_linking(parse.tokens[above]) and parse.tokens[above].head != above:
        above = parse.tokens[above].head
    return above


def _is_linking(token: Token) -> bool:
    return token.pos in {"ADP", "SCONJ"} or token.lemma in {"include", "including"}
