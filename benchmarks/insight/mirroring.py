"""Row 3: mirrored rows, and the same-day correlation of the two directions by several definitions of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.insight.row import Row, judged, reported
from benchmarks.insight.years import Year
from detente.analyse.events import DyadEvent, mirrored_share

if TYPE_CHECKING:
    from detente.analyse.days import Numbers

    Pair = tuple[str, str]
    Directions = dict[Pair, Numbers]

_DONE_TOGETHER = ("04", "057", "06")
"""CAMEO's codes of what takes two: talks and visits, signing a treaty, joint work."""

_FEWEST_A_SIDE = 20
_MANY_A_SIDE = 150
_SHIFT = timedelta(days=35)


def mirrors(one: Year, *, asked: bool) -> Iterator[Row]:
    """Yield row 3: the share, then the correlation before and after, each time by one definition.

    What is asked does not say how days are compared; it is judged by their changes, whose value before is the
    nearest to the one named.
    """
    before, after = mirrored_share(one.rows), mirrored_share(one.events.rows)
    if asked:
        told = f"{before:.3f} -> {after:.3f}"
        yield judged(3, f"ICEWS {one.name}: mirrored share", "0.350 -> 0", told, after == 0)
    days = one.maker.calendar.days
    raw, clean = _directions(one.rows, days), _directions(one.events.rows, days)
    pairs = _enough(one, (raw, clean), _FEWEST_A_SIDE)
    for name, measure in _MEASURES.items():
        both = [_mean(one, pairs, counted, measure) for counted in (raw, clean)]
        told = f"{both[0]:.2f} -> {both[1]:.2f}"
        what = f"ICEWS {one.name}: same-day correlation of directions, {len(pairs)} dyads, {name}"
        if asked and measure is _changes:
            many = _enough(one, (raw, clean), _MANY_A_SIDE)
            more = [_mean(one, many, counted, measure) for counted in (raw, clean)]
            told += f"; {len(many)} dyads with {_MANY_A_SIDE} a side {more[0]:.2f} -> {more[1]:.2f}"
            yield judged(3, what, "0.50 -> about 0.15", told, both[1] <= 0.2)
        else:
            yield reported(3, what, told)
    yield reported(3, f"ICEWS {one.name}: also without what both countries do that day", _apart(one, pairs))
    yield reported(3, f"ICEWS {one.name}: what is left, weekday, news and level out", _left(one, pairs))


def _counts(one: Year, _: Pair, counts: Numbers) -> Numbers:
    return np.where(one.maker.calendar.gaps, np.nan, counts)


def _freed(one: Year, pair: Pair, counts: Numbers) -> Numbers:
    """Return square roots of the counts without weekday, amount of news and the level of five weeks."""
    factor = one.dyads[pair if pair in one.dyads else pair[::-1]].factor
    roots = np.sqrt(counts / factor)
    known = np.where(np.isnan(roots), 0.0, 1.0)
    window = np.ones(35)
    level = np.convolve(np.nan_to_num(roots), window, "same") / np.convolve(known, window, "same")
    freed: Numbers = roots - level
    return freed


def _changes(one: Year, pair: Pair, counts: Numbers) -> Numbers:
    """Return by how much the logarithm of the count differs from that of the day before."""
    return np.diff(np.log1p(_counts(one, pair, counts)))


def _freed_changes(one: Year, pair: Pair, counts: Numbers) -> Numbers:
    return np.diff(_freed(one, pair, counts))


_MEASURES: Mapping[str, Callable[[Year, Pair, Numbers], Numbers]] = {
    "of counts": _counts,
    "of counts with weekday, news and level out": _freed,
    "of changes from day to day (logs)": _changes,
    "of changes from day to day, weekday, news and level out": _freed_changes,
}


def _enough(one: Year, counted: Sequence[Directions], fewest: int) -> list[Pair]:
    """Return the dyads that have so many events a side in all of these."""
    none = np.zeros(1)
    return [
        pair
        for pair in one.dyads
        if all(c.get(side, none).sum() >= fewest for c in counted for side in (pair, pair[::-1]))
    ]


def _mean(
    one: Year, pairs: Sequence[Pair], counted: Directions, measure: Callable[[Year, Pair, Numbers], Numbers]
) -> float:
    none = np.zeros(len(one.maker.calendar))
    found = [_correlation(*(measure(one, p, counted.get(q, none)) for q in (p, p[::-1]))) for p in pairs]
    return float(np.nanmean(found))


def _apart(one: Year, pairs: Sequence[Pair]) -> str:
    """Return the correlations where a type that both countries do to each other on a day counts for neither.

    Whoever acted for them. That leaves less than chance would: so the same is done once more with one side's days
    moved by five weeks, which shows how much less.
    """
    days, rows = one.maker.calendar.days, [row for row in one.events.rows if row.directed]
    moved = [
        replace(row, day=_within(row.day + _SHIFT, days))
        if row.actor_country > row.recipient_country
        else row
        for row in rows
    ]
    told = []
    for name, measure in _MEASURES.items():
        found, chance = (_mean(one, pairs, _directions(_one_sided(r), days), measure) for r in (rows, moved))
        told.append(f"{name} {found:.2f}, by chance {chance:.2f}")
    return "; ".join(told)


def _within(day: date, days: Sequence[date]) -> date:
    return day if day <= days[-1] else day - timedelta(days=len(days))


def _one_sided(rows: Sequence[DyadEvent]) -> Iterator[DyadEvent]:
    done = {(row.day, row.actor_country, row.type, row.recipient_country) for row in rows}
    return (r for r in rows if (r.day, r.recipient_country, r.type, r.actor_country) not in done)


def _left(one: Year, pairs: Sequence[Pair]) -> str:
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
        enough = [p for p in pairs if p in _enough(one, (counted,), _FEWEST_A_SIDE)]
        told.append(f"{name} {_mean(one, enough, counted, _freed):.2f} ({len(enough)} dyads)")
    meetings = [row for row in one.events.rows if row.type.startswith(_DONE_TOGETHER)]
    told.append(
        f"of {len(meetings)} meetings, treaties and joint work {sum(r.directed for r in meetings)} are directed"
    )
    return "; ".join(told)


def _directions(rows: Iterable[DyadEvent], days: Sequence[date]) -> Directions:
    place = {day: n for n, day in enumerate(days)}
    counted: Directions = {}
    for row in rows:
        if row.directed:
            key = row.actor_country, row.recipient_country
            counted.setdefault(key, np.zeros(len(days)))[place[row.day]] += 1
    return counted


def _partial_correlation(x: Numbers, y: Numbers, given: Numbers) -> float:
    known = ~np.isnan(x) & ~np.isnan(y) & ~np.isnan(given)
    r = np.corrcoef([x[known], y[known], given[known]])
    return float((r[0, 1] - r[0, 2] * r[1, 2]) / np.sqrt((1 - r[0, 2] ** 2) * (1 - r[1, 2] ** 2)))


def _correlation(x: Numbers, y: Numbers) -> float:
    known = ~np.isnan(x) & ~np.isnan(y)
    return float(np.corrcoef(x[known], y[known])[0, 1])
