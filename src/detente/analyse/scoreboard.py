"""A file of forecasts kept over time, each scored once its days are over."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from detente.analyse.answer import DyadAnswer

Entry = dict[str, Any]
"""A line of the file: what was forecast of what, when, from which run, and what came (`null` until then)."""


def entries(told: DyadAnswer) -> list[Entry]:
    """Return the forecasts of an answer as lines for the file, not scored yet."""
    return [
        {
            "run": told.run,
            "dyad": told.dyad.name,
            "of": forecast.of,
            "made": told.dyad.calendar.days[-1].isoformat(),
            "first": forecast.first.isoformat(),
            "last": forecast.last.isoformat(),
            "model": forecast.model,
            "mean": round(forecast.mean, 3),
            "quantiles": list(forecast.quantiles),
            "came": None,
            "pinball": None,
        }
        for forecast in told.forecasts
    ]


def scored(kept: Iterable[Entry], told: DyadAnswer) -> list[Entry]:
    """Return the lines with what came filled in, where the days of a forecast of this dyad are all covered now."""
    return [
        _scored(entry, told) if entry["dyad"] == told.dyad.name and entry["came"] is None else entry
        for entry in kept
    ]


def joined(kept: Sequence[Entry], new: Iterable[Entry]) -> list[Entry]:
    """Return the kept lines and those of the new ones that say something not said on that day before."""
    known = {_key(entry) for entry in kept}
    return [*kept, *(entry for entry in new if _key(entry) not in known)]


def as_line(entry: Entry) -> str:
    """Return a line as JSON."""
    return json.dumps(entry, ensure_ascii=False)


def _key(entry: Entry) -> tuple[str, ...]:
    return tuple(entry[name] for name in ("dyad", "of", "made", "first", "last"))


def _scored(entry: Entry, told: DyadAnswer) -> Entry:
    import numpy as np

    from detente.analyse.forecasts import QUANTILES

    counts = told.dyad.conflict if entry["of"] == "conflict" else told.dyad.cooperation
    days = [
        n
        for n, day in enumerate(told.dyad.calendar.days)
        if entry["first"] <= day.isoformat() <= entry["last"]
    ]
    if not days or told.dyad.calendar.days[-1].isoformat() < entry["last"] or np.isnan(counts[days]).any():
        return entry
    came = float(counts[days].sum())
    losses = [
        (came - q) * part if came >= q else (q - came) * (1 - part)
        for part, q in zip(QUANTILES, entry["quantiles"], strict=True)
    ]
    # Twice the mean quantile loss comes near the CRPS of the whole distribution.
    return entry | {"came": came, "pinball": round(2 * sum(losses) / len(losses), 3)}
