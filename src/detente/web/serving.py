"""Serve a store until it is stopped."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import TYPE_CHECKING

from detente.web.settings import Settings

if TYPE_CHECKING:
    import uvicorn


def bound(settings: Settings) -> socket.socket:
    """Return a socket bound to the address and port, so that what cannot be had is known before all else.

    Raises:
        OSError: if it cannot be had.
    """
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    made = socket.socket(family)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((settings.host, settings.port))
    except OSError:
        made.close()
        raise
    return made


def serve(store: Path, settings: Settings, listening: socket.socket) -> None:
    """Answer requests until Ctrl-C."""
    server_of(store, settings).run(sockets=[listening])


def server_of(store: Path, settings: Settings) -> uvicorn.Server:
    """Return the server, which runs until its `should_exit` is set."""
    import uvicorn

    from detente.web.application import create_app

    config = uvicorn.Config(
        create_app(store, settings),
        log_level="warning",
        access_log=False,
        server_header=False,
        # Behind no proxy: what a request says of itself in X-Forwarded-... is not believed.
        proxy_headers=False,
        timeout_keep_alive=30,
        limit_concurrency=200,
    )
    return uvicorn.Server(config)
