"""Code what somebody pasted, a text or a page's HTML, and keep nothing of it."""

from __future__ import annotations

import re
from datetime import date

from detente.app.code import shared_coder
from detente.app.days import as_date
from detente.export import Record, as_record
from detente.ingest import document_of_html, document_of_text
from detente.pipeline import Coder
from detente.records import CodedDocument, Skipped
from detente.store.documents import told_of_coded
from detente.store.looked import DocumentTold

PASTED = "pasted"
"""The id of a document that has none."""

_PAGE = re.compile(
    r"\s*<(!doctype\s+html|!--|html|head|body|article|main|div|section|p|h[1-6])\b", re.IGNORECASE
)


def is_page(words: str) -> bool:
    """Return whether words are a page's HTML.

    >>> is_page("<!DOCTYPE html><title>Talks</title>"), is_page("<3 said Russia"), is_page("Talks were held.")
    (True, False, False)
    """
    return _PAGE.match(words) is not None


def code_pasted(
    words: str,
    *,
    published: date | str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    most_letters: int | None = None,
    coder: Coder | None = None,
) -> CodedDocument:
    """Return what is found in a text or a page's HTML; what is given beats what the page says of itself.

    Raises:
        ValueError: if there is no English text, more of it than `most_letters`, or the date is none; the message
            says which.
    """
    read = document_of_html if is_page(words) else document_of_text
    found = read(words, id=PASTED, published=as_date(published), title=title, publisher=publisher, url=url)
    if isinstance(found, Skipped):
        raise ValueError(found.reason)
    if most_letters is not None and len(found.text) > most_letters:
        raise ValueError(
            f"the article has {len(found.text)} letters, and {most_letters} are coded here: paste a part of it, or "
            "give the file to `detente code`"
        )
    return (coder or shared_coder())(found)


def record(coded: CodedDocument) -> Record:
    """Return the record that `detente code` prints."""
    return as_record(coded)


def told(coded: CodedDocument) -> DocumentTold:
    """Return it as a document of a store is told, with no incidents."""
    return told_of_coded(coded, "this détente, just now")
