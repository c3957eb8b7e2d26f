"""What the numbers of the first page were counted from: documents, incidents, publishers, days, ranked dyads."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated, Literal
from urllib.parse import quote

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from detente.analyse.change import Change
from detente.app.listing import documents, incidents, publishers
from detente.app.looking import CoveredDay, overview
from detente.app.naming import country_name
from detente.records import Party
from detente.web.api.events import Day
from detente.web.asking import Asked, Revision, Store, Tag, kept, page
from detente.web.home import ranked
from detente.web.tables import EACH, AskedTable, Cell, Link, Table, as_csv, part, shown

router = APIRouter(include_in_schema=False)


@router.get("/documents")
def documents_page(
    request: Request, store: Store, tag: Tag, asked: Asked, table: AskedTable, since: Day = None, until: Day = None,
    publisher: Annotated[str | None, Query(max_length=300)] = None, of: Literal["documents", "events"] = "documents",
) -> Response:  # fmt: skip
    """List documents by day of publication; `of` says whether they or their events are to be counted."""
    offset = (table.page - 1) * EACH
    found = documents(
        store,
        publisher=publisher or None,
        since=since,
        until=until,
        limit=EACH,
        offset=offset,
        seconds=asked.seconds,
    )
    rows: list[tuple[Cell, ...]] = [
        (
            d.published,
            Link(d.title or d.id, f"/documents/{quote(d.id, safe='')}"),
            d.publisher,
            _events_of(d.id, d.events),
        )
        for d in found.rows
    ]
    nouns, total, within = ("document", "documents"), found.total, ""
    if of == "events":
        first, last = since or date.min, until or date.max
        within = f"{found.total:,} document{'' if found.total == 1 else 's'}"
        nouns, total = (
            ("event", "events"),
            sum(d.events for d in overview(store).days if first <= d.day <= last),
        )
    columns = Table(("published", "document", "publisher", "events"), (), nouns)
    made = part(request, columns, rows, found.total, table, whole=False)
    about = {"says": f"By day of publication{_days(since, until)}, the last first.", "within": within}
    return page(request, "listed.html", tag, title="Documents", shown=made, total=total, **about)


@router.get("/incidents")
def incidents_page(
    request: Request,
    store: Store,
    tag: Tag,
    asked: Asked,
    table: AskedTable,
    since: Day = None,
    until: Day = None,
) -> Response:
    """List happenings, those of the last days first."""
    found = incidents(
        store, since=since, until=until, limit=EACH, offset=(table.page - 1) * EACH, seconds=asked.seconds
    )
    rows: list[tuple[Cell, ...]] = [
        (
            one.last or one.first,
            Link(_names(one.actors) or "nobody named", f"/incidents/{quote(one.id, safe='')}"),
            _names(one.recipients), one.type, one.place,
            Link(str(one.reports), f"/incidents/{quote(one.id, safe='')}#reports"),
        )
        for one in found.rows
    ]  # fmt: skip
    columns = Table(("day", "who", "to whom", "type", "place", "reports"), (), ("incident", "incidents"))
    made = part(request, columns, rows, found.total, table, whole=False)
    says = f"What the reports of one happening tell is one incident{_days(since, until)}."
    return page(request, "listed.html", tag, title="Incidents", shown=made, total=made.total, says=says)


@router.get("/publishers")
def publishers_page(request: Request, store: Store, tag: Tag, asked: Asked, table: AskedTable) -> Response:
    """List who put documents out."""
    rows = [
        (p.value, Link(str(p.events), f"/documents?publisher={quote(p.value, safe='')}"))
        for p in publishers(store, seconds=asked.seconds)
    ]
    made = Table(("publisher", "documents"), rows, ("publisher", "publishers"))
    if table.format == "csv":
        return as_csv(made, "publishers", kept(tag))
    says = "Who put the documents out; part of a name finds all that have it."
    whole = shown(request, made, table)
    return page(request, "listed.html", tag, title="Publishers", shown=whole, total=whole.total, says=says)


@router.get("/days")
def days_page(
    request: Request, store: Store, tag: Tag, table: AskedTable, since: Day = None, until: Day = None,
    covered: bool = True,
) -> Response:  # fmt: skip
    """List the days with documents, or those without any."""
    told = overview(store)
    first, last = since or date.min, until or date.max
    rows: list[tuple[Cell, ...]]
    if covered:
        rows = [(d.day, *_of_day(d)) for d in told.days if first <= d.day <= last]
    else:
        gaps = (gap.first + timedelta(days=n) for gap in told.gaps for n in range(gap.days))
        rows = [(day, 0, 0) for day in gaps if first <= day <= last]
    made = Table(("day", "documents", "events in them"), rows, ("day", "days"))
    if table.format == "csv":
        return as_csv(made, "days", kept(tag))
    whole = shown(request, made, table)
    says = (
        "A day without documents says nothing of what happened on it."
        if not covered
        else "By day of publication."
    )
    title = "Days covered" if covered else "Days not covered"
    return page(request, "listed.html", tag, title=title, shown=whole, total=whole.total, says=says)


@router.get("/ranking")
def ranking_page(request: Request, store: Store, state: Revision, tag: Tag, table: AskedTable) -> Response:
    """List all dyads by how much they changed in the last four weeks."""
    found = ranked(request, store, state)
    rows: list[tuple[Cell, ...]] = [
        (
            Link(f"{country_name(r.a)} and {country_name(r.b)}", f"/dyads/{r.a}/{r.b}"),
            Link(str(r.events), f"/dyads/{r.a}/{r.b}/events"),
            *_change(f"/dyads/{r.a}/{r.b}/figures/change.both.conflict", r.conflict),
            *_change(f"/dyads/{r.a}/{r.b}/figures/change.both.cooperation", r.cooperation),
            Link(str(r.alerts[-1].day), f"/dyads/{r.a}/{r.b}?day={r.alerts[-1].day}#days")
            if r.alerts
            else None,
        )
        for r in (found.answer.dyads if found.answer else ())
    ]
    columns = (
        "dyad",
        "events",
        "conflict, times",
        "corrected p",
        "cooperation, times",
        "corrected p",
        "latest alert",
    )
    made = Table(columns, rows, ("dyad", "dyads"))
    fresh = tag if found.current else None
    if table.format == "csv":
        return as_csv(made, "ranking", kept(tag) if fresh else {"Cache-Control": "no-store"})
    whole = shown(request, made, table)
    says = "Events a day of the last four weeks against up to a year before; p-values are corrected for all tests made."
    if not found.current:
        says += " The ranking of the present state is being worked out; load again in a moment."
    return page(request, "listed.html", fresh, title="Ranking", shown=whole, total=whole.total, says=says)


def _events_of(id: str, events: int) -> Link:
    return Link(str(events), f"/search?document={quote(id, safe='')}")


def _of_day(d: CoveredDay) -> tuple[Link, Link]:
    here = f"/documents?since={d.day}&until={d.day}"
    return Link(str(d.documents), here), Link(str(d.events), f"{here}&of=events")


def _change(href: str, change: Change | None) -> tuple[Cell, Cell]:
    if change is None:
        return None, None
    return Link(f"{change.ratio:.2f}", href), Link(f"{change.corrected_p:.4f}", href)


def _names(parties: tuple[Party, ...]) -> str:
    return ", ".join(p.name for p in parties[:3]) + (
        f" and {len(parties) - 3} more" if len(parties) > 3 else ""
    )


def _days(since: date | None, until: date | None) -> str:
    if since and since == until:
        return f" {since}"
    return (f" from {since}" if since else "") + (f" until {until}" if until else "")
