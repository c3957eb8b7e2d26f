"""The two years of ICEWS, read once, with the dyads that have enough in them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from benchmarks.insight.series_files import Known, icews_rows, known_events
from detente.analyse.dyad import Dyad, make_dyad
from detente.analyse.events import DyadEvent, DyadEvents, clean
from detente.analyse.series import SeriesMaker
from detente.analyse.weekdays import FEWEST_EVENTS

WIDER = Path(__file__).with_name("known.tsv")


@dataclass(frozen=True)
class Year:
    """A year of ICEWS; `known` are the dated events of the data's own list that fall in it, `wider` of ours."""

    name: str
    rows: tuple[DyadEvent, ...]
    known: tuple[Known, ...]
    wider: tuple[Known, ...]

    @cached_property
    def events(self) -> DyadEvents:
        """Return the events, each once."""
        return clean(self.rows)

    @cached_property
    def maker(self) -> SeriesMaker:
        """Return what makes the series of any dyad."""
        return SeriesMaker(self.events)

    @cached_property
    def dyads(self) -> dict[tuple[str, str], Dyad]:
        """Return the dyads with 150 events or more, by pair."""
        pairs = sorted(pair for pair, rows in self.maker.by_pair.items() if len(rows) >= FEWEST_EVENTS)
        return {pair: make_dyad(self.maker, *pair) for pair in pairs}


@cache
def year(folder: Path, name: str) -> Year:
    """Return a year ("2018" or "2021") of the data in a folder."""
    rows = icews_rows(folder / f"crossborder_events_icews{name[2:]}.csv.gz")
    first, last = min(r.day for r in rows), max(r.day for r in rows)

    def within(events: tuple[Known, ...]) -> tuple[Known, ...]:
        return tuple(k for k in events if first <= k.day <= last)

    lists = known_events(folder / "known_events.csv"), known_events(WIDER, tabs=True)
    return Year(name, rows, within(lists[0]), within(lists[1]))
