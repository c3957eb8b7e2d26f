"""Whom "we" means outside quotation marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from detente.records import NOT_STATES, Mention, Parse, Participant

_ISSUES = frozenset({"release", "issue", "publish", "make", "adopt", "sign"})
_TEXTS = frozenset({"statement", "communique", "communiqué", "declaration", "text"})
_PRESENTING = frozenset({"following", "below"})
"""A sentence with one of these words presents the text that it stands in; without, a newspaper may tell of one."""


@dataclass(frozen=True, slots=True)
class Reader:
    """The government or governments whose words the text is, or nobody known."""

    ours: tuple[Participant, ...] = ()
    apposed: tuple[Participant, ...] = ()
    """Those whom the sentence just read puts behind "We" one by one."""

    @property
    def country(self) -> str | None:
        """The state whose own release the text is; `None` for a newspaper's and for a joint statement."""
        return self.ours[0].country if len(self.ours) == 1 else None

    def after(self, parse: Parse, here: Sequence[Mention]) -> Reader:
        """Return who "we" are once a sentence has told ("We, the foreign ministers of ...")."""
        if parse.sentence > 3:
            return Reader(self.ours)
        if len(parties := _parties(parse, here)) > 1:
            return Reader(parties)
        for index, token in enumerate(parse.tokens):
            if token.text != "We":
                continue
            inside = [m for m in here if _names_itself(parse, index, m)]
            if inside:
                spoken_for = (_body_of(m, here) or m.participant for m in inside)
                named = dict.fromkeys(m.participant for m in inside)
                return Reader(tuple(dict.fromkeys(spoken_for)), tuple(named))
        return Reader(self.ours)


def _body_of(mention: Mention, here: Sequence[Mention]) -> Participant | None:
    """Return the body of several states that "we" speak for: "the G7 Foreign Ministers of Canada, France ..."."""
    for other in here:
        if (
            other.kind == "nationality"
            and mention.span.holds(other.span)
            and other.participant.country in NOT_STATES
        ):
            return replace(mention.participant, country=other.participant.country)
    return None


def _parties(parse: Parse, here: Sequence[Mention]) -> tuple[Participant, ...]:
    """Return the states of a joint statement: "The statement below was issued by the Governments of Chad and Niger"."""
    issuers = {i for ends in _issuers(parse) for i in parse.subtree(ends)}
    named = [m for m in here if m.head in issuers and m.kind in {"name", "nationality"} and not m.person]
    states = {m.participant.country: m.participant for m in named if m.participant.country is not None}
    return tuple(Participant(p.name, c, ("GOV",)) for c, p in states.items())


def _issuers(parse: Parse) -> Iterator[int]:
    """Yield the heads of whoever is said to issue the text at hand, however the sentence puts it.

    "The statement was released by ...", "... issue the following statement", "the following is a statement by ...".
    """
    presents = any(t.text.lower() in _PRESENTING for t in parse.tokens)
    for index, token in enumerate(parse.tokens):
        if token.lemma in _ISSUES:
            of_text = [*parse.children(index, "nsubjpass"), *([token.head] if presents else [])]
            if any(parse.tokens[i].lemma in _TEXTS for i in of_text):
                yield from parse.children(index, "agent")
            if presents and any(parse.tokens[i].lemma in _TEXTS for i in parse.children(index, "dobj")):
                yield from parse.children(index, "nsubj")
        elif presents and token.lemma in _TEXTS:
            yield from (by for by in parse.children(index, "prep") if parse.tokens[by].lemma == "by")


def _names_itself(parse: Parse, pronoun: int, mention: Mention) -> bool:
    head = parse.tokens[mention.head]
    if (
        mention.kind not in {"name", "noun"}
        or not pronoun < mention.head < parse.tokens[pronoun].head
        or head.dep == "pobj"
        or not (mention.role or head.head == pronoun)
    ):
        return False
    return any(
        parse.tokens[above].head == pronoun and parse.tokens[above].dep in {"appos", "conj"}
        for above in (mention.head, *parse.ancestors(mention.head))
    )
