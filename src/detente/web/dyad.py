"""A relationship: the answer in words, what it was counted from, and the happenings of chosen days."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from detente.analyse.alerts import Alert
from detente.analyse.answer import DyadAnswer
from detente.analyse.charts import charts
from detente.analyse.claims import FATES, of_cell
from detente.analyse.figures import alert_name, change_name, forecast_name, reaction_name, turning_name
from detente.analyse.forecasts import MODEL
from detente.analyse.series import QUAD_NAMES
from detente.analyse.turning import ThinError
from detente.analyse.words import in_words
from detente.app.looking import DyadCount, matrix
from detente.web.addresses import Address
from detente.web.asking import Asked, Revision, Store, Tag, page
from detente.web.calendar_of_days import calendar_of, monthly
from detente.web.chosen_days import NOT_DONE, Stretch, chosen, happenings_of
from detente.web.counting import Counting
from detente.web.drawings import timeline_data, tinted
from detente.web.dyad_asked import AskedDyad, told_dyad
from detente.web.errors import Fault

router = APIRouter(include_in_schema=False)

BUSIEST = 100
"""How many pairs the list of dyads shows."""

CLAIMS = 5
"""Claims of each kind that stand on the page itself; all are behind a link."""

NAMES = {
    "change": change_name,
    "turning": turning_name,
    "alert": alert_name,
    "reaction": reaction_name,
    "forecast": forecast_name,
}
"""What figures are called in addresses, by what they are of."""


@router.get("/dyads")
def dyads_page(
    request: Request, store: Store, tag: Tag, a: str = "", b: str = "", since: str = "", until: str = ""
) -> Response:
    """Lead to the dyad that the form names; without one, list the busiest."""
    if not (a or b):
        busiest = _busiest_pairs(store)
        asked_for = {"a": "", "b": "", "since": None, "to": None}
        all_told = Counting(None, None, "", "any")
        return page(
            request,
            "dyads.html",
            tag,
            pairs=busiest[:BUSIEST],
            total=len(busiest),
            asked=all_told,
            **asked_for,
        )
    codes = [code.strip().upper() for code in (a, b)]
    if wrong := [code for code in codes if not (len(code) == 3 and code.isascii() and code.isalpha())]:
        raise Fault(
            422,
            "wrong-question",
            f"“{wrong[0]}” is no code of a country",
            "codes have three letters, as USA RUS",
        )
    asked = {"from": since.strip(), "to": until.strip()}
    given = urlencode({name: day for name, day in asked.items() if day})
    return RedirectResponse(f"/dyads/{codes[0]}/{codes[1]}" + (f"?{given}" if given else ""), 303)


def _busiest_pairs(store: Path) -> list[tuple[tuple[str, str], list[DyadCount | None]]]:
    """Return the pairs of countries with what each did to the other, those of most events first."""
    pairs: dict[tuple[str, str], list[DyadCount | None]] = {}
    for row in matrix(store):
        one, other = sorted((row.actor, row.recipient))
        pairs.setdefault((one, other), [None, None])[row.actor != one] = row
    return sorted(pairs.items(), key=lambda p: (-sum(row.events for row in p[1] if row), p[0]))


@router.get("/dyads/{a}/{b}")
def dyad_page(
    request: Request,
    store: Store,
    asked: Asked,
    state: Revision,
    tag: Tag,
    dyad: AskedDyad,
    day: date | None = None,
    until: date | None = None,
    year: Annotated[int | None, Query(ge=1, le=9998)] = None,
) -> Response:
    """Tell of two countries; `day` to `until` are those whose happenings are listed, `year` the calendar's last."""
    same = {"a": dyad.a, "b": dyad.b, "since": dyad.since, "to": dyad.to, "dyad": dyad}
    try:
        found = told_dyad(request, store, asked, state, dyad)
    except ThinError as error:
        answer = page(request, "dyad.html", None, told=None, thin=str(error), **same)
        answer.status_code = 404
        return answer
    told = found.told
    stretch = chosen(told, day, until)
    return page(
        request,
        "dyad.html",
        # What will be other at the next visit must not be kept.
        tag if found.current else None,
        told=told,
        current=found.current,
        days=told.dyad.calendar.days,
        sentences=in_words(told),
        charts={name: (chart, tinted(chart)) for name, chart in charts(told).items() if name != "calendar"},
        timeline=timeline_data(told),
        calendar=calendar_of(told, year or stretch.last.year, stretch),
        months=monthly(told),
        stretch=stretch,
        happened=happenings_of(store, told, stretch, asked.page_size, asked.seconds),
        claims=claims_by_side(told),
        shown_claims=CLAIMS,
        fates=FATES,
        quads=QUAD_NAMES,
        model=MODEL,
        names=NAMES,
        counted_of=_counted_of,
        evidence=_evidence(told),
        otherwise=_otherwise(told, stretch),
        **same,
    )


_CLASSES: dict[str, dict[str, object]] = {
    **{name: {"quad": number} for number, name in QUAD_NAMES.items()},
    **{name: {"side": name} for name in ("cooperation", "conflict")},
}
"""What the address of events asks for the class that an alert is of; nothing for all events."""


def _counted_of(alert: Alert) -> dict[str, object]:
    """Return what the address of the events asks that an alert found: those of its class on its days."""
    return {"day": alert.first, "until": alert.day, "covered": "true", **_CLASSES.get(alert.of, {})}


def _otherwise(told: DyadAnswer, stretch: Stretch) -> str:
    """Return the address of the search for what is told of the days but not counted."""
    asked = [("dyad", f"{told.a}:{told.b}"), ("since", str(stretch.first)), ("until", str(stretch.last))]
    return Address("/search", (*asked, *(("status", status) for status in NOT_DONE))).href


def _evidence(told: DyadAnswer) -> dict[str, int]:
    events = told.dyad.series.events
    return {
        "reports": len({report for event in events for report in event.reports}),
        "publishers": len({publisher for event in events for publisher in event.publishers}),
    }


def claims_by_side(told: DyadAnswer) -> dict[tuple[str, str], tuple[object, ...]]:
    """Return the claims of each cell, by who claims and what became of it."""
    return {(by, fate): of_cell(told.claims, by, fate) for by in (told.a, told.b) for fate in FATES}
