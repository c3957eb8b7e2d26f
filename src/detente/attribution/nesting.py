"""Which attribution stands in which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detente.records import Attribution, Span


def nested(found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions numbered in the order given, each with the innermost one around it.

    One stands in another if its cue and content (or what it has of them) lie in the other's content.
    """
    numbered = [replace(a, id=f"a{n}") for n, a in enumerate(found, start=1)]
    by_sentence: dict[int, list[Attribution]] = {}
    for attribution in numbered:
        by_sentence.setdefault(attribution.sentence, []).append(attribution)
    return tuple(replace(a, nested_in=_around(a, by_sentence[a.sentence])) for a in numbered)


def _around(inner: Attribution, candidates: Sequence[Attribution]) -> str | None:
    parts = (*inner.content, *((inner.cue,) if inner.cue is not None else ()))
    size = _size(inner)
    outer = [
        (_size(o), o.id)
        for o in candidates
        if o.id != inner.id and parts and all(_holds(o.content, p) for p in parts) and _size(o) > size
    ]
    return min(outer)[1] if outer else None


def _holds(content: Sequence[Span], part: Span) -> bool:
    return any(s.holds(part) for s in content) or (
        len(content) > 1 and any(s.start <= part.start < s.end for s in content)
        and any(s.start < part.end <= s.end for s in content)
    )  # fmt: skip


def _size(attribution: Attribution) -> int:
    return sum(len(s) for s in attribution.content)
