"""How likely a phrase is the one that a pronoun means, by nearness, grammatical role and what the verbs tell."""

from __future__ import annotations

from detente.coref.binding import is_joined_to, verb_above
from detente.coref.candidates import Candidate
from detente.coref.controlled import is_told_to
from detente.coref.coref_words import CorefWords
from detente.coref.words import GROUP_WORDS, OBJECTS, PERSON_WORDS, SAYING, SUBJECTS
from detente.records import Parse

_NAMES_AND_PRONOUNS = frozenset({"name", "pronoun"})


def score_of(
    text: str, parse: Parse, index: int, word: str, candidate: Candidate, words: CorefWords
) -> float:
    """Return how likely a candidate is the antecedent of the pronoun at `index`; only the order of the scores tells."""
    token = parse.tokens[index]
    first = candidate.first
    score = -1.0 * candidate.back
    score += 1.0 if candidate.dep in SUBJECTS else 0.3 if candidate.dep == "dobj" else 0.0
    score += 0.4 if candidate.main else 0.0
    if (candidate.dep in SUBJECTS and token.dep in SUBJECTS) or (
        candidate.dep in OBJECTS and token.dep in OBJECTS
    ):
        score += 0.4
    if candidate.dep == token.dep == "poss":
        score += 0.5
    if candidate.back == 0:
        score -= 0.02 * abs(index - candidate.head)
        verb = verb_above(parse, index)
        if token.dep == "poss" and verb is not None and parse.tokens[candidate.head].head == verb:
            score += 0.7
        if token.dep == "poss" and is_joined_to(parse, candidate.head, token.head):
            score += 2.0  # "Ukraine and its people", whatever the clause is about
    if first is not None and first.kind == "pronoun" and first.span.of(text).lower() == word:
        score += 0.5
    if parse.tokens[token.head].lemma in SAYING and token.dep in SUBJECTS and candidate.says:
        score += 0.6
    if word in GROUP_WORDS:
        score += 0.8 if candidate.plural else 0.0
    if candidate.back == 0 and _is_answer(parse, index, candidate, words):
        score += 2.0
    if candidate.back == 0 and token.dep == "poss" and _is_judged(parse, index, candidate, words):
        score += 2.0  # "measures against Ruritania for its raids", whoever took them
    if candidate.back == 0 and first is not None and is_told_to(parse, index, candidate.head, words):
        score += 2.0
    return score + _likely(word, candidate)


def _is_answer(parse: Parse, index: int, candidate: Candidate, words: CorefWords) -> bool:
    """Return whether the one addressed now answers, or got or was refused what he had wanted."""
    token = parse.tokens[index]
    if (
        token.dep not in SUBJECTS
        or candidate.dep not in {"dobj", "dative", "pobj"}
        or candidate.first is None
    ):
        return False
    verb = parse.tokens[token.head]
    addressed = _addressed_by(parse, candidate.head)
    if addressed is None:
        return False
    first = parse.tokens[addressed].lemma
    if verb.dep == "conj" and verb.head == addressed:
        is_answered = first in words.addressing and verb.lemma in words.answering
        return is_answered or (first in words.begging and verb.lemma in words.giving)
    gift = parse.tokens[verb.head]
    if first in words.judging and verb.dep in {"relcl", "acl"} and gift.dep == "pobj":
        reason = parse.tokens[gift.head]
        return reason.lemma in {"for", "over"} and addressed in parse.ancestors(verb.head)
    return (
        verb.dep in {"relcl", "acl"}
        and gift.head == addressed
        and verb.head != candidate.head
        and first in words.allotting
        and verb.lemma in words.wanting
    )


def _is_judged(parse: Parse, index: int, candidate: Candidate, words: CorefWords) -> bool:
    """Return whether a phrase is whom something is done "for its raids": behind "on" or "against", or the object."""
    reason = parse.above(parse.tokens[index].head, "conj")
    if parse.tokens[reason].dep != "pobj" or parse.tokens[parse.tokens[reason].head].lemma != "for":
        return False
    head = parse.above(candidate.head, "conj", "appos")
    token = parse.tokens[head]
    above = parse.ancestors(parse.tokens[reason].head)
    if token.dep == "pobj" and parse.tokens[token.head].lemma in {"on", "against"}:
        measure = parse.tokens[token.head].head
        is_taken = parse.tokens[measure].dep == "dobj" and parse.tokens[measure].head in above
        return measure in above or is_taken
    return token.dep == "dobj" and token.head in above and parse.tokens[token.head].lemma in words.judging


def _addressed_by(parse: Parse, head: int) -> int | None:
    """Return the verb that a phrase, or what it is in apposition to, is the object or addressee of."""
    token = parse.tokens[head]
    while token.dep in {"appos", "conj"} and token.head != head:
        head, token = token.head, parse.tokens[token.head]
    if token.dep == "pobj" and parse.tokens[token.head].lemma == "to":
        token = parse.tokens[token.head]
        if parse.tokens[token.head].dep == "dobj":
            token = parse.tokens[token.head]  # "proposed a pact to Romania"
    elif token.dep not in {"dobj", "dative"}:
        return None
    return token.head if parse.tokens[token.head].pos == "VERB" else None


def _likely(word: str, candidate: Candidate) -> float:
    first = candidate.first
    if first is None:
        return -0.6
    if word in PERSON_WORDS:
        return 0.4 if first.kind in _NAMES_AND_PRONOUNS else 0.0
    if first.kind == "noun" and not first.role:
        return -0.5
    return 0.2 if first.kind in _NAMES_AND_PRONOUNS or first.participant.country is not None else 0.0
