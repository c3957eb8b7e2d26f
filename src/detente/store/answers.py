"""Answers that took long, kept beside the rows they were made from until these change."""

from __future__ import annotations

import hashlib
import os
import shutil
import threading
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from detente.store.overview import revision

FOLDER = "answers"
MOST_BYTES = 256 * 1024 * 1024
"""What all kept answers of a store may take together; those not asked for the longest go first."""

Name = Mapping[str, object]
"""What an answer is known by: what was asked of which coder, and the version of what answered."""


def kept(root: Path, at: str, name: Name) -> bytes | None:
    """Return the answer that was kept at a revision of the store, `None` if there is none."""
    path = _path(root, at, name)
    try:
        data = path.read_bytes()
        os.utime(path)
    except OSError:
        # Not there, just removed by another process, or a store that may only be read.
        return None
    return data


def keep(root: Path, at: str, name: Name, answer: bytes) -> bool:
    """Keep an answer if the store still is at the revision it was made from; return whether it is kept.

    It appears whole or not at all. A store that cannot be written to keeps nothing, which is no fault: the same
    question is then answered anew.
    """
    path = _path(root, at, name)
    temporary = path.with_name(f".{os.getpid()}-{threading.get_ident()}.part")
    try:
        path.parent.mkdir(exist_ok=True)
        temporary.write_bytes(answer)
        temporary.replace(path)
        # Looked at after it is there: whoever deletes a document changes the rows first and the answers after.
        if revision(root) != at:
            path.unlink(missing_ok=True)
            return False
        _make_room(path.parent, at)
    except OSError:
        with suppress(OSError):
            temporary.unlink()
        return False
    return True


def forget_answers(root: Path) -> None:
    """Remove all kept answers: words of a document may stand in them."""
    shutil.rmtree(root / FOLDER, ignore_errors=True)


def _make_room(folder: Path, at: str) -> None:
    """Remove answers of other revisions, and as many of this one as are too much."""
    found = []
    for path in folder.iterdir():
        try:
            if path.suffix == ".answer" and not path.name.startswith(at):
                path.unlink()
            elif path.suffix == ".answer":
                told = path.stat()
                found.append((told.st_mtime, told.st_size, path))
        except FileNotFoundError:
            continue
    total = sum(size for _, size, _ in found)
    for _, size, path in sorted(found):
        if total <= MOST_BYTES:
            return
        path.unlink(missing_ok=True)
        total -= size


def _path(root: Path, at: str, name: Name) -> Path:
    told = "\n".join(f"{key}={name[key]!r}" for key in sorted(name))
    return root / FOLDER / f"{at}-{hashlib.sha256(told.encode()).hexdigest()[:24]}.answer"
