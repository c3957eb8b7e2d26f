"""A found attribution before it has its source's participant, kind, number and nesting."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from detente.records import Mention, Parse, Polarity, Span


@dataclass(frozen=True, slots=True)
class Draft:
    """Source (token index of the phrase's head), cue and content in one sentence.

    `verb` is the token index of the cue, `None` where only marks tell. `speaker` is who goes on
    speaking where the sentence does not name the source. `whole` tells that the content is
    quoted from mark to mark. `negated` and `rule` go into polarity and evidence, and so does `seen`:
    what the trained tagger says of it, the same as `rule` where no rule has it.
    """

    parse: Parse
    source: int | None
    verb: int | None
    cue: Span | None
    content: tuple[Span, ...]
    rule: str
    polarity: Polarity = "positive"
    speaker: Mention | None = None
    whole: bool = False
    seen: str | None = None

    @property
    def start(self) -> int:
        """Where the content begins (the cue, if there is no content)."""
        spans = self.content or ((self.cue,) if self.cue is not None else (self.parse.span,))
        return min(s.start for s in spans)


class InSentence(Protocol):
    """Something found in one sentence."""

    @property
    def parse(self) -> Parse:
        """The sentence."""
        ...


Found = TypeVar("Found", bound=InSentence)


def by_sentence(found: Iterable[Found]) -> dict[int, list[Found]]:
    """Return what was found, by sentence number, in the order given."""
    grouped: dict[int, list[Found]] = {}
    for one in found:
        grouped.setdefault(one.parse.sentence, []).append(one)
    return grouped
