"""What the numbers of a dyad's page were counted from: events, the documents that tell them, and their publishers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal
from urllib.parse import quote

from fastapi import APIRouter, Depends, Query
from starlette.requests import Request
from starlette.responses import Response

from detente.analyse.answer import DyadAnswer
from detente.analyse.basis import bases
from detente.analyse.claims import Fate, of_cell
from detente.analyse.events import DyadEvent
from detente.analyse.series import QUAD_NAMES
from detente.web.asking import Tag, kept, page
from detente.web.dyad_asked import DyadAsked, DyadTold, ToldDyad
from detente.web.errors import Fault
from detente.web.tables import Asked as TableAsked
from detente.web.tables import AskedTable, Cell, Link, Table, as_csv, shown

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which events are meant; `covered` leaves out those of days without coverage, which no series counts."""

    day: date | None
    until: date | None
    side: str
    quad: int | None
    covered: bool
    report: str | None
    publisher: str | None

    @property
    def title(self) -> str:
        """Return which are meant."""
        days = (
            ""
            if self.day is None
            else f"{self.day}"
            if self.until == self.day
            else f"{self.day} to {self.until}"
        )
        what = QUAD_NAMES[self.quad] if self.quad else self.side
        told = ", ".join(part for part in (what, days, self.report, self.publisher) if part)
        return f"Events: {told}" if told else "Events"

    def of(self, told: DyadAnswer) -> list[tuple[int, DyadEvent]]:
        """Return the events with their places among all, in the order of days."""
        return [(n, e) for n, e in enumerate(told.dyad.series.events) if self._fits(told, e)]

    def _fits(self, told: DyadAnswer, event: DyadEvent) -> bool:
        calendar = told.dyad.calendar
        conflict = event.quad_class > 2
        return (
            (self.day is None or event.day >= self.day)
            and (self.until is None or event.day <= self.until)
            and (not self.side or conflict == (self.side == "conflict"))
            and (self.quad is None or event.quad_class == self.quad)
            and (self.report is None or self.report in event.reports)
            and (self.publisher is None or self.publisher in event.publishers)
            and not (self.covered and calendar.gaps[calendar.number(event.day)])
        )


def _wanted(
    day: date | None = None,
    until: date | None = None,
    side: Literal["", "cooperation", "conflict"] = "",
    quad: Annotated[int | None, Query(ge=1, le=4)] = None,
    covered: bool = False,
    report: Annotated[str | None, Query(max_length=2000)] = None,
    publisher: Annotated[str | None, Query(max_length=300)] = None,
) -> Wanted:
    return Wanted(day, until or day, side, quad, covered, report, publisher)


AskedEvents = Annotated[Wanted, Depends(_wanted)]


@router.get("/dyads/{a}/{b}/events")
def events_page(
    request: Request, tag: Tag, dyad: ToldDyad, wanted: AskedEvents, table: AskedTable
) -> Response:
    """List events that were counted between the two, each with what tells it."""
    found = wanted.of(dyad.told)
    rows = [_event_row(dyad.asked, n, event) for n, event in found]
    says = "What one side does to the other of one kind on one day counts once, however many tell it."
    if wanted.covered:
        says += " Days without coverage are left out, as in all series."
    columns = ("day", "who", "", "to whom", "type", "class", "reports")
    made = Table(columns, rows, ("event", "events"))
    return _answer(request, tag, dyad, made, table, wanted.title, says)


@router.get("/dyads/{a}/{b}/reports")
def reports_page(
    request: Request, tag: Tag, dyad: ToldDyad, table: AskedTable,
    event: Annotated[int | None, Query(ge=0)] = None,
) -> Response:  # fmt: skip
    """List the documents that tell the events between the two, or one of these."""
    events = dyad.told.dyad.series.events
    if event is not None and event >= len(events):
        raise Fault(404, "no-event", f"there is no event {event} between the two")
    meant = events if event is None else events[event : event + 1]
    counts = Counter(r for e in meant for r in e.reports)
    rows = [
        (Link(id, f"/documents/{quote(id, safe='')}"), Link(str(n), dyad.asked.at("events", report=id)))
        for id, n in sorted(counts.items())
    ]
    made = Table(("document", "events of the two in it"), rows, ("report", "reports"))
    of = "" if event is None else f" of {_named(events[event])}"
    return _answer(
        request, tag, dyad, made, table, f"Reports{of}", "The documents that tell what is counted."
    )


@router.get("/dyads/{a}/{b}/publishers")
def publishers_page(request: Request, tag: Tag, dyad: ToldDyad, table: AskedTable) -> Response:
    """List who put out what tells of the two."""
    counts = Counter(p for e in dyad.told.dyad.series.events for p in e.publishers)
    busiest = sorted(counts.items(), key=lambda found: (-found[1], found[0]))
    rows = [(p, Link(str(n), dyad.asked.at("events", publisher=p))) for p, n in busiest]
    made = Table(("publisher", "events told"), rows, ("publisher", "publishers"))
    return _answer(
        request, tag, dyad, made, table, "Publishers", "Who put out the reports of what is counted."
    )


@router.get("/dyads/{a}/{b}/claims")
def claims_page(
    request: Request, tag: Tag, dyad: ToldDyad, table: AskedTable,
    by: Annotated[str, Query(pattern="^[A-Z]{3}$")], fate: Fate,
) -> Response:  # fmt: skip
    """List what voices of one of the two say that the other did, and what became of that."""
    found = of_cell(dyad.told.claims, by, fate)
    rows = [
        (
            c.telling.day,
            c.telling.words,
            c.telling.type,
            c.telling.document,
            c.telling.trigger,
            len(c.answers),
        )
        for c in found
    ]
    made = Table(("day", "words", "type", "document", "trigger", "answers"), rows, ("claim", "claims"))
    if table.format == "csv":
        return _answer(request, tag, dyad, made, table, f"Claims by {by} {fate}", "")
    part = shown(request, made, table)
    listed = found[part.first - 1 : part.first - 1 + len(part.rows)]
    of = dyad.asked.b if by == dyad.asked.a else dyad.asked.a
    values = {"run": dyad.told.run, "by": by, "of": of, "fate": fate, "shown": part, "listed": listed}
    return page(request, "dyad_claims.html", tag if dyad.current else None, dyad=dyad.asked, **values)


@router.get("/dyads/{a}/{b}/figures/{name}")
def basis_page(
    request: Request, tag: Tag, dyad: ToldDyad, table: AskedTable, name: str,
    day: date | None = None, until: date | None = None,
) -> Response:  # fmt: skip
    """Show what a figure was computed from; of a series only the days from `day` to `until`, if they are given."""
    make = bases(dyad.told).get(name)
    if make is None:
        raise Fault(
            404, "no-figure", f"there is no figure {name!r} of the two", "the page of the two leads to all"
        )
    basis = make()
    first, last = day or date.min, until or day or date.max
    rows = [r for r in basis.rows if not isinstance(r[0], date) or first <= r[0] <= last]
    nouns = ("day", "days") if basis.columns[0] == "day" else ("row", "rows")
    made = Table(basis.columns, rows, nouns)
    return _answer(
        request,
        tag,
        dyad,
        made,
        table,
        basis.title,
        basis.says,
        results=basis.results,
        parameters=basis.parameters,
    )


def _answer(
    request: Request, tag: str, dyad: DyadTold, made: Table, table: TableAsked, title: str, says: str,
    results: tuple[tuple[str, str], ...] = (), parameters: tuple[tuple[str, str], ...] = (),
) -> Response:  # fmt: skip
    fresh = tag if dyad.current else None
    if table.format == "csv":
        words = "-".join("".join(c if c.isalnum() else " " for c in title).split())
        headers = kept(tag) if fresh else {"Cache-Control": "no-store"}
        return as_csv(
            made, f"{dyad.asked.a}-{dyad.asked.b}-{words.encode('ascii', 'ignore').decode()}", headers
        )
    return page(
        request,
        "dyad_table.html",
        fresh,
        dyad=dyad.asked,
        run=dyad.told.run,
        title=title,
        says=says,
        results=results,
        parameters=parameters,
        shown=shown(request, made, table),
    )


def _event_row(dyad: DyadAsked, number: int, event: DyadEvent) -> tuple[Cell, ...]:
    who: Cell = event.actor
    if event.incident:
        who = Link(event.actor, f"/incidents/{quote(event.incident, safe='')}")
    reports = Link(str(len(event.reports)), dyad.at("reports", event=number))
    return (
        event.day, who, "→" if event.directed else "↔", event.recipient, event.type,
        QUAD_NAMES.get(event.quad_class, ""), reports,
    )  # fmt: skip


def _named(event: DyadEvent) -> str:
    return f"{event.actor} {'→' if event.directed else '↔'} {event.recipient}, {event.type}, {event.day}"
