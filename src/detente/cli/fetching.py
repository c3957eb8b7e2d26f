"""The command that gets pages from the web."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import typer

from detente.app.fetch import fetch_to_warc
from detente.export.words import on_one_line


def fetch_and_tell(addresses: Sequence[str], output: Path, most: int, pause: float) -> int:
    """Write the pages and say what became of each address; return the exit code."""
    kept = refused = 0
    if not output.name.endswith(".warc.gz"):
        typer.echo(f"detente: {output}: name the file .warc.gz, which is what it will be", err=True)
        return 2
    try:
        for one in fetch_to_warc(addresses, output, most=most, pause=pause):
            if one.why is None:
                kept += 1
                typer.echo(f"{on_one_line(one.url)}  {one.bytes:,} bytes")
            else:
                refused += 1
                typer.echo(f"skipped: {on_one_line(one.why)}", err=True)
    except OSError as error:
        typer.echo(f"detente: {output}: cannot be written: {error.strerror or error}", err=True)
        return 2
    typer.echo(f"fetched {kept}, skipped {refused}", err=True)
    return 1 if refused else 0
