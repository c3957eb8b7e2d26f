"""The search: what is asked, how it spreads, and the events found; each step is an address of its own."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Annotated, get_args

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from detente.app.looking import Count, Facets, IncidentReport, facets
from detente.app.naming import country_name
from detente.app.searching import reports
from detente.records import Status, StoredEvent
from detente.web.addresses import Address, asked_of
from detente.web.api.events import AskedConditions, Words
from detente.web.api.paging import AskedPart, cursor_at
from detente.web.asking import Asked, Store, Tag, page
from detente.web.correcting import types

router = APIRouter(include_in_schema=False)

CONDITIONS = (
    "words", "actor", "recipient", "dyad", "type", "mode", "status", "voice", "publisher", "place", "at", "since",
    "until", "document", "coder",
)  # fmt: skip
"""What can be asked, in the order in which it is told; the API has the same names."""

_NAMES = {"dyad": "both countries", "since": "from", "until": "until", "type": "type"}
_SORTS = (
    ("day", "day"), ("actor", "actor"), ("type", "type"), ("recipient", "recipient"), ("status", "status"),
    ("voice", "voice"),
)  # fmt: skip
_OF_COUNTRIES = frozenset({"actor", "recipient", "voice’s country"})
"""Facets whose values are codes of countries and organisations."""
_AROUND = 150
"""Letters of a sentence that are shown before and after the trigger."""
_SHOWN = 10
"""Values of a facet that are shown at once; the rest opens."""


@dataclass(frozen=True, slots=True)
class Condition:
    """Something that is asked, with the address of the search without it."""

    name: str
    value: str
    href: str


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet: how many events have it, and where the search goes on; `None` if it cannot.

    `code` is that of a country or organisation whose name `words` are, "" for all else.
    """

    words: str
    code: str
    events: int
    href: str | None
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """What the events found spread over."""

    name: str
    values: tuple[Value, ...]
    more: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """An event found, with its sentence cut to what stands around the trigger."""

    event: StoredEvent
    title: str | None
    before: str
    trigger: str
    after: str


@router.get("/search")
def search_page(
    request: Request,
    store: Store,
    asked: Asked,
    tag: Tag,
    given: AskedConditions,
    part: AskedPart,
    words: Words = None,
    coder: Words = None,
    sort: Annotated[str, Query(max_length=40)] = "day",
    descending: bool = True,
) -> Response:
    """Show the events for which all conditions hold, the newest first, and what could be asked further."""
    here = asked_of("/search", request.query_params.multi_items(), CONDITIONS)
    counted = facets(store, given, words=words or None, coder=coder or None, seconds=asked.seconds)
    found = reports(
        store, given, words=words or None, coder=coder or None, sort=sort, descending=descending,
        limit=part.limit, offset=part.offset, seconds=asked.seconds,
    )  # fmt: skip
    ordered = here.put(sort=sort, descending="true" if descending else "false")
    kept = ordered if (sort, descending) != ("day", True) else here
    return page(
        request,
        "search.html",
        tag,
        here=here,
        kept=kept,
        conditions=_conditions(here),
        facets=_facets(here, counted),
        total=counted.events,
        lines=[_line(report) for report in found.rows],
        first=part.offset + 1,
        previous=_page_at(kept, part.offset - part.limit, part.limit) if part.offset else None,
        next=_page_at(kept, part.offset + part.limit, part.limit) if found.more else None,
        sorts=[_sort(here, name, words, sort, descending=descending) for name, words in _SORTS],
        json=ordered.at("/api/v1/events").href,
        types=types(),
        statuses=get_args(Status),
        asking=any(name not in {"words", "actor", "recipient", "since", "until"} for name, _ in here.items),
    )


def _conditions(here: Address) -> list[Condition]:
    told = sorted(here.items, key=lambda item: CONDITIONS.index(item[0]))
    return [Condition(_NAMES.get(n, n), value, here.without(n, value).href) for n, value in told]


def _page_at(here: Address, offset: int, limit: int) -> str:
    more = {} if limit == 50 else {"limit": str(limit)}
    return here.put(**more, cursor=cursor_at(offset) if offset > 0 else "").href


def _sort(here: Address, name: str, words: str, sort: str, *, descending: bool) -> tuple[str, str, str]:
    """Return a column's name, where its order comes from, and how it is sorted now."""
    now = "" if name != sort else "descending" if descending else "ascending"
    turned = "false" if now == "descending" or (now == "" and name != "day") else "true"
    return words, here.put(sort=name, descending=turned).href, now


def _facets(here: Address, counted: Facets) -> list[Facet]:
    def named(value: str) -> str:
        return f'"{value}"'

    made = [
        _facet(here, "actor", "actor", counted.actors),
        _facet(here, "recipient", "recipient", counted.recipients),
        _facet(here, "type", "type", counted.types),
        _facet(here, "status", "status", counted.statuses),
        _facet(here, "voice", "voice", counted.voices, lambda v: v if v == "author" else named(v)),
        _facet(here, "voice’s country", "voice", counted.voice_countries),
        _facet(here, "publisher", "publisher", counted.publishers, named),
        _facet(here, "place", "place", counted.places, named),
        _months(here, counted.months),
    ]
    return [facet for facet in made if facet.values]


def _facet(
    here: Address, name: str, asked: str, counts: Iterable[Count], value_of: Callable[[str], str] = str
) -> Facet:
    found = []
    for count in counts:
        if not count.value:
            continue
        value = value_of(count.value)
        chosen = value in here.all(asked)
        href = here.without(asked, value) if chosen else here.put(**{asked: value})
        words = "the document itself" if count.value == "author" and asked == "voice" else count.value
        known = name in _OF_COUNTRIES and country_name(count.value) != count.value
        code = count.value if known else ""
        found.append(Value(country_name(code) if code else words, code, count.events, href.href, chosen))
    return Facet(name, tuple(found[:_SHOWN]), tuple(found[_SHOWN:]))


def _months(here: Address, counts: tuple[Count, ...]) -> Facet:
    found = []
    for count in reversed(counts):
        if not count.value:
            continue
        year, month = (int(part) for part in count.value.split("-"))
        first, last = f"{count.value}-01", f"{count.value}-{calendar.monthrange(year, month)[1]}"
        chosen = here.first("since") == first and here.first("until") == last
        href = here.drop("since", "until") if chosen else here.put(since=first, until=last)
        found.append(Value(count.value, "", count.events, href.href, chosen))
    return Facet("month", tuple(found[:_SHOWN]), tuple(found[_SHOWN:]))


def _line(report: IncidentReport) -> Line:
    sentence, start, end = report.sentence, report.trigger_start, report.trigger_end
    if start is None or end is None:
        return Line(report.event, report.title, report.event.trigger or "", "", "")
    before, after = sentence[:start], sentence[end:]
    if len(before) > _AROUND:
        before = "… " + before[-_AROUND:].partition(" ")[2]
    if len(after) > _AROUND:
        after = after[:_AROUND].rpartition(" ")[0] + " …"
    return Line(report.event, report.title, before, sentence[start:end], after)
