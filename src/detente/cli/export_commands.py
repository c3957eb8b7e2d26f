"""The commands that exchange events with other projects: export, import, compare."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from detente.cli.dates import day_of
from detente.cli.running import run
from detente.cli.store_commands import RowFormat, Store


def export_command(
    store: Store,
    format_: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="gdelt1, gdelt2, gdelt2-mentions, icews, polecat, phoenix, plover, csv or parquet.",
            show_default=False,
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Write to FILE, not the screen.", show_default=False
        ),
    ] = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", help="First day, inclusive.")
    ] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE", help="Last day, inclusive.")] = None,
    status: Annotated[
        list[str] | None,
        typer.Option(
            "--status",
            metavar="STATUS",
            help="Only events of this status; may be given again. Formats without a status get 'asserted' alone.",
        ),
    ] = None,
    coder: Annotated[
        str | None, typer.Option("--coder", metavar="NAME", help="The coder; the newest if not given.")
    ] = None,
    statements: Annotated[
        bool, typer.Option("--statements", help="With CAMEO 010 and 020 from who said something.")
    ] = False,
) -> None:
    """Write the events of a store in the format of another project."""
    from detente.cli.exporting import export_to
    from detente.store.search import Conditions

    given = Conditions(since=day_of(since, "--since"), until=day_of(until, "--until"))
    statuses = tuple(status or ())
    raise typer.Exit(
        run(lambda: export_to(store, format_, output, given, statuses, coder, statements=statements))
    )


def import_command(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILES", help="Files of one format.", show_default=False)
    ],
    store: Store,
    format_: Annotated[
        str,
        typer.Option(
            "--format", metavar="FORMAT", help="gdelt, icews, polecat, phoenix or plover.", show_default=False
        ),
    ],
) -> None:
    """Read events of another project into a store."""
    from detente.cli.exporting import import_from

    raise typer.Exit(run(lambda: import_from(store, files, format_)))


def compare_command(
    a: Annotated[Path, typer.Argument(metavar="A", help="A store, or a file.", show_default=False)],
    b: Annotated[Path, typer.Argument(metavar="B", help="Another.", show_default=False)],
    format_: RowFormat = "table",
    limit: Annotated[
        int,
        typer.Option("--limit", min=1, metavar="N", help="Rows of a table, those that differ most first."),
    ] = 30,
) -> None:
    """Set two stores or files side by side, by dyad and month.

    Files are of GDELT, ICEWS, POLECAT, Phoenix or PLOVER. JSON and CSV give all rows by month.
    """
    from detente.cli.exporting import show_comparison

    raise typer.Exit(run(lambda: show_comparison(a, b, format_, limit)))


def add_export_commands(cli: typer.Typer) -> None:
    """Add all commands of this file to the command line."""
    cli.command("export")(export_command)
    cli.command("import")(import_command)
    cli.command("compare")(compare_command)
