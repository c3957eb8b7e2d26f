"""Direct, indirect or mixed: how much of a content is quoted."""

from __future__ import annotations

from detente.attribution.draft import Draft
from detente.attribution.quotations import QuotedWords
from detente.records import AttributionKind, Span


def kind_of(draft: Draft, text: str, quoted: QuotedWords) -> tuple[AttributionKind, tuple[Span, ...]]:
    """Return the kind, and the content: without its marks if all of it is quoted, else with them.

    Words inside a longer quotation that holds the cue too are indirect speech within it.
    """
    if draft.whole:
        return "direct", draft.content
    outside = (
        any(q.inner.holds(draft.cue) for q in quoted.within(draft.cue)) if draft.cue is not None else False
    )
    if outside or not draft.content:
        return "indirect", draft.content
    words = quoted_words = 0
    content: list[Span] = []
    for span in draft.content:
        around = quoted.within(span)
        words += sum(c.isalnum() for c in span.of(text))
        for quotation in around:
            start = max(span.start, quotation.inner.start)
            stop = min(span.end, quotation.inner.end)
            quoted_words += sum(c.isalnum() for c in text[start : max(start, stop)])
        content.append(_with_marks(span, quoted))
    if not quoted_words:
        return "indirect", draft.content
    if quoted_words == words:
        return "direct", draft.content
    return "mixed", tuple(content)


def _with_marks(span: Span, quoted: QuotedWords) -> Span:
    """Return the span with the marks at its edges taken in, where it begins or ends with quoted words."""
    start, end = span.start, span.end
    for quotation in quoted.within(span):
        if quotation.inner.start == start or quotation.outer.start < start <= quotation.inner.start:
            start = quotation.outer.start
        if quotation.inner.end - 2 <= end <= quotation.outer.end:
            end = quotation.outer.end
    return Span(start, end)
