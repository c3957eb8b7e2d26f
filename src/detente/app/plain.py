"""Answers as plain dictionaries, lists, words and numbers, as JSON has them: one shape for command and API."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from math import isfinite
from typing import Any

from detente.analyse.answer import DyadAnswer
from detente.analyse.ranking import Ranking
from detente.analyse.words import in_words

Plain = dict[str, Any]
"""A JSON object; the API's description (/api/v1/openapi.json) tells its shape."""

_APART = frozenset({"dyad", "partners", "past", "conflict_with"})


def plain(value: object) -> Any:
    """Return a record as an object with its fields; days as "YYYY-MM-DD"; what is no number as `None`.

    >>> plain((date(2024, 3, 1), float("nan")))
    ['2024-03-01', None]
    """
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        # numpy's numbers are floats, too, and must become plain ones.
        return float(value) if isfinite(value) else None
    return value


def plain_dyad(told: DyadAnswer) -> Plain:
    """Return all that was told of a dyad, with the sentences, without the daily series."""
    days = told.dyad.calendar.days
    same = {
        field.name: plain(getattr(told, field.name)) for field in fields(told) if field.name not in _APART
    }
    return {
        **same,
        "first": plain(days[0]),
        "last": plain(days[-1]),
        "sentences": [str(sentence) for sentence in in_words(told)],
        "partners": [
            {"country": country, "partner": partner, "events": events, "conflict": conflict}
            for country, partner, events, conflict in told.partners
        ],
    }


def plain_series(told: DyadAnswer) -> Plain:
    """Return the daily series: the days, and for each direction and measure a number a day, `None` in gaps."""
    frame = told.frame()
    return {
        "run": told.run,
        "days": plain(told.dyad.calendar.days),
        "series": {name: plain(frame[name].tolist()) for name in frame.columns},
    }


def plain_ranking(found: Ranking) -> Plain:
    """Return all ranked dyads, those first that changed most."""
    result: Plain = plain(found)
    return result
