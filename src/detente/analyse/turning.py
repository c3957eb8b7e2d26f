"""The days on which a relationship changed, with the events that made the change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from detente.analyse.dyad import Dyad
from detente.analyse.events import DyadEvent
from detente.analyse.segments import changes_of_mean
from detente.analyse.weekdays import FEWEST_EVENTS

if TYPE_CHECKING:
    from detente.analyse.days import Numbers, Places

# Chosen on ICEWS 2018, before 2021 was run.
PENALTY = 2.0
"""Cost of one more turning point, in log(days) a series."""
SHORTEST = 2
LONGEST_BURST = 28
"""Days within which levels must come back for a rise and a fall to be one burst."""

_LEAST_NOISE = 0.5
_DAYS_OF_INCIDENTS = 3
_MOST_INCIDENTS = 5


class ThinError(ValueError):
    """A series has too little in it for the question; the message says how much there is and is needed."""


@dataclass(frozen=True, slots=True)
class TurningPoint:
    """A day from which the levels were others.

    A `burst` ended on `until` (inclusive) and levels went back, `peak` is its day furthest from the level
    before; after a `shift` they stayed, and both are `None`. `before` and `after` are events a day of quad
    classes 1 to 4, of the days from `level_first` to the day before and from the day to `level_last`;
    `quad_class` is the one that changed most against its noise. `incidents` are the events of that class in the
    first days that stand out most.
    """

    day: date
    kind: Literal["burst", "shift"]
    until: date | None
    peak: date | None
    quad_class: int
    before: tuple[float, ...]
    after: tuple[float, ...]
    strength: float
    incidents: tuple[DyadEvent, ...]
    level_first: date
    level_last: date

    @property
    def rises(self) -> bool:
        """Return whether there was more of its class after it than before."""
        return self.after[self.quad_class - 1] > self.before[self.quad_class - 1]


def turning_points(dyad: Dyad) -> tuple[TurningPoint, ...]:
    """Return the turning points of a dyad in the order of days.

    The daily counts of the four quad classes, freed of weekdays and the amount of news, have their variance
    stabilised by a square root and are divided by a robust measure of their noise; PELT finds where their
    means change. Days without coverage are left out and not filled in.

    Raises:
        ThinError: if the dyad has fewer than 150 events or 8 weeks.
    """
    import numpy as np

    counts = np.array([dyad.series.quad(quad) for quad in (1, 2, 3, 4)]).T
    (known,) = np.nonzero(~np.isnan(counts[:, 0]) & ~np.isnan(dyad.factor))
    events = len(dyad.series.events)
    if events < FEWEST_EVENTS or len(known) < 56:
        raise ThinError(
            f"{dyad.name}: {events} events on {len(known)} days are too few for turning points; "
            f"{FEWEST_EVENTS} events and 56 days are needed"
        )
    adjusted = counts[known] / dyad.factor[known][:, None]
    steady = _steady(adjusted)
    breaks = changes_of_mean(steady, PENALTY * steady.shape[1] * float(np.log(len(steady))), SHORTEST)
    return tuple(
        _turning_point(dyad, known, adjusted, steady, piece)
        for piece in _without_ends_of_bursts(steady, breaks)
    )


def _steady(adjusted: Numbers) -> Numbers:
    """Return counts whose noise has a standard deviation of about 1 whatever their level."""
    import numpy as np

    rooted = roots(adjusted)
    steps = np.diff(rooted, axis=0)
    freed: Numbers = rooted / spread_of(np.abs(steps - np.median(steps, axis=0)))
    return freed


def roots(adjusted: Numbers) -> Numbers:
    """Return counts with their variance stabilised (Anscombe)."""
    import numpy as np

    rooted: Numbers = 2 * np.sqrt(adjusted + 0.375)
    return rooted


def spread_of(steps: Numbers, axis: int = 0) -> Numbers:
    """Return the standard deviation of days from the sizes of the steps between them, at least a half.

    By their median: a few large steps are what is looked for and shall not count as noise.
    """
    import numpy as np

    spread: Numbers = 1.4826 * np.median(steps, axis=axis) / np.sqrt(2)
    return np.maximum(spread, _LEAST_NOISE)


def _without_ends_of_bursts(steady: Numbers, breaks: Sequence[int]) -> list[tuple[int, int, int, int | None]]:
    """Return (start of the level before, break, end of the new level, end of the burst or `None`) of each.

    Where levels are halfway back within four weeks, the two breaks are one burst.
    """
    edges = [0, *breaks, len(steady)]
    means = [steady[start:end].mean(axis=0) for start, end in pairwise(edges)]
    pieces: list[tuple[int, int, int, int | None]] = []
    n = 0
    while n < len(breaks):
        jump = means[n + 1] - means[n]
        back = next(
            (
                later
                for later in range(n + 1, len(breaks))
                if breaks[later] - breaks[n] <= LONGEST_BURST
                and (means[later + 1] - means[n]) @ jump <= 0.5 * (jump @ jump)
            ),
            None,
        )
        pieces.append((edges[n], breaks[n], edges[n + 2] if back is None else breaks[back], back))
        n = n + 1 if back is None else back + 1
    return pieces


def _turning_point(
    dyad: Dyad, known: Places, adjusted: Numbers, steady: Numbers, piece: tuple[int, int, int, int | None]
) -> TurningPoint:
    import numpy as np

    start, at, end, back = piece
    jump = steady[at:end].mean(axis=0) - steady[start:at].mean(axis=0)
    quad = int(np.argmax(np.abs(jump))) + 1
    days = dyad.calendar.days
    day = days[int(known[at])]
    return TurningPoint(
        day=day,
        kind="shift" if back is None else "burst",
        until=None if back is None else days[int(known[end - 1])],
        # The level before is the same for all days of the burst and need not be taken off.
        peak=None if back is None else days[int(known[at + int(np.argmax(steady[at:end] @ jump))])],
        quad_class=quad,
        before=tuple(float(v) for v in adjusted[start:at].mean(axis=0)),
        after=tuple(float(v) for v in adjusted[at:end].mean(axis=0)),
        strength=float(np.sqrt(jump @ jump * (end - at) * (at - start) / (end - start))),
        incidents=standing_out(dyad.series.events, day, quad),
        level_first=days[int(known[start])],
        level_last=days[int(known[end - 1])],
    )


def standing_out(events: Sequence[DyadEvent], day: date, quad_class: int) -> tuple[DyadEvent, ...]:
    """Return the events of a class in three days, those told most often and strongest first, one a type and day."""
    last = day + timedelta(days=_DAYS_OF_INCIDENTS - 1)
    near = [e for e in events if day <= e.day <= last and e.quad_class == quad_class]
    near.sort(
        key=lambda e: (-len(e.publishers), -len(e.reports), -abs(e.intensity), e.day, e.actor, e.recipient)
    )
    kept: dict[object, DyadEvent] = {}
    for event in near:
        kept.setdefault((event.day, event.type, event.actor_country), event)
    return tuple(list(kept.values())[:_MOST_INCIDENTS])
