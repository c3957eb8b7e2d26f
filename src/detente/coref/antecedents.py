"""Choose whom a third-person pronoun means, by number, gender, grammatical role and nearness."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from detente.coref.gender import Genders, gender_of_pronoun
from detente.coref.groups import group_acting, met
from detente.coref.words import (
    ADDRESSING,
    ALLOTTING,
    ANSWERING,
    BEGGING,
    GIVING,
    GROUP,
    GROUP_WORDS,
    JUDGING,
    OBJECTS,
    PERSON_WORDS,
    SAYING,
    SPEAKER,
    SUBJECTS,
    THING_WORDS,
    WANTING,
)
from detente.records import Mention, Parse, Participant, Span

REACH = 3
"""Sentences back in which an antecedent is looked for."""

_BODILY = frozenset({"name", "pronoun"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """Mentions that share their words, or a noun that names no participant (`mentions` empty)."""

    mentions: tuple[Mention, ...]
    back: int
    """Sentences back, 0 for the pronoun's own."""
    head: int
    dep: str
    main: bool
    plural: bool
    says: bool = False

    @property
    def first(self) -> Mention | None:
        """The first of the mentions."""
        return self.mentions[0] if self.mentions else None


@dataclass(slots=True)
class Memory:
    """The phrases of the last sentences, as candidates."""

    text: str
    genders: Genders
    _by_sentence: dict[int, list[Candidate]]
    met: dict[int, tuple[Mention, ...]] = field(default_factory=dict)
    """Who met whom, by sentence."""

    @classmethod
    def empty(cls, text: str, genders: Genders) -> Memory:
        """Return a memory of a document before its first sentence."""
        return cls(text, genders, {})

    def keep(self, parse: Parse, mentions: Sequence[Mention]) -> None:
        """Remember a sentence's phrases."""
        self._by_sentence[parse.sentence] = list(_candidates(parse, mentions))
        self._by_sentence.pop(parse.sentence - REACH - 1, None)
        self.met[parse.sentence] = tuple(met(parse, mentions)) or tuple(group_acting(parse, mentions))

    def met_before(self, sentence: int) -> tuple[Mention, ...]:
        """Return who met or acted together last, as long as nobody else has acted since."""
        since: set[str | None] = set()
        for back in range(1, REACH + 1):
            if together := self.met.get(sentence - back, ()):
                return together if since <= {m.participant.country for m in together} else ()
            acting = (c for c in self._by_sentence.get(sentence - back, ()) if c.dep in SUBJECTS)
            since.update(m.participant.country for c in acting for m in c.mentions)
        return ()

    def was_subject(self, mention: Mention) -> bool:
        """Return whether an earlier mention acts in its sentence."""
        before = self._by_sentence.get(mention.sentence, ())
        return any(c.dep in SUBJECTS for c in before if mention in c.mentions)

    def before(self, sentence: int) -> Iterator[Candidate]:
        """Yield the candidates of the sentences before, with their distance."""
        for back in range(1, REACH + 1):
            for c in self._by_sentence.get(sentence - back, ()):
                yield replace(c, back=back)

    def best(
        self, parse: Parse, index: int, here: Sequence[Mention], quoted: frozenset[int]
    ) -> tuple[Mention, ...]:
        """Return the antecedent's mentions (several for a group); () if there is none or it is no participant."""
        word = parse.tokens[index].text.lower()
        inside = [
            c
            for c in _candidates(parse, here)
            if (c.head < index or _comes_later(parse, index, c)) and not _is_barred(parse, index, c, quoted)
        ]
        speakers = (
            {m.participant.name for m in here if m.role == SPEAKER and m.head in quoted}
            if index in quoted
            else set()
        )
        bound = _bound(parse, index, here)
        scored = [
            (_score(self.text, parse, index, word, c), -c.back, c.head, c)
            for c in (*inside, *self.before(parse.sentence))
            if self._fits(word, c)
            and not (c.first is not None and c.first.participant.name in speakers)
            and not bound.intersection(m.participant for m in c.mentions)
        ]
        if not scored:
            return self._ahead(parse, index, here, quoted)
        return max(scored, key=lambda s: s[:3])[3].mentions

    def _ahead(
        self, parse: Parse, index: int, here: Sequence[Mention], quoted: frozenset[int]
    ) -> tuple[Mention, ...]:
        """Return the first subject behind a pronoun that has nobody before it: "Iran had armed it, yet Mali ..."."""
        token = parse.tokens[index]
        if token.dep in SUBJECTS:
            return ()
        bound = _bound(parse, index, here)
        behind = [
            c
            for c in _candidates(parse, here)
            if c.head > index
            and c.dep in SUBJECTS
            and c.first is not None
            and self._fits(token.text.lower(), c)
            and _is_clause_above(parse, index, parse.tokens[c.head].head)
            and not _is_barred(parse, index, c, quoted)
            and not bound.intersection(m.participant for m in c.mentions)
        ]
        return min(behind, key=lambda c: c.head).mentions if behind else ()

    def _fits(self, word: str, candidate: Candidate) -> bool:
        first = candidate.first
        if word in PERSON_WORDS:
            if first is None or not first.person or candidate.plural or len(candidate.mentions) > 1:
                return False
            gender = self.genders.of(first, self.text)
            return gender is None or gender == gender_of_pronoun(word)
        if first is None:
            return candidate.plural == (word in GROUP_WORDS)
        if word in THING_WORDS:
            return (
                not first.person
                and not candidate.plural
                and not (first.kind == "pronoun" and first.role == GROUP)
            )
        return candidate.plural or not first.person


def _candidates(parse: Parse, mentions: Sequence[Mention]) -> Iterator[Candidate]:
    """Yield each phrase of a sentence, each group joined by "and", and each plain noun."""
    by_span: dict[Span, list[Mention]] = {}
    for mention in mentions:
        if mention.kind != "nationality" and (mention.role != SPEAKER):
            by_span.setdefault(mention.span, []).append(mention)
    by_head = {group[0].head: group for group in by_span.values()}
    for head, group in by_head.items():
        yield _candidate(parse, head, group)
        joined = [m for i in _joined(parse, head) for m in by_head.get(i, ())]
        if joined and parse.tokens[head].dep != "conj":
            yield _candidate(parse, head, [*group, *joined], plural=True)
    for index, token in enumerate(parse.tokens):
        if (
            token.pos == "NOUN"
            and index not in by_head
            and token.dep in SUBJECTS | {"dobj"}
            and token.entity not in {"DATE", "TIME"}
        ):
            yield _candidate(parse, index, [])


def _candidate(parse: Parse, head: int, group: Sequence[Mention], plural: bool = False) -> Candidate:
    token = parse.tokens[head]
    dep = token.dep
    above = token
    while dep in {"conj", "appos"} and above.head != head:
        above = parse.tokens[above.head]
        dep = above.dep if above.dep != "ROOT" else dep
        if above.dep == "ROOT":
            break
    verb = parse.tokens[token.head]
    several = plural or token.tag in {"NNS", "NNPS"} or any(m.role == GROUP for m in group)
    several = several or any(
        m.role and _is_plural_title(token.text, m.role) for m in group[:1] if token.pos == "PROPN"
    )
    several = several or (token.pos == "PRON" and token.text.lower() in GROUP_WORDS)
    return Candidate(
        tuple(group),
        0,
        head,
        dep,
        dep in SUBJECTS and verb.dep in {"ROOT", "conj", "ccomp"},
        several,
        dep in SUBJECTS and verb.lemma in SAYING,
    )


def _is_plural_title(word: str, role: str) -> bool:
    return word.endswith("s") and word.lower() == f"{role.rsplit(maxsplit=1)[-1]}s"


def _joined(parse: Parse, head: int) -> Iterator[int]:
    for joined in parse.children(head, "conj"):
        yield joined
        yield from _joined(parse, joined)


def _is_barred(parse: Parse, index: int, candidate: Candidate, quoted: frozenset[int]) -> bool:
    """Return whether grammar keeps a phrase of the pronoun's own sentence from being its antecedent."""
    token = parse.tokens[index]
    head = parse.tokens[candidate.head]
    reflexive = token.text.lower().endswith(("self", "selves"))
    if token.dep in OBJECTS and not reflexive and candidate.dep in SUBJECTS:
        verb = _verb(parse, index)
        if verb is not None and head.head in {verb, _verb_with_subject(parse, verb)}:
            return True
    if token.dep == "poss" and _is_joined_to(parse, candidate.head, token.head):
        return False
    if index in candidate_phrase(parse, candidate.head):
        return token.dep != "poss" or candidate.head in parse.ancestors(index)
    speaks = head.dep in SUBJECTS and parse.tokens[head.head].lemma in SAYING
    return index in quoted and candidate.head not in quoted and speaks


def _bound(parse: Parse, index: int, here: Sequence[Mention]) -> set[Participant]:
    """Return who is the subject of a pronoun's own verb: "it" as its object is somebody else, wherever named."""
    token = parse.tokens[index]
    verb = _verb(parse, index)
    if token.dep not in OBJECTS or token.text.lower().endswith(("self", "selves")) or verb is None:
        return set()
    if parse.tokens[token.head].pos not in {"VERB", "AUX"}:
        return set()
    subjects = parse.children(verb, *SUBJECTS)
    return {m.participant for m in here if m.head in subjects and m.kind != "pronoun"}


def _is_clause_above(parse: Parse, index: int, verb: int) -> bool:
    """Return whether a word stands in the clause of a verb, in one below it, or in one that the verb is joined to."""
    above = set(parse.ancestors(index))
    return verb in above or (parse.tokens[verb].dep == "conj" and parse.tokens[verb].head in above)


def _comes_later(parse: Parse, index: int, candidate: Candidate) -> bool:
    """Return whether a phrase in front leans on the subject behind it: "In his speech, Putin said ..."."""
    if not candidate.main or candidate.first is None or candidate.first.kind == "pronoun":
        return False
    verb = parse.tokens[candidate.head].head
    above = next((a for a in parse.ancestors(index) if parse.tokens[a].head == verb), None)
    return above is not None and parse.tokens[above].dep in {"prep", "advcl"}


def candidate_phrase(parse: Parse, head: int) -> range:
    """Return the tokens of a phrase with all that hangs on it, up to a verb."""
    whole = parse.subtree(head)
    for index in range(head + 1, whole.stop):
        if parse.tokens[index].pos in {"VERB", "AUX"}:
            return range(whole.start, index)
    return whole


def _score(text: str, parse: Parse, index: int, word: str, candidate: Candidate) -> float:
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
        verb = _verb(parse, index)
        if token.dep == "poss" and verb is not None and parse.tokens[candidate.head].head == verb:
            score += 0.7
        if token.dep == "poss" and _is_joined_to(parse, candidate.head, token.head):
            score += 2.0  # "Ukraine and its people", whatever the clause is about
    if first is not None and first.kind == "pronoun" and first.span.of(text).lower() == word:
        score += 0.5
    if parse.tokens[token.head].lemma in SAYING and token.dep in SUBJECTS and candidate.says:
        score += 0.6
    if word in GROUP_WORDS:
        score += 0.8 if candidate.plural else 0.0
    if candidate.back == 0 and _is_answer(parse, index, candidate):
        score += 2.0
    return score + _likely(word, candidate)


def _is_answer(parse: Parse, index: int, candidate: Candidate) -> bool:
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
        is_answered = first in ADDRESSING and verb.lemma in ANSWERING
        return is_answered or (first in BEGGING and verb.lemma in GIVING)
    gift = parse.tokens[verb.head]
    if first in JUDGING and verb.dep in {"relcl", "acl"} and gift.dep == "pobj":
        reason = parse.tokens[gift.head]
        return reason.lemma in {"for", "over"} and addressed in parse.ancestors(verb.head)
    return (
        verb.dep in {"relcl", "acl"}
        and gift.head == addressed
        and verb.head != candidate.head
        and first in ALLOTTING
        and verb.lemma in WANTING
    )


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


def _is_joined_to(parse: Parse, first: int, noun: int) -> bool:
    return parse.tokens[noun].dep == "conj" and parse.tokens[noun].head == first


def _likely(word: str, candidate: Candidate) -> float:
    first = candidate.first
    if first is None:
        return -0.6
    if word in PERSON_WORDS:
        return 0.4 if first.kind in _BODILY else 0.0
    if first.kind == "noun" and not first.role:
        return -0.5
    return 0.2 if first.kind in _BODILY or first.participant.country is not None else 0.0


def _verb(parse: Parse, index: int) -> int | None:
    return next((a for a in parse.ancestors(index) if parse.tokens[a].pos in {"VERB", "AUX"}), None)


def _verb_with_subject(parse: Parse, verb: int) -> int | None:
    """Return the verb whose subject a clause without one of its own shares ("arrested 33 men, calling them ...")."""
    above = verb
    while not parse.children(above, *SUBJECTS):
        token = parse.tokens[above]
        if token.head == above or token.dep not in {"advcl", "xcomp", "conj", "pcomp", "prep"}:
            return None
        above = token.head
    return above
