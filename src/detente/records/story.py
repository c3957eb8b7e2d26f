"""One story told by several documents: wire copies, reprints, rewordings."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Report:
    """One document of a story. `how` is "first", "exact" (the same words) or "near" (most of the words).

    `similarity` is the share of the shorter text's runs of three words that the other text holds too, 1.0
    for the first and for exact copies.
    """

    document: str
    how: str
    similarity: float = 1.0


@dataclass(frozen=True, slots=True)
class StoryGroup:
    """Documents that tell one story in mostly the same words; `id` is that of the first, which is coded."""

    id: str
    reports: tuple[Report, ...]

    @property
    def documents(self) -> tuple[str, ...]:
        """The ids of its documents, in the order in which they came."""
        return tuple(report.document for report in self.reports)
