"""The words that tell that somebody says, thinks, shows or demands something."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from detente.lexicon import SHIPPED, Lexicons
from detente.lexicon.table import Row
from detente.records import Parse

COLUMNS = ("words", "kind", "stance", "citation")
KINDS = frozenset(
    {
        "speech",
        "attitude",
        "evidence",
        "directive",
        "topic",
        "naming",
        "judgement",
        "noun",
        "phrase",
        "hearsay",
        "light",
        "unsourced",
        "text",
        "voice",
        "retraction",
    }
)
CLAUSE_TAKING = ("speech", "attitude", "evidence")
"""Kinds of verbs that take a clause."""

STANCES = frozenset({"+", "-", "?", "f", "c"})
_REACH = 4
"""How many tokens after its verb a preposition or particle of a cue may stand ("called again on")."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A line of the lexicon.

    Kinds of verbs: "speech", "attitude" and "evidence" take a clause, "directive" the deed asked
    for, "topic" a noun phrase that is spoken of, "naming" two complements (call X Y), "judgement"
    somebody or something judged, "light" a noun of saying (make a claim). "noun" is a noun with a
    clause, "unsourced" one that needs nobody named with it (rumours that), "text" one that stands for
    who wrote it (the statement said), "voice" one that speaks (officials). "retraction" is a verb that takes
    such a noun back (withdrew its report that). "phrase" stands before a
    source, "hearsay" hides it.

    Stance of the source: "+" asserts, "-" denies, "?" doubts or asks, "f" takes for true (know),
    "c" counter to fact (pretend).
    """

    words: tuple[str, ...]
    kind: str
    stance: str
    where: str


@dataclass(frozen=True, slots=True)
class CueMatch:
    """A cue found at a verb: the tokens of its words, verb first."""

    cue: Cue
    tokens: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CueLexicon:
    """The cues by their first lemma, longest first; no model overrules the user's own lines, `of_user`."""

    by_lemma: Mapping[str, tuple[Cue, ...]]
    of_user: frozenset[str] = frozenset()

    def at(self, parse: Parse, index: int) -> Iterator[CueMatch]:
        """Yield the cues of which the token is the first word, longest first."""
        return _matches(parse, index, self._beginning(parse, index))

    def of_kinds(self, parse: Parse, index: int, kinds: Collection[str]) -> Iterator[CueMatch]:
        """Yield those of some kinds."""
        return _matches(parse, index, [c for c in self._beginning(parse, index) if c.kind in kinds])

    def of_kind(self, parse: Parse, index: int, *kinds: str) -> CueMatch | None:
        """Return the longest cue of one of `kinds` at the token, if any."""
        return next(self.of_kinds(parse, index, kinds), None)

    def _beginning(self, parse: Parse, index: int) -> tuple[Cue, ...]:
        token = parse.tokens[index]
        return self.by_lemma.get(token.lemma) or self.by_lemma.get(token.text.lower(), ())

    def has(self, lemma: str, *kinds: str) -> bool:
        """Return whether the single lemma is a cue of one of `kinds`."""
        return any(c.kind in kinds and len(c.words) == 1 for c in self.by_lemma.get(lemma, ()))


def _matches(parse: Parse, index: int, cues: Iterable[Cue]) -> Iterator[CueMatch]:
    for cue in cues:
        tokens = _matched(parse, index, cue.words) if len(cue.words) > 1 else (index,)
        if tokens is not None:
            yield CueMatch(cue, tokens)


def _matched(parse: Parse, index: int, words: Sequence[str]) -> tuple[int, ...] | None:
    tokens = [index]
    for word in words[1:]:
        if (found := _next_word(parse, index, word, tokens)) is None:
            return None
        tokens.append(found)
    return tuple(tokens)


def _next_word(parse: Parse, index: int, word: str, before: Sequence[int]) -> int | None:
    """Return the next token of a cue, found near the tokens before it or hanging on its first word or the object."""
    tokens, first = parse.tokens, before[-1] + 1
    for i in range(first, min(first + _REACH, len(tokens))):
        if tokens[i].head in before and word in (tokens[i].lemma, tokens[i].text):
            return i
    # "describe as" and "accuse of" have their object before the preposition: that one hangs on the verb.
    for i in parse.children(index, "prep", "prt", "acomp", "dative", "advmod"):
        if i >= first and word in (tokens[i].lemma, tokens[i].text):
            return i
    for thing in parse.children(index, "dobj"):
        for i in parse.children(thing, "prep"):
            if i >= first and word in (tokens[i].lemma, tokens[i].text):
                return i
    return first if first < len(tokens) and tokens[first].lemma == word else None


def default_cue_lexicon(lexicons: Lexicons = SHIPPED) -> CueLexicon:
    """Return the cues."""
    by_lemma: dict[str, list[Cue]] = {}
    of_user: set[str] = set()
    for row in lexicons.table("cues.tsv", COLUMNS, check=_faults):
        words = tuple(row["words"].split())
        by_lemma.setdefault(words[0], []).append(Cue(words, row["kind"], row["stance"], row.where))
        if row.of_user:
            of_user.add(row.where)
    longest_first = {k: tuple(sorted(v, key=lambda c: -len(c.words))) for k, v in by_lemma.items()}
    return CueLexicon(longest_first, frozenset(of_user))


def _faults(row: Row) -> Iterator[str]:
    if not row["words"]:
        yield "no words"
    if row["kind"] not in KINDS:
        yield f"no kind {row['kind']!r}"
    if row["stance"] not in STANCES:
        yield f"no stance {row['stance']!r}"
