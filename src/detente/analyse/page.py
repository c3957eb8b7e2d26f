"""The report of a dyad: one HTML page with charts, tables and words, which needs nothing from elsewhere."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from detente import __version__
from detente.analyse.answer import DyadAnswer
from detente.analyse.charts import charts
from detente.analyse.claims import FATES, of_cell
from detente.analyse.forecasts import MODEL
from detente.analyse.series import DIRECTIONS, QUAD_NAMES
from detente.analyse.words import in_words

if TYPE_CHECKING:
    from jinja2 import Template


@dataclass(frozen=True, slots=True)
class Month:
    """A month's events as pairs of cooperation and conflict, in the order of `DIRECTIONS`; `gaps` in days."""

    name: str
    counts: tuple[tuple[int, int], ...]
    gaps: int


def page(
    told: DyadAnswer,
    country_names: Mapping[str, str] | None = None,
    type_names: Mapping[str, str] | None = None,
) -> str:
    """Return the report as HTML; it runs no script, and all words of documents are escaped.

    Countries and types of events are called by their codes where they have no name in these.
    """
    from markupsafe import Markup

    template, style = _template()
    style_hash = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    claims = {(by, fate): of_cell(told.claims, by, fate) for by in (told.a, told.b) for fate in FATES}
    rendered: str = template.render(
        told=told,
        days=told.dyad.calendar.days,
        sentences=in_words(told),
        # The drawings are ours; all words in them were escaped when they were drawn.
        charts={name: (chart, Markup(chart.svg)) for name, chart in charts(told).items()},
        claims=claims,
        fates=FATES,
        quads=QUAD_NAMES,
        model=MODEL,
        months=_months(told),
        country_names=country_names or {},
        type_names=type_names or {},
        style=Markup(style),
        style_hash=style_hash,
        version=__version__,
    )
    return rendered


def _months(told: DyadAnswer) -> list[Month]:
    import numpy as np

    series, gaps = told.dyad.series, told.dyad.calendar.gaps
    days = [day.strftime("%Y-%m") for day in told.dyad.calendar.days]
    months = []
    for name in dict.fromkeys(days):
        within = np.array([day == name for day in days])
        counts = tuple(
            (int(np.nansum(series.cooperation(way)[within])), int(np.nansum(series.conflict(way)[within])))
            for way in DIRECTIONS
        )
        months.append(Month(name, counts, int(gaps[within].sum())))
    return months


@cache
def _template() -> tuple[Template, str]:
    from importlib import resources

    from jinja2 import Environment, StrictUndefined

    folder = resources.files("detente.resources").joinpath("templates")
    environment = Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
    )
    template = environment.from_string(folder.joinpath("dyad.html").read_text(encoding="utf-8"))
    return template, folder.joinpath("dyad.css").read_text(encoding="utf-8")
