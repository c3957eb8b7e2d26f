"""The commands about stores and their options; what each does is in `detente.app`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from detente.cli.running import run

store_cli = typer.Typer(
    help="Look after a store of coded documents.",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
)

Where = Annotated[Path, typer.Argument(metavar="DIR", help="The folder of the store.", show_default=False)]
Store = Annotated[
    Path, typer.Option("--store", metavar="DIR", help="The folder of the store.", show_default=False)
]
RowFormat = Annotated[
    str, typer.Option("--format", metavar="FORMAT", help="How to write the rows: table, json or csv.")
]


@store_cli.callback()
def store_callback() -> None:
    """Look after a store of coded documents."""


@store_cli.command("info")
def info_command(store: Where) -> None:
    """Say which runs a store holds, and how much of each coder."""
    from detente.cli.storing import show_info

    raise typer.Exit(run(lambda: show_info(store)))


@store_cli.command("verify")
def verify_command(
    store: Where,
    repair: Annotated[
        bool, typer.Option("--repair", help="Mend what can be mended; tells what has to be coded again.")
    ] = False,
) -> None:
    """Say all that is wrong with a store's files.

    Exit code: 0 if it is whole, 1 if something is wrong, 2 if there is no store.
    """
    from detente.cli.storing import show_faults_of_store

    raise typer.Exit(run(lambda: show_faults_of_store(store, repair=repair)))


@store_cli.command("compact")
def compact_command(store: Where) -> None:
    """Make one file of the several that a month may have, and give freed space back."""
    from detente.cli.storing import compact_store

    raise typer.Exit(run(lambda: compact_store(store)))


@store_cli.command("delete")
def delete_command(
    store: Where,
    documents: Annotated[
        list[str],
        typer.Option("--document", metavar="ID", help="The document to delete.", show_default=False),
    ],
) -> None:
    """Delete documents with their text, events, attributions and searchable words.

    They are refused by later runs.
    """
    from detente.cli.storing import delete_documents

    raise typer.Exit(run(lambda: delete_documents(store, documents)))


@store_cli.command("corrections")
def corrections_command(store: Where) -> None:
    """Write the documents that readers corrected, as gold: one JSON line each, corrections made.

    Events that nobody marked stand as they were coded.
    """
    from detente.cli.storing import write_corrections

    raise typer.Exit(run(lambda: write_corrections(store)))


@store_cli.command("prepare")
def prepare_command(
    store: Where,
    dyads: Annotated[
        int, typer.Option("--dyads", min=0, metavar="N", help="How many of the busiest dyads to answer.")
    ] = 20,
) -> None:
    """Work out beforehand what takes long: the ranking of all dyads and the answers on the busiest.

    They are kept in the store until its rows change.
    """
    from detente.cli.dyads import prepare_answers

    raise typer.Exit(run(lambda: prepare_answers(store, dyads)))


def sql_command(
    query: Annotated[
        str, typer.Argument(metavar="SELECT", help="One SELECT; '-' is standard input.", show_default=False)
    ],
    store: Store,
    format_: RowFormat = "table",
    rows: Annotated[int, typer.Option("--rows", min=1, metavar="N", help="Rows to show at most.")] = 1000,
    seconds: Annotated[
        float, typer.Option("--seconds", min=0.1, metavar="S", help="Seconds it may take.")
    ] = 20.0,
) -> None:
    """Ask a store in SQL: documents, events, attributions, mentions, incidents.

    Read-only, and no other file can be read.
    """
    from detente.cli.storing import show_sql

    raise typer.Exit(run(lambda: show_sql(store, query, format_, rows, seconds)))


def diff_command(
    before: Annotated[str, typer.Argument(metavar="RUN1", help="A run: r1.", show_default=False)],
    after: Annotated[str, typer.Argument(metavar="RUN2", help="A run: r2.", show_default=False)],
    store: Store,
    format_: RowFormat = "table",
) -> None:
    """Show the events that a run has and another has not, and those that differ.

    Only documents that both have coded are compared.
    """
    from detente.cli.storing import show_diff

    raise typer.Exit(run(lambda: show_diff(store, before, after, format_)))


def add_store_commands(cli: typer.Typer) -> None:
    """Add all commands of this file to the command line."""
    from detente.cli.search_commands import search_command

    cli.add_typer(store_cli, name="store")
    cli.command("search")(search_command)
    cli.command("sql")(sql_command)
    cli.command("diff")(diff_command)
