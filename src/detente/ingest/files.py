"""Files, directories and standard input to `Document`s: every item received gives one answer."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path
from typing import BinaryIO, Literal

from detente.ingest.decode import NotTextError, decode
from detente.ingest.jsonl import documents_of_jsonl
from detente.ingest.markdown import without_markup
from detente.ingest.pages import document_of_html
from detente.ingest.text import MAX_BYTES, STAGE, Header, assemble, too_large
from detente.records import Document, Skipped

_TEXT = (".txt", ".md")
_HTML = (".html", ".htm")
_JSONL = (".jsonl",)
_KNOWN = (*_TEXT, *_HTML, *_JSONL)
_PLAIN_FAULTS = {
    errno.ENOENT: "no such file; check the path",
    errno.EACCES: "no permission to read it; change its mode or owner",
    errno.ELOOP: "its symbolic links go in a circle; give the file itself",
    errno.ENAMETOOLONG: "the name is too long to be a file's",
}


def read_paths(
    paths: Iterable[Path | Literal["-"]],
    *,
    published: date | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Document | Skipped]:
    """Yield one document or refusal for everything received, in the order of `paths`, files sorted.

    Directories are read with all below them: .txt, .md, .html, .htm and .jsonl, hidden ones left out.
    "-" is `stdin`. An id that comes again with another text gets a number, with the same text it is skipped.
    """
    items = chain.from_iterable(_items(path, published, stdin) for path in paths)
    return _with_own_ids(items)


def _items(path: Path | str, published: date | None, stdin: BinaryIO | None) -> Iterator[Document | Skipped]:
    if str(path) == "-":
        yield from _of_stdin(stdin, published)
        return
    path = Path(path)
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        yield _refused(path, error)
        return
    if stat.S_ISDIR(mode):
        yield from _of_directory(path, published)
    else:
        yield from _of_file(path, path.with_suffix("").name or path.name, published)


def _of_directory(folder: Path, published: date | None) -> Iterator[Document | Skipped]:
    files: list[Path] = []
    faults: list[OSError] = []
    for where, below, names in os.walk(folder, onerror=faults.append):
        below[:] = sorted(name for name in below if not name.startswith("."))
        files.extend(
            Path(where, name)
            for name in names
            if not name.startswith(".") and Path(name).suffix.lower() in _KNOWN
        )
    for fault in faults:
        yield _refused(Path(fault.filename or folder), fault)
    if not files and not faults:
        yield Skipped(str(folder), STAGE, f"{folder}: no articles in this directory ({' '.join(_KNOWN)})")
    for path in sorted(files):
        yield from _of_file(path, path.relative_to(folder).with_suffix("").as_posix(), published)


def _of_file(path: Path, id: str, published: date | None) -> Iterator[Document | Skipped]:
    suffix = path.suffix.lower()
    try:
        # Asked before opening: a pipe would wait for ever.
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            yield Skipped(id, STAGE, f"{path}: not a regular file; give a pipe on standard input, as '-'")
            return
        if suffix in _JSONL:
            with path.open("rb") as stream:
                yield from documents_of_jsonl(_bounded_lines(stream), str(path), published=published)
            return
        if status.st_size > MAX_BYTES:
            yield Skipped(id, STAGE, f"{path}: {too_large('the file')}")
            return
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        yield _refused(path, error, id)
        return
    as_html = suffix in _HTML or (suffix not in _TEXT and _looks_like_html(data))
    yield _named(_document(data, id, published, html=as_html, markdown=suffix == ".md"), str(path))


def _of_stdin(stdin: BinaryIO | None, published: date | None) -> Iterator[Document | Skipped]:
    if stdin is None:
        yield Skipped("stdin", STAGE, "standard input is not there; give a file")
        return
    first = stdin.readline(MAX_BYTES + 1)
    if first.lstrip().startswith(b"{") and b'"text"' in first:
        yield from documents_of_jsonl(chain([first], _bounded_lines(stdin)), "stdin", published=published)
        return
    data = first + stdin.read(max(0, MAX_BYTES + 1 - len(first)))
    yield _document(data, "stdin", published, html=_looks_like_html(data))


def _document(
    data: bytes, id: str, published: date | None, *, html: bool, markdown: bool = False
) -> Document | Skipped:
    if len(data) > MAX_BYTES:
        return Skipped(id, STAGE, too_large("the text"))
    if html:
        return document_of_html(data, id=id, published=published)
    try:
        text, notes = decode(data)
    except NotTextError as error:
        return Skipped(id, STAGE, str(error))
    header = Header(published=published, published_from="given" if published else None, notes=notes)
    text = without_markup(text) if markdown else text
    return assemble(text, id, header, hashlib.sha256(data).hexdigest())


def _with_own_ids(items: Iterable[Document | Skipped]) -> Iterator[Document | Skipped]:
    """Yield the items with one id each: "a" again is "a-2", then "a-3"; the same again is refused."""
    texts: dict[str, set[bytes]] = {}
    taken: set[str] = set()
    for item in items:
        if isinstance(item, Skipped):
            yield item
            continue
        given = item.id
        mark = hashlib.blake2b(item.text.encode(), digest_size=16).digest()
        known = texts.setdefault(given, set())
        if mark in known:
            yield Skipped(given, STAGE, f"{given}: a document with this id and the same text came before")
            continue
        known.add(mark)
        number, own = 1, given
        while own in taken:
            number += 1
            own = f"{given}-{number}"
        taken.add(own)
        if own != given:
            note = f"the id '{given}' came before with another text: this one is '{own}'"
            yield replace(item, id=own, notes=(*item.notes, note))
            continue
        yield item


def _bounded_lines(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the lines, the too long ones cut at one byte over the bound and their rest passed over."""
    while line := stream.readline(MAX_BYTES + 1):
        yield line
        while len(line) > MAX_BYTES and not line.endswith(b"\n"):
            line = stream.readline(MAX_BYTES + 1)


def _looks_like_html(data: bytes) -> bool:
    start = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<!doctype html", b"<html", b"<head", b"<body")) or (
        start.startswith((b"<?xml", b"<!--")) and b"<html" in start
    )


def _refused(path: Path, error: OSError | ValueError, id: str | None = None) -> Skipped:
    if isinstance(error, OSError):
        why = _PLAIN_FAULTS.get(error.errno or 0, error.strerror or "it cannot be read")
    else:
        why = "the path holds a NUL character"
    return Skipped(id or str(path), STAGE, f"{path}: {why}")


def _named(item: Document | Skipped, path: str) -> Document | Skipped:
    """Return the item, a refusal with the file's name before its reason."""
    if isinstance(item, Skipped) and not item.reason.startswith(path):
        return replace(item, reason=f"{path}: {item.reason}")
    return item
