"""Whom "we" means outside quotation marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.records import Document, Mention, Parse, Participant

_ORGANS = ("department of state", "white house", "u.s. ", "state department")


@dataclass(frozen=True, slots=True)
class Reader:
    """The state whose organ published the text, or nobody known."""

    ours: tuple[Participant, ...] = ()

    @classmethod
    def of(cls, document: Document) -> Reader:
        """Return the publisher's state if the publisher is one of its organs."""
        publisher = (document.publisher or "").lower()
        if any(words in publisher for words in _ORGANS):
            return cls((Participant("United States", "USA", ("GOV",)),))
        return cls()

    def after(self, parse: Parse, here: Sequence[Mention]) -> Reader:
        """Return who "we" are once a sentence has told ("We, the foreign ministers of ...")."""
        for index, token in enumerate(parse.tokens):
            if token.text != "We" or parse.sentence > 3:
                continue
            inside = [m for m in here if _names_itself(parse, index, m)]
            if inside:
                return Reader(tuple(dict.fromkeys(m.participant for m in inside)))
        return self


def _names_itself(parse: Parse, pronoun: int, mention: Mention) -> bool:
    head = parse.tokens[mention.head]
    if (
        mention.kind not in {"name", "noun"}
        or head.dep == "pobj"
        or not (mention.role or head.head == pronoun)
    ):
        return False
    return any(
        parse.tokens[above].head == pronoun and parse.tokens[above].dep in {"appos", "conj"}
        for above in (mention.head, *parse.ancestors(mention.head))
    )
