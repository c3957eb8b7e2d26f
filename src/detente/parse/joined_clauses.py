"""Clauses joined by "and" that the parser hung on the wrong verb or noun."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from detente.records import Token

_OPENING = frozenset({"that", "how", "whether", "why", ",", ":", '"', "“"})
"""Words and marks behind a verb that open a clause told of."""


def with_joined_clauses_parted(tokens: tuple[Token, ...], speech_verbs: Collection[str]) -> tuple[Token, ...]:
    """Give the second clause of "Gabon seized Angolan boats and Angola closed the border" its subject back.

    The parser takes "boats and Angola" for one phrase: for the subject of the second verb, or for the object of
    the first one, with the second verb left without a subject.
    """
    for name, token in enumerate(tokens):
        noun = token.head
        if token.dep != "conj" or noun > name or not _can_be_parted(tokens, noun, name):
            continue
        joint = next(
            (i for i in range(noun + 1, name) if tokens[i].dep == "cc" and tokens[i].head == noun), None
        )
        verb = _finite_verb_behind(tokens, name)
        if joint is None or verb is None or any(tokens[i].text == "," for i in range(noun, name)):
            continue
        first, mended = tokens[verb].head, list(tokens)
        if first >= noun or tokens[first].pos != "VERB":
            continue
        if tokens[verb].dep == "ccomp" and tokens[noun].dep == "nsubj" and tokens[noun].head == verb:
            told = tokens[first].lemma in speech_verbs or any(t.text in _OPENING for t in tokens[first:noun])
            if told or any(t.head == first and t.dep == "dobj" for t in tokens):
                continue
            mended[noun] = replace(tokens[noun], head=first, dep="dobj")
        elif tokens[verb].dep not in {"conj", "advcl"} or any(
            t.head == verb and t.dep in {"nsubj", "nsubjpass", "cc", "mark"} for t in tokens
        ):
            continue
        passive = any(t.head == verb and t.dep == "auxpass" for t in tokens)
        mended[name] = replace(token, head=verb, dep="nsubjpass" if passive else "nsubj")
        mended[joint] = replace(tokens[joint], head=first)
        mended[verb] = replace(tokens[verb], dep="conj")
        return tuple(mended)
    return tokens


def _can_be_parted(tokens: tuple[Token, ...], noun: int, name: int) -> bool:
    """Return whether two joined phrases may belong to two clauses: a noun or people, and behind it somebody named."""
    if tokens[noun].pos != "NOUN" and tokens[noun].tag != "NNPS":
        return False
    return tokens[name].pos == "PROPN" or any(
        t.head == name and t.dep in {"poss", "amod"} and t.text[:1].isupper() for t in tokens
    )


def _finite_verb_behind(tokens: tuple[Token, ...], name: int) -> int | None:
    """Return the verb whose subject a name is by its place: right behind it, with auxiliaries or adverbs between."""
    verb = name + 1
    while verb < len(tokens) and tokens[verb].pos in {"AUX", "ADV"} and tokens[verb].dep != "ROOT":
        verb += 1
    if verb == len(tokens) or tokens[verb].pos != "VERB":
        return None
    tags = {t.tag for t in tokens[name + 1 : verb + 1]}
    # "oppose", "have": the verb of both names together.
    return verb if tags & {"VBD", "VBZ", "MD"} and "VBP" not in tags else None


def with_finite_conjuncts_raised(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Join "spoke" to "urged", not to "reconsider", in "urged the embassy to reconsider and spoke with"."""
    for index, token in enumerate(tokens):
        infinitive = tokens[token.head]
        if token.dep != "conj" or token.tag not in {"VBD", "VBZ"} or infinitive.tag != "VB":
            continue
        finite = infinitive.head
        if infinitive.dep not in {"xcomp", "advcl"} or tokens[finite].tag != token.tag or finite > index:
            continue
        if any(t.head == index and t.dep.startswith("nsubj") for t in tokens):
            continue
        mended = list(tokens)
        mended[index] = replace(token, head=finite)
        return tuple(mended)
    return tokens


def with_speech_conjuncts_raised(
    tokens: tuple[Token, ...], speech_verbs: Collection[str]
) -> tuple[Token, ...]:
    """Join "added" to "said", not to "failed", in "Lavrov said the talks had failed and added that ..."."""
    mended = list(tokens)
    for index, token in enumerate(tokens):
        if token.dep != "conj" or token.tag not in {"VBD", "VBZ", "VBP"} or token.lemma not in speech_verbs:
            continue
        clause = tokens[token.head]
        if clause.dep not in {"ccomp", "conj"} or token.head == clause.head:
            continue
        while clause.dep == "conj" and tokens[clause.head].dep in {"ccomp", "conj"}:
            clause = tokens[clause.head]
        said = clause.head
        if clause.dep != "ccomp" or tokens[said].lemma not in speech_verbs or said > index:
            continue
        if tokens[said].tag != token.tag or any(
            t.head == index and t.dep.startswith("nsubj") for t in tokens
        ):
            continue
        mended[index] = replace(token, head=said)
        for joint, other in enumerate(tokens):
            if other.dep == "cc" and other.head == token.head and said < joint < index and joint >= index - 3:
                mended[joint] = replace(other, head=said)
    return tuple(mended) if mended != list(tokens) else tokens
