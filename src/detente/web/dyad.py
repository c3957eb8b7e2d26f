"""A relationship: the answer in words, what it was counted from, and the happenings of chosen days."""

from __future__ import annotations

from datetime import date
from pathlib import Path as FilePath
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Path, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from detente.analyse.answer import DyadAnswer
from detente.analyse.charts import charts
from detente.analyse.claims import FATES, of_cell
from detente.analyse.forecasts import MODEL
from detente.analyse.series import QUAD_NAMES
from detente.analyse.turning import ThinError
from detente.analyse.words import in_words
from detente.app.looking import dyad_answer, kept_dyad_answer, matrix
from detente.web.asking import Asked, Revision, Store, Tag, page
from detente.web.calendar_of_days import calendar_of, monthly
from detente.web.chosen_days import chosen, happenings_of
from detente.web.drawings import timeline_data, tinted
from detente.web.errors import Fault
from detente.web.preparing import Prepared, PreparingEach

router = APIRouter(include_in_schema=False)

Country = Annotated[str, Path(pattern="^[A-Za-z]{3}$")]

BUSIEST = 100
"""How many pairs the list of dyads shows."""

AGAIN = 3
"""Seconds after which a page that waits for its answer asks for it again."""

Question = tuple[str, str, date | None, date | None]
"""Two countries in capitals, the first day and the last, both inclusive; `None`: as far as the store goes."""


@router.get("/dyads")
def dyads_page(
    request: Request, store: Store, tag: Tag, a: str = "", b: str = "", since: str = "", until: str = ""
) -> Response:
    """Lead to the dyad that the form names; without one, list the busiest."""
    if not (a or b):
        pairs: dict[tuple[str, str], list[int]] = {}
        for row in matrix(store):
            one, other = sorted((row.actor, row.recipient))
            counts = pairs.setdefault((one, other), [0, 0, 0])
            counts[0 if row.actor == one else 1] += row.events
            counts[2] += row.verbal_conflict + row.material_conflict
        busiest = sorted(pairs.items(), key=lambda p: (-p[1][0] - p[1][1], p[0]))
        asked_for = {"a": "", "b": "", "since": None, "to": None}
        return page(request, "dyads.html", tag, pairs=busiest[:BUSIEST], total=len(busiest), **asked_for)
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


@router.get("/dyads/{a}/{b}")
def dyad_page(
    request: Request,
    store: Store,
    asked: Asked,
    state: Revision,
    tag: Tag,
    a: Country,
    b: Country,
    since: Annotated[date | None, Query(alias="from")] = None,
    to: date | None = None,
    day: date | None = None,
    until: date | None = None,
    year: Annotated[int | None, Query(ge=1, le=9998)] = None,
) -> Response:
    """Tell of two countries on the days `from` to `to`; `day` to `until` are those whose happenings are listed.

    `year` is the last year of the calendar. An answer that takes longer than a reader waits is worked out beside
    the requests, and a page that asks for it again stands in for it.
    """
    a, b = a.upper(), b.upper()
    asked_for = {"a": a, "b": b, "since": since, "to": to}
    try:
        found = _answer(request, store, (a, b, since, to), state, asked.patience)
    except ThinError as error:
        answer = page(request, "dyad.html", None, told=None, thin=str(error), **asked_for)
        answer.status_code = 404
        return answer
    if (told := found.answer) is None:
        waiting = page(request, "dyad_waiting.html", None, again=AGAIN, **asked_for)
        waiting.status_code = 202
        waiting.headers["Retry-After"] = str(AGAIN)
        return waiting
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
        fates=FATES,
        quads=QUAD_NAMES,
        model=MODEL,
        days_link=_days_link(since, to),
        **asked_for,
    )


def preparing_dyads(store: FilePath) -> PreparingEach[Question, DyadAnswer]:
    """Return what works the answers out for the application."""
    return PreparingEach(lambda question: dyad_answer(store, *question))


def _answer(
    request: Request, store: FilePath, question: Question, state: str, wait: float
) -> Prepared[DyadAnswer]:
    if (told := kept_dyad_answer(store, *question)) is not None:
        return Prepared(told, state, current=True)
    preparing: PreparingEach[Question, DyadAnswer] = request.app.state.dyads
    return preparing.get(question, state, wait)


def claims_by_side(told: DyadAnswer) -> dict[tuple[str, str], tuple[object, ...]]:
    """Return the claims of each cell, by who claims and what became of it."""
    return {(by, fate): of_cell(told.claims, by, fate) for by in (told.a, told.b) for fate in FATES}


def _days_link(since: date | None, to: date | None) -> DaysLink:
    return DaysLink(tuple((name, day.isoformat()) for name, day in (("from", since), ("to", to)) if day))


class DaysLink:
    """Makes the address of this page with other chosen days, the time that is analysed left as it is."""

    def __init__(self, kept: tuple[tuple[str, str], ...]) -> None:
        self._kept = kept

    def __call__(self, first: date, last: date | None = None) -> str:
        """Return the address of some days, both ends inclusive."""
        days = [
            ("day", first.isoformat()),
            *([("until", last.isoformat())] if last and last != first else []),
        ]
        return f"?{urlencode([*self._kept, *days])}#days"

    @property
    def query(self) -> str:
        """Return what stands in an address for the time that is analysed, "" for all of it."""
        return urlencode(self._kept)
