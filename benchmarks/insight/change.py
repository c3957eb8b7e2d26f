"""Rows 5 to 7: turning points, alerts and slow build-up, against dated events."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.insight.row import Row, blind_rate, judged, reported
from benchmarks.insight.series_files import Known
from benchmarks.insight.years import Year
from detente.analyse.alerts import (
    BUILD_UP_THRESHOLDS,
    OUTBURST_THRESHOLDS,
    build_up_steps,
    build_ups,
    calibrated,
    cusum_onsets,
    onsets,
    outburst_scores,
    outbursts,
)
from detente.analyse.dyad import Dyad
from detente.analyse.turning import ThinError, turning_points

if TYPE_CHECKING:
    from detente.analyse.days import Numbers

    Find = Callable[[Numbers, float], list[int]]

WITHIN = 3


def turning(one: Year, *, asked: bool) -> Iterator[Row]:
    """Yield row 5: how many dated events lie within three days of a turning point, and a blind guess's part.

    Once with the peaks of bursts, which enlarge the blind guess's part, too, and once without.
    """
    for name, events in (("the data's own list", one.known), ("our wider list", one.wider)):
        for peaks in (True, False):
            share, blind, told = _near_turning(one, events, peaks=peaks)
            what = f"{one.name}, {name}: dated events within {WITHIN} days of a turning point"
            what += " or the peak of a burst" if peaks else ""
            if asked and peaks and events is one.known:
                yield judged(5, what, ">= 5 of 6, >= 4 x blind", told, share >= 5 / 6 and share >= 4 * blind)
            else:
                yield reported(5, what, told)


def _near_turning(one: Year, events: Sequence[Known], *, peaks: bool) -> tuple[float, float, str]:
    """Return the share of events near a turning point, the blind rate, and both in words."""
    hits, rates, missed = 0, [], []
    for known in events:
        found = _turning_days(one, known, peaks=peaks)
        if found is None:
            missed.append(f"{known.label} (thin: refused)")
            continue
        rates.append(blind_rate(found, one.maker.calendar.days, WITHIN))
        hit = any(abs((day - known.day).days) <= WITHIN for day in found)
        hits += hit
        if not hit:
            missed.append(known.label)
    share, blind = hits / len(events), float(np.mean(rates))
    told = f"{hits} of {len(events)}, {share / blind:.1f} x the blind rate {blind:.3f}; missed: {_listed(missed)}"
    return share, blind, told


def _turning_days(one: Year, known: Known, *, peaks: bool) -> Sequence[date] | None:
    try:
        points = turning_points(one.dyads[known.pair])
    except (KeyError, ThinError):
        return None
    return [point.day for point in points] + [point.peak for point in points if point.peak and peaks]


def _listed(missed: Sequence[str]) -> str:
    return ", ".join(missed) or "none"


RATES = (0.5, 1, 2, 4, 8, 12)


def outburst_calibration(first: Year) -> Iterator[Row]:
    """Yield whether the thresholds of outbursts that are shipped are those of 2018."""
    yield _calibration(6, OUTBURST_THRESHOLDS, [outburst_scores(d) for d in first.dyads.values()], onsets)


def build_up_calibration(first: Year) -> Iterator[Row]:
    """Yield whether the thresholds of build-ups that are shipped are those of 2018."""
    yield _calibration(
        7, BUILD_UP_THRESHOLDS, [build_up_steps(d) for d in first.dyads.values()], cusum_onsets
    )


def _calibration(number: int, shipped: Mapping[float, float], scores: Sequence[Numbers], find: Find) -> Row:
    found = {rate: calibrated(scores, rate, find) for rate in RATES}
    same = all(abs(shipped[rate] - found[rate]) <= 0.02 * found[rate] for rate in RATES)
    told = ", ".join(f"{rate:g}: {found[rate]:.2f}" for rate in RATES)
    return judged(number, "thresholds by alerts a dyad-year, on 2018", "those shipped", told, same)


def outburst_rates(first: Year, second: Year) -> Iterator[Row]:
    """Yield row 6."""
    scores = [outburst_scores(d) for d in second.dyads.values()]
    for rate in (1, 2, 4, 8):
        found = _rate(scores, OUTBURST_THRESHOLDS[rate], onsets)
        met = rate / 2 <= found <= rate * 2
        yield judged(
            6, f"{rate} alerts a dyad-year, set on 2018: rate on 2021", "x 0.5-2", f"{found:.2f}", met
        )
    for one in (first, second):
        for name, events in (("the data's own list", one.known), ("our wider list", one.wider)):
            yield reported(
                6,
                f"{one.name}, {name}: dated events within {WITHIN} days of an alert, 4 a dyad-year",
                _recall(one, events, lambda d: [a.day for a in outbursts(d, 4)], WITHIN),
            )


def slow(first: Year, second: Year) -> Iterator[Row]:
    """Yield row 7."""
    found = _rate([build_up_steps(d) for d in second.dyads.values()], BUILD_UP_THRESHOLDS[2], cusum_onsets)
    yield judged(
        7, "2 build-ups a dyad-year, set on 2018: rate on 2021", "x 0.5-2", f"{found:.2f}", 1 <= found <= 4
    )
    caught = {}
    for one, label in ((first, "Singapore"), (first, "Helsinki"), (second, "Geneva")):
        known = next(k for k in one.known if k.label.startswith(label))
        days = [a.day for a in build_ups(one.dyads[known.pair], 2)]
        near = min(((day - known.day).days for day in days), key=abs, default=999)
        caught[label] = abs(near) <= 7
        blind = blind_rate(days, one.maker.calendar.days[28:], 7)
        yield reported(
            7,
            f"{known.label} {known.day}: nearest build-up at 2 a dyad-year",
            f"{near:+d} days; {len(days)} in the year, blind rate {blind:.2f}",
        )
    met = caught["Singapore"] and (caught["Helsinki"] or caught["Geneva"])
    yield judged(7, "USA-PRK June 2018, and Helsinki or Geneva", "within 7 days", str(caught), met)


def _rate(scores: Sequence[Numbers], threshold: float, find: Find) -> float:
    years = sum(int((~np.isnan(s)).sum()) for s in scores) / 365
    return sum(len(find(s, threshold)) for s in scores) / years


def _recall(one: Year, events: Sequence[Known], found: Callable[[Dyad], Sequence[date]], within: int) -> str:
    days = one.maker.calendar.days
    judged_events = [k for k in events if (k.day - days[0]).days >= 28]
    hits, rates, missed = 0, [], []
    for known in judged_events:
        if (dyad := one.dyads.get(known.pair)) is None:
            missed.append(f"{known.label} (thin)")
            continue
        on = found(dyad)
        rates.append(blind_rate(on, days, within))
        hit = any(abs((day - known.day).days) <= within for day in on)
        hits += hit
        if not hit:
            missed.append(known.label)
    return f"{hits} of {len(judged_events)}, blind rate {np.mean(rates):.3f}; missed: {_listed(missed)}"
