"""The charts of what lies around a dyad's series: partners, forecasts, reactions."""

from __future__ import annotations

from math import cos, pi, sin
from typing import TYPE_CHECKING

from detente.analyse.answer import PARTNERS, DyadAnswer
from detente.analyse.drawing import (
    CONFLICT,
    DIM,
    INK,
    LEFT,
    ON_DARK,
    ON_LIGHT,
    RIGHT,
    WIDTH,
    Chart,
    Scale,
    area,
    axis,
    box,
    diverging,
    line,
    straight,
    svg,
    words,
)

if TYPE_CHECKING:
    from detente.analyse.forecasts import Forecast


def matrix(told: DyadAnswer) -> Chart:
    """Return the two countries against their busiest partners: how much, and how much of it conflict."""
    partners = list(dict.fromkeys(p for _, p, _, _ in told.partners))[:15]
    cells = {(c, p): (n, k) for c, p, n, k in told.partners}
    step = 58
    pieces = [
        words(60 + step * (n + 0.5), 20, name, at="middle", colour=DIM, size=11)
        for n, name in enumerate(partners)
    ]
    for row, country in enumerate((told.a, told.b)):
        y = 30 + row * 40
        pieces.append(words(48, y + 22, country, at="end", bold=True))
        for n, name in enumerate(partners):
            x = 60 + n * step
            if (cell := cells.get((country, name))) is None:
                pieces.append(
                    words(x + step / 2, y + 22, "–" if name == country else "", at="middle", colour=DIM)
                )
                continue
            share = cell[1] / cell[0]
            ink = ON_DARK if abs(share - 0.5) > 0.25 else ON_LIGHT
            pieces += [
                box(x, y, step - 3, 36, diverging(share)),
                words(x + step / 2 - 1.5, y + 16, f"{cell[0]:,}", at="middle", colour=ink),
            ]
            pieces.append(words(x + step / 2 - 1.5, y + 30, f"{share:.0%}", at="middle", colour=ink, size=10))
    once = {frozenset((c, p)): (c, p, n, k) for c, p, n, k in reversed(told.partners)}.values()
    summary = "Events with the busiest partners and the share of conflict among them: " + ", ".join(
        f"{c}-{p} {n:,} ({k / n:.0%})" for c, p, n, k in list(reversed(once))[:6]
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
        pieces.append(
            box(
                x - (26 if large else 19),
                y - 11,
                52 if large else 38,
                22,
                INK if large else "#fff",
                f' rx="4" stroke="{DIM}"',
            )
        )
        pieces.append(words(round(x, 1), round(y + 4, 1), name, at="middle", colour="#fff" if large else INK))
    both = ", ".join(shared) or "none"
    summary = f"Partners that both have: {both}; thicker lines are more events, orange more conflict."
    return Chart(
        "network", "The two and their partners", svg(WIDTH, 340, "Ego network", summary, pieces), summary
    )


def fan(told: DyadAnswer) -> Chart:
    """Return the conflict events of past weeks and the distribution of the next four."""
    from detente.analyse.levels import past_sums

    past = past_sums(told.dyad.conflict, len(told.dyad.calendar), 7)[-16:]
    ahead = [f for f in told.forecasts if f.of == "conflict" and f.period.startswith("week")]
    across = Scale(0, len(past) + len(ahead) - 1, LEFT, WIDTH - RIGHT - 60)
    highest = max([*past.tolist(), *(f.quantiles[-1] for f in ahead), 1.0])
    up = Scale(0, highest, 190, 24)
    pieces = [axis(up, LEFT, WIDTH - RIGHT - 60)]
    pieces.append(line([(across(n), up(v)) for n, v in enumerate(past.tolist())], INK, 1.6))
    pieces += [
        f'<circle cx="{across(n)}" cy="{up(v)}" r="2.6" fill="{INK}"/>' for n, v in enumerate(past.tolist())
    ]
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
        pieces.append(
            words(
                at[n + 1],
                up(forecast.quantiles[-1]) - 6,
                f"{forecast.quantiles[-1]:.0f}",
                at="middle",
                colour=CONFLICT,
                size=11,
            )
        )
    pieces.append(
        words(
            LEFT, 208, "weeks, the last one ends on " + str(told.dyad.calendar.days[-1]), colour=DIM, size=11
        )
    )
    pieces += [
        words(at[-1] + 16, middle[-1][1] + 4, "middle", colour=CONFLICT, size=11),
        words(at[-1] + 16, middle[-1][1] + 20, "bands 50, 90 %", colour=CONFLICT, size=11),
    ]
    score = _past_score(ahead[0]) if ahead else ""
    pieces.append(words(LEFT, 12, score, colour=DIM, size=11))
    summary = "Conflict events a week; next weeks, 90 % intervals: " + ", ".join(
        f"{f.period}: {f.quantiles[0]:.0f} to {f.quantiles[-1]:.0f}" for f in ahead
    )
    summary += f". {score}." if score else "."
    return Chart("forecasts", "What to expect", svg(WIDTH, 220, "Forecast fan", summary, pieces), summary)


def _past_score(forecast: Forecast) -> str:
    """Return how forecasts of one week did on this dyad's past, "" where none could be scored."""
    others = [score for name, score in forecast.scores.items() if name != forecast.model]
    if forecast.covered is None or not others:
        return ""
    return (
        f"So far one week ahead: {forecast.covered:.0%} of {forecast.scored} weeks inside the 90 % band, "
        f"CRPS {forecast.scores[forecast.model]:.1f}, next best {min(others):.1f}"
    )


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
        pieces += [
            area(upper, lower, CONFLICT, 0.2),
            line([(across(d), up(v)) for d, v in zip(at, reaction.response, strict=True)], CONFLICT),
        ]
        pieces += [
            words(across(d), 186, f"day {d}" if d == 1 else str(d), at="middle", colour=DIM, size=11)
            for d in (1, 7, 14)
        ]
    summary = "; ".join(
        f"{r.of} after {r.to}: {r.response[0]:+.2f} standard deviations on the next day, "
        f"corrected p {r.corrected_p:.3f}"
        for r in found
    )
    return Chart("reactions", "Who reacts to whom", svg(WIDTH, 196, "Responses", summary, pieces), summary)
