"""The commands and their options; what each does is in `detente.app`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
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
        make_coder=_make_coder(context, lexicon, relevant_only),
        columns=_columns(column or ()),
        each_story_once=each_story_once,
    )
    raise typer.Exit(_run(lambda: code_and_write(asked)))


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

    raise typer.Exit(_run(lambda: fetch_and_tell(addresses, output, most, pause)))


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


def _columns(given: Sequence[str]) -> dict[str, str]:
    from detente.ingest.rows import FIELDS

    columns = {}
    for words in given:
        field, _, name = words.partition("=")
        if field not in FIELDS or not name:
            raise typer.BadParameter(
                f"'{words}' is not FIELD=NAME with one of: {' '.join(FIELDS)}", param_hint="--column"
            )
        columns[field] = name
    return columns


def _make_coder(
    context: typer.Context, lexicon: Path | None, relevant_only: bool = False
) -> Callable[[], Coder]:
    """Return what makes the coder: the one that a test hands in, else the one asked for."""
    from detente.pipeline import default_coder
    from detente.run import CoderOver

    is_default = lexicon is None and not relevant_only
    return context.obj or (default_coder if is_default else CoderOver(lexicon, relevant_only))


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
