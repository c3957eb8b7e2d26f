"""One writer at a time: a lock that the system lets go of when its process dies."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from detente.store.errors import StoreError, told

NAME = "lock"


@contextmanager
def writing(root: Path) -> Iterator[None]:
    """Hold the store's lock.

    The lock is the system's (flock), so that of a dead process is gone with it.

    Raises:
        StoreError: if another process writes, with its number.
    """
    path = root / NAME
    with told(path):
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            owner = os.read(handle, 20).decode("ascii", "replace").strip() or "of unknown number"
            reason = f"process {owner} is writing to this store; wait for it, or use another store"
            raise StoreError(f"{root}: {reason}") from None
        with told(path):
            os.ftruncate(handle, 0)
            os.pwrite(handle, f"{os.getpid()}\n".encode(), 0)
        yield
    finally:
        os.close(handle)
