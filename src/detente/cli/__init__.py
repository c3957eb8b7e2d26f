"""The command `detente`: reads input, asks `detente.app`, prints."""

from __future__ import annotations


def main() -> None:
    """Run the command that the arguments ask for and exit with its code."""
    from detente.cli.commands import cli

    cli()
