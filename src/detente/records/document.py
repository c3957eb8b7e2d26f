"""A document before and after coding."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Document:
    """One news text; it never changes, and every finding points into `text`.

    `published` is the publisher's date, `None` where it is not known (then relative
    times stay open). `published_from` names where it was found: "given", "url", "meta",
    "json-ld", "feed", "text". `sha256` is the hash of the raw bytes that the text was read from.
    """

    id: str
    text: str
    published: date | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    byline: str | None = None
    published_from: str | None = None
    sha256: str | None = None
    notes: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Skipped:
    """A document that was received and not coded, and why: received = coded + empty + skipped."""

    document_id: str
    stage: str
    reason: str
    empty: bool = False
