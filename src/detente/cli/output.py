"""Files that appear whole or not at all, and the formats written to them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO


class OutputError(Exception):
    """An output cannot be written; the message names it and says why."""


@contextmanager
def whole_file(path: Path) -> Iterator[TextIO]:
    """Yield a stream whose words stand at `path` once the block ends without an exception.

    They are written beside it under a temporary name first, so a reader never sees half a file, and an
    earlier one stays if the work stops.

    Raises:
        OutputError: before anything else, if `path` cannot be written.
    """
    if path.is_dir():
        raise OutputError(f"{path}: is a directory; give a file")
    if path.exists() and not path.is_file():
        # A device or a pipe, such as /dev/stdout, cannot be replaced.
        with _told(str(path)), _opened(path, path) as stream:
            yield stream
        return
    goal = Path(os.path.realpath(path))
    if goal.exists() and not os.access(goal, os.W_OK):
        raise OutputError(f"{path}: cannot be written: no permission")
    temporary = goal.with_name(f".{goal.name[:100]}.{os.getpid()}.part")
    stream = _opened(temporary, path)
    try:
        with _told(str(path)), stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        with _told(str(path)):
            temporary.replace(goal)
    finally:
        temporary.unlink(missing_ok=True)


@contextmanager
def standard_output() -> Iterator[TextIO]:
    """Yield standard output set to UTF-8 with plain line ends, as the machine-readable formats need.

    Raises:
        OutputError: if what it leads to takes no more, as a full disk.
    """
    stream = sys.stdout
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="strict", newline="")
    with _told("standard output"):
        yield stream
        stream.flush()


@contextmanager
def _told(name: str) -> Iterator[None]:
    """Name the output in what the system says when it cannot be written."""
    try:
        yield
    except BrokenPipeError:
        # The reader has had enough ("detente code ... | head"): no fault.
        raise
    except OSError as error:
        raise OutputError(f"{name}: cannot be written: {error.strerror or error}") from error


def _opened(path: Path, named: Path) -> TextIO:
    try:
        return path.open("w", encoding="utf-8", newline="")
    except OSError as error:
        raise OutputError(f"{named}: cannot be written: {error.strerror or error}") from error
