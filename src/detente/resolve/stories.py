"""Group documents that tell one story in the same or nearly the same words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from detente.records import Document, Report, Skipped, StoryGroup
from detente.resolve.fingerprint import Fingerprint, fingerprint

if TYPE_CHECKING:
    from rensa import RMinHash, RMinHashLSH  # pyright: ignore[reportAttributeAccessIssue]  # no types

NEAR = 0.5
"""Share of the shorter text's runs of words that makes two texts one story (measured: make stories)."""

NAMES = 0.3
"""Share of names and numbers, rare ones counting most, that must be in both: releases of one pattern differ there."""

SHORTEST = 8
"""Runs of words below which only the very same words make a copy."""

LEAST_PROPORTION = 0.15
"""Part of the longer text that the shorter must be: a paragraph within a long roundup is not its story."""

DAYS = 7
"""Days between two reports of one story; the very same words may lie further apart."""

_PERMUTATIONS, _BANDS, _SEED = 128, 64, 1
_SLOTS, _MOST = 1 << 24, 255


class StoryIndex:
    """Stories as their documents come: each is told whether it is new or a copy, and of which story.

    Candidates come from MinHash in bands of two, which finds nine in ten pairs that share a fifth of their
    runs; each is then compared run by run.
    """

    def __init__(self) -> None:
        self._prints: list[Fingerprint] = []
        self._days: list[date | None] = []
        self._story_of: list[int] = []
        self._reports: list[list[Report]] = []
        self._exact: dict[int, int] = {}
        self._near: RMinHashLSH | None = None
        # How many stories hold a run, by the end of its hash: what releases of one pattern share counts little.
        self._stories_with = bytearray(_SLOTS)

    def add(self, document: Document) -> StoryGroup:
        """Return the story that a document belongs to, with the document as its last report."""
        found = fingerprint(document.text)
        number = len(self._prints)
        story, report = self._place(document, found, number)
        self._prints.append(found)
        self._days.append(document.published)
        self._story_of.append(story)
        if story == len(self._reports):
            self._reports.append([])
            self._count(found)
        self._reports[story].append(report)
        return self._group(story)

    def groups(self) -> tuple[StoryGroup, ...]:
        """Return all stories in the order in which they were first told."""
        return tuple(self._group(story) for story in range(len(self._reports)))

    def _group(self, story: int) -> StoryGroup:
        reports = self._reports[story]
        return StoryGroup(reports[0].document, tuple(reports))

    def _place(self, document: Document, found: Fingerprint, number: int) -> tuple[int, Report]:
        before = self._exact.setdefault(found.whole, number)
        if before != number and self._prints[before].runs == found.runs:
            return self._story_of[before], Report(document.id, "exact")
        first = len(self._reports), Report(document.id, "first")
        if len(found.runs) < SHORTEST:
            return first
        sketch, index = _sketch(found), self._index()
        likely = [
            (found.likeness(self._prints[other]), -other, shared)
            for other in index.query(sketch)
            if (shared := self._shared(found, document.published, other)) >= NEAR
        ]
        index.insert(number, sketch)
        if not likely:
            return first
        _, minus, shared = max(likely)
        return self._story_of[-minus], Report(document.id, "near", round(shared, 3))

    def _shared(self, found: Fingerprint, day: date | None, other: int) -> float:
        """Return the share of runs of a document and an earlier one, 0.0 where something speaks against them."""
        earlier, then = self._prints[other], self._days[other]
        if day is not None and then is not None and abs((day - then).days) > DAYS:
            return 0.0
        if found.proportion(earlier) < LEAST_PROPORTION or found.shared_names(earlier, self._weight) < NAMES:
            return 0.0
        return found.shared(earlier, self._weight)

    def _weight(self, run: int) -> float:
        return 1.0 / max(1, self._stories_with[run % _SLOTS])

    def _count(self, found: Fingerprint) -> None:
        for run in (*found.runs, *found.names):
            slot = run % _SLOTS
            if self._stories_with[slot] < _MOST:
                self._stories_with[slot] += 1

    def _index(self) -> RMinHashLSH:
        if self._near is None:
            from rensa import RMinHashLSH  # pyright: ignore[reportAttributeAccessIssue]  # no types

            self._near = RMinHashLSH(threshold=NEAR, num_perm=_PERMUTATIONS, num_bands=_BANDS)
        return self._near


def without_copies(
    items: Iterable[Document | Skipped], index: StoryIndex | None = None
) -> Iterator[Document | Skipped]:
    """Yield the items, each document that tells an earlier one's story as a refusal that names that one.

    With an `index` of one's own, `index.groups()` has afterwards which documents report which story.
    """
    index = index or StoryIndex()
    for item in items:
        if isinstance(item, Skipped):
            yield item
            continue
        story = index.add(item)
        report = story.reports[-1]
        if report.how == "first":
            yield item
            continue
        words = (
            "the same words" if report.how == "exact" else f"nearly the same words ({report.similarity:.2f})"
        )
        yield Skipped(
            item.id, "resolve", f"{item.id}: tells the story of '{story.id}' in {words}; coded once"
        )


def group_stories(documents: Iterable[Document]) -> tuple[StoryGroup, ...]:
    """Return the stories that documents tell, in the order in which they were first told.

    >>> wire = "France recalled its ambassador from Rome on Thursday after a minister met protesters there."
    >>> copies = [Document("a", wire), Document("b", f"PARIS - {wire}"), Document("c", "Chile and Peru met in Lima.")]
    >>> [group.documents for group in group_stories(copies)]
    [('a', 'b'), ('c',)]
    """
    index = StoryIndex()
    for document in documents:
        index.add(document)
    return index.groups()


def _sketch(found: Fingerprint) -> RMinHash:
    from rensa import RMinHash  # pyright: ignore[reportAttributeAccessIssue]  # no types

    sketch = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
    sketch.update([run.to_bytes(4, "little") for run in found.runs])
    return sketch
