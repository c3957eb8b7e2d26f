"""Split a document into sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from detente.lexicon import SHIPPED, Lexicons
from detente.records import Document, Span

LONGEST_SENTENCE = 2_000
"""Code points after which a sentence without an end is cut at the next blank (a list, a table, bad input)."""

_LINE = re.compile(r"[^\n]+")
_END = re.compile(
    r"(?<![.!?…])[.!?…]++(?:[\"'”’»)\]]*+(?=\s+[\"'“‘«(\[]*[^\sa-z])|[”\"](?=\s+[A-Z])|[”\"](?=[“\"][A-Z]))"
)
"""The end of a sentence; possessive, so that a long row of marks is read once."""

_LAST_WORD = re.compile(r"[\w.'’-]+$")
_INITIAL = re.compile(r"(?:^|[^\w.])(?:[A-Z]|[A-Z][a-z]?\.[A-Z])\.$")
_BULLET = re.compile(r"(?:\d{1,2}|[ivx]{1,4}|[a-z])\.$")


@dataclass(frozen=True, slots=True)
class Segmenter:
    """Finds sentence ends by punctuation; a line break always ends a sentence.

    Abbreviations, in lower case: `open_` ones never end a sentence ("Gen."), `either` ones do before a word
    that begins sentences ("U.S.", "p.m."), `months` do not before a number ("Jan. 5").
    """

    open_: frozenset[str]
    either: frozenset[str]
    months: frozenset[str]

    def __call__(self, document: Document) -> tuple[Span, ...]:
        """Return the sentences in order; blanks around them are left out."""
        return tuple(
            s for line in _LINE.finditer(document.text) for s in self._in_line(document.text, line.span())
        )

    def _in_line(self, text: str, line: tuple[int, int]) -> Iterator[Span]:
        start, stop = line
        for match in _END.finditer(text, start, stop):
            if self._is_open(text, start, match):
                continue
            yield from _trimmed(text, start, match.end())
            start = match.end()
        yield from _trimmed(text, start, stop)

    def _is_open(self, text: str, start: int, match: re.Match[str]) -> bool:
        if match.group() != ".":
            return False
        before = text[max(start, match.start() - 24) : match.end()]
        word = _LAST_WORD.search(before)
        if word is None:
            return False
        last = word.group().lower()
        if last in self.open_ or (_INITIAL.search(before) and last not in self.either):
            return True
        if last in self.months:
            return text[match.end() :].lstrip()[:1].isdigit()
        if last in self.either:
            # "the U.S. Navy" goes on, "left the U.S. The army" does not: only function words tell.
            return not re.match(
                r"\s+[\"“‘(]*(?:The|A|An|He|She|It|They|We|In|On|But|And|His|Her|This|That|There)\b",
                text[match.end() :][:12],
            )
        return bool(_BULLET.fullmatch(before.strip())) and match.end() - start <= 6


def default_segmenter(lexicons: Lexicons = SHIPPED) -> Segmenter:
    """Return the segmenter with the abbreviations."""
    rows = lexicons.table("abbreviations.tsv", ("words", "kind", "citation"))

    def of(*kinds: str) -> frozenset[str]:
        return frozenset(r["words"].lower() for r in rows if r["kind"] in kinds)

    return Segmenter(of("before_name", "before_more"), of("either"), of("month"))


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST_SENTENCE:
        cut = text.rfind(" ", start + 1, start + LONGEST_SENTENCE)
        cut = cut if cut > start else start + LONGEST_SENTENCE
        yield Span(start, cut)
        start = cut + 1 if text[cut : cut + 1] == " " else cut
    if start < end:
        yield Span(start, end)
