"""Pronouns: "he", "they", "its", and "we" by who is speaking."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from detente.coref.groups import joined_people
from detente.records import Document, Evidence, Mention, Parse, Participant, Span

_PERSON = frozenset({"he", "him", "his", "she", "her", "hers", "himself", "herself"})
_GROUP = frozenset({"they", "them", "their", "theirs", "themselves"})
_THING = frozenset({"it", "its", "itself"})
_SPEAKER = frozenset({"i", "me", "my", "mine", "we", "us", "our", "ours", "ourselves", "myself"})
_ALL = _PERSON | _GROUP | _SPEAKER
_REACH = 3
"""Sentences back in which an antecedent is looked for."""

SPEAKER = "speaker"
"""The role of "we" and "I": no later "it" or "they" means them."""

GROUP = "group"
"""The role of "they" for several."""

_SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj"})


@dataclass(frozen=True, slots=True)
class Reader:
    """Whom "we" means outside quotation marks: the state whose organ published the text, or nobody known."""

    ours: tuple[Participant, ...] = ()

    @classmethod
    def of(cls, document: Document, mentions: Sequence[Mention]) -> Reader:
        """Return the publisher's state if the publisher is one of its organs."""
        publisher = (document.publisher or "").lower()
        if any(words in publisher for words in ("department of state", "white house", "u.s. ", "state department")):
            return cls((Participant("United States", "USA", ("GOV",)),))
        return cls()

    def after(self, text: str, parse: Parse, here: Sequence[Mention]) -> Reader:
        """Return who "we" are once a sentence has told ("We, the foreign ministers of ...")."""
        for index, token in enumerate(parse.tokens):
            if token.text != "We" or parse.sentence > 3:
                continue
            inside = [
                m
                for m in here
                if m.kind in {"name", "noun"} and (m.role or parse.tokens[m.head].head == index)
                and parse.tokens[m.head].dep != "pobj" and _is_apposed(parse, index, m.head)
            ]  # fmt: skip
            if inside:
                return Reader(tuple(dict.fromkeys(m.participant for m in inside)))
        return self


@dataclass(slots=True)
class Pronouns:
    """Adds a mention for each pronoun whose antecedent is found, several for a group; one a document."""

    _subjects: set[Span] = field(default_factory=set)

    def __call__(
        self, text: str, parse: Parse, here: list[Mention], earlier: Sequence[Mention], reader: Reader
    ) -> list[Mention]:
        """Return the sentence's mentions with those of its pronouns."""
        found = list(here)
        quoted = _quoted(text, parse)
        for index, token in enumerate(parse.tokens):
            word = token.text.lower()
            if token.pos != "PRON" or (token.lemma == "it" and _is_expletive(parse, index)):
                continue
            if word in _SPEAKER:
                antecedents, rule = self._speakers(parse, index in quoted, found, earlier, reader)
            else:
                antecedents, rule = self._antecedents(word, parse, index, found, earlier)
            if not antecedents and word in _ALL:
                antecedents, rule = [(Participant(token.text), None)], "coref.unresolved"
            several = len({p.country for p, _ in antecedents}) > 1
            for participant, before in antecedents:
                found.append(_pronoun(parse, index, participant, before, rule, several))
        self._subjects.update(m.span for m in found if _is_main_subject(parse, m))
        return found

    def _antecedents(
        self, word: str, parse: Parse, index: int, here: Sequence[Mention], earlier: Sequence[Mention]
    ) -> tuple[list[tuple[Participant, Mention | None]], str]:
        if word in _PERSON:
            best, rule = self._nearest(parse, index, here, earlier, _is_person), "coref.person_pronoun"
        elif word in _GROUP:
            best, rule = self._nearest(parse, index, here, earlier, _is_group), "coref.group_pronoun"
            people = joined_people(parse, earlier) if not any(m.head < index for m in here) else []
            if best and best[0].sentence == parse.sentence - 1 and best[0].kind == "pronoun":
                people = []
            if people:
                return [(m.participant, m) for m in people], "coref.group"
        elif word in _THING:
            best, rule = self._nearest(parse, index, here, earlier, _is_thing), "coref.thing_pronoun"
        else:
            return [], ""
        return [(m.participant, m) for m in best], rule

    def _nearest(
        self, parse: Parse, index: int, here: Sequence[Mention], earlier: Sequence[Mention], fits: Callable[[Mention], bool]
    ) -> list[Mention]:
        """Return the best antecedent (all that share its words): in this sentence to the left, subjects
        first, then sentence by sentence back, in text order."""
        before = [m for m in here if m.head < index and m.kind != "nationality" and fits(m)]
        token = parse.tokens[index]
        if token.dep in {"dobj", "pobj"}:
            clause = _clause_verb(parse, index)
            before = [m for m in before if not (_clause_verb(parse, m.head) == clause and _is_subject(parse, m))]
        if before:
            subjects = [m for m in before if _is_subject(parse, m)]
            best = (subjects or before)[-1]
            return [m for m in before if m.span == best.span]
        for back in range(1, _REACH + 1):
            number = parse.sentence - back
            candidates = [m for m in earlier if m.sentence == number and m.kind != "nationality" and fits(m)]
            if candidates:
                best = next((m for m in candidates if m.span in self._subjects), candidates[0])
                return [m for m in candidates if m.span == best.span]
        return []

    def _speakers(
        self, parse: Parse, quoted: bool, here: Sequence[Mention], earlier: Sequence[Mention], reader: Reader
    ) -> tuple[list[tuple[Participant, Mention | None]], str]:
        """Return who says "we": the subject of the saying in this sentence, the publisher, or the last speaker."""
        spoken = [m for m in here if _is_subject(parse, m) and parse.tokens[parse.tokens[m.head].head].lemma in _SAYING]
        if spoken:
            return [(m.participant, m) for m in spoken if m.span == spoken[0].span], "coref.speaker"
        if reader.ours and not quoted:
            return [(p, None) for p in reader.ours], "coref.publisher"
        speakers = [m for m in earlier if m.sentence >= parse.sentence - _REACH and (m.person or m.kind == "pronoun")]
        if speakers:
            return [(m.participant, m) for m in speakers if m.span == speakers[-1].span], "coref.last_speaker"
        return [(p, None) for p in reader.ours], "coref.publisher"


def _pronoun(parse: Parse, index: int, participant: Participant, before: Mention | None, rule: str, several: bool) -> Mention:
    token = parse.tokens[index]
    why = (Evidence("participant", "coref", rule, before.span if before is not None else token.span),)
    role, person = (before.role, before.person) if before is not None else ("", False)
    if token.text.lower() in _SPEAKER:
        role, person = SPEAKER, False
    elif several:
        role, person = GROUP, False
    antecedent = before.span if before is not None else None
    return Mention(token.span, parse.sentence, index, participant, "pronoun", why, antecedent, role, person)


def _quoted(text: str, parse: Parse) -> frozenset[int]:
    """Return the tokens between quotation marks of the sentence (an odd mark opens to its end)."""
    inside: set[int] = set()
    is_open = False
    for index, token in enumerate(parse.tokens):
        if token.text in {'"', "“", "”", "``", "''"}:
            is_open = token.text == "“" or (token.text == '"' and not is_open)
        elif is_open:
            inside.add(index)
    return frozenset(inside)


def _is_apposed(parse: Parse, pronoun: int, head: int) -> bool:
    for above in (head, *parse.ancestors(head)):
        token = parse.tokens[above]
        if token.head == pronoun and token.dep in {"appos", "conj"}:
            return True
    return False


def _is_person(mention: Mention) -> bool:
    return mention.person


_SAYING = frozenset({"say", "tell", "add", "write", "state", "tweet", "announce", "explain", "declare", "note"})


def _is_group(mention: Mention) -> bool:
    return not mention.person and mention.role != SPEAKER and (mention.kind != "noun" or bool(mention.role))


def _is_thing(mention: Mention) -> bool:
    return not mention.person and mention.role != SPEAKER and (mention.kind != "noun" or bool(mention.role))


def _is_subject(parse: Parse, mention: Mention) -> bool:
    return parse.tokens[mention.head].dep in _SUBJECT


def _is_main_subject(parse: Parse, mention: Mention) -> bool:
    token = parse.tokens[mention.head]
    return token.dep in _SUBJECT and parse.tokens[token.head].dep in {"ROOT", "conj", "ccomp"}


def _clause_verb(parse: Parse, index: int) -> int | None:
    return next((a for a in parse.ancestors(index) if parse.tokens[a].pos in {"VERB", "AUX"}), None)


def _is_expletive(parse: Parse, index: int) -> bool:
    token = parse.tokens[index]
    verb = parse.tokens[token.head]
    return token.dep == "expl" or (
        token.dep in _SUBJECT
        and verb.lemma in {"be", "seem", "appear"}
        and any(parse.tokens[c].pos == "ADJ" for c in parse.children(token.head, "acomp"))
    )
