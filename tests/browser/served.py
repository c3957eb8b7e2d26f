"""A store behind a real server on this machine, while a test looks at it."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from detente.web.serving import bound, server_of
from detente.web.settings import Settings

PATIENCE = 60.0
"""Seconds that a server may take to start, to stop or to work a page out."""


@contextmanager
def served(store: Path, **settings: Any) -> Iterator[str]:
    """Serve a store on a free port and give its address, as "http://127.0.0.1:40123"."""
    asked = Settings(**{"port": 0, "patience": PATIENCE, **settings})
    listening = bound(asked)
    server = server_of(store, asked)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        until = time.monotonic() + PATIENCE
        while not server.started:
            assert thread.is_alive() and time.monotonic() < until, "the server did not start"
            time.sleep(0.01)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(PATIENCE)
        listening.close()
