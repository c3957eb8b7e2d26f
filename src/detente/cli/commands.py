"""The commands and their options; what each does is in `detente.app`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from detente.cli.asking_commands import add_asking_commands
from detente.cli.dates import day_of
from detente.cli.dyad_commands import add_dyad_commands
from detente.cli.export_commands import add_export_commands
from detente.cli.options import Lexicon, Published, columns_of, making_coder
from detente.cli.running import run
from detente.cli.serve_commands import add_serve_command
from detente.cli.store_commands import add_store_commands

cli = typer.Typer(
    name="detente",
    help="Who did what to whom, when, where, who says so and how surely: events in English news.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


class Format(StrEnum):
    """How coded documents are written."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"
    html = "html"


@cli.command("code")
def code_command(
    context: typer.Context,
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATHS",
            help="Files of texts, pages, feeds, tables, archives, or directories; '-' is standard input.",
            show_default=False,
        ),
    ],
    published: Published = None,
    format_: Annotated[Format, typer.Option("--format", help="How to write what is found.")] = Format.table,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE, not the screen.")
    ] = None,
    workers: Annotated[int, typer.Option("--workers", min=1, metavar="N", help="Processes that code.")] = 1,
    rejects: Annotated[
        Path | None, typer.Option("--rejects", metavar="FILE", help="Write what was refused as JSON lines.")
    ] = None,
    for_spreadsheets: Annotated[
        bool,
        typer.Option("--for-spreadsheets", help="With csv: let no cell run as a formula."),
    ] = False,
    lexicon: Lexicon = None,
    column: Annotated[
        list[str] | None,
        typer.Option(
            "--column",
            metavar="FIELD=NAME",
            help="Column or key that holds a field of tables and records, as text=body; more than once.",
            show_default=False,
        ),
    ] = None,
    relevant_only: Annotated[
        bool,
        typer.Option("--relevant-only", help="Pass over sentences that can hold no event: faster."),
    ] = False,
    each_story_once: Annotated[
        bool,
        typer.Option("--each-story-once", help="Skip wire copies and reprints of an earlier text."),
    ] = False,
    store: Annotated[
        Path | None,
        typer.Option(
            "--store",
            metavar="DIR",
            help="Keep what is found in a store, made if it is not there; then nothing is written to the screen.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Find the events in news texts.

    Exit code: 0 if all was coded, 1 if something was empty or refused (the rest is written), 2 if the
    command cannot be run as given.
    """
    from detente.cli.coding import Asked, code_and_write

    if for_spreadsheets and format_ is not Format.csv:
        raise typer.BadParameter("--for-spreadsheets goes with --format csv")
    asked = Asked(
        paths=tuple(paths),
        published=day_of(published, "--published"),
        format=format_.value,
        output=output,
        workers=workers,
        rejects=rejects,
        for_spreadsheets=for_spreadsheets,
        make_coder=making_coder(context, lexicon, relevant_only),
        columns=columns_of(column or ()),
        each_story_once=each_story_once,
    )
    if store is not None:
        if output is not None or format_ is not Format.table:
            raise typer.BadParameter(
                "--store writes no --format and no --output; `detente export` does", param_hint="--store"
            )
        from detente.cli.storing import code_and_store

        raise typer.Exit(run(lambda: code_and_store(asked, store, lexicon, relevant_only)))
    raise typer.Exit(run(lambda: code_and_write(asked)))


@cli.command("fetch")
def fetch_command(
    addresses: Annotated[
        list[str],
        typer.Argument(
            metavar="URLS", help="Pages, or feeds and sitemaps that list some.", show_default=False
        ),
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="The .warc.gz file that is written.")
    ],
    most: Annotated[int, typer.Option("--most", min=1, metavar="N", help="Pages at most.")] = 1000,
    pause: Annotated[
        float, typer.Option("--pause", min=0, metavar="SECONDS", help="Between two fetches from a site.")
    ] = 1.0,
) -> None:
    """Get pages from the web into a file that `detente code` reads.

    Only public http and https addresses; robots.txt is kept to. Exit code: 0 if all came, 1 if some did
    not, 2 if the file cannot be written.
    """
    from detente.cli.fetching import fetch_and_tell

    raise typer.Exit(run(lambda: fetch_and_tell(addresses, output, most, pause)))


lexicon_cli = typer.Typer(
    help="Ask about lexicons of your own.", no_args_is_help=True, rich_markup_mode=None, add_completion=False
)
cli.add_typer(lexicon_cli, name="lexicon")


@lexicon_cli.callback()
def lexicon_callback() -> None:
    """Ask about lexicons of your own."""


@lexicon_cli.command("check")
def lexicon_check_command(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="The folder with the lexicons.", show_default=False)
    ],
) -> None:
    """Say all that is wrong with lexicons of your own.

    Each fault with file and line, reason and way out; the examples of patterns are coded. Exit code: 0 if
    nothing is wrong, 1 if something is, 2 if there is no such folder or nothing in it.
    """
    from detente.cli.asking import show_faults

    raise typer.Exit(run(lambda: show_faults(folder)))


add_asking_commands(cli)
add_dyad_commands(cli)
add_store_commands(cli)
add_export_commands(cli)
add_serve_command(cli)


@cli.command("version")
def version_command() -> None:
    """Print the version."""
    from detente import __version__

    typer.echo(f"detente {__version__}")
