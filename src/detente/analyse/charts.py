"""The charts of a dyad as SVG, each with a text that says the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from math import isnan
from typing import TYPE_CHECKING

from detente.analyse.answer import DyadAnswer
from detente.analyse.charts_around import fan, matrix, network, responses
from detente.analyse.drawing import (
    CONFLICT,
    COOPERATION,
    DIM,
    GRID,
    INK,
    LEFT,
    RIGHT,
    WIDTH,
    Chart,
    Scale,
    area,
    axis,
    box,
    diverging,
    line,
    months,
    straight,
    svg,
    words,
)
from detente.analyse.expectation import expect
from detente.analyse.series import Direction
from detente.analyse.words import counted

if TYPE_CHECKING:
    from detente.analyse.days import Numbers


def charts(told: DyadAnswer) -> dict[str, Chart]:
    """Return all charts of a dyad by name."""
    drawn = [timeline(told), expected(told), heat_calendar(told), matrix(told), network(told)]
    if told.forecasts:
        drawn.append(fan(told))
    if told.reactions:
        drawn.append(responses(told))
    return {chart.name: chart for chart in drawn}


def timeline(told: DyadAnswer) -> Chart:
    """Return who did how much to whom, a panel a direction, turning points numbered."""
    series, days = told.dyad.series, told.dyad.calendar.days
    across = Scale(0, len(days) - 1, LEFT, WIDTH - RIGHT)
    panels: tuple[tuple[Direction, str], ...] = (
        ("a>b", f"{told.a} towards {told.b}"),
        ("b>a", f"{told.b} towards {told.a}"),
        ("together", "together"),
    )
    rows = []
    for direction, _ in panels:
        conflict = series.conflict(direction) / told.dyad.factor
        cooperation = series.cooperation(direction) / told.dyad.factor
        rows.append((smooth(conflict), smooth(cooperation)))
    highest = max(1.0, *(_highest(v) for both in rows for v in both))
    pieces = []
    for n, (conflict, cooperation) in enumerate(rows):
        top, bottom = 54 + n * 130, 150 + n * 130
        up = Scale(0, highest, bottom, top)
        pieces += [
            _gaps(told, across, top, bottom),
            axis(up, LEFT, WIDTH - RIGHT, 2),
        ]
        pieces.append(_labelled(across, up, conflict, cooperation))
    pieces.append(months(days, across, 410, 414))
    for number, point in enumerate(told.turning_points, start=1):
        x = across(told.dyad.calendar.number(point.day))
        pieces.append(straight(x, 22, x, 410, INK, 1, "2 3"))
        pieces.append(
            f'<circle cx="{x}" cy="14" r="9" fill="{INK}"/>'
            + words(x, 18, str(number), at="middle", colour="#fff", size=11)
        )
    pieces += [words(LEFT, 46 + n * 130, name, bold=True) for n, (_, name) in enumerate(panels)]
    points = ", ".join(f"{n} {p.day}" for n, p in enumerate(told.turning_points, 1))
    summary = (
        f"Seven-day means from {days[0]} to {days[-1]}, events a day of average news. "
        f"{counted(len(told.turning_points), 'turning point')}{points and f': {points}'}. Hatched: no coverage."
    )
    return Chart(
        "timeline", "Who did how much to whom", svg(WIDTH, 434, "Directed timeline", summary, pieces), summary
    )


def expected(told: DyadAnswer) -> Chart:
    """Return all events a day against the band that the days before them let expect, with the alerts."""
    dyad, days = told.dyad, told.dyad.calendar.days
    across = Scale(0, len(days) - 1, LEFT, WIDTH - RIGHT)
    expectation = expect(dyad.total, dyad.factor)
    low, high = expectation.quantile(0.05), expectation.quantile(0.95)
    up = Scale(0, max(_highest(dyad.total), _highest(high)), 180, 24)
    pieces = [_gaps(told, across, 24, 180), axis(up, LEFT, WIDTH - RIGHT)]
    pieces.append(area(_points(across, up, high), _points(across, up, low), DIM, 0.22))
    pieces.append(line(_points(across, up, dyad.total), INK, 1.1))
    for alert in told.alerts:
        x, n = across(dyad.calendar.number(alert.day)), dyad.calendar.number(alert.day)
        y = up(float(dyad.total[n])) if dyad.total[n] == dyad.total[n] else 180
        pieces.append(_mark(x, y - 4, alert.kind))
    pieces += [
        months(days, across, 180, 184),
        words(WIDTH - RIGHT + 8, 40, "grey: 90 % band", colour=DIM, size=11),
    ]
    for y, kind, colour in ((58, "outburst", CONFLICT), (76, "build-up", COOPERATION)):
        # Shapes, not signs: few fonts have those.
        pieces += [
            _mark(WIDTH - RIGHT + 13, y, kind),
            words(WIDTH - RIGHT + 23, y, kind, colour=colour, size=11),
        ]
    alerts = ", ".join(f"{a.day} ({a.kind})" for a in told.alerts)
    summary = (
        "All events a day with the band that holds nine days of ten by the days before; "
        f"{counted(len(told.alerts), 'alert')}{alerts and f': {alerts}'}."
    )
    return Chart("alerts", "Days that stand out", svg(WIDTH, 204, "Alerts", summary, pieces), summary)


def heat_calendar(told: DyadAnswer) -> Chart:
    """Return a square a day, a band a year: blue where cooperation, orange where conflict prevails, a dot if busy."""
    calendar, total, conflict = told.dyad.calendar, told.dyad.total, told.dyad.conflict
    years = range(calendar.days[0].year, calendar.days[-1].year + 1)
    # A year alone is drawn from its first day on, several below each other, so that the same weeks are.
    first = [calendar.first if len(years) == 1 else date(year, 1, 1) for year in years]
    weeks = max((day.timetuple().tm_yday + 12) // 7 for day in calendar.days)
    size = max(11.0, min(17.0, (WIDTH - 80) / weeks))
    tops = [22 + n * (7 * size + 26) for n in range(len(years))]
    busy, pieces = _highest(total) / 3, []
    for top in tops:
        pieces += [
            words(34, round(top + size * (n + 0.75), 1), name, at="end", colour=DIM, size=10)
            for n, name in enumerate("MTWTFSS")
        ]
    for n, day in enumerate(calendar.days):
        row = day.year - years[0]
        place = (day - first[row]).days + first[row].weekday()
        x, y = 40 + place // 7 * size, tops[row] + place % 7 * size
        if calendar.gaps[n]:
            fill = "url(#gap)"
        elif not total[n]:
            fill = "#fafaf8"
        else:
            fill = diverging(float(conflict[n] / total[n]))
        pieces.append(box(x, y, size - 1, size - 1, fill, f' stroke="{GRID}" stroke-width="0.5"'))
        if total[n] > busy:
            pieces.append(
                f'<circle cx="{x + size / 2 - 0.5:.1f}" cy="{y + size / 2 - 0.5:.1f}" r="{size / 6:.1f}" fill="#fff"/>'
            )
        if day.day == 1:
            name = day.strftime("%b %Y" if day.month == 1 or n < 31 else "%b")
            pieces.append(words(round(x, 1), tops[row] - 8, name, colour=DIM, size=10))
    bottom = tops[-1] + 7 * size + 16
    pieces += _calendar_key(bottom)
    share = float(_sum(conflict) / max(1.0, _sum(total)))
    summary = f"Each day by the share of conflict among its events; {share:.0%} over all days."
    return Chart(
        "calendar", "Day by day", svg(WIDTH, int(bottom) + 12, "Heat calendar", summary, pieces), summary
    )


def _calendar_key(bottom: float) -> Iterator[str]:
    for n, (share, name) in enumerate(((0.0, "cooperation"), (0.5, "half and half"), (1.0, "conflict"))):
        yield box(40 + n * 120, bottom - 10, 12, 12, diverging(share))
        yield words(57 + n * 120, bottom, name, size=11)
    yield box(400, bottom - 10, 12, 12, "url(#gap)")
    yield words(417, bottom, "no coverage", size=11)
    yield words(510, bottom, "white dot: more than a third of the busiest day", size=11)


def smooth(values: Numbers) -> Numbers:
    """Return the mean of seven days around each day, NaN where the day itself has no coverage."""
    import numpy as np

    known = ~np.isnan(values)
    window = np.ones(min(7, len(values)))
    sums = np.convolve(np.where(known, values, 0.0), window, "same")
    smoothed: Numbers = np.where(known, sums / np.maximum(np.convolve(known, window, "same"), 1), np.nan)
    return smoothed


def _labelled(across: Scale, up: Scale, conflict: Numbers, cooperation: Numbers) -> str:
    """Return two lines with their names at the right end, apart from each other."""
    ends = [_last(conflict), _last(cooperation)]
    y = [up(end) + 4 for end in ends]
    if abs(y[0] - y[1]) < 13:
        middle, sign = sum(y) / 2, 1 if ends[0] >= ends[1] else -1
        y = [middle - 7 * sign, middle + 7 * sign]
    x = across.end + 8
    return (
        line(_points(across, up, cooperation), COOPERATION)
        + line(_points(across, up, conflict), CONFLICT)
        + words(x, y[0], "conflict", colour=CONFLICT)
        + words(x, y[1], "cooperation", colour=COOPERATION)
    )


def _mark(x: float, y: float, kind: str) -> str:
    """Return the shape of an alert, its lowest point given: a triangle for an outburst, else a rhombus."""
    shape, colour = ("l-5 -9h10z", CONFLICT) if kind == "outburst" else ("l-5 -5l5 -5l5 5z", COOPERATION)
    return f'<path d="M{x} {y}{shape}" fill="{colour}"/>'


def _points(across: Scale, up: Scale, values: Numbers) -> list[tuple[float, float]]:
    return [(across(n), up(v)) for n, v in enumerate(values.tolist())]


def _gaps(told: DyadAnswer, across: Scale, top: float, bottom: float) -> str:
    step = (across.end - across.start) / max(len(told.dyad.calendar) - 1, 1)
    return "".join(
        box(across(n) - step / 2, top, step, bottom - top, "url(#gap)")
        for n, gap in enumerate(told.dyad.calendar.gaps.tolist())
        if gap
    )


def _last(values: Numbers) -> float:
    known = [v for v in values.tolist() if not isnan(v)]
    return known[-1] if known else 0.0


def _highest(values: Numbers) -> float:
    import numpy as np

    return float(np.nanmax(values)) if not np.isnan(values).all() else 1.0


def _sum(values: Numbers) -> float:
    import numpy as np

    return float(np.nansum(values))
