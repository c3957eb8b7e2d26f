"""Rows 1, 2 and 4: missing is never zero, duplicates, weekdays and bands."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.insight.row import Row, judged, reported
from benchmarks.insight.series_files import gdelt_days
from benchmarks.insight.years import Year
from detente.analyse.days import day_series
from detente.analyse.dyad import make_dyad
from detente.analyse.events import clean
from detente.analyse.expectation import coverage_of_bands, expect
from detente.analyse.identity import run_id
from detente.analyse.series import SeriesMaker
from detente.analyse.turning import ThinError, turning_points
from detente.analyse.weekdays import attention, weekday_effects

if TYPE_CHECKING:
    from detente.analyse.days import Numbers, Places


def missing(years: Sequence[Year], folder: Path) -> Iterator[Row]:
    """Yield row 1."""
    days, dyads = gdelt_days(folder / "gdelt_daily_selected_dyads.csv")
    between = (days[-1] - days[0]).days + 1 - len(days)
    series = [day_series(days, values)[1] for values in dyads.values()]
    empty = {int(np.isnan(s).sum()) for s in series}
    yield judged(
        1, "GDELT's missing days", f"{between} days NA", f"{sorted(empty)} days NA", empty == {between}
    )
    for one in years:
        gaps = [d for d, gap in zip(one.maker.calendar.days, one.maker.calendar.gaps, strict=True) if gap]
        yield reported(
            1, f"ICEWS {one.name}: days NA", f"{len(gaps)} ({', '.join(d.isoformat()[5:] for d in gaps)})"
        )
        shuffled = list(one.rows)
        random.Random(1).shuffle(shuffled)
        again = run_id(clean(shuffled), {}), run_id(one.events, {})
        yield judged(
            1,
            f"run id of ICEWS {one.name}, rows shuffled",
            "the same",
            " / ".join(again),
            len(set(again)) == 1,
        )


def duplicates(one: Year) -> Iterator[Row]:
    """Yield row 2: a tenth of the rows once more, told by another report."""
    drawn = random.Random(2).sample(one.rows, len(one.rows) // 10)
    doubled = clean([*one.rows, *(replace(row, reports=(f"copy of {row.reports[0]}",)) for row in drawn)])
    same = len(doubled.rows) == len(one.events.rows)
    yield judged(
        2,
        f"ICEWS {one.name}, {len(drawn)} rows injected again",
        "no unique count changes",
        f"{len(one.events.rows)} -> {len(doubled.rows)} events",
        same,
    )
    maker, most = SeriesMaker(doubled), 0
    for pair, dyad in one.dyads.items():
        try:
            before, after = turning_points(dyad), turning_points(make_dyad(maker, *pair))
        except ThinError:
            continue
        moves = [_nearest(p.day, [q.day for q in after]) for p in before]
        most = max([most, abs(len(before) - len(after)), *moves])
    yield judged(2, "largest move of a turning point", "<= 1 day", f"{most} days", most <= 1)


def weekdays(one: Year) -> Iterator[Row]:
    """Yield the first part of row 4: effects fitted on the first half, tried on the second."""
    calendar = one.maker.calendar
    past = np.arange(len(calendar)) < len(calendar) // 2
    raw, inside, held_out = [], [], []
    for dyad in one.dyads.values():
        heed = attention(dyad.series.exposure, calendar)
        effects = weekday_effects(np.where(past, dyad.total, np.nan), calendar, heed)
        raw.append(_ratio(dyad.total, calendar.weekdays))
        inside.append(_ratio(dyad.total / dyad.factor, calendar.weekdays))
        later = np.where(past, np.nan, dyad.total / effects.factor(calendar, heed))
        held_out.append(_ratio(later, calendar.weekdays))
    found = float(np.median(inside))
    yield judged(
        4,
        f"ICEWS {one.name}: weekday/weekend ratio, median of {len(raw)} dyads",
        "0.95-1.05",
        f"raw {np.median(raw):.2f}, adjusted {found:.2f}, effects from the first half on the second "
        f"{np.median(held_out):.2f}",
        0.95 <= found <= 1.05,
    )


def bands(one: Year) -> Iterator[Row]:
    """Yield the second part of row 4: each day against the band that the days before it give."""
    calendar, random_ = one.maker.calendar, np.random.default_rng(4)
    past = np.arange(len(calendar)) < len(calendar) // 2
    exact, plain, busy = [], [], []
    for dyad in one.dyads.values():
        heed = attention(dyad.series.exposure, calendar)
        effects = weekday_effects(np.where(past, dyad.total, np.nan), calendar, heed)
        factor = effects.factor(calendar, heed)
        for counts in (dyad.total, dyad.conflict, dyad.cooperation):
            expectation = expect(counts, factor)
            later = np.where(past, np.nan, counts)
            exact.append(coverage_of_bands(later, expectation, 0.9, random_).mean())
            low, high = expectation.quantile(0.05), expectation.quantile(0.95)
            known = ~np.isnan(later) & ~np.isnan(low)
            inside = ((later >= low) & (later <= high))[known].mean()
            plain.append(inside)
            if np.nanmean(counts) >= 3:
                busy.append(inside)
    found = float(np.mean(exact))
    yield judged(
        4,
        f"ICEWS {one.name}: 90 % bands on held-out days, {len(exact)} series",
        "0.85-0.95",
        f"{found:.3f} (10th-90th percentile {np.percentile(exact, 10):.3f}-{np.percentile(exact, 90):.3f}); "
        f"as whole counts {np.mean(plain):.3f}, of series with 3 a day {np.mean(busy):.3f}",
        0.85 <= found <= 0.95,
    )


def _nearest(day: date, others: Sequence[date]) -> int:
    return min((abs((day - other).days) for other in others), default=999)


def _ratio(values: Numbers, weekday: Places) -> float:
    return float(np.nanmean(values[weekday < 5]) / np.nanmean(values[weekday >= 5]))
