"""The command that serves a store, and its options."""

from __future__ import annotations

from typing import Annotated

import typer

from detente.cli.running import run
from detente.cli.store_commands import Store


def serve_command(
    store: Store,
    host: Annotated[
        str,
        typer.Option(
            "--host",
            metavar="ADDRESS",
            help="Address to listen on; others than this machine's let other machines in.",
        ),
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, metavar="N", help="Port; 0 is any free one.")
    ] = 8321,
    allow_host: Annotated[
        list[str] | None,
        typer.Option(
            "--allow-host",
            metavar="NAME",
            help="Further name under which browsers ask for it; may be given again.",
            show_default=False,
        ),
    ] = None,
    open_writing: Annotated[
        bool, typer.Option("--open-writing", help="Let readers who know the token correct events.")
    ] = False,
    token: Annotated[
        str | None,
        typer.Option(
            "--token",
            metavar="WORDS",
            envvar="DETENTE_TOKEN",
            help="The token, 16 characters or more; made and printed if not given.",
            show_default=False,
            show_envvar=False,
        ),
    ] = None,
) -> None:
    """Look at a store in a browser: pages and a JSON API.

    Only this machine is let in and nothing is written, unless told otherwise. Exit code: 0 when stopped, 2 if
    it cannot be served.
    """
    import secrets

    from detente.cli.serving import serve_store
    from detente.web.settings import Settings

    if token is not None and len(token) < _SHORTEST_TOKEN:
        raise typer.BadParameter(f"give {_SHORTEST_TOKEN} characters or more", param_hint="--token")
    if token is not None and not open_writing:
        raise typer.BadParameter("--token goes with --open-writing", param_hint="--token")
    settings = Settings(
        host=host,
        port=port,
        hosts=tuple(allow_host or ()),
        token=(token or secrets.token_urlsafe(24)) if open_writing else None,
    )
    raise typer.Exit(run(lambda: serve_store(store, settings)))


_SHORTEST_TOKEN = 16


def add_serve_command(cli: typer.Typer) -> None:
    """Add the command to the command line."""
    cli.command("serve")(serve_command)
