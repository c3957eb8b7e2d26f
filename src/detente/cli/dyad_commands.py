"""The commands on relationships of countries and their options; what each does is in `detente.app`."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from detente.cli.dates import day_of
from detente.cli.running import run

Record = Annotated[
    list[Path] | None,
    typer.Option(
        "--record",
        metavar="FILE",
        help="Record file of 'detente code --format jsonl', or a table of events (.csv); may be repeated.",
        show_default=False,
    ),
]
Store = Annotated[
    Path | None,
    typer.Option(
        "--store", metavar="DIR", help="The folder of a store, instead of --record.", show_default=False
    ),
]
Country = Annotated[str, typer.Argument(metavar="COUNTRY", help="ISO 3166 code, as USA.", show_default=False)]
From = Annotated[str | None, typer.Option("--from", metavar="DATE", help="First day, YYYY-MM-DD.")]
To = Annotated[str | None, typer.Option("--to", metavar="DATE", help="Last day, YYYY-MM-DD.")]
Alerts = Annotated[
    float, typer.Option("--alerts", metavar="N", help="Alerts wanted in a dyad-year, 0.5 to 12.")
]
JsonFormat = Annotated[
    str, typer.Option("--format", metavar="FORMAT", help="How to write the answer: table or json.")
]
Scoreboard = Annotated[
    Path | None,
    typer.Option(
        "--scoreboard", metavar="FILE", help="Keep the forecasts in FILE and score those whose days are over."
    ),
]


class Picture(Enum):
    """What a chart is written as."""

    SVG = "svg"
    PNG = "png"


def dyad_command(
    a: Country,
    b: Country,
    record: Record = None,
    store: Store = None,
    first: From = None,
    last: To = None,
    alerts: Alerts = 4.0,
    scoreboard: Scoreboard = None,
    frame: Annotated[
        Path | None, typer.Option("--frame", metavar="FILE", help="Write the daily series as CSV.")
    ] = None,
    format_: JsonFormat = "table",
) -> None:
    """Say where the relationship of two countries is heading.

    Changes, turning points, alerts, reactions, forecasts and claims, in words and tables. What the data are
    too thin for is said and not guessed.
    """
    from detente.cli.dyads import AskedDyad, show_dyad

    days = day_of(first, "--from"), day_of(last, "--to")
    asked = AskedDyad(a, b, tuple(record) if record else None, store, *days, alerts, scoreboard)
    raise typer.Exit(run(lambda: show_dyad(asked, frame, format_)))


def report_command(
    a: Country,
    b: Country,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="The page to write (.html).")
    ],
    record: Record = None,
    store: Store = None,
    first: From = None,
    last: To = None,
    alerts: Alerts = 4.0,
    scoreboard: Scoreboard = None,
    charts: Annotated[
        Path | None, typer.Option("--charts", metavar="DIR", help="Write each chart as a picture, too.")
    ] = None,
    image: Annotated[
        Picture,
        typer.Option("--image", metavar="KIND", help="What the pictures of --charts are: svg or png."),
    ] = Picture.SVG,
) -> None:
    """Write the same as one HTML page with charts.

    It needs nothing from elsewhere and runs no script.
    """
    from detente.cli.dyads import AskedDyad, write_report

    days = day_of(first, "--from"), day_of(last, "--to")
    asked = AskedDyad(a, b, tuple(record) if record else None, store, *days, alerts, scoreboard)
    raise typer.Exit(run(lambda: write_report(asked, output, charts, image.value)))


def monitor_state_command(
    record: Record = None,
    store: Store = None,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="DATE", help="Changed since this day; default: four weeks."),
    ] = None,
    alerts: Alerts = 4.0,
    most: Annotated[int, typer.Option("--most", min=1, metavar="N", help="How many dyads to show.")] = 20,
    format_: JsonFormat = "table",
) -> None:
    """Rank all pairs of countries by how much they changed."""
    from detente.cli.dyads import show_ranking

    day = day_of(since, "--since")
    raise typer.Exit(run(lambda: show_ranking(record or None, store, day, alerts, most, format_)))


def add_dyad_commands(cli: typer.Typer) -> None:
    """Give a command line the commands on relationships."""
    cli.command("dyad")(dyad_command)
    cli.command("report")(report_command)
    cli.command("monitor-state")(monitor_state_command)
