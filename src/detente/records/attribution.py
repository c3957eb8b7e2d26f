"""Who says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from detente.records.evidence import Evidence
from detente.records.mention import Mention
from detente.records.span import Span

AttributionKind = Literal["direct", "indirect", "mixed"]
Polarity = Literal["positive", "negative"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words that the document gives to somebody (source, cue and content of PARC 3.0 and PolNeAR).

    `source` is `None` when the text hides who says it; `cue` is `None` when only quotation
    marks and the context tell; `content` has more than one span when the cue interrupts it;
    `nested_in` is the id of the attribution in whose content this one stands.
    """

    id: str
    sentence: int
    source: Mention | None
    cue: Span | None
    content: tuple[Span, ...]
    kind: AttributionKind
    polarity: Polarity = "positive"
    nested_in: str | None = None
    evidence: tuple[Evidence, ...] = ()
