"""The one place that decides between the rules and the trained tagger.

Both look at a sentence on their own. Where their cues share a word they are one attribution; what only one of them
sees is kept if it is sure enough. The cuts were chosen on training documents of PolNeAR that the tagger did not learn
from: see docs/explanation/voices-and-status.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from detente.attribution.clauses import is_negated, is_verb, spans_of
from detente.attribution.draft import Draft
from detente.records import AttributionProposal, Parse, Span


@dataclass(frozen=True, slots=True)
class Cuts:
    """Least scores of the tagger, 0 to 1."""

    alone: float = 0.65
    """For an attribution that no rule has, and that tells a deed: its content has a verb."""
    alone_bare: float = 0.95
    """For one that no rule has, and whose content is a thing ("opposed the withdrawal")."""
    agreed: float = 0.4
    """For one that a rule has, too."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Decides which attributions of a sentence stand.

    `model` is the tagger's name, for evidence; `of_user` are the lexicon lines that stand whatever the tagger sees.
    """

    model: str
    of_user: frozenset[str] = frozenset()
    cuts: Cuts = field(default_factory=Cuts)

    def __call__(
        self,
        parse: Parse,
        text: str,
        direct: Sequence[Draft],
        by_rule: Sequence[Draft],
        proposals: Sequence[AttributionProposal],
    ) -> list[Draft]:
        """Return the indirect speech and thought of a sentence; its `direct` speech stands whatever the tagger sees."""
        left = list(proposals)
        kept: list[Draft] = []
        for draft in direct:
            left = [p for p in left if not _same_cue(parse, draft, p)]
        for draft in by_rule:
            same = next((p for p in left if _same_cue(parse, draft, p)), None)
            if same is not None:
                left.remove(same)
            if same is not None and same.score >= self.cuts.agreed:
                kept.append(self._agreed(parse, text, draft, same))
            elif self._stands_alone(draft, [*direct, *by_rule]):
                kept.append(draft)
        spoken = [s for d in direct for s in d.content]
        for proposal in left:
            least = self.cuts.alone if _has_verb(parse, proposal) else self.cuts.alone_bare
            alone = _draft(parse, text, proposal, self.model)
            if (
                alone is None
                or alone.source is None
                or proposal.score < least
                or _names_only(parse, proposal)
            ):
                continue
            if not any(s.holds(c) for s in spoken for c in alone.content):
                kept.append(alone)
        return kept

    def _stands_alone(self, draft: Draft, others: Sequence[Draft]) -> bool:
        """Return whether a rule's attribution stands where the tagger sees none.

        People did not mark attributions in the words of others, nor hearsay ("reportedly"), in what it learned from.
        """
        return draft.rule in self.of_user or draft.source is None or _is_inside(draft, others)

    def _agreed(self, parse: Parse, text: str, draft: Draft, same: AttributionProposal) -> Draft:
        """Return a rule's attribution with the source and content that the tagger sees, where it sees them."""
        seen = _draft(parse, text, same, self.model)
        if seen is None or not draft.content:
            return replace(draft, seen=_seen(self.model, same))
        source = draft.source if seen.source is None else seen.source
        return replace(draft, source=source, content=seen.content, seen=seen.seen)


def _draft(parse: Parse, text: str, proposal: AttributionProposal, model: str) -> Draft | None:
    """Return a proposal as a draft; `None` if nothing is told."""
    that = parse.tokens[proposal.content[0]].lemma == "that" if len(proposal.content) > 1 else False
    content = spans_of(parse, proposal.content[that:], text)
    if not content:
        return None
    negated = is_verb(parse, proposal.head) and is_negated(parse, proposal.head, ())
    return Draft(
        parse,
        _head(parse, proposal.source),
        proposal.head,
        _cue(parse, proposal),
        content,
        _seen(model, proposal),
        "negative" if negated else "positive",
        seen=_seen(model, proposal),
    )


def _seen(model: str, proposal: AttributionProposal) -> str:
    return f"{model}: cue {proposal.score:.2f}"


def _head(parse: Parse, words: Sequence[int]) -> int | None:
    """Return the noun, name or pronoun that governs the others."""
    named = [i for i in words if parse.tokens[i].pos in {"NOUN", "PROPN", "PRON"}] or list(words)
    tops = [i for i in named if parse.tokens[i].head not in words or parse.tokens[i].head == i]
    return next(iter(tops or named), None)


def _cue(parse: Parse, proposal: AttributionProposal) -> Span:
    first = last = proposal.head
    while first - 1 in proposal.cue:
        first -= 1
    while last + 1 in proposal.cue:
        last += 1
    return Span(parse.tokens[first].start, parse.tokens[last].end)


def _has_verb(parse: Parse, proposal: AttributionProposal) -> bool:
    return any(parse.tokens[i].pos in {"VERB", "AUX"} for i in proposal.content)


def _names_only(parse: Parse, proposal: AttributionProposal) -> bool:
    """Return whether the content is somebody's name and no more: "attacked Poland" says nothing."""
    return all(parse.tokens[i].pos in {"PROPN", "DET", "PUNCT"} for i in proposal.content)


def _same_cue(parse: Parse, draft: Draft, proposal: AttributionProposal) -> bool:
    if draft.verb == proposal.head:
        return True
    return draft.cue is not None and any(parse.tokens[i].span.overlaps(draft.cue) for i in proposal.cue)


def _is_inside(draft: Draft, others: Sequence[Draft]) -> bool:
    """Return whether a draft's cue stands in what another one tells, of which the tagger learned nothing."""
    cue = draft.cue
    return cue is not None and any(s.holds(cue) for o in others if o is not draft for s in o.content)
