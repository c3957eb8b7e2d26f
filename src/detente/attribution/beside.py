"""Who is named beside a quotation: in a sentence that announces it, or under it as a signature."""

from __future__ import annotations

import re
from collections.abc import Sequence

from detente.attribution.clauses import agent, subject, subject_of_noun
from detente.attribution.cues import CueLexicon
from detente.attribution.quotations import Quotation
from detente.attribution.sources import Sources
from detente.records import Mention, Parse, Span

_SIGNATURE = re.compile(r"\s{0,3}(?:[―—–]|--)\s?(?P<name>[A-Z][^\n!?;:]{1,60}?\.?)[^\S\n]*(?:\n|$)")
_SPEAKING = ("speech", "attitude", "evidence", "judgement", "naming", "topic", "directive")
_NAMED = frozenset({"PROPN", "NOUN"})


def announced_by(
    quotation: Quotation, text: str, parses: Sequence[Parse], cues: CueLexicon, sources: Sources
) -> Mention | None:
    """Return who is named in the sentence with a colon before a quotation ("The group wrote:").

    The last verb of saying counts, else the last noun for words ("issued a statement:"), else the subject.
    """
    parse = next((p for p in reversed(parses) if p.span.end <= quotation.outer.start and p.tokens), None)
    if parse is None or text[parse.span.end : quotation.outer.start].strip():
        return None
    if not parse.span.of(text).rstrip().endswith(":"):
        return None
    for index in range(len(parse.tokens) - 1, -1, -1):
        token = parse.tokens[index]
        head: int | None = None
        if token.tag.startswith("VB") and cues.of_kind(parse, index, *_SPEAKING) is not None:
            head = subject(parse, index)
        elif token.pos == "NOUN" and cues.has(token.lemma, "text", "noun"):
            head = subject_of_noun(parse, index)
        if head is not None:
            return sources.of(parse, head, None)
    root = parse.root()
    named = subject(parse, root) if parse.tokens[root].tag.startswith("VB") else agent(parse, root)
    return sources.of(parse, named, None) if named is not None else None


def signature(text: str, end: int) -> Span | None:
    """Return the name, its stop included, that a dash sets under a quotation which ends at `end`."""
    found = _SIGNATURE.match(text, end)
    return None if found is None else Span(*found.span("name"))


def signed_by(quotation: Quotation, text: str, parses: Sequence[Parse], sources: Sources) -> Mention | None:
    """Return the name after a dash that ends the line of a quotation ("... ― Ana Ruiz")."""
    name = signature(text, quotation.outer.end)
    if name is None:
        return None
    parse = next((p for p in parses if p.span.overlaps(name)), None)
    if parse is None:
        return None
    inside = [i for i in parse.covering(name) if parse.tokens[i].pos in _NAMED]
    tops = [i for i in inside if parse.tokens[i].head not in inside or parse.tokens[i].head == i]
    return sources.of(parse, tops[0], None) if tops else None
