"""All dyads of a set of events, those first that changed most."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from math import log

from detente.analyse.alerts import Alert, outbursts
from detente.analyse.change import Change, corrected, whole_changes
from detente.analyse.dyad import make_dyad
from detente.analyse.events import DyadEvents
from detente.analyse.series import SeriesMaker
from detente.analyse.weekdays import FEWEST_EVENTS

FEWEST_TO_RANK = 30


@dataclass(frozen=True, slots=True)
class Ranked:
    """A dyad, its changes of conflict and cooperation, and its alerts in the recent days.

    p-values of the changes are corrected for all tests of all dyads.
    """

    a: str
    b: str
    events: int
    conflict: Change | None
    cooperation: Change | None
    alerts: tuple[Alert, ...]

    @property
    def strength(self) -> float:
        """Return what dyads are ranked by: how sure the surest change is, weighed by its size."""
        return max(
            (abs(log(c.ratio)) * (1 - c.corrected_p) for c in (self.conflict, self.cooperation) if c),
            default=0.0,
        )


@dataclass(frozen=True, slots=True)
class Ranking:
    """The dyads in order, how many were left out as too thin, and how many tests were made."""

    dyads: tuple[Ranked, ...]
    thin: int
    tests: int


def ranking(events: DyadEvents, since: date | None = None, alerts_a_year: float = 4.0) -> Ranking:
    """Return all dyads with 30 events or more by change since a day (default: the last four weeks).

    The figures are those that `answer` gives for the same dyad, except that p-values are corrected for the
    tests of all dyads.
    """
    maker = SeriesMaker(events)
    found: list[Ranked] = []
    for pair, rows in sorted(maker.by_pair.items()):
        if len(rows) < FEWEST_TO_RANK:
            continue
        dyad = make_dyad(maker, *pair)
        conflict, cooperation = whole_changes(dyad, since)
        start = next((c.since for c in (conflict, cooperation) if c), events.last)
        alerts = outbursts(dyad, alerts_a_year) if len(rows) >= FEWEST_EVENTS else ()
        recent = tuple(alert for alert in alerts if alert.day >= start)
        found.append(Ranked(*pair, len(rows), conflict, cooperation, recent))
    tested = [c for ranked in found for c in (ranked.conflict, ranked.cooperation) if c is not None]
    new = dict(zip(map(id, tested), corrected(tested), strict=True))
    dyads = [
        replace(r, conflict=new.get(id(r.conflict)), cooperation=new.get(id(r.cooperation))) for r in found
    ]
    dyads.sort(key=lambda r: (-r.strength, r.a, r.b))
    return Ranking(tuple(dyads), len(maker.by_pair) - len(found), len(tested))
