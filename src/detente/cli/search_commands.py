"""The commands that ask a store for events: search; the conditions are options."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from detente.cli.dates import day_of
from detente.cli.running import run
from detente.cli.store_commands import RowFormat, Store


def search_command(
    store: Store,
    actor: Annotated[
        str | None,
        typer.Option("--actor", metavar="WHO", help="Country code or part of a name of who did it."),
    ] = None,
    recipient: Annotated[
        str | None, typer.Option("--recipient", metavar="WHO", help="Country code or part of a name of whom.")
    ] = None,
    dyad: Annotated[
        str | None,
        typer.Option(
            "--dyad",
            metavar="A:B",
            help="Two countries, in any roles: USA:RUS; the first acting on the second: USA>RUS.",
        ),
    ] = None,
    types: Annotated[
        list[str] | None, typer.Option("--type", metavar="TYPE", help="Event type; may be given again.")
    ] = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", help="First day, YYYY-MM-DD, inclusive.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="Last day, YYYY-MM-DD, inclusive.")
    ] = None,
    place: Annotated[
        str | None, typer.Option("--place", metavar="WHERE", help="Country code or part of a place's name.")
    ] = None,
    voice: Annotated[
        str | None,
        typer.Option(
            "--voice", metavar="WHO", help="Who tells it: country code, part of a name, or 'author'."
        ),
    ] = None,
    status: Annotated[
        list[str] | None, typer.Option("--status", metavar="STATUS", help="Status; may be given again.")
    ] = None,
    publisher: Annotated[
        str | None, typer.Option("--publisher", metavar="NAME", help="Part of the publisher's name.")
    ] = None,
    words: Annotated[
        str | None, typer.Option("--words", metavar="WORDS", help="Words of the document's text.")
    ] = None,
    document: Annotated[
        str | None, typer.Option("--document", metavar="ID", help="Only this document.")
    ] = None,
    coder: Annotated[
        str | None, typer.Option("--coder", metavar="NAME", help="The coder; the newest if not given.")
    ] = None,
    sort: Annotated[str, typer.Option("--sort", metavar="COLUMN", help="Sort by this column.")] = "day",
    descending: Annotated[bool, typer.Option("--descending", help="The last first.")] = False,
    limit: Annotated[int, typer.Option("--limit", min=1, metavar="N", help="Events to show at most.")] = 50,
    offset: Annotated[int, typer.Option("--offset", min=0, metavar="N", help="Events to pass over.")] = 0,
    format_: RowFormat = "table",
) -> None:
    """Find events in a store.

    All conditions given must hold. Exit code: 0 if there are any, 1 if none, 2 if it cannot be asked so.
    """
    from detente.app.searching import Conditions, dyad_of
    from detente.cli.searching import show_search

    pair = dyad_of(dyad) if dyad is not None else None
    if dyad is not None and pair is None:
        raise typer.BadParameter(f"{dyad!r} is not of the form USA:RUS or USA>RUS", param_hint="--dyad")
    given = Conditions(
        actor=actor,
        recipient=recipient,
        dyad=pair[0] if pair else None,
        directed=bool(pair and pair[1]),
        types=tuple(t.upper() for t in types or ()),
        since=day_of(since, "--since"),
        until=day_of(until, "--until"),
        place=place,
        voice=voice,
        status=tuple(status or ()),
        publisher=publisher,
        document=document,
    )
    page = (sort, descending, limit, offset)
    raise typer.Exit(run(lambda: show_search(Path(store), given, words, coder, page, format_)))
