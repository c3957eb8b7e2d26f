"""Words taken for the wrong part of speech: the verb of a headline for a noun, a name for an adverb."""

from __future__ import annotations

from dataclasses import replace

from detente.records import Token


def with_headline_verbs(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Make "Senegal severs relations" a verb with its subject where the parser saw one noun phrase."""
    for index, token in enumerate(tokens):
        if (
            token.dep != "ROOT"
            or token.tag not in {"NNS", "NNPS"}
            or not token.text.endswith("s")
            or index == 0
        ):
            continue
        subject = index - 1
        if tokens[subject].head != index or tokens[subject].dep not in {"compound", "amod", "nmod", "poss"}:
            continue
        if not tokens[subject].text[0].isupper() or not any(
            t.head == index and t.dep == "dobj" for t in tokens
        ):
            continue
        mended = list(tokens)
        mended[index] = replace(token, pos="VERB", tag="VBZ", lemma=_verb_lemma(token.text.lower()))
        mended[subject] = replace(tokens[subject], pos="PROPN", dep="nsubj")
        for left in range(subject):
            if tokens[left].head == index and tokens[left].dep in {"compound", "amod", "nmod", "det", "poss"}:
                mended[left] = replace(tokens[left], head=subject)
        return tuple(mended)
    return tokens


def with_names_as_subjects(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Make "Nauru" the subject of "yet Nauru expelled the consul" where the parser saw an adverb."""
    mended = list(tokens)
    for index, token in enumerate(tokens):
        verb = token.head
        is_name = token.text[:1].isupper() and (
            token.tag == "NNP" or (token.entity == "GPE" and token.tag in {"RB", "JJ"})
        )
        if (
            token.dep not in {"advmod", "npadvmod", "dep"}
            or not is_name
            or verb != index + 1
            or token.entity == "DATE"
        ):
            continue
        if tokens[verb].tag not in {"VBD", "VBZ"} or any(
            t.head == verb and t.dep in {"nsubj", "nsubjpass", "csubj", "expl"} for t in tokens
        ):
            continue
        mended[index] = replace(token, pos="PROPN", tag="NNP", dep="nsubj")
        return tuple(mended)
    return tokens


def _verb_lemma(form: str) -> str:
    if form.endswith("ies"):
        return form[:-3] + "y"
    return form[:-2] if form.endswith(("sses", "ches", "shes", "xes")) else form[:-1]
