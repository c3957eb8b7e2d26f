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
    if path.exists() and not path.is_file() and not path.is_dir():
        # A device or a pipe, such as /dev/stdout, cannot be replaced.
        with _opened(path, path) as stream:
            yield stream
        return
    if path.is_dir():
        raise OutputError(f"{path}: is a directory; give a file")
    goal = Path(os.path.realpath(path))
    if goal.exists() and not os.access(goal, os.W_OK):
        raise OutputError(f"{path}: cannot be written: no permission")
    temporary = goal.with_name(f".{goal.name[:100]}.{os.getpid()}.part")
    stream = _opened(temporary, path)
    try:
        with stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(goal)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror or error}") from error
    finally:
        temporary.unlink(missing_ok=True)


@contextmanager
def standard_output() -> Iterator[TextIO]:
    """Yield standard output set to UTF-8 with plain line ends, as the machine-readable formats need."""
    stream = sys.stdout
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="strict", newline="")
    yield stream
    stream.flush()


def _opened(path: Path, named: Path) -> TextIO:
    try:
        return path.open("w", encoding="utf-8", newline="")
    except OSError as error:
        raise OutputError(f"{named}: cannot be written: {error.strerror or error}") from error
