"""The charts of a dyad as SVG, each with a text that says the same."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin
from typing import TYPE_CHECKING

from detente.analyse.answer import PARTNERS, DyadAnswer
from detente.analyse.drawing import (
    CONFLICT,
    COOPERATION,
    DIM,
    GRID,
    INK,
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

if TYPE_CHECKING:
    from detente.analyse.days import Numbers

WIDTH = 940
_LEFT, _RIGHT = 44, 110


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: its name, its drawing and what it shows in words."""

    name: str
    title: str
    svg: str
    summary: str


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
    across = Scale(0, len(days) - 1, _LEFT, WIDTH - _RIGHT)
    panels: tuple[tuple[Direction, str], ...] = (("a>b", f"{told.a} towards {told.b}"), ("b>a", f"{told.b} towards {told.a}"), ("together", "together"))
    rows = []
    for direction, name in panels:
        conflict = series.conflict(direction) / told.dyad.factor
        cooperation = series.cooperation(direction) / told.dyad.factor
        rows.append((name, smooth(conflict), smooth(cooperation)))
    highest = max(1.0, *(_highest(v) for _, *both in rows for v in both))
    pieces = []
    for n, (name, conflict, cooperation) in enumerate(rows):
        top, bottom = 54 + n * 130, 150 + n * 130
        up = Scale(0, highest, bottom, top)
        pieces += [_gaps(told, across, top, bottom), axis(up, _LEFT, WIDTH - _RIGHT, 2), words(_LEFT, top - 8, name, bold=True)]
        pieces.append(_labelled(across, up, conflict, cooperation))
    pieces.append(months(days, across, 410, 414))
    for number, point in enumerate(told.turning_points, start=1):
        x = across(told.dyad.calendar.number(point.day))
        pieces.append(straight(x, 22, x, 410, INK, 1, "2 3"))
        pieces.append(f'<circle cx="{x}" cy="14" r="9" fill="{INK}"/>{words(x, 18, str(number), at="middle", colour="#fff", size=11)}')
    summary = (
        f"Seven-day means from {days[0]} to {days[-1]}, events a day of average news. "
        f"{len(told.turning_points)} turning points"
        + (": " + ", ".join(f"{n} {p.day}" for n, p in enumerate(told.turning_points, 1)) if told.turning_points else "")
        + ". Hatched: no coverage."
    )
    return Chart("timeline", "Who did how much to whom", svg(WIDTH, 434, "Directed timeline", summary, pieces), summary)


def expected(told: DyadAnswer) -> Chart:
    """Return all events a day against the band that the days before them let expect, with the alerts."""
    dyad, days = told.dyad, told.dyad.calendar.days
    across = Scale(0, len(days) - 1, _LEFT, WIDTH - _RIGHT)
    expectation = expect(dyad.total, dyad.factor)
    low, high = expectation.quantile(0.05), expectation.quantile(0.95)
    up = Scale(0, max(_highest(dyad.total), _highest(high)), 180, 24)
    pieces = [_gaps(told, across, 24, 180), axis(up, _LEFT, WIDTH - _RIGHT)]
    pieces.append(area(_points(across, up, high), _points(across, up, low), DIM, 0.22))
    pieces.append(line(_points(across, up, dyad.total), INK, 1.1))
    for alert in told.alerts:
        x, n = across(dyad.calendar.number(alert.day)), dyad.calendar.number(alert.day)
        y = up(float(dyad.total[n])) if dyad.total[n] == dyad.total[n] else 180
        colour = CONFLICT if alert.kind == "outburst" else COOPERATION
        shape = f"M{x} {y - 4}l-5 -9h10z" if alert.kind == "outburst" else f"M{x} {y - 4}l-5 -5l5 -5l5 5z"
        pieces.append(f'<path d="{shape}" fill="{colour}"/>')
    pieces += [months(days, across, 180, 184), words(WIDTH - _RIGHT + 8, 40, "grey: 90 % band", colour=DIM, size=11)]
    pieces += [words(WIDTH - _RIGHT + 8, 58, "▼ outburst", colour=CONFLICT, size=11)]
    pieces += [words(WIDTH - _RIGHT + 8, 76, "◆ build-up", colour=COOPERATION, size=11)]
    summary = (
        f"All events a day with the band that holds nine days of ten by the days before; {len(told.alerts)} alerts"
        + (": " + ", ".join(f"{a.day} ({a.kind})" for a in told.alerts) if told.alerts else "")
        + "."
    )
    return Chart("alerts", "Days that stand out", svg(WIDTH, 204, "Alerts", summary, pieces), summary)


def heat_calendar(told: DyadAnswer) -> Chart:
    """Return a square a day: blue where cooperation, orange where conflict prevails, a dot on busy days."""
    calendar, total, conflict = told.dyad.calendar, told.dyad.total, told.dyad.conflict
    offset = calendar.first.weekday()
    weeks = (len(calendar) + offset + 6) // 7
    size = max(3.0, min(17.0, (WIDTH - 80) / weeks))
    busy = _highest(total) / 3
    pieces = [words(34, 22 + size * n + size * 0.75, name, at="end", colour=DIM, size=10) for n, name in enumerate("MTWTFSS")]
    for n, day in enumerate(calendar.days):
        x, y = 40 + (n + offset) // 7 * size, 22 + (n + offset) % 7 * size
        if calendar.gaps[n]:
            fill = "url(#gap)"
        elif not total[n]:
            fill = "#fafaf8"
        else:
            fill = diverging(float(conflict[n] / total[n]))
        pieces.append(box(x, y, size - 1, size - 1, fill, f' stroke="{GRID}" stroke-width="0.5"'))
        if total[n] > busy:
            pieces.append(f'<circle cx="{x + size / 2 - 0.5:.1f}" cy="{y + size / 2 - 0.5:.1f}" r="{size / 6:.1f}" fill="#fff"/>')
        if day.day == 1:
            pieces.append(words(x, 14, day.strftime("%b %Y" if day.month == 1 or n < 31 else "%b"), colour=DIM, size=10))
    bottom = 22 + 7 * size + 16
    for n, (share, name) in enumerate(((0.0, "cooperation"), (0.5, "half and half"), (1.0, "conflict"))):
        pieces += [box(40 + n * 120, bottom - 10, 12, 12, diverging(share)), words(57 + n * 120, bottom, name, size=11)]
    pieces += [box(400, bottom - 10, 12, 12, "url(#gap)"), words(417, bottom, "no coverage", size=11)]
    pieces.append(words(510, bottom, "white dot: more than a third of the busiest day", size=11))
    share = float(_sum(conflict) / max(1.0, _sum(total)))
    summary = f"Each day by the share of conflict among its events; {share:.0%} over all days."
    return Chart("calendar", "Day by day", svg(WIDTH, int(bottom) + 12, "Heat calendar", summary, pieces), summary)


def matrix(told: DyadAnswer) -> Chart:
    """Return the two countries against their busiest partners: how much, and how much of it conflict."""
    partners = list(dict.fromkeys(p for _, p, _, _ in told.partners))[:15]
    cells = {(c, p): (n, k) for c, p, n, k in told.partners}
    step = 58
    pieces = [words(60 + step * (n + 0.5), 20, name, at="middle", colour=DIM, size=11) for n, name in enumerate(partners)]
    for row, country in enumerate((told.a, told.b)):
        y = 30 + row * 40
        pieces.append(words(48, y + 22, country, at="end", bold=True))
        for n, name in enumerate(partners):
            x = 60 + n * step
            if (cell := cells.get((country, name))) is None:
                pieces.append(words(x + step / 2, y + 22, "–" if name == country else "", at="middle", colour=DIM))
                continue
            share = cell[1] / cell[0]
            ink = "#fff" if abs(share - 0.5) > 0.25 else INK
            pieces += [box(x, y, step - 3, 36, diverging(share)), words(x + step / 2 - 1.5, y + 16, f"{cell[0]:,}", at="middle", colour=ink)]
            pieces.append(words(x + step / 2 - 1.5, y + 30, f"{share:.0%}", at="middle", colour=ink, size=10))
    summary = "Events with the busiest partners and the share of conflict among them: " + ", ".join(
        f"{c}-{p} {n:,} ({k / n:.0%})" for c, p, n, k in told.partners[:6]
    )
    return Chart("matrix", "Among others", svg(WIDTH, 116, "Dyad matrix", summary, pieces), summary)


def network(told: DyadAnswer) -> Chart:
    """Return the two countries with their partners around them, lines as thick as there are events."""
    ends = {told.a: (310.0, 170.0), told.b: (630.0, 170.0)}
    by_country = {c: [p for p in told.partners if p[0] == c][:PARTNERS] for c in (told.a, told.b)}
    lines = [*by_country[told.a], *by_country[told.b]]
    shared = [p[1] for p in by_country[told.a] if p[1] in {q[1] for q in by_country[told.b]}]
    places = dict(ends)
    for n, name in enumerate(shared):
        places[name] = (470.0, 40 + 260 * (n + 0.5) / len(shared))
    for country, side in ((told.a, -1), (told.b, 1)):
        own = [p[1] for p in by_country[country] if p[1] not in places]
        for n, name in enumerate(own):
            angle = pi * ((n + 1) / (len(own) + 1) - 0.5)
            places[name] = (ends[country][0] + side * 210 * cos(angle), 170 + 140 * sin(angle))
    most = max((n for _, _, n, _ in lines), default=1)
    pieces = []
    for country, name, count, conflict in lines:
        (x1, y1), (x2, y2) = places[country], places[name]
        width = 1 + 9 * (count / most) ** 0.5
        colour = diverging(conflict / count)
        pieces.append(straight(x1, round(y1, 1), round(x2, 1), round(y2, 1), colour, round(width, 1)))
    for name, (x, y) in places.items():
        large = name in ends
        pieces.append(box(x - (26 if large else 19), y - 11, 52 if large else 38, 22, INK if large else "#fff", f' rx="4" stroke="{DIM}"'))
        pieces.append(words(round(x, 1), round(y + 4, 1), name, at="middle", colour="#fff" if large else INK, bold=large))
    summary = f"Partners that both have: {', '.join(shared) or 'none'}; thicker lines are more events, orange more conflict."
    return Chart("network", "The two and their partners", svg(WIDTH, 340, "Ego network", summary, pieces), summary)


def fan(told: DyadAnswer) -> Chart:
    """Return the conflict events of past weeks and the distribution of the next four."""
    from detente.analyse.levels import past_sums

    past = past_sums(told.dyad.conflict, len(told.dyad.calendar), 7)[-16:]
    ahead = [f for f in told.forecasts if f.of == "conflict" and f.period.startswith("week")]
    across = Scale(0, len(past) + len(ahead) - 1, _LEFT, WIDTH - _RIGHT - 60)
    highest = max([*past.tolist(), *(f.quantiles[-1] for f in ahead), 1.0])
    up = Scale(0, highest, 190, 24)
    pieces = [axis(up, _LEFT, WIDTH - _RIGHT - 60)]
    pieces.append(line([(across(n), up(v)) for n, v in enumerate(past.tolist())], INK, 1.6))
    pieces += [f'<circle cx="{across(n)}" cy="{up(v)}" r="2.6" fill="{INK}"/>' for n, v in enumerate(past.tolist())]
    at = [across(len(past) - 1), *(across(len(past) + n) for n in range(len(ahead)))]
    last = float(past[-1])
    for (low, high), opacity in (((0, 4), 0.18), ((1, 3), 0.35)):
        upper = [(x, up(v)) for x, v in zip(at, [last, *(f.quantiles[high] for f in ahead)], strict=True)]
        lower = [(x, up(v)) for x, v in zip(at, [last, *(f.quantiles[low] for f in ahead)], strict=True)]
        pieces.append(area(upper, lower, CONFLICT, opacity))
    middle = [(x, up(v)) for x, v in zip(at, [last, *(f.quantiles[2] for f in ahead)], strict=True)]
    pieces.append(line(middle, CONFLICT, 1.8, "5 3"))
    for n, forecast in enumerate(ahead):
        pieces.append(words(at[n + 1], 208, f"+{n + 1}", at="middle", colour=DIM, size=11))
        pieces.append(words(at[n + 1], up(forecast.quantiles[-1]) - 6, f"{forecast.quantiles[-1]:.0f}", at="middle", colour=CONFLICT, size=11))
    pieces.append(words(_LEFT, 208, "weeks, the last one ends on " + str(told.dyad.calendar.days[-1]), colour=DIM, size=11))
    pieces += [words(at[-1] + 16, middle[-1][1] + 4, "middle", colour=CONFLICT, size=11), words(at[-1] + 16, middle[-1][1] + 20, "bands 50, 90 %", colour=CONFLICT, size=11)]
    summary = "Conflict events a week; next weeks, 90 % intervals: " + ", ".join(
        f"{f.period}: {f.quantiles[0]:.0f} to {f.quantiles[-1]:.0f}" for f in ahead
    )
    return Chart("forecasts", "What to expect", svg(WIDTH, 220, "Forecast fan", summary, pieces), summary)


def responses(told: DyadAnswer) -> Chart:
    """Return how conflict of each side answers a rise of the other's over two weeks, with its band."""
    pieces = []
    found = told.reactions
    high = max(0.3, *(max(r.high) for r in found))
    low = min(-0.1, *(min(r.low) for r in found))
    for n, reaction in enumerate(found):
        left = 44 + n * 440
        across, up = Scale(1, len(reaction.response), left, left + 370), Scale(low, high, 170, 30)
        pieces.append(words(left, 16, f"{reaction.of} after {reaction.to}", bold=True))
        pieces.append(straight(left, up(0), left + 370, up(0), DIM))
        for value in (0.0, 0.2, 0.4, 0.6):
            if low <= value <= high:
                pieces.append(words(left - 6, up(value) + 4, f"{value:g}", at="end", colour=DIM, size=11))
        at = range(1, len(reaction.response) + 1)
        upper = [(across(d), up(v)) for d, v in zip(at, reaction.high, strict=True)]
        lower = [(across(d), up(v)) for d, v in zip(at, reaction.low, strict=True)]
        pieces += [area(upper, lower, CONFLICT, 0.2), line([(across(d), up(v)) for d, v in zip(at, reaction.response, strict=True)], CONFLICT)]
        pieces += [words(across(d), 186, f"day {d}" if d == 1 else str(d), at="middle", colour=DIM, size=11) for d in (1, 7, 14)]
    summary = "; ".join(
        f"{r.of} after {r.to}: {r.response[0]:+.2f} standard deviations on the next day, corrected p {r.corrected_p:.3f}"
        for r in found
    )
    return Chart("reactions", "Who reacts to whom", svg(WIDTH, 196, "Responses", summary, pieces), summary)


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
    known = [v for v in values.tolist() if v == v]
    return known[-1] if known else 0.0


def _highest(values: Numbers) -> float:
    import numpy as np

    return float(np.nanmax(values)) if not np.isnan(values).all() else 1.0


def _sum(values: Numbers) -> float:
    import numpy as np

    return float(np.nansum(values))
