"""The commands that ask about one text, name or time, and their options; what each does is in `detente.app`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from detente.cli.dates import day_of
from detente.cli.options import Lexicon, Published, making_coder
from detente.cli.running import run


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

    day = day_of(published, "--published")
    raise typer.Exit(run(lambda: explain_file(file, event, day, making_coder(context, lexicon), lexicon)))


class ClaimFormat(StrEnum):
    """How claims are written."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"


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

    make_coder = making_coder(context, lexicon)
    day = day_of(published, "--published")
    asked = AskedClaims(tuple(paths), day, format_.value, make_coder)
    raise typer.Exit(run(lambda: show_claims(asked)))


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

    day = day_of(on, "--on")
    raise typer.Exit(run(lambda: show_who(" ".join(words), day, lexicon)))


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

    day = day_of(published, "--published")
    raise typer.Exit(run(lambda: show_times(text, day, making_coder(context, lexicon))))


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

    raise typer.Exit(run(lambda: show_relations(file)))


def add_asking_commands(cli: typer.Typer) -> None:
    """Give a command line the commands that ask."""
    cli.command("explain")(explain_command)
    cli.command("claims")(claims_command)
    cli.command("who")(who_command)
    cli.command("times")(times_command)
    cli.command("relate")(relate_command)
