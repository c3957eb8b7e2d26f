"""Who "I" and "we" are inside somebody's words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detente.coref.pronouns import SPEAKER
from detente.records import Attribution, Evidence, Mention


def with_speakers(mentions: Sequence[Mention], attributions: Sequence[Attribution]) -> tuple[Mention, ...]:
    """Return the mentions with each "I", "we" and "our" of a direct or mixed quotation as its source.

    The innermost quotation counts; a quotation without a known source leaves the mention as it was.
    """
    quoted = [a for a in attributions if a.kind != "indirect" and a.source is not None]
    return tuple(_spoken(m, quoted) if m.role == SPEAKER else m for m in mentions)


def _spoken(mention: Mention, quoted: Sequence[Attribution]) -> Mention:
    around = [
        (len(span), a)
        for a in quoted
        for span in a.content
        if span.holds(mention.span) and a.source is not None and a.source.span != mention.span
    ]
    if not around:
        return mention
    source = min(around, key=lambda pair: pair[0])[1].source
    if source is None or (source.participant.country is None and not source.person):
        return mention
    why = Evidence("participant", "coref", "coref.quoted_speaker", source.span)
    return replace(mention, participant=source.participant, antecedent=source.span, evidence=(why,))
