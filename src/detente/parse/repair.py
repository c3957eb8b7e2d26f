"""Mend slips of the parser that the words around them can tell.

Six slips are common in news prose and turn a record upside down (a seventh is told in article_names.py):

* "Lavrov said the talks had failed and *added* that ...": the second verb of saying is attached under the
  clause said, as if the talks had added;
* "urged the embassy to reconsider and spoke with": the finite verb is joined to the infinitive;
* "Senegal severs relations" and other headlines: the verb is taken for a plural noun;
* "Gabon seized Angolan boats and *Angola* closed the border": the subject of the second clause is joined to the
  object of the first;
* "US President A and Turkish President B met": the first name is taken for a part of the second;
* "The envoy was expelled from the country for spying *by Russia*": the agent of the passive is attached to
  the nearest noun or gerund.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from detente.parse.article_names import with_article_names
from detente.records import Token

_OPENING = frozenset({"that", "how", "whether", "why", ",", ":", '"', "“"})
"""Words and marks behind a verb that open a clause told of."""

_DEVERBAL = ("ing", "ion", "ment", "al", "ack", "ault", "ure", "ade", "ike", "aid", "est", "der")


def repaired(tokens: tuple[Token, ...], speech_verbs: Collection[str]) -> tuple[Token, ...]:
    """Return the tokens with mended heads; the same tuple where there is nothing to mend.

    `speech_verbs` are lemmas of verbs of saying ("say", "add", "warn").
    """
    mended = with_article_names(_with_headline_verbs(tokens))
    mended = _with_names_as_subjects(mended)
    mended = _with_joined_names_parted(mended)
    mended = _with_joined_clauses_parted(mended, speech_verbs)
    mended = _with_finite_conjuncts_raised(mended)
    mended = _with_speech_conjuncts_raised(mended, speech_verbs)
    return _with_agents_raised(mended)


def _with_headline_verbs(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
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


def _with_names_as_subjects(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
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


def _with_joined_names_parted(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Make the first of "President A and President B" a name of its own where it was taken for part of the second."""
    for joint, token in enumerate(tokens):
        if token.lemma != "and" or token.dep != "cc" or joint == 0 or tokens[joint - 1].entity != "PERSON":
            continue
        first = joint - 1
        last = _end_of_next_person(tokens, joint)
        if last is None or not _hangs_below(tokens, first, last):
            continue
        start = min((i for i in range(first) if _hangs_below(tokens, i, last)), default=first)
        mended = list(tokens)
        above = tokens[last].head if tokens[last].head != last else first
        mended[first] = replace(tokens[first], head=above, dep=tokens[last].dep)
        mended[last] = replace(tokens[last], head=first, dep="conj")
        mended[joint] = replace(token, head=first)
        _gather(mended, start, first)
        _gather(mended, joint + 1, last)
        return tuple(mended)
    return tokens


def _end_of_next_person(tokens: tuple[Token, ...], joint: int) -> int | None:
    """Return the last token of the name after "and", titles and nationality passed over."""
    seen = joint + 1
    while (
        seen < len(tokens)
        and tokens[seen].pos in {"PROPN", "ADJ", "NOUN"}
        and tokens[seen].entity != "PERSON"
    ):
        seen += 1
    if seen == len(tokens) or tokens[seen].entity != "PERSON":
        return None
    while seen + 1 < len(tokens) and tokens[seen + 1].entity == "PERSON":
        seen += 1
    return seen


def _hangs_below(tokens: tuple[Token, ...], low: int, high: int) -> bool:
    seen = low
    for _ in range(len(tokens)):
        head = tokens[seen].head
        if head == high:
            return True
        if head == seen:
            return False
        seen = head
    return False


def _gather(tokens: list[Token], start: int, head: int) -> None:
    """Attach the words from `start` up to a name to that name where they hung elsewhere."""
    for index in range(start, head):
        token = tokens[index]
        if not start <= token.head <= head or token.dep in {"appos", "conj"}:
            dep = token.dep if token.dep in {"amod", "det", "poss"} else "compound"
            tokens[index] = replace(token, head=head, dep=dep)


def _with_joined_clauses_parted(
    tokens: tuple[Token, ...], speech_verbs: Collection[str]
) -> tuple[Token, ...]:
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


def _with_finite_conjuncts_raised(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
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


def _with_speech_conjuncts_raised(
    tokens: tuple[Token, ...], speech_verbs: Collection[str]
) -> tuple[Token, ...]:
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


def _with_agents_raised(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    for index, token in enumerate(tokens):
        if token.lemma != "by" or token.dep not in {"prep", "agent"}:
            continue
        governor = tokens[token.head]
        passive = _passive_above(tokens, token.head)
        is_bare = passive == 0 and not any(
            t.head == token.head and t is not token for t in tokens if t is not governor
        )
        if not _is_agent_like(tokens, index) or not (is_bare or _is_no_home_for_an_agent(governor)):
            continue
        if passive is not None and passive < index:
            raised = replace(token, head=passive, dep="agent")
            return (*tokens[:index], raised, *tokens[index + 1 :])
    return tokens


def _is_agent_like(tokens: tuple[Token, ...], by: int) -> bool:
    return any(
        t.head == by
        and t.dep == "pobj"
        and (t.pos == "PROPN" or t.entity in {"PERSON", "ORG", "GPE", "NORP"})
        for t in tokens
    )


def _is_no_home_for_an_agent(governor: Token) -> bool:
    if governor.tag == "VBG":
        return governor.dep == "pcomp"
    return governor.pos == "PROPN" or (governor.pos == "NOUN" and not governor.lemma.endswith(_DEVERBAL))


def _passive_above(tokens: tuple[Token, ...], start: int) -> int | None:
    seen = start
    while (head := tokens[seen].head) != seen:
        seen = head
        if tokens[seen].tag == "VBN" and (
            any(t.head == seen and t.dep == "auxpass" for t in tokens) or _is_bare_participle(tokens, seen)
        ):
            return None if any(t.head == seen and t.dep == "agent" for t in tokens) else seen
        if tokens[seen].pos == "VERB" and tokens[seen].tag != "VBG":
            return None
    return None


def _is_bare_participle(tokens: tuple[Token, ...], verb: int) -> bool:
    """Return whether a participle opens a sentence: "Accused of torture by Ireland, Bahrain ..."."""
    alone = {"aux", "nsubj", "nsubjpass", "dobj"}
    return (
        verb == 0
        and tokens[verb].dep == "advcl"
        and not any(t.head == verb and t.dep in alone for t in tokens)
    )
