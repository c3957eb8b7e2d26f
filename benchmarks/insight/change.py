"""Rows 5 to 7: turning points, alerts and slow build-up, against dated events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np

from benchmarks.insight.row import Row, blind_rate, judged, reported
from benchmarks.insight.series_files import Known
from benchmarks.insight.years import Year
from detente.analyse.turning import ThinError, turning_points

WITHIN = 3


def turning(one: Year, *, asked: bool) -> Iterator[Row]:
    """Yield row 5: how many dated events lie within three days of a turning point, and a blind guess's part."""
    for name, events in (("the data's own list", one.known), ("our wider list", one.wider)):
        hits, rates, missed = 0, [], []
        for known in events:
            found = _turning_days(one, known)
            if found is None:
                missed.append(f"{known.label} (thin: refused)")
                continue
            rates.append(blind_rate(found, one.maker.calendar.days, WITHIN))
            hit = any(abs((day - known.day).days) <= WITHIN for day in found)
            hits += hit
            if not hit:
                missed.append(known.label)
        share, blind = hits / len(events), float(np.mean(rates))
        found_ = f"{hits} of {len(events)}, {share / blind:.1f} x the blind rate {blind:.3f}; missed: {_listed(missed)}"
        what = f"{one.name}, {name}: dated events within {WITHIN} days of a turning point"
        if asked and events is one.known:
            yield judged(5, what, ">= 5 of 6, >= 4 x blind", found_, share >= 5 / 6 and share >= 4 * blind)
        else:
            yield reported(5, what, found_)


def _turning_days(one: Year, known: Known) -> Sequence[date] | None:
    try:
        return [point.day for point in turning_points(one.dyads[known.pair])]
    except (KeyError, ThinError):
        return None


def _listed(missed: Sequence[str]) -> str:
    return ", ".join(missed) or "none"
