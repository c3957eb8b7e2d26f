"""Choose whom a third-person pronoun means, by number, gender, grammatical role and nearness."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from detente.coref.binding import comes_later, is_barred, is_clause_above, subjects_of_its_verb
from detente.coref.candidates import Candidate, candidates
from detente.coref.coref_words import CorefWords
from detente.coref.gender import Genders, gender_of_pronoun
from detente.coref.groups import group_acting, met
from detente.coref.ranking import score_of
from detente.coref.words import GROUP, GROUP_WORDS, PERSON_WORDS, SPEAKER, SUBJECTS, THING_WORDS
from detente.records import Mention, Parse

REACH = 3
"""Sentences back in which an antecedent is looked for."""


@dataclass(slots=True)
class Memory:
    """The phrases of the last sentences, as candidates."""

    text: str
    genders: Genders
    words: CorefWords
    _by_sentence: dict[int, list[Candidate]]
    met: dict[int, tuple[Mention, ...]] = field(default_factory=dict)
    """Who met whom, by sentence."""

    @classmethod
    def empty(cls, text: str, genders: Genders, words: CorefWords) -> Memory:
        """Return a memory of a document before its first sentence."""
        return cls(text, genders, words, {})

    def keep(self, parse: Parse, mentions: Sequence[Mention]) -> None:
        """Remember a sentence's phrases."""
        self._by_sentence[parse.sentence] = list(candidates(parse, mentions))
        self._by_sentence.pop(parse.sentence - REACH - 1, None)
        self.met[parse.sentence] = tuple(met(parse, mentions, self.words)) or tuple(
            group_acting(parse, mentions)
        )

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
            for c in candidates(parse, here)
            if (c.head < index or comes_later(parse, index, c)) and not is_barred(parse, index, c, quoted)
        ]
        speakers = (
            {m.participant.name for m in here if m.role == SPEAKER and m.head in quoted}
            if index in quoted
            else set()
        )
        bound = subjects_of_its_verb(parse, index, here)
        scored = [
            (score_of(self.text, parse, index, word, c, self.words), -c.back, c.head, c)
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
        bound = subjects_of_its_verb(parse, index, here)
        behind = [
            c
            for c in candidates(parse, here)
            if c.head > index
            and c.dep in SUBJECTS
            and c.first is not None
            and self._fits(token.text.lower(), c)
            and is_clause_above(parse, index, parse.tokens[c.head].head)
            and not is_barred(parse, index, c, quoted)
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
