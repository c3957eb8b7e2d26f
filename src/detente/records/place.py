"""Where: place names and their coordinates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from detente.records.evidence import Evidence
from detente.records.span import Span

Precision = Literal["point", "town", "region", "country"]


@dataclass(frozen=True, slots=True)
class Place:
    """A place named in the text: degrees north and east (WGS 84), ISO alpha-3 country."""

    span: Span
    sentence: int
    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    precision: Precision
    admin1: str | None = None
    evidence: tuple[Evidence, ...] = ()
