"""Find many names in running text in one pass."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

Refuse = Callable[[str, int], bool]
"""Whether a name that ends at a character of the text is not meant there."""


@dataclass(slots=True)
class NameScanner:
    """Names to look for, compiled when first asked."""

    names: list[str]
    _automaton: AhoCorasick | None = None

    def scan(self, text: str, refuse: Refuse | None = None) -> Iterator[tuple[str, int, int]]:
        """Yield the longest names with their first and their end character, left to right, never inside a word.

        >>> list(NameScanner(["Korea", "North Korea", "Mali"]).scan("North Korea and Somalia"))
        [('North Korea', 0, 11)]
        """
        candidates = []
        for which, start, end in self._compiled().find_matches_as_indexes(text, overlapping=True):
            before = text[start - 1] if start else " "
            after = text[end] if end < len(text) else " "
            if before.isalnum() or after.isalnum() or (refuse and refuse(self.names[which], end)):
                continue
            candidates.append((start, -end, which))
        reached = -1
        for start, minus_end, which in sorted(candidates):
            if start >= reached:
                reached = -minus_end
                yield self.names[which], start, reached

    def _compiled(self) -> AhoCorasick:
        if self._automaton is None:
            from ahocorasick_rs import AhoCorasick

            self._automaton = AhoCorasick(self.names)
        return self._automaton
