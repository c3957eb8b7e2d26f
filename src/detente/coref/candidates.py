"""The phrases that a pronoun may mean: mentions, groups joined by "and", and nouns that name nobody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from detente.coref.lists import joined_to
from detente.coref.words import GROUP, GROUP_WORDS, SAYING, SPEAKER, SUBJECTS
from detente.records import Mention, Parse, Span


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


def candidates(parse: Parse, mentions: Sequence[Mention]) -> Iterator[Candidate]:
    """Yield each phrase of a sentence, each group joined by "and", and each plain noun."""
    by_span: dict[Span, list[Mention]] = {}
    for mention in mentions:
        if mention.kind != "nationality" and (mention.role != SPEAKER):
            by_span.setdefault(mention.span, []).append(mention)
    by_head = {group[0].head: group for group in by_span.values()}
    for head, group in by_head.items():
        yield _candidate(parse, head, group)
        joined = [m for i in joined_to(parse, head) for m in by_head.get(i, ())]
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
