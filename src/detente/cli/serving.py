"""Serve a store: print the address, then answer."""

from __future__ import annotations

import os
from pathlib import Path

import typer

from detente.store.reading import coders
from detente.web.extra import MissingServeError, needs_serve
from detente.web.settings import Settings


def serve_store(store: Path, settings: Settings) -> int:
    """Print where the store is served and serve it; return the exit code."""
    # Before numpy is loaded, which reads it then: its threads take the processors from the requests, and the
    # many small matrices of the ranking take longer with them than without.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        needs_serve()
    except MissingServeError as error:
        typer.echo(f"detente: {error}", err=True)
        return 2
    coders(store)
    from detente.web.serving import bound, serve

    try:
        listening = bound(settings)
    except OSError as error:
        typer.echo(
            f"detente: cannot listen on {settings.host} port {settings.port}: {error.strerror}; "
            "--port takes another, 0 any free one",
            err=True,
        )
        return 2
    with listening:
        host = f"[{settings.host}]" if ":" in settings.host else settings.host
        typer.echo(f"http://{host}:{listening.getsockname()[1]}/  (Ctrl-C stops)")
        if settings.token is not None:
            typer.echo(f"token for writing, to be given at /writing: {settings.token}")
        serve(store, settings, listening)
    return 0
