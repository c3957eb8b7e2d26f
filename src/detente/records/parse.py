"""The syntax of a sentence, free of the parser that made it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from detente.records.span import Span


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its Universal part of speech, Penn tag and dependency.

    `head` is the index of the governing token in the same sentence (its own index for the
    root); `dep` uses the ClearNLP labels of spaCy's English models ("nsubj", "dobj", "prep",
    "pobj", ...); `entity` is the named entity type ("PERSON", "ORG", "GPE", ...) or "".
    """

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str = ""

    @property
    def span(self) -> Span:
        """The token's place in the document's text."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Parse:
    """One sentence: its place in the document, its number there, and its dependency tree."""

    sentence: int
    span: Span
    tokens: tuple[Token, ...]
    _children: tuple[tuple[int, ...], ...] = field(init=False, repr=False, compare=False)
    _edges: tuple[tuple[int, int], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        children: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head != index:
                children[token.head].append(index)
        object.__setattr__(self, "_children", tuple(tuple(c) for c in children))
        object.__setattr__(self, "_edges", _subtree_edges(self.tokens))

    def children(self, index: int, *deps: str) -> tuple[int, ...]:
        """Return the dependents of a token, left to right; only those with one of `deps` if given."""
        below = self._children[index]
        if not deps or not below:
            return below
        tokens = self.tokens
        return tuple([i for i in below if tokens[i].dep in deps])

    def subtree(self, index: int) -> range:
        """Return the token indices from the leftmost to the rightmost word under a token."""
        left, right = self._edges[index]
        return range(left, right + 1)

    def subtree_span(self, index: int) -> Span:
        """Return the document span of a token with everything under it."""
        left, right = self._edges[index]
        return Span(self.tokens[left].start, self.tokens[right].end)

    def ancestors(self, index: int) -> Iterator[int]:
        """Yield the governors of a token, nearest first, ending with the root."""
        seen = index
        while (head := self.tokens[seen].head) != seen:
            yield head
            seen = head

    def above(self, index: int, *labels: str) -> int:
        """Return the first token on the way up, beginning with `index` itself, that does not hang by these labels.

        Past "conj" it is the word that a list begins with.
        """
        token = self.tokens[index]
        while token.dep in labels and token.head != index:
            index, token = token.head, self.tokens[token.head]
        return index

    def root(self) -> int:
        """Return the index of the (first) root token."""
        return next(i for i, t in enumerate(self.tokens) if t.head == i)

    def covering(self, span: Span) -> tuple[int, ...]:
        """Return the indices of the tokens that overlap a document span."""
        start, end = span.start, span.end
        return tuple([i for i, t in enumerate(self.tokens) if t.start < end and start < t.end])


def _subtree_edges(tokens: tuple[Token, ...]) -> tuple[tuple[int, int], ...]:
    left = list(range(len(tokens)))
    right = list(range(len(tokens)))
    # Each pass carries an edge one level up; trees are shallow, and the bound stops on a cycle.
    for _ in range(len(tokens)):
        changed = False
        for index, token in enumerate(tokens):
            head = token.head
            if left[index] < left[head]:
                left[head] = left[index]
                changed = True
            if right[index] > right[head]:
                right[head] = right[index]
                changed = True
        if not changed:
            break
    return tuple(zip(left, right, strict=True))
