"""Two stores or files side by side, by dyad and month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from math import log1p, sqrt
from pathlib import Path

from detente.app.exporting import read_events_of
from detente.export.pairs import pairs_of
from detente.records import RECIPROCAL, StoredEvent
from detente.store.reading import stored_events_of

Cell = tuple[str, str, str]
"""Month, and the countries of actor and recipient; of a reciprocal pair in the order of the alphabet."""


@dataclass(frozen=True, slots=True)
class Row:
    """How many events each side has of a dyad in a month, and what share of the types is the same."""

    month: str
    actor: str
    recipient: str
    a: int
    b: int
    alike: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two bodies of events side by side; `rows` by month and dyad.

    `correlation` is Pearson's of log(1 + events), over the dyads that either has in the months for which both
    have any; `None` where it is not defined.
    """

    rows: tuple[Row, ...]
    only_a: int
    only_b: int
    correlation: float | None

    def __str__(self) -> str:
        both = len(self.rows) - self.only_a - self.only_b
        agreement = "not defined" if self.correlation is None else f"{self.correlation:.2f}"
        return (
            f"{len(self.rows)} months of dyads: {both} in both, {self.only_a} only in A, {self.only_b} only in B; "
            f"correlation of log counts {agreement}"
        )


def compare(a: Path, b: Path) -> Comparison:
    """Return how two stores, or files of known formats, agree on which states did how much to whom.

    Only what is told as having happened between two states counts, an event once for each pair of states.

    Raises:
        StoreError: if one cannot be read.
    """
    one, other = (_counted(_events(path)) for path in (a, b))
    rows = []
    for month, actor, recipient in sorted(one.keys() | other.keys()):
        left, right = (
            one.get((month, actor, recipient), Counter()),
            other.get((month, actor, recipient), Counter()),
        )
        total = (left | right).total()
        rows.append(Row(month, actor, recipient, left.total(), right.total(), (left & right).total() / total))
    months = {r.month for r in rows if r.a} & {r.month for r in rows if r.b}
    return Comparison(
        tuple(rows),
        sum(not r.b for r in rows),
        sum(not r.a for r in rows),
        _correlation([(log1p(r.a), log1p(r.b)) for r in rows if r.month in months]),
    )


def _events(path: Path) -> Iterator[StoredEvent]:
    return stored_events_of(path) if path.is_dir() else read_events_of(path)


def _counted(events: Iterator[StoredEvent]) -> dict[Cell, Counter[str]]:
    found: dict[Cell, Counter[str]] = {}
    for event in events:
        if event.day is None or event.status not in {"asserted", "disputed"}:
            continue
        month = f"{event.day:%Y-%m}"
        dyads: set[tuple[str, str]] = set()
        for pair in pairs_of(event):
            if pair.actor and pair.recipient and pair.actor.country and pair.recipient.country:
                dyad = (pair.actor.country, pair.recipient.country)
                if dyad[0] != dyad[1]:
                    dyads.add((min(dyad), max(dyad)) if event.type in RECIPROCAL else dyad)
        for actor, recipient in dyads:
            found.setdefault((month, actor, recipient), Counter())[event.type] += 1
    return found


def _correlation(points: list[tuple[float, float]]) -> float | None:
    if len(points) < 2:
        return None
    n = len(points)
    mean_x, mean_y = sum(x for x, _ in points) / n, sum(y for _, y in points) / n
    xy = sum((x - mean_x) * (y - mean_y) for x, y in points)
    xx, yy = sum((x - mean_x) ** 2 for x, _ in points), sum((y - mean_y) ** 2 for _, y in points)
    return xy / sqrt(xx * yy) if xx and yy else None
