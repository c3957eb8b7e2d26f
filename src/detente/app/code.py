"""Code one text, or all that lies under some paths."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import BinaryIO

from detente.app.days import as_date
from detente.ingest import document_of_text, read_paths
from detente.pipeline import Coder, default_coder
from detente.records import CodedDocument, Document, Skipped
from detente.run import MakeCoder, code_many


def code(
    text: str,
    *,
    published: date | str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    id: str = "text",
    coder: Coder | None = None,
    lexicon: Path | str | None = None,
) -> CodedDocument:
    """Return what is found in one English news text.

    `published` (a date or "YYYY-MM-DD") is the day that "on Wednesday" is read from; without it, and
    without a date line in the text, such days stay open and a note says so. The coder is loaded at the
    first call, and so is the one over each `lexicon`, a folder of tables of one's own that lie over the
    shipped ones; `default_coder` reads such a folder anew.

    Raises:
        ValueError: if the text is empty or not English, the date is none, or the lexicon has faults; the
            message says which.
    """
    if coder is not None and lexicon is not None:
        raise ValueError("give a coder or a lexicon, not both: a coder has its lexicons")
    found = document_of_text(
        text, id=id, published=as_date(published), title=title, publisher=publisher, url=url
    )
    if isinstance(found, Skipped):
        raise ValueError(found.reason)
    return (coder or shared_coder(lexicon))(found)


def code_paths(
    paths: Iterable[Path],
    published: date | None = None,
    workers: int = 1,
    *,
    stdin: BinaryIO | None = None,
    make_coder: MakeCoder = default_coder,
    columns: Mapping[str, str] | None = None,
    each_story_once: bool = False,
) -> Iterator[CodedDocument | Skipped]:
    """Yield one answer for everything received under `paths`, in that order; `Path("-")` is `stdin`."""
    documents = received(paths, published, stdin, columns=columns, each_story_once=each_story_once)
    return code_many(documents, workers, make_coder=make_coder)


def received(
    paths: Iterable[Path],
    published: date | None = None,
    stdin: BinaryIO | None = None,
    *,
    columns: Mapping[str, str] | None = None,
    each_story_once: bool = False,
) -> Iterator[Document | Skipped]:
    """Yield what lies under `paths`, in that order, each to be coded or refused.

    `columns` says which column or key of tables and records holds a field: {"text": "body"}. With
    `each_story_once`, wire copies and reprints of an earlier document are refused, naming it.
    """
    documents = read_paths(paths, published=published, stdin=stdin, columns=columns)
    if each_story_once:
        from detente.resolve import without_copies

        documents = without_copies(documents)
    return documents


@cache
def shared_coder(lexicon: Path | str | None = None) -> Coder:
    """Return the default coder, loaded once in this process for each folder."""
    return default_coder(lexicon)
