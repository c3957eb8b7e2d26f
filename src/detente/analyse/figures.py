"""What stands behind the figures of an answer, and the names by which that is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import isnan
from typing import TYPE_CHECKING

from detente.analyse.alerts import Alert
from detente.analyse.answer import DyadAnswer
from detente.analyse.change import Change
from detente.analyse.forecasts import Forecast
from detente.analyse.reactions import Reaction

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from detente.analyse.days import Numbers

Cell = date | str | float | int | None
Told = tuple[tuple[str, str], ...]

_DIRECTIONS = {"a>b": "forth", "b>a": "back", "both": "both"}


@dataclass(frozen=True, slots=True)
class Basis:
    """What a figure was computed from.

    `says` is how, in a sentence or two; `results` are the figures themselves and `parameters` what they depend on.
    `rows` are the series, its columns named by `columns`; `None` is a day without coverage.
    """

    name: str
    title: str
    says: str
    results: Told
    parameters: Told
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def change_name(change: Change) -> str:
    """Return the name of a change's basis, as "change.both.conflict"."""
    return f"change.{_DIRECTIONS[change.direction]}.{change.what.replace(' ', '-')}"


def turning_name(number: int) -> str:
    """Return the name of a turning point's basis; they are numbered from 1."""
    return f"turning.{number}"


def alert_name(alert: Alert) -> str:
    """Return the name of an alert's basis, as "alert.2020-03-01.outburst"."""
    return f"alert.{alert.day}.{alert.kind}"


def reaction_name(found: Reaction) -> str:
    """Return the name of a reaction's basis, as "reaction.USA-RUS.RUS-USA"."""
    return f"reaction.{found.of.replace('>', '_')}.{found.to.replace('>', '_')}"


def forecast_name(forecast: Forecast) -> str:
    """Return the name of a forecast's basis, as "forecast.conflict.week-1"."""
    return f"forecast.{forecast.of}.{forecast.period.replace(' ', '-')}"


def daily(told: DyadAnswer, *columns: Numbers) -> tuple[tuple[Cell, ...], ...]:
    """Return a row a day with the day itself and its value in each column."""
    values: Iterable[Sequence[float]] = (column.tolist() for column in columns)
    days = zip(told.dyad.calendar.days, *values, strict=True)
    return tuple((day, *(cell(v) for v in numbers)) for day, *numbers in days)


def cell(value: float) -> float | None:
    """Return a number with six places after the point, `None` for one that there is not."""
    return None if isnan(value) else round(float(value), 6)
