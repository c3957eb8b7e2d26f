"""Rows 1 to 4: missing is never zero, duplicates, mirrored rows, weekdays and bands."""

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
from detente.analyse.events import DyadEvent, clean, mirrored_share
from detente.analyse.expectation import coverage_of_bands, expect
from detente.analyse.identity import run_id
from detente.analyse.series import SeriesMaker
from detente.analyse.turning import ThinError, turning_points
from detente.analyse.weekdays import attention, weekday_effects

if TYPE_CHECKING:
    from detente.analyse.days import Numbers, Places


_DONE_TOGETHER = ("04", "057", "06")
"""CAMEO's codes of what takes two: talks and visits, signing a treaty, joint work."""


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


def mirrors(one: Year) -> Iterator[Row]:
    """Yield row 3."""
    before, after = mirrored_share(one.rows), mirrored_share(one.events.rows)
    yield judged(
        3, f"ICEWS {one.name}: mirrored share", "0.350 -> 0", f"{before:.3f} -> {after:.3f}", after == 0
    )
    days = one.maker.calendar.days
    raw, clean_ = _directions(one.rows, days), _directions(one.events.rows, days)
    pairs = [p for p in one.dyads if p in raw and p[::-1] in raw and p in clean_ and p[::-1] in clean_]
    mean_raw = np.mean([np.corrcoef(raw[p], raw[p[::-1]])[0, 1] for p in pairs])
    mean_clean = np.mean([np.corrcoef(clean_[p], clean_[p[::-1]])[0, 1] for p in pairs])
    freed = [_correlation(*(_freed(one, p, clean_[q]) for q in (p, p[::-1]))) for p in pairs]
    yield judged(
        3,
        f"same-day correlation of directions, {len(pairs)} dyads: raw -> undirected -> weekday and level out",
        "0.50 -> about 0.15",
        f"{mean_raw:.2f} -> {mean_clean:.2f} -> {np.mean(freed):.2f}",
        float(np.mean(freed)) <= 0.2,
    )
    yield reported(3, "what is left of it, and in which events", _left(one, pairs))


def _left(one: Year, pairs: Sequence[tuple[str, str]]) -> str:
    """Return the correlation once what both did together on the day is given, and of some kinds of events.

    Events done together stand in neither direction, so they show how much news of the two there was.
    """
    days = one.maker.calendar.days
    counted = _directions(one.events.rows, days)
    given = []
    for pair in pairs:
        one_way, other_way = (_freed(one, pair, counted[side]) for side in (pair, pair[::-1]))
        together = _freed(one, pair, one.dyads[pair].series.values["together", "n"])
        given.append(_partial_correlation(one_way, other_way, together))
    told = [f"given the day's events done together {np.mean(given):.2f}"]
    for name, quads in (("cooperation", {1, 2}), ("conflict", {3, 4}), ("material conflict", {4})):
        counted = _directions([row for row in one.events.rows if row.quad_class in quads], days)
        enough = [p for p in pairs if p in counted and p[::-1] in counted]
        found = [_correlation(*(_freed(one, p, counted[q]) for q in (p, p[::-1]))) for p in enough]
        told.append(f"{name} {np.mean(found):.2f} ({len(enough)} dyads)")
    meetings = [row for row in one.events.rows if row.type.startswith(_DONE_TOGETHER)]
    told.append(
        f"of {len(meetings)} meetings, treaties and joint work {sum(r.directed for r in meetings)} are directed"
    )
    return "; ".join(told)


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


def _directions(rows: Sequence[DyadEvent], days: Sequence[date]) -> dict[tuple[str, str], Numbers]:
    place = {day: n for n, day in enumerate(days)}
    counted: dict[tuple[str, str], Numbers] = {}
    for row in rows:
        if row.directed:
            key = row.actor_country, row.recipient_country
            counted.setdefault(key, np.zeros(len(days)))[place[row.day]] += 1
    return {key: values for key, values in counted.items() if values.sum() >= 20}


def _freed(one: Year, pair: tuple[str, str], counts: Numbers) -> Numbers:
    """Return square roots of the counts without weekday, amount of news and the level of five weeks."""
    factor = one.dyads[pair].factor
    roots = np.sqrt(counts / factor)
    known = np.where(np.isnan(roots), 0.0, 1.0)
    window = np.ones(35)
    level = np.convolve(np.nan_to_num(roots), window, "same") / np.convolve(known, window, "same")
    freed: Numbers = roots - level
    return freed


def _partial_correlation(x: Numbers, y: Numbers, given: Numbers) -> float:
    known = ~np.isnan(x) & ~np.isnan(y) & ~np.isnan(given)
    r = np.corrcoef([x[known], y[known], given[known]])
    return float((r[0, 1] - r[0, 2] * r[1, 2]) / np.sqrt((1 - r[0, 2] ** 2) * (1 - r[1, 2] ** 2)))


def _correlation(x: Numbers, y: Numbers) -> float:
    known = ~np.isnan(x) & ~np.isnan(y)
    return float(np.corrcoef(x[known], y[known])[0, 1])
