"""What is wrong with a store, in words that say which file and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class StoreError(Exception):
    """A store cannot be read or written; the message names the file, the reason and a way out."""


class NoStoreError(StoreError):
    """There is no store in the folder."""


class UnknownError(StoreError):
    """The store has no document or incident of this name."""


class WrongQuestionError(StoreError):
    """A question cannot be asked so: an unknown coder, column or way of writing words."""


class TooMuchError(StoreError):
    """A question takes more time or memory than is allowed."""


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Name the file in what the system says when it cannot be read or written."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or " ".join(str(error).split())
        raise StoreError(f"{path}: {reason}") from error
