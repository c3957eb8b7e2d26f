"""What a figure was computed from: the series, the parameters and the way, by the figure's name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from detente.analyse.alerts import SLOW, Alert
from detente.analyse.answer import DyadAnswer
from detente.analyse.basis_models import of_forecast, of_persistence, of_reaction
from detente.analyse.change import BEFORE_DAYS, RECENT_DAYS, Change
from detente.analyse.expectation import MEMORY, WARM_UP, expect
from detente.analyse.figures import (
    Basis,
    alert_name,
    cell,
    change_name,
    forecast_name,
    reaction_name,
    turning_name,
)
from detente.analyse.series import QUAD_NAMES
from detente.analyse.turning import LONGEST_BURST, PENALTY, SHORTEST, TurningPoint

if TYPE_CHECKING:
    from detente.analyse.days import Numbers

_DAYS_BEFORE_ALERT = 90
"""Days before an outburst that are shown with it."""


def bases(told: DyadAnswer) -> Mapping[str, Callable[[], Basis]]:
    """Return what makes the basis of each figure of an answer, by its name."""
    found: dict[str, Callable[[], Basis]] = {
        "coverage": lambda: _coverage(told),
        "rows": lambda: _rows_received(told),
    }
    for c in told.changes:
        found[change_name(c)] = partial(_change, told, c)
    for number, point in enumerate(told.turning_points, start=1):
        found[turning_name(number)] = partial(_turning, told, number, point)
    for alert in told.alerts:
        found[alert_name(alert)] = partial(_alert, told, alert)
    for reaction in (*told.reactions, *told.triangles):
        found[reaction_name(reaction)] = partial(of_reaction, told, reaction)
    for forecast in told.forecasts:
        found[forecast_name(forecast)] = partial(of_forecast, told, forecast)
    if told.persistence is not None:
        found["persistence"] = lambda: of_persistence(told)
    return found


def _change(told: DyadAnswer, c: Change) -> Basis:
    counts = _counts_of(told, c)
    days, at = told.dyad.calendar.days, told.dyad.calendar.number(c.since)
    start = max(0, at - BEFORE_DAYS)
    rows = tuple(
        (days[n], "since" if n >= at else "before", cell(counts[n]), cell(told.dyad.factor[n]))
        for n in range(start, len(days))
    )
    spans = {}
    for name in ("before", "since"):
        known = [
            (row[2], row[3]) for row in rows if row[1] == name and row[2] is not None and row[3] is not None
        ]
        spans[name] = len(known), sum(n for n, _ in known), sum(f for _, f in known)
    return Basis(
        change_name(c),
        f"{c.what} {_direction(told, c.direction)}, since {c.since} against the year before",
        "Events are added up before and since, each divided by how much news there was (a day of "
        "average news counts 1, "
        "and weekdays are taken out). The ratio of the two rates has a 90 % interval from the noise "
        "of weeks, which is "
        "widened where busy weeks follow busy weeks (quasi-Poisson). The p-value is that of no change.",
        (
            ("a day before", f"{c.before:.4f}"),
            ("a day since", f"{c.after:.4f}"),
            ("times", f"{c.ratio:.4f}"),
            ("90 % interval", f"{c.low:.4f} to {c.high:.4f}"),
            ("p", f"{c.p:.6f}"),
            ("corrected p", f"{c.corrected_p:.6f}"),
        ),
        (
            *((f"{name}: days, events, news", f"{d}; {n:.0f}; {f:.2f}") for name, (d, n, f) in spans.items()),
            ("longest time before", f"{BEFORE_DAYS} days"),
            ("time since", f"{RECENT_DAYS} days"),
            ("correction", f"Benjamini-Hochberg over {len(told.changes)} series"),
        ),
        ("day", "part", "events", "news"),
        rows,
    )


def _turning(told: DyadAnswer, number: int, p: TurningPoint) -> Basis:
    counts, factor, days = told.dyad.series.quad(p.quad_class), told.dyad.factor, told.dyad.calendar.days
    first, last = (told.dyad.calendar.number(day) for day in (p.level_first, p.level_last))
    rows = tuple(
        (days[n], "after" if days[n] >= p.day else "before", cell(counts[n]), cell(counts[n] / factor[n]))
        for n in range(first, last + 1)
    )
    return Basis(
        turning_name(number),
        f"Turning point {number}: {QUAD_NAMES[p.quad_class]} {'up' if p.rises else 'down'} on {p.day}",
        "The days on which the level of any of four classes of events changed are found by PELT in "
        "counts freed of weekdays "
        "and of the amount of news, square roots of which are divided by a robust measure of their "
        "noise. Before and after "
        "are means of the events a day of average news over the days that stand here.",
        (
            ("before", f"{p.before[p.quad_class - 1]:.4f}"),
            ("after", f"{p.after[p.quad_class - 1]:.4f}"),
            ("kind", p.kind if p.until is None else f"burst until {p.until}, furthest on {p.peak}"),
            ("strength", f"{p.strength:.3f}"),
        ),
        (
            ("level before", f"{p.level_first} to {p.day - timedelta(days=1)}"),
            ("level after", f"{p.day} to {p.level_last}"),
            ("cost of one more turning point", f"{PENALTY:g} times log(days) a class"),
            ("shortest level", f"{SHORTEST} days"),
            ("longest burst", f"{LONGEST_BURST} days"),
        ),
        ("day", "part", "events", "events of average news"),
        rows,
    )


def _alert(told: DyadAnswer, alert: Alert) -> Basis:
    dyad = told.dyad
    counts = _counts_of_alert(told, alert)
    builds = alert.kind == "build-up"
    memory = SLOW if builds else MEMORY
    expectation = expect(counts, dyad.factor, memory)
    low, high = expectation.quantile(0.05), expectation.quantile(0.95)
    at = dyad.calendar.number(alert.day)
    start = max(0, dyad.calendar.number(alert.first) - (0 if builds else _DAYS_BEFORE_ALERT))
    rows = tuple(
        (
            dyad.calendar.days[n], cell(counts[n]), cell(dyad.factor[n]), cell(expectation.mean[n]),
            cell(low[n]), cell(high[n]),
        )
        for n in range(start, at + 1)
    )  # fmt: skip
    says = (
        "Found and expected are sums over the days. An alert is given when the sum of how far days lie above the "
        "slowly moving level passes a threshold (CUSUM)."
        if builds
        else "Found and expected are sums over the days up to the alert, the last ones here. What was expected is a "
        "moving mean of the days before, times how much news the day had; the score is how unlikely so many events "
        "were, by themselves or at the end of a surge."
    )
    return Basis(
        alert_name(alert),
        f"{alert.kind[:1].upper()}{alert.kind[1:]} of {alert.of} on {alert.day}",
        says,
        (
            ("found", f"{alert.found:.0f}"),
            ("expected", f"{alert.expected:.4f}"),
            ("times", f"{alert.times:.2f}"),
            ("days", f"{alert.first} to {alert.day}" if alert.over > 1 else f"{alert.day}"),
            ("score", f"{alert.score:.3f}"),
        ),
        (
            ("alerts wanted a dyad-year", f"{told.alerts_a_year:g}"),
            ("weight of the newest day", f"{memory:g}"),
            ("days to begin with", f"{WARM_UP}"),
        ),
        ("day", "events", "news", "expected", "5 %", "95 %"),
        rows,
    )


def _counts_of_alert(told: DyadAnswer, alert: Alert) -> Numbers:
    quads = {name: number for number, name in QUAD_NAMES.items()}
    if alert.of in quads:
        return told.dyad.series.quad(quads[alert.of])
    sides = {"conflict": told.dyad.conflict, "cooperation": told.dyad.cooperation}
    return sides.get(alert.of, told.dyad.total)


def _coverage(told: DyadAnswer) -> Basis:
    calendar = told.dyad.calendar
    missing = [n for n, gap in enumerate(calendar.gaps.tolist()) if gap]
    return Basis(
        "coverage",
        f"{len(missing)} of {len(calendar)} days without coverage",
        "A day is not covered if nothing was received of any country on it, or less than a quarter "
        "of what days of its kind "
        "brought in the four weeks around it. Such days are left out and never counted as zero.",
        (("days without coverage", f"{len(missing)}"), ("days", f"{len(calendar)}")),
        (),
        ("day", "received of all countries"),
        tuple((calendar.days[n], int(calendar.received[n])) for n in missing),
    )


def _rows_received(told: DyadAnswer) -> Basis:
    c = told.cleaning
    kinds = (
        ("events", c.events), ("copies of an event that another row tells", c.copies),
        ("second rows of what both did together", c.mirrored), ("plans, demands, denials and suppositions", c.not_done),
        ("without a day", c.undated), ("before or after the days covered", c.outside),
    )  # fmt: skip
    return Basis(
        "rows",
        f"{c.received} rows of all countries",
        "Each report of an event is a row for each pair of countries on its two sides. What one side "
        "does to the other of one "
        "kind on one day counts once; the rows add up to all that was received.",
        (("received", f"{c.received}"),),
        (),
        ("rows", "how many"),
        kinds,
    )


def _counts_of(told: DyadAnswer, c: Change) -> Numbers:
    if c.direction == "both":
        return told.dyad.conflict if c.what == "conflict" else told.dyad.cooperation
    number = next(n for n, name in QUAD_NAMES.items() if name == c.what)
    return told.dyad.series.values[c.direction, f"quad {number}"]  # type: ignore[index]  # all four are measures


def _direction(told: DyadAnswer, direction: str) -> str:
    return {"a>b": f"by {told.a} towards {told.b}", "b>a": f"by {told.b} towards {told.a}"}.get(
        direction, f"between {told.a} and {told.b}"
    )
