"""The drawings of the analysis as a page takes them in: light and dark, and with what a script needs beside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import isnan

from markupsafe import Markup

from detente.analyse.answer import DyadAnswer
from detente.analyse.drawing import LEFT, RIGHT, WIDTH, Chart


@dataclass(frozen=True, slots=True)
class TimelineData:
    """What choosing days on the timeline needs: its days, where they lie, and how much happened on each.

    `counts` has a number a day with blanks between, "-" without coverage.
    """

    first: date
    days: int
    left: int
    right: int
    width: int
    counts: str


def tinted(chart: Chart) -> Markup:
    """Return a drawing whose pattern has a name of its own, so that several can stand on one page.

    The drawing is ours; all words in it were escaped when it was drawn. Its colours are looked up by the style
    sheet, which knows them.
    """
    own = f"gap-{chart.name}"
    return Markup(chart.svg.replace('id="gap"', f'id="{own}"').replace("url(#gap)", f"url(#{own})"))


def timeline_data(told: DyadAnswer) -> TimelineData:
    """Return what the script of the timeline needs."""
    calendar = told.dyad.calendar
    counts = ("-" if isnan(v) else f"{v:.0f}" for v in told.dyad.total.tolist())
    return TimelineData(calendar.first, len(calendar), LEFT, WIDTH - RIGHT, WIDTH, " ".join(counts))
