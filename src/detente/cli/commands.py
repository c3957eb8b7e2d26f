"""The commands and their options; what each does is in `detente.app`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from enum import StrEnum
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from datetime import date

    from detente.pipeline import Coder

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


Published = Annotated[
    str | None,
    typer.Option(
        "--published",
        metavar="DATE",
        help="Day of publication, YYYY-MM-DD, for texts that give none: 'on Wednesday' is read from it.",
    ),
]


Lexicon = Annotated[
    Path | None,
    typer.Option(
        "--lexicon",
        metavar="DIR",
        help="Folder with lexicons of your own, which lie over the shipped ones.",
        show_default=False,
    ),
]


@cli.command("code")
def code_command(
    context: typer.Context,
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATHS",
            help="Files (.txt .md .html .jsonl) or directories; '-' is standard input.",
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
        published=_date(published, "--published"),
        format=format_.value,
        output=output,
        workers=workers,
        rejects=rejects,
        for_spreadsheets=for_spreadsheets,
        make_coder=_make_coder(context, lexicon),
    )
    raise typer.Exit(_run(lambda: code_and_write(asked)))


@cli.command("explain")
def explain_command(
    context: typer.Context,
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="A file with a text; '-' is standard input.", show_default=False),
    ],
    event: Annotated[
        str | None, typer.Option("--event", metavar="N", help="Only this event: 2 or e2.", show_default=False)
    ] = None,
    published: Published = None,
    lexicon: Lexicon = None,
) -> None:
    """Say why each event was coded as it was.

    Every value stands with the lexicon line or the rule behind it.
    """
    from detente.cli.asking import explain_file

    day = _date(published, "--published")
    raise typer.Exit(_run(lambda: explain_file(file, event, day, _make_coder(context, lexicon), lexicon)))


class ClaimFormat(StrEnum):
    """How claims are written."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"


@cli.command("claims")
def claims_command(
    context: typer.Context,
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILES",
            help="Files or directories as for 'code'; '-' is standard input.",
            show_default=False,
        ),
    ],
    published: Published = None,
    format_: Annotated[
        ClaimFormat, typer.Option("--format", help="How to write the claims.")
    ] = ClaimFormat.table,
    lexicon: Lexicon = None,
) -> None:
    """Say who claims what, who denies it and who is silent.

    A row for each event that somebody tells, and for each other thing that somebody says.
    """
    from detente.cli.claiming import AskedClaims, show_claims

    make_coder = _make_coder(context, lexicon)
    day = _date(published, "--published")
    asked = AskedClaims(tuple(paths), day, format_.value, make_coder)
    raise typer.Exit(_run(lambda: show_claims(asked)))


@cli.command("who")
def who_command(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="WORDS", help="A name, with or without title and nationality.", show_default=False
        ),
    ],
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="The day to ask for, YYYY-MM-DD.")
    ] = None,
    lexicon: Lexicon = None,
) -> None:
    """Say who some words name.

    Country, sectors, the office and its days, and the lexicon line that tells.
    """
    from detente.cli.asking import show_who

    day = _date(on, "--on")
    raise typer.Exit(_run(lambda: show_who(" ".join(words), day, lexicon)))


@cli.command("times")
def times_command(
    context: typer.Context,
    text: Annotated[
        str,
        typer.Argument(
            metavar="TEXT", help="A text with time words; '-' is standard input.", show_default=False
        ),
    ],
    published: Published = None,
    lexicon: Lexicon = None,
) -> None:
    """Say which days the time words of a text mean."""
    from detente.cli.asking import show_times

    day = _date(published, "--published")
    raise typer.Exit(_run(lambda: show_times(text, day, _make_coder(context, lexicon))))


@cli.command("relate")
def relate_command(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="JSON lines with text, actor, recipient; '-' is standard input.",
            show_default=False,
        ),
    ],
) -> None:
    """Say what the actor of each line does to its recipient.

    Lines are {"id", "text", "actor": [start, end], "recipient": [start, end]}; answers give the probabilities of the
    16 types and NONE. Exit code: 0, or 1 if a line could not be answered.
    """
    from detente.cli.asking import show_relations

    raise typer.Exit(_run(lambda: show_relations(file)))


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

    raise typer.Exit(_run(lambda: show_faults(folder)))


@cli.command("version")
def version_command() -> None:
    """Print the version."""
    from detente import __version__

    typer.echo(f"detente {__version__}")


def _date(words: str | None, option: str) -> date | None:
    if words is None:
        return None
    from detente.ingest.dates import parse_date

    try:
        return parse_date(words)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint=option) from None


def _make_coder(context: typer.Context, lexicon: Path | None) -> Callable[[], Coder]:
    """Return what makes the coder: the one that a test hands in, else the one over the lexicons asked for."""
    from detente.pipeline import default_coder
    from detente.run import CoderOver

    return context.obj or (default_coder if lexicon is None else CoderOver(lexicon))


def _run(work: Callable[[], int]) -> int:
    """Return the exit code of the work; what stops it altogether is told in one line."""
    from detente.lexicon import LexiconError
    from detente.run import NotLoadedError

    if isinstance(sys.stdout, TextIOWrapper):
        # A terminal that has no letter for a character gets "?" and not the end of the run.
        sys.stdout.reconfigure(errors="replace")
    try:
        return work()
    except KeyboardInterrupt:
        typer.echo("detente: stopped", err=True)
        return 130
    except (LexiconError, NotLoadedError) as error:
        typer.echo(f"detente: {error}", err=True)
        return 2
