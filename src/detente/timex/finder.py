"""Find a document's time expressions and resolve each from where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from detente.lexicon import SHIPPED, Lexicons
from detente.records import Document, Evidence, Parse, Span, TimeMention
from detente.timex.bounds import UpTo
from detente.timex.grammar import expression_at
from detente.timex.reading import Days, Match, Reference, Tense
from detente.timex.tenses import looks_ahead, tense_at, tense_of_words
from detente.timex.words import TimeWords, Words, default_time_words, read_time_words

_SENTENCE = re.compile(r"\S[^\n]*?(?:(?<!\.[a-z])[.!?](?=\s+[A-Z\"“])|(?=\n)|\Z)")
_DATELINE = re.compile(r"\s*[^\W\d_][\w .’'-]{1,40}(?:, [\w .’'-]{2,30})?, *\Z")
_AFTER_DATELINE = re.compile(r"\.?,? *(?:\([^)\n]{2,40}\))?\.? *(?:[—–]|--?)|,? *\([A-Z][^)\n]{1,40}\)\.?")
FARTHEST_ANCHOR = 8
"""Sentences after which "the following day" no longer looks back to a day."""


@dataclass(slots=True)
class _Told:
    """The times that the text told of last, each with its sentence: a day, a day gone by, a time of any length."""

    day: tuple[date, int] | None = None
    past: tuple[date, int] | None = None
    period: tuple[tuple[date, date], int] | None = None

    def add(self, days: Days, sentence: int, published: date | None) -> None:
        """Keep a day for "the same day", and any month or year for "that month"."""
        if days.first is None or days.last is None or days.type in {"DURATION", "SET"}:
            return
        self.period = (days.first, days.last), sentence
        if days.first == days.last:
            self.day = days.first, sentence
            if published is None or days.first <= published:
                self.past = self.day

    def reference(self, published: date | None, tense: Tense, sentence: int) -> Reference:
        """Return from where a time of the sentence is read; in the past tense no day to come is told on of."""
        day = self.past if tense == "past" and self.past is not None else self.day
        return Reference(
            published,
            tense,
            day[0] if day is not None and sentence - day[1] <= FARTHEST_ANCHOR else None,
            sentence - day[1] if day is not None else 0,
            self.period[0]
            if self.period is not None and sentence - self.period[1] <= FARTHEST_ANCHOR
            else None,
        )


@dataclass(frozen=True, slots=True)
class TimeFinder:
    """Finds time expressions; built once with its lexicon."""

    lexicon: TimeWords

    def __call__(self, document: Document, parses: Sequence[Parse]) -> tuple[TimeMention, ...]:
        """Return the time expressions of a document in text order, read from `document.published`."""
        told = _Told()
        found: list[TimeMention] = []
        for parse in parses:
            found.extend(
                self._read(document.text, parse.span, parse.sentence, parse, told, document.published)
            )
        return tuple(found)

    def in_text(self, text: str, published: date | None) -> tuple[TimeMention, ...]:
        """Return the time expressions of a text without parses; tense is read from the words around."""
        told = _Told()
        found: list[TimeMention] = []
        for number, match in enumerate(_SENTENCE.finditer(text)):
            found.extend(self._read(text, Span(*match.span()), number, None, told, published))
        return tuple(found)

    def _read(
        self, text: str, span: Span, number: int, parse: Parse | None, told: _Told, published: date | None
    ) -> Iterator[TimeMention]:
        words = self.lexicon.scan(text, span.start, span.end)
        sentence = _Sentence(words, parse, tense_of_words(words), self.lexicon)
        for start, match in _matches(words):
            where = Span(words.items[start].start, words.items[match.end - 1].end)
            heads = parse.covering(where) if parse is not None else ()
            if parse is not None and _is_name(parse, heads, words, start, match.end):
                continue
            dateline = _is_dateline(text, span, where)
            tense = "past" if dateline else sentence.tense(start, heads)
            expression = match.expression
            if isinstance(expression, UpTo) and _is_modifier(parse, heads):
                expression = expression.bound
            days = expression.resolve(told.reference(published, tense, number))
            rule = "timex.dateline" if dateline else expression.rule
            if not dateline and _may_anchor(parse, heads):
                told.add(days, number, published)
            why = Evidence("first", "timex", rule, where)
            yield TimeMention(where, number, days.type, days.value, days.first, days.last, (why,))


def _matches(words: Words) -> Iterator[tuple[int, Match]]:
    """Yield each expression, the longest first come, with the word that it starts at."""
    i = 0
    while i < len(words):
        match = expression_at(words, i) if words.may_start(i) else None
        if match is None:
            i += 1
            continue
        yield i + (words.lower(i) in {"from", "between"}), match
        i = match.end


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence as words and tree; `loose` is its tense by its words alone."""

    words: Words
    parse: Parse | None
    loose: Tense
    lexicon: TimeWords

    def tense(self, start: int, heads: Sequence[int]) -> Tense:
        """Return which way the time that starts at word `start` and covers tokens `heads` looks."""
        if looks_ahead(self.words, start):
            return "future"
        top = top_of(self.parse, heads) if self.parse is not None and heads else None
        tense = self.loose
        if self.parse is not None and top is not None:
            tense = tense_at(self.parse, top, self.lexicon)
            if self.parse.tokens[top].dep in {"compound", "nummod", "nmod"}:
                tense = _undecided(tense)
        before = self.words.lower(start - 1)
        if before in {"until", "till"} and top is not None and self._is_present(top):
            return "future"  # "has until the end of May"
        if before in {"until", "till"} and self.words.value(start, "weekday") is not None:
            given = any(self.words.lower(i) == "had" for i in range(start))
            return "past" if given else "future"  # "had until Thursday" is told afterwards
        if before == "by" and self.words.value(start, "weekday") is None:
            return _undecided(tense)
        return tense

    def _is_present(self, top: int) -> bool:
        """Return whether the nearest verb over a token is in the present, without helpers."""
        if self.parse is None:
            return False
        tokens = self.parse.tokens
        verb = next((i for i in self.parse.ancestors(top) if tokens[i].tag.startswith("VB")), None)
        helped = verb is not None and self.parse.children(verb, "aux", "auxpass")
        return verb is not None and not helped and tokens[verb].tag in {"VBZ", "VBP"}


def _undecided(tense: Tense) -> Tense:
    """Return the tense where the verb's own past says little: "the June 3 hearing was announced"."""
    return "unknown" if tense == "past" else tense


def top_of(parse: Parse, tokens: Sequence[int]) -> int:
    """Return the token among `tokens` that is governed from outside them (the first if several)."""
    inside = frozenset(tokens)
    for index in tokens:
        head = parse.tokens[index].head
        if head == index or head not in inside:
            return index
    return tokens[0]


_NAMES = frozenset({"PERSON", "ORG", "FAC", "WORK_OF_ART", "PRODUCT"})


def _is_name(parse: Parse, heads: Sequence[int], words: Words, start: int, end: int) -> bool:
    """Return whether a single word is part of a name ("Theresa May", "USA Today") or a verb."""
    if end - start != 1 or not heads:
        return False
    kinds = words.items[start].kinds.keys()
    token = parse.tokens[heads[0]]
    if kinds & {"deictic", "set", "holiday"} and words.text(start)[:1].isupper():
        feast = "holiday" in kinds and words.lower(start - 1) == "on"
        # "USA Today", "the Hurriyet Daily News", "Christmas Charity"
        return token.entity in _NAMES and not feast
    if not kinds & {"month", "weekday", "season", "holiday"}:
        return False
    if token.entity == "PERSON":
        return True
    verb = token.pos in {"VERB", "AUX"} and "weekday" not in words.items[start].kinds
    return verb and words.lower(start - 1) not in {"in", "since", "last", "next"}


def _is_modifier(parse: Parse | None, heads: Sequence[int]) -> bool:
    """Return whether the time only tells which one a noun is: "since the March 3 vote", "before Friday prayers"."""
    if parse is None or not heads:
        return False
    top = parse.tokens[top_of(parse, heads)]
    above = parse.tokens[top.head]
    if (top.dep == "nummod" and above.lemma == "year") or (top.dep == "compound" and above.pos == "PROPN"):
        return False
    return top.dep in {"compound", "nummod", "amod", "nmod", "poss", "nsubj", "nsubjpass"}


def _may_anchor(parse: Parse | None, heads: Sequence[int]) -> bool:
    if parse is None or not heads:
        return True
    return parse.tokens[top_of(parse, heads)].dep not in {"compound", "nummod", "amod", "nmod", "poss"}


def _is_dateline(text: str, sentence: Span, where: Span) -> bool:
    line_start = text.rfind("\n", 0, sentence.start + 1) + 1
    if where.start - line_start > 75 or _DATELINE.match(text, line_start, where.start) is None:
        return False
    before = text[line_start : where.start]
    return (
        before.strip()[:1].isupper()
        and _AFTER_DATELINE.match(text, where.end) is not None
        and (before.split(",")[0].isupper() or "(" in text[where.end : where.end + 30])
    )


def default_time_finder(lexicons: Lexicons = SHIPPED) -> TimeFinder:
    """Return the finder over the lexicon."""
    return TimeFinder(default_time_words() if lexicons == SHIPPED else read_time_words(lexicons))


def times_in(text: str, published: date | None = None) -> tuple[TimeMention, ...]:
    """Return the time expressions of a text, read from the day of publication.

    >>> [t.value for t in times_in("Talks were held on Monday.", date(2024, 3, 13))]
    ['2024-03-11']
    """
    return default_time_finder().in_text(text, published)
