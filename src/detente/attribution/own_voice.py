"""What a document says in its own name: "we urge", in a government's release its state's name too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.attribution.draft import Draft
from detente.attribution.quotations import QuotedWords
from detente.attribution.sources import Sources
from detente.records import Parse, Span

_WE = frozenset({"we", "our", "us"})


@dataclass(frozen=True, slots=True)
class OwnVoice:
    """Tells the document's own voice; `says_we` is whether it says "we" outside quotations."""

    sources: Sources
    says_we: bool

    @classmethod
    def of(
        cls, parses: Sequence[Parse], quoted: QuotedWords, sources: Sources, *, has_turns: bool
    ) -> OwnVoice:
        """Return how this document speaks of itself; a transcript has no voice of its own.

        A story that tells what others said more often than it says "we" is a reporter's, not a government's release.
        """
        outside = [t for p in parses for t in p.tokens if quoted.around(t.start) is None]
        we = sum(t.pos == "PRON" and t.text.lower() in _WE for t in outside)
        said = sum(t.lemma == "say" and t.tag == "VBD" for t in outside)
        says_we = not has_turns and we > said
        return cls(sources, says_we)

    def tells(self, draft: Draft, spoken: Sequence[Span]) -> bool:
        """Return whether the document itself says so, outside the words of others (`spoken`)."""
        if draft.source is None or draft.verb is None:
            return False
        token = draft.parse.tokens[draft.source]
        if any(s.holds(token.span) for s in spoken):
            return False
        if self.sources.is_first_person(draft.parse, draft.source):
            return True
        present = draft.parse.tokens[draft.verb].tag in {"VBZ", "VBP"}
        return self.says_we and present and self.sources.is_state(draft.parse, draft.source)
