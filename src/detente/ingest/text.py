"""Plain text to a `Document`: page furniture left out, the language checked, a date looked for."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from detente.ingest.characters import UNSAFE, clean
from detente.ingest.dates import date_near_top
from detente.ingest.furniture import strip_furniture
from detente.ingest.language import foreign_language
from detente.records import Document, Skipped

STAGE = "ingest"
MAX_BYTES = 20_000_000
NO_DATE = "no publication date given or found: weekdays and other relative times stay open; give one with --published"


@dataclass(frozen=True, slots=True)
class Header:
    """What is known of a document besides its text; `notes` come first in the document's notes."""

    published: date | None = None
    published_from: str | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    byline: str | None = None
    notes: tuple[str, ...] = ()
    look_for_date: bool = True


def document_of_text(
    text: str,
    *,
    id: str,
    published: date | None = None,
    title: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
) -> Document | Skipped:
    r"""Return the document that `text` is, or why it cannot be coded.

    A text without page furniture keeps every character; one copied out of a page loses menus, buttons,
    forms and adverts, with a note. Without `published`, a date line at the top counts.

    >>> document_of_text("March 17, 2021\nRussia recalled its envoy.", id="a").published
    datetime.date(2021, 3, 17)
    """
    header = Header(
        published=published,
        published_from="given" if published else None,
        title=title,
        publisher=publisher,
        url=url,
    )
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return assemble(text, id, header, sha256)


def assemble(text: str, id: str, header: Header, sha256: str) -> Document | Skipped:
    """Return the document of a text and its header: the one way that every kind of input ends in."""
    id = UNSAFE.sub("\ufffd", id)
    if len(text) > MAX_BYTES:
        return Skipped(id, STAGE, too_large("the text"))
    text, told = clean(text)
    notes = [*header.notes, *told]
    if not text.strip().strip("\ufeff\u200b\ufffd"):
        return Skipped(id, STAGE, "empty: there is no text", empty=True)
    stripped = strip_furniture(text)
    if not stripped.text.strip():
        return Skipped(id, STAGE, "empty: nothing but page furniture (menus, buttons, forms)", empty=True)
    if stripped.removed:
        notes.append(_furniture_note(stripped.removed, stripped.rules))
    if language := foreign_language(stripped.text):
        return Skipped(id, STAGE, not_english(language))
    published, published_from = header.published, header.published_from
    if published is None and header.look_for_date:
        published = date_near_top(stripped.text)
        published_from = "text" if published else None
    if published is None:
        notes.append(NO_DATE)
    return Document(
        id=id,
        text=stripped.text,
        published=published,
        title=_clean(header.title),
        publisher=_clean(header.publisher),
        url=_clean(header.url),
        byline=_clean(header.byline),
        published_from=published_from,
        sha256=sha256,
        notes=tuple(notes),
    )


def not_english(language: str) -> str:
    """Return why a text in another language is refused."""
    return f"not English but, it seems, '{language}': give an English text"


def too_large(what: str) -> str:
    """Return why something is refused for its size."""
    return f"{what} is larger than {MAX_BYTES // 1_000_000} MB: split it into single articles"


def _furniture_note(removed: int, rules: Sequence[str]) -> str:
    named = ", ".join(rules[:5]) + (", ..." if len(rules) > 5 else "")
    return f"left out {removed} line{'s' if removed > 1 else ''} of page furniture ({named})"


def _clean(words: str | None) -> str | None:
    return (UNSAFE.sub("\ufffd", words).strip() or None) if words else None
