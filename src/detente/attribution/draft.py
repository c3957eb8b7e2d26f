"""A found attribution before it has its source's participant, kind, number and nesting."""

from __future__ import annotations

from dataclasses import dataclass

from detente.records import Mention, Parse, Polarity, Span


@dataclass(frozen=True, slots=True)
class Draft:
    """Source (token index of the phrase's head), cue and content in one sentence.

    `verb` is the token index of the cue, `None` where only marks tell. `speaker` is who goes on
    speaking where the sentence does not name the source. `whole` tells that the content is
    quoted from mark to mark. `negated` and `rule` go into polarity and evidence.
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

    @property
    def start(self) -> int:
        """Where the content begins (the cue, if there is no content)."""
        spans = self.content or ((self.cue,) if self.cue is not None else (self.parse.span,))
        return min(s.start for s in spans)
