"""Run a command's work and turn what stops it into one line and an exit code."""

from __future__ import annotations

import sys
from collections.abc import Callable
from io import TextIOWrapper

import typer

EXTRAS = {"duckdb": "store", "pyarrow": "store"}
"""Libraries that coding does not need, and the extra that brings them."""


def run(work: Callable[[], int]) -> int:
    """Return the exit code of the work; what stops it altogether is told in one line."""
    from detente.lexicon import LexiconError
    from detente.run import NotLoadedError
    from detente.store import StoreError

    if isinstance(sys.stdout, TextIOWrapper):
        # A terminal that has no letter for a character gets "?" and not the end of the run.
        sys.stdout.reconfigure(errors="replace")
    try:
        return work()
    except KeyboardInterrupt:
        typer.echo("detente: stopped", err=True)
        return 130
    except ModuleNotFoundError as error:
        if (extra := EXTRAS.get(error.name or "")) is None:
            raise
        typer.echo(f"detente: no {error.name}: install it with pip install 'detente[{extra}]'", err=True)
        return 2
    except (LexiconError, NotLoadedError, StoreError) as error:
        typer.echo(f"detente: {error}", err=True)
        return 2
