"""What an analysis is made from: events between countries, each once, and the days that were covered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from detente.records import RECIPROCAL

DONE = frozenset({"asserted"})
"""The status of what is counted as having happened; plans, demands and denials are not."""

_TAKE_TWO = frozenset({"040", "041", "042", "043", "044", "046", "057"})
_JOINT_WORK = "06"
"""CAMEO's codes of what two do together, as PLOVER's `RECIPROCAL`: talks and visits, signing a treaty, joint work."""

_FROM_THE_OTHER_SIDE = {"043": "042"}
"""CAMEO's codes that tell one happening from its other side: hosting a visit and making it."""


@dataclass(frozen=True, slots=True)
class DyadEvent:
    """One event between two countries.

    `type` is a PLOVER type or a CAMEO code. `incident` is the id of the happening where it is known;
    `reports` are the documents that tell it and `publishers` who put them out. `voice` is the country of
    whoever tells it, `None` for the document itself. `directed` is false where both sides did it together.
    """

    day: date
    actor: str
    actor_country: str
    recipient: str
    recipient_country: str
    type: str
    quad_class: int
    intensity: float
    incident: str | None = None
    reports: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    status: str = "asserted"
    voice: str | None = None
    directed: bool = True

    @property
    def pair(self) -> tuple[str, str]:
        """Return the two countries in alphabetical order."""
        a, b = self.actor_country, self.recipient_country
        return (a, b) if a <= b else (b, a)


@dataclass(frozen=True, slots=True)
class Cleaning:
    """What was done to the rows: `received` is the sum of all the others.

    `copies` tell an event that another row tells, `mirrored` are second rows of an undirected event;
    `not_done` are plans, demands, denials; `undated` have no day, `outside` one before or after all that
    was covered.
    """

    received: int = 0
    events: int = 0
    copies: int = 0
    mirrored: int = 0
    not_done: int = 0
    undated: int = 0
    outside: int = 0


@dataclass(frozen=True, slots=True)
class DyadEvents:
    """Events between countries and how much was seen on each day.

    `coverage` counts what was received on a day (documents, or rows of all countries); a day that is not
    in it was not covered, which is not the same as a day on which nothing happened.
    """

    rows: tuple[DyadEvent, ...]
    coverage: Mapping[date, int]
    cleaning: Cleaning = field(default_factory=Cleaning)

    @property
    def first(self) -> date:
        """Return the first day covered."""
        return min(self.coverage)

    @property
    def last(self) -> date:
        """Return the last day covered."""
        return max(self.coverage)

    def between(self, first: date | None, last: date | None) -> DyadEvents:
        """Return the events and the coverage of some days, both ends inclusive, `None` open."""

        def kept(day: date) -> bool:
            return (first is None or day >= first) and (last is None or day <= last)

        rows = tuple(row for row in self.rows if kept(row.day))
        return replace(self, rows=rows, coverage={d: n for d, n in self.coverage.items() if kept(d)})


def clean(
    rows: Iterable[DyadEvent], coverage: Mapping[date, int] | None = None, undated: int = 0
) -> DyadEvents:
    """Return each event once, in the order of days: copies joined, mirrored rows made undirected.

    Without `coverage` a day counts as covered as often as rows of any countries tell of it.
    """
    # Sorted by all that tells rows apart: the order of the input changes nothing, so reruns give the same bytes.
    given = sorted(rows, key=_order)
    if coverage is None:
        coverage = Counter(row.day for row in given)
    first, last = min(coverage, default=date.max), max(coverage, default=date.min)
    within = [row for row in given if first <= row.day <= last]
    done = [row for row in within if row.status in DONE]
    unique = _without_copies(done)
    undirected = _without_mirrors(unique)
    cleaning = Cleaning(
        received=len(given) + undated,
        events=len(undirected),
        copies=len(done) - len(unique),
        mirrored=len(unique) - len(undirected),
        not_done=len(within) - len(done),
        undated=undated,
        outside=len(given) - len(within),
    )
    return DyadEvents(tuple(undirected), dict(sorted(coverage.items())), cleaning)


def mirrored_share(rows: Sequence[DyadEvent]) -> float:
    """Return the share of directed rows whose mirror (sides exchanged, same day and type) is there, too."""
    directed = [row for row in rows if row.directed]
    keys = {(r.day, r.actor_country, r.actor, r.type, r.recipient_country, r.recipient) for r in directed}
    mirrors = ((r.day, r.recipient_country, r.recipient, r.type, r.actor_country, r.actor) for r in directed)
    return sum(mirror in keys for mirror in mirrors) / max(len(directed), 1)


def _without_copies(rows: Sequence[DyadEvent]) -> list[DyadEvent]:
    """Return one row an incident, and one a day of the same kind between the same sides."""
    # A happening among three countries is an event of each two of them, a quarrel one of each side.
    if any(row.incident for row in rows):
        rows = _joined(
            rows,
            lambda row: (
                (row.incident, row.actor_country, row.recipient_country) if row.incident else _key(row)
            ),
        )
    return _joined(rows, _key)


def _joined(rows: Sequence[DyadEvent], key_of: Callable[[DyadEvent], object]) -> list[DyadEvent]:
    """Return the first row of each key, with the reports of all."""
    first, others = _grouped(rows, key_of)
    for key, more in others.items():
        told = {*first[key].reports, *first[key].publishers}
        if any(not told.issuperset((*row.reports, *row.publishers)) for row in more):
            first[key] = _with_reports_of(first[key], more, first[key].directed)
    return list(first.values())


def _without_mirrors(rows: Sequence[DyadEvent]) -> list[DyadEvent]:
    """Return the rows, of those that mirror each other only one, which is then undirected.

    So is what takes two, also where only one side's row is there.
    """
    first, others = _grouped(rows, _side_free)
    for key, row in first.items():
        if row.directed and key not in others and _takes_two(row.type):
            first[key] = _as(row, row.reports, row.publishers, directed=False)
    for key, more in others.items():
        # Also a directed row of what another one tells as done together.
        first[key] = _with_reports_of(first[key], more, directed=False)
    return list(first.values())


def _grouped(
    rows: Sequence[DyadEvent], key_of: Callable[[DyadEvent], object]
) -> tuple[dict[object, DyadEvent], dict[object, list[DyadEvent]]]:
    """Return the first row of each key, in their order, and the others of those keys that have more."""
    first: dict[object, DyadEvent] = {}
    others: dict[object, list[DyadEvent]] = {}
    for row in rows:
        key = key_of(row)
        if first.setdefault(key, row) is not row:
            others.setdefault(key, []).append(row)
    return first, others


def _with_reports_of(row: DyadEvent, others: Sequence[DyadEvent], directed: bool) -> DyadEvent:
    reports, publishers = set(row.reports), set(row.publishers)
    for other in others:
        reports.update(other.reports)
        publishers.update(other.publishers)
    return _as(row, tuple(sorted(reports)), tuple(sorted(publishers)), directed)


def _as(row: DyadEvent, reports: tuple[str, ...], publishers: tuple[str, ...], directed: bool) -> DyadEvent:
    """Return the row with these; `replace`, which asks for all fields by name, takes three times as long."""
    return DyadEvent(
        row.day,
        row.actor,
        row.actor_country,
        row.recipient,
        row.recipient_country,
        row.type,
        row.quad_class,
        row.intensity,
        row.incident,
        reports,
        publishers,
        row.status,
        row.voice,
        directed,
    )


def _side(row: DyadEvent) -> tuple[str, str, str, str]:
    return row.actor_country, row.actor, row.recipient_country, row.recipient


def _key(row: DyadEvent) -> tuple[object, ...]:
    actor, recipient = (row.actor_country, row.actor), (row.recipient_country, row.recipient)
    if not row.directed and recipient < actor:
        actor, recipient = recipient, actor
    return row.day, actor, row.type, recipient, row.directed


def _side_free(row: DyadEvent) -> tuple[object, ...]:
    """Return what a row and its mirror have in common.

    Of PLOVER's types only those that are done together have mirrors: two sides that accuse each other are
    two events. CAMEO rows come from machines that write one story down from both sides.
    """
    if row.directed and row.type.isalpha() and row.type not in RECIPROCAL:
        return _key(row)
    actor, recipient = (row.actor_country, row.actor), (row.recipient_country, row.recipient)
    type_ = _FROM_THE_OTHER_SIDE.get(row.type, row.type)
    return (row.day, actor, type_, recipient) if actor <= recipient else (row.day, recipient, type_, actor)


def _takes_two(type_: str) -> bool:
    return type_ in RECIPROCAL or type_ in _TAKE_TWO or type_.startswith(_JOINT_WORK)


def _order(row: DyadEvent) -> tuple[object, ...]:
    more = row.quad_class, row.intensity, row.directed, row.status, row.voice or ""
    return row.day, *_side(row), row.type, row.incident or "", row.reports, row.publishers, more
