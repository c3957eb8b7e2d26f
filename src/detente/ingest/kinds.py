"""Which reader reads which kind of file."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import BinaryIO

from detente.ingest.archives import items_of_tar, items_of_zip
from detente.ingest.decode import NotTextError, decode
from detente.ingest.feeds import ROOTS, documents_of_xml
from detente.ingest.jsonl import documents_of_jsonl
from detente.ingest.markdown import without_markup
from detente.ingest.news_json import documents_of_json
from detente.ingest.pages import document_of_html
from detente.ingest.reading import DamagedError, Item, Reading, bounded_lines, refused, unpacked
from detente.ingest.tables import documents_of_csv, documents_of_parquet
from detente.ingest.text import MAX_BYTES, Header, assemble, too_large
from detente.ingest.warc import documents_of_warc
from detente.ingest.xml import root_of
from detente.records import Document, Skipped

TEXT = (".txt", ".md")
HTML = (".html", ".htm")
ReadMany = Callable[[BinaryIO, str, Reading], Iterator[Item]]
"""Reads a file of many documents, given its bytes and how it is called to people."""


def _jsonl(stream: BinaryIO, name: str, reading: Reading) -> Iterator[Item]:
    return documents_of_jsonl(bounded_lines(stream), name, reading)


def _whole(read: Callable[[bytes, str, Reading], Iterator[Item]]) -> ReadMany:
    """Return the reader of a kind that is taken as a whole, up to the bound."""

    def reader(stream: BinaryIO, name: str, reading: Reading) -> Iterator[Item]:
        data = stream.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            yield refused(name, name, too_large("the file"))
            return
        yield from read(data, name, reading)

    return reader


def _zip(stream: BinaryIO, name: str, reading: Reading) -> Iterator[Item]:
    return items_of_zip(stream, name, _member_reader(reading))


def _tar(stream: BinaryIO, name: str, reading: Reading) -> Iterator[Item]:
    return items_of_tar(stream, name, _member_reader(reading))


_MANY: Mapping[str, ReadMany] = {
    ".jsonl": _jsonl,
    ".ndjson": _jsonl,
    ".json": _whole(documents_of_json),
    ".csv": documents_of_csv,
    ".tsv": documents_of_csv,
    ".parquet": documents_of_parquet,
    ".xml": _whole(documents_of_xml),
    ".rss": _whole(documents_of_xml),
    ".atom": _whole(documents_of_xml),
    ".warc": documents_of_warc,
    ".zip": _zip,
    ".tar": _tar,
}
_ARCHIVES = (".zip", ".tar")
_IN_FOLDERS = frozenset((*TEXT, *HTML, *_MANY)) - {".tsv"}
KNOWN = " ".join((*TEXT, *HTML, *_MANY))
"""All endings that are read, as they are named to people; each may have .gz behind it."""


def kind_of(name: str) -> str:
    """Return the ending that says what a file is, in small letters, ".gz" left out.

    >>> kind_of("a.jsonl.gz"), kind_of("b.TGZ"), kind_of("README")
    ('.jsonl', '.tar', '')
    """
    path = PurePosixPath(name.lower())
    if path.suffix == ".tgz":
        return ".tar"
    return PurePosixPath(path.stem).suffix if path.suffix == ".gz" else path.suffix


def is_known(name: str) -> bool:
    """Return whether a file of this name is read when it lies in a folder; tables of tabs only when named."""
    return kind_of(name) in _IN_FOLDERS


def stem_of(name: str) -> str:
    """Return a file's name without its endings, which is the id of its document."""
    path = PurePosixPath(name)
    if path.suffix.lower() == ".gz":
        path = path.with_suffix("")
    return path.with_suffix("").as_posix() if path.name.strip(".") else name


def items_of_stream(stream: BinaryIO, file: str, id: str, name: str, reading: Reading) -> Iterator[Item]:
    """Yield what a file holds: `file` tells its kind, `id` is for one document, `name` is told to people."""
    kind = kind_of(file)
    # A WARC file looks after its packing itself, member by member.
    if file.lower().endswith((".gz", ".tgz")) and kind != ".warc":
        stream = unpacked(stream)
    try:
        if (read := _MANY.get(kind)) is None:
            yield _one(stream.read(MAX_BYTES + 1), kind, id, name, reading)
        elif kind == ".parquet" or (kind == ".zip" and not stream.seekable()):
            yield from read(stream if stream.seekable() else io.BytesIO(stream.read()), name, reading)
        else:
            yield from read(stream, name, reading)
    except DamagedError as error:
        yield refused(name, name, error)


def _member_reader(reading: Reading) -> Callable[[BinaryIO, str, str], Iterator[Item]]:
    def read(stream: BinaryIO, file: str, name: str) -> Iterator[Item]:
        if kind_of(file) in _ARCHIVES:
            return iter([refused(name, name, "an archive within an archive: unpack it first")])
        if not is_known(file):
            return iter([refused(name, name, f"of no kind that is read ({KNOWN})")])
        return items_of_stream(stream, file, stem_of(file), name, reading)

    return read


def _one(data: bytes, kind: str, id: str, name: str, reading: Reading) -> Item:
    html = kind in HTML or (kind not in TEXT and looks_like_html(data))
    made = document_of_bytes(data, id, reading, html=html, markdown=kind == ".md")
    if isinstance(made, Skipped) and not made.reason.startswith(name):
        return replace(made, reason=f"{name}: {made.reason}")
    return made


def document_of_bytes(
    data: bytes, id: str, reading: Reading, *, html: bool, markdown: bool = False
) -> Document | Skipped:
    """Return the document of a file that holds one text or page."""
    if len(data) > MAX_BYTES:
        return refused(id, "", too_large("the text"))
    if html:
        return document_of_html(data, id=id, published=reading.published)
    try:
        text, notes = decode(data)
    except NotTextError as error:
        return refused(id, "", error)
    header = Header(
        published=reading.published, published_from="given" if reading.published else None, notes=notes
    )
    text = without_markup(text) if markdown else text
    return assemble(text, id, header, hashlib.sha256(data).hexdigest())


def looks_like_html(data: bytes) -> bool:
    """Return whether bytes begin as a page does."""
    start = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<!doctype html", b"<html", b"<head", b"<body")) or (
        start.startswith((b"<?xml", b"<!--")) and b"<html" in start
    )


def looks_like_feed(data: bytes) -> bool:
    """Return whether bytes begin as a feed or sitemap does."""
    return data[:100].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and root_of(data[:2000]) in ROOTS
