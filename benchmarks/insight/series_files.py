"""Readers of real event series, which are for research use and no part of the repository."""

from __future__ import annotations

import csv
import gzip
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from operator import itemgetter
from pathlib import Path

from detente.analyse.events import DyadEvent

_COLUMNS = (
    "date",
    "source_name",
    "source_iso3",
    "target_name",
    "target_iso3",
    "cameo_code",
    "quad",
    "goldstein",
)


@lru_cache(maxsize=4)
def icews_rows(path: Path) -> tuple[DyadEvent, ...]:
    """Return the rows of an ICEWS file of (date, source, target, CAMEO), as they stand there."""
    day = lru_cache(date.fromisoformat)
    rows = []
    with gzip.open(path, "rt", encoding="utf-8", newline="") as stream:
        lines = csv.reader(stream)
        named = {name: number for number, name in enumerate(next(lines))}
        columns = itemgetter(*(named[name] for name in _COLUMNS))
        for number, line in enumerate(lines, start=2):
            on, actor, actor_country, recipient, recipient_country, code, quad, score = columns(line)
            event = (
                day(on),
                actor,
                actor_country,
                recipient,
                recipient_country,
                code,
                int(quad),
                float(score),
            )
            rows.append(DyadEvent(*event, reports=(f"row{number}",)))
    return tuple(rows)


@dataclass(frozen=True, slots=True)
class Known:
    """A dated event that a reader of the news of the time knows; `sign` is conflict, cooperation or mixed."""

    pair: tuple[str, str]
    day: date
    sign: str
    label: str


def known_events(path: Path, *, tabs: bool = False) -> tuple[Known, ...]:
    """Return the dated events of a table with columns dyad, date, sign, label."""
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t" if tabs else ","))
    return tuple(
        Known(_pair(row["dyad"]), date.fromisoformat(row["date"]), row["sign"], row["label"]) for row in rows
    )


def gdelt_days(path: Path) -> tuple[tuple[date, ...], dict[str, tuple[float, ...]]]:
    """Return the days of the GDELT table, gaps and all, and the daily score of each of its dyads."""
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    dyads = [name for name in rows[0] if "-" in name]
    days = tuple(date.fromisoformat(row["date"]) for row in rows)
    return days, {dyad: tuple(float(row[dyad]) for row in rows) for dyad in dyads}


def _pair(dyad: str) -> tuple[str, str]:
    a, b = dyad.split("-")
    return (a, b) if a <= b else (b, a)
