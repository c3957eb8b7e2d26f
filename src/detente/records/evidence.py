"""Why a value is what it is."""

from __future__ import annotations

from dataclasses import dataclass

from detente.records.span import Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """What made one value of a finding.

    `of` names the value ("type", "actors", "status", "first", ...), `stage` the stage that set
    it, `rule` a lexicon line ("patterns/accuse.tsv:12"), a named rule of the code
    ("status.negated") or a model with version and score; `span` the words it saw, if any.
    """

    of: str
    stage: str
    rule: str
    span: Span | None = None
