"""What a line of a page is taken for: the phrases of furniture.tsv and how they are matched."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from detente.lexicon import Row, read_table

_COLUMNS = ("phrase", "match", "strength", "rest", "kind", "citation")
_NUMBER = re.compile(r"\d[\d,.]*(?:[km]\b)?")
_SEPARATORS = re.compile(r"\s*[|•·/»›→\t]\s*|\s{3,}")
_EDGES = " \t\r\n\f\v-–—•·*|»«›‹→←↑↓▶►✓✕×+:;,.!?…()[]{}<>\"'“”_~=\u00a0\u200b\ufeff"
_SENTENCE_ENDS = (".", "!", "?", "…", '."', '!"', '?"', ".”", "!”", "?”", "”", '"', ".)", ".'", ".’")
_LONGEST_PROSE = 60  # words; nothing longer is ever taken for furniture
_LONGEST_LABEL = 16
_LONGEST_ADVERT = 40


@dataclass(frozen=True, slots=True)
class Phrase:
    """One line of furniture.tsv; `sure` ones need no company, after one that `ends` the article is over."""

    words: str
    match: str
    sure: bool
    ends: bool
    kind: str
    where: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it stands and what it was taken for; `phrase` is `None` for what is not furniture."""

    raw: str
    words: int
    prose: bool
    phrase: Phrase | None

    @property
    def sure(self) -> bool:
        """Whether it is furniture wherever it stands."""
        return self.phrase is not None and self.phrase.sure

    @property
    def sentence(self) -> bool:
        """Whether it is a sentence, a short one included, that is no furniture."""
        return self.phrase is None and self.words >= 3 and self.raw.rstrip().endswith(_SENTENCE_ENDS)


class Lexicon:
    """The phrases of furniture.tsv, by how they are matched."""

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        """Index the phrases of the lexicon."""
        self._whole = {p.words.strip(_EDGES): p for p in phrases if p.match == "line"}
        # Buttons in a row lose their blanks when copied: "FacebookTwitterEmail".
        self._glued = {key.replace(" ", ""): p for key, p in self._whole.items()}
        self._longest = max(map(len, self._glued), default=0)
        self._begin: defaultdict[str, list[Phrase]] = defaultdict(list)
        for phrase in sorted(phrases, key=lambda p: -len(p.words)):
            if phrase.match in ("start", "prose"):
                self._begin[phrase.words[:1]].append(phrase)
        self._inside = [p for p in phrases if p.match == "inside"]

    def read(self, raw: str) -> Line:
        """Return the line with its class."""
        words = len(raw.split(None, _LONGEST_PROSE + 1))
        sentence = raw.rstrip().endswith(_SENTENCE_ENDS) and words >= 4
        prose = words >= 20 or (sentence and words >= 8)
        phrase = self._of(raw, words, sentence or prose) if 0 < words <= _LONGEST_PROSE else None
        return Line(raw, words, prose and phrase is None, phrase)

    def _of(self, raw: str, words: int, sentence: bool) -> Phrase | None:
        bare = _bare(raw)
        if not bare and not any(c.isalnum() for c in raw):
            return None
        if found := self._whole.get(bare):
            return found
        full = _plain(raw).lstrip(_EDGES)
        if found := self._beginning(full, words, sentence):
            return found
        if sentence or words > _LONGEST_LABEL:
            return self._advert(full) if words <= _LONGEST_ADVERT else None
        if found := next((p for p in self._inside if p.words in full), None):
            return found
        return self._row_of_buttons(raw, bare)

    def _beginning(self, full: str, words: int, sentence: bool) -> Phrase | None:
        for phrase in self._begin.get(full[:1], ()):
            if phrase.match == "start" and (sentence or words > _LONGEST_LABEL):
                continue
            after = full[len(phrase.words) : len(phrase.words) + 1]
            if full.startswith(phrase.words) and not (after.isalnum() and phrase.words[-1].isalnum()):
                return phrase
        return None

    def _advert(self, full: str) -> Phrase | None:
        """Return the phrase that makes a sentence an advert in a text that has other furniture."""
        named = (p for p in self._inside if p.kind in ("advert", "signup") and p.words.count(" ") >= 2)
        found = next((p for p in named if p.words in full), None)
        return replace(found, sure=False) if found else None

    def _row_of_buttons(self, raw: str, bare: str) -> Phrase | None:
        """Return what stands for a row such as "Home | About | Contact", known for the most part."""
        parts = [part for part in map(_bare, _SEPARATORS.split(raw)) if part]
        known = [self._whole[part] for part in parts if part in self._whole]
        if len(parts) >= 3 and len(known) >= 2 and len(known) * 5 >= len(parts) * 3:
            return _row(known)
        if len(bare) <= 200 and (row := self._segmented(bare.replace(" ", ""))) and len(row) >= 2:
            return _row(row)
        return None

    def _segmented(self, glued: str) -> list[Phrase]:
        """Return phrases that together make up the whole of `glued`, or []."""
        best: list[list[Phrase] | None] = [None] * (len(glued) + 1)
        best[0] = []
        for end in range(1, len(glued) + 1):
            for start in range(max(0, end - self._longest), end):
                before, phrase = best[start], self._glued.get(glued[start:end])
                if before is not None and phrase is not None:
                    best[end] = [*before, phrase]
                    break
        return best[-1] or []


def _row(known: Sequence[Phrase]) -> Phrase:
    """Return one phrase for several on a line: sure if any is or if there are three."""
    first = next((p for p in known if p.sure), known[0])
    return Phrase(first.words, "line", first.sure or len(known) >= 3, False, first.kind, first.where)


def _plain(words: str) -> str:
    """Return the words in small letters with straight quotes and "#" for every number."""
    straight = (
        words.replace("#", " ")
        .strip()
        .replace("’", "'")
        .replace("‘", "'")
        .replace("“", '"')
        .replace("”", '"')
    )
    return _NUMBER.sub("#", " ".join(straight.casefold().split()))


def _bare(words: str) -> str:
    return _plain(words).strip(_EDGES)


@cache
def line_lexicon() -> Lexicon:
    """Return the shipped phrases, read once."""
    return Lexicon([_phrase(row) for row in read_table("furniture.tsv", _COLUMNS, check=_faults)])


def _phrase(row: Row) -> Phrase:
    return Phrase(
        words=row["phrase"],
        match=row["match"],
        sure=row["strength"] == "sure",
        ends=row["rest"] == "end",
        kind=row["kind"],
        where=row.where,
    )


def _faults(row: Row) -> Iterator[str]:
    if not row["phrase"] or row["phrase"] != row["phrase"].casefold():
        yield "the phrase must be there and in small letters"
    if row["match"] not in ("line", "start", "prose", "inside"):
        yield f"no match '{row['match']}': line, start, prose or inside"
    if row["strength"] not in ("sure", "weak"):
        yield f"no strength '{row['strength']}': sure or weak"
    if row["rest"] not in ("", "end"):
        yield f"no rest '{row['rest']}': end or nothing"
