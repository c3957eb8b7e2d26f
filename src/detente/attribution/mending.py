"""Mend what the parser gets wrong around verbs of saying."""

from __future__ import annotations

from dataclasses import replace

from detente.attribution.clauses import SUBJECTS
from detente.attribution.cues import CLAUSE_TAKING, CueLexicon
from detente.records import Parse, Token

_CUES = (*CLAUSE_TAKING, "judgement", "naming", "topic", "phrase")
_DATELINE = 8
"""How many tokens a dateline with its dash takes at most."""
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def mended(parse: Parse, cues: CueLexicon) -> Parse:
    """Return the parse with four kinds of wrong heads put right; the same parse if there are none.

    * "X said A had failed, *adding* that B": the participle belongs to the one who said, not to A.
    * "X urged Y to stay and *left* the room": a finite verb is not joined to an infinitive.
    * "PARIS - *Ruiz* said so": the subject is not the place of the dateline.
    * "X said A had failed, and Y *called* it a lie": a second cue with its own subject is not said by X.
    """
    changes: dict[int, Token] = _after_dateline(parse)
    for index, token in enumerate(parse.tokens):
        if token.tag == "VBG" and token.dep in {"advcl", "xcomp", "conj", "acl"}:
            higher = _sayer_of_participle(parse, index, cues)
        elif token.dep == "conj" and token.tag in _FINITE:
            higher = _home_of_finite(parse, index, cues)
        else:
            continue
        if higher is not None:
            dep = "advcl" if token.tag == "VBG" else "conj"
            changes[index] = replace(token, head=higher, dep=dep)
            if dep == "conj":
                for joint in parse.children(token.head, "cc", "punct"):
                    if token.head < joint < index:
                        changes[joint] = replace(parse.tokens[joint], head=higher)
    if not changes:
        return parse
    tokens = tuple(changes.get(i, t) for i, t in enumerate(parse.tokens))
    return Parse(parse.sentence, parse.span, tokens)


def _after_dateline(parse: Parse) -> dict[int, Token]:
    """Return the subject after a dateline and the dateline's place, which the parser took for the subject."""
    opening = parse.tokens[:_DATELINE]
    dash = next((i for i, t in enumerate(opening) if t.text in {"—", "–", "-", "--"}), None)
    if not dash or not parse.tokens[0].text.isupper() or len(parse.tokens[0].text) < 3:
        return {}
    place = next((i for i in range(dash) if parse.tokens[i].dep in SUBJECTS), None)
    if place is None:
        return {}
    verb = parse.tokens[place].head
    for index in range(dash + 1, verb):
        token = parse.tokens[index]
        if token.pos in {"NOUN", "PROPN", "PRON"} and token.head <= dash:
            return {
                index: replace(token, head=verb, dep=parse.tokens[place].dep),
                place: replace(parse.tokens[place], dep="dep"),
            }
    return {}


def _sayer_of_participle(parse: Parse, index: int, cues: CueLexicon) -> int | None:
    is_fenced = index > 0 and parse.tokens[index - 1].text in {",", "—", "–"}
    if not is_fenced and parse.tokens[index].lemma not in {"cite", "quote"}:
        return None
    if cues.of_kind(parse, index, *_CUES) is None or parse.children(index, *SUBJECTS):
        return None
    seen = parse.tokens[index].head
    if seen > index:
        return None
    while True:
        token = parse.tokens[seen]
        above = token.head
        if above == seen or above > seen:
            return None
        if token.dep == "ccomp" and cues.of_kind(parse, above, *CLAUSE_TAKING) is not None:
            return above
        if token.dep not in {"ccomp", "xcomp", "conj", "advcl", "acl", "pobj", "prep", "dobj", "attr"}:
            return None
        seen = above


def _home_of_finite(parse: Parse, index: int, cues: CueLexicon) -> int | None:
    token = parse.tokens[index]
    joined = parse.tokens[token.head]
    above = joined.head
    own = parse.children(index, "nsubj")
    if joined.tag == "VB" and joined.dep in {"xcomp", "ccomp"} and not own:
        if parse.tokens[above].tag in _FINITE and not parse.children(token.head, "nsubj"):
            return above
        if parse.tokens[above].tag in _FINITE and cues.of_kind(parse, above, "directive") is not None:
            return above
    if not own or joined.dep != "ccomp" or above > token.head:
        return None
    if (
        cues.of_kind(parse, above, *CLAUSE_TAKING) is None
        or cues.of_kind(parse, index, *CLAUSE_TAKING, "judgement") is None
    ):
        return None
    joints = [i for i in parse.children(token.head, "cc") if token.head < i < index]
    return above if joints and parse.tokens[joints[-1] - 1].text in {",", ";"} else None
