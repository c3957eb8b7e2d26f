"""Invented histories of invented states, for tests of the analysis."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from math import exp, sqrt

from detente.analyse.events import DyadEvent

FIRST = date(2023, 1, 2)  # a Monday

_TYPES = {1: ("CONSULT", 2.1), 2: ("AID", 7.4), 3: ("ACCUSE", -2.0), 4: ("ASSAULT", -9.3)}


def event(day: date, by: str = "RUR", to: str = "SYL", quad: int = 3, **more: object) -> DyadEvent:
    """Return an event of a class; further fields as given."""
    type_, intensity = _TYPES[quad]
    fields: dict[str, object] = {
        "day": day,
        "actor": by,
        "actor_country": by,
        "recipient": to,
        "recipient_country": to,
        "type": type_,
        "quad_class": quad,
        "intensity": intensity,
    }
    return DyadEvent(**(fields | more))  # type: ignore[arg-type]  # the fields of an event


def history(
    days: int = 240, seed: int = 1, jump_on: int | None = None, level: float = 2.0
) -> list[DyadEvent]:
    """Return the events of two states among others; from `jump_on` days on conflict is five times as much.

    At weekends there is half as much of everything. Every event is told by a report of its own.
    """
    drawn = random.Random(seed)
    rows = []
    for n in range(days):
        day = FIRST + timedelta(days=n)
        news = 0.5 if day.weekday() >= 5 else 1.0
        conflict = level * (5 if jump_on is not None and n >= jump_on else 1)
        for quad, mean in ((1, level), (3, conflict), (4, conflict / 2)):
            for a, b in (("RUR", "SYL"), ("SYL", "RUR")):
                rows += _several(day, a, b, quad, news * mean / 2, drawn)
        for a, b in (("ZEN", "POL"), ("POL", "ZEN"), ("ZEN", "OZZ")):
            rows += _several(day, a, b, 1, news * 12, drawn)
            rows += _several(day, a, b, 3, news * 6, drawn)
    return rows


def poisson(mean: float, drawn: random.Random) -> int:
    """Return a draw from a Poisson distribution."""
    if mean > 50:
        return max(0, round(drawn.gauss(mean, sqrt(mean))))
    limit, product, count = exp(-mean), drawn.random(), 0
    while product > limit:
        product *= drawn.random()
        count += 1
    return count


def _several(day: date, a: str, b: str, quad: int, mean: float, drawn: random.Random) -> Iterator[DyadEvent]:
    for number in range(poisson(mean, drawn)):
        yield event(day, a, b, quad, actor=f"{a} {number}", reports=(f"r{drawn.randrange(10**9)}",))
