"""Files, directories and standard input to `Document`s: every item received gives one answer."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path
from typing import BinaryIO, Literal

from detente.ingest.feeds import documents_of_xml
from detente.ingest.jsonl import documents_of_jsonl
from detente.ingest.kinds import (
    HTML,
    KNOWN,
    TEXT,
    document_of_bytes,
    is_known,
    items_of_stream,
    kind_of,
    looks_like_feed,
    looks_like_html,
    stem_of,
)
from detente.ingest.reading import Item, Reading, bounded_lines
from detente.ingest.text import MAX_BYTES, STAGE, too_large
from detente.records import Document, Skipped

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
    columns: Mapping[str, str] | None = None,
) -> Iterator[Document | Skipped]:
    """Yield one document or refusal for everything received, in the order of `paths`, files sorted.

    Directories are read with all below them that is of a known kind, hidden files left out; "-" is
    `stdin`. `columns` says which column or key of tables and records holds a field ("text": "body"). An id
    that comes again with another text gets a number, with the same text it is skipped.
    """
    reading = Reading(published, columns or {})
    items = chain.from_iterable(_items(path, reading, stdin) for path in paths)
    return _with_own_ids(items)


def _items(path: Path | str, reading: Reading, stdin: BinaryIO | None) -> Iterator[Item]:
    if str(path) == "-":
        yield from _of_stdin(stdin, reading)
        return
    path = Path(path)
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        yield _refused(path, error)
        return
    if stat.S_ISDIR(mode):
        yield from _of_directory(path, reading)
    else:
        yield from _of_file(path, stem_of(path.name), reading)


def _of_directory(folder: Path, reading: Reading) -> Iterator[Item]:
    files: list[Path] = []
    faults: list[OSError] = []
    for where, below, names in os.walk(folder, onerror=faults.append):
        below[:] = sorted(name for name in below if not name.startswith("."))
        files.extend(Path(where, name) for name in names if not name.startswith(".") and is_known(name))
    for fault in faults:
        yield _refused(Path(fault.filename or folder), fault)
    if not files and not faults:
        yield Skipped(str(folder), STAGE, f"{folder}: no articles in this directory ({KNOWN})")
    for path in sorted(files):
        yield from _of_file(path, stem_of(path.relative_to(folder).as_posix()), reading)


def _of_file(path: Path, id: str, reading: Reading) -> Iterator[Item]:
    kind = kind_of(path.name)
    try:
        # Asked before opening: a pipe would wait for ever.
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            yield Skipped(id, STAGE, f"{path}: not a regular file; give a pipe on standard input, as '-'")
            return
        if kind in (*TEXT, *HTML) and status.st_size > MAX_BYTES:
            yield Skipped(id, STAGE, f"{path}: {too_large('the file')}")
            return
        with path.open("rb") as stream:
            yield from items_of_stream(stream, path.name, id, str(path), reading)
    except OSError as error:
        yield _refused(path, error, id)


def _of_stdin(stdin: BinaryIO | None, reading: Reading) -> Iterator[Item]:
    if stdin is None:
        yield Skipped("stdin", STAGE, "standard input is not there; give a file")
        return
    first = stdin.readline(MAX_BYTES + 1)
    if first.lstrip().startswith(b"{") and b'"text"' in first:
        yield from documents_of_jsonl(chain([first], bounded_lines(stdin)), "stdin", reading)
        return
    data = first + stdin.read(max(0, MAX_BYTES + 1 - len(first)))
    if looks_like_feed(data):
        yield from documents_of_xml(data, "stdin", reading)
        return
    yield document_of_bytes(data, "stdin", reading, html=looks_like_html(data))


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


def _refused(path: Path, error: OSError | ValueError, id: str | None = None) -> Skipped:
    if isinstance(error, OSError):
        why = _PLAIN_FAULTS.get(error.errno or 0, error.strerror or "it cannot be read")
    else:
        why = "the path holds a NUL character"
    return Skipped(id or str(path), STAGE, f"{path}: {why}")
