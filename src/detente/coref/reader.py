"""Whom "we" means outside quotation marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from detente.records import NOT_STATES, Mention, Parse, Participant

_ISSUES = frozenset({"release", "issue", "publish", "make", "adopt", "sign"})
_TEXTS = frozenset({"statement", "communique", "communiqué", "declaration", "text"})


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
    for index, token in enumerate(parse.tokens):
        if token.lemma not in _ISSUES or not any(
            parse.tokens[s].lemma in _TEXTS for s in parse.children(index, "nsubjpass")
        ):
            continue
        agents = {i for by in parse.children(index, "agent") for i in parse.subtree(by)}
        named = [m for m in here if m.head in agents and m.kind in {"name", "nationality"} and not m.person]
        states = {m.participant.country: m.participant for m in named if m.participant.country is not None}
        return tuple(Participant(p.name, c, ("GOV",)) for c, p in states.items())
    return ()


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
