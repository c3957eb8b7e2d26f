"""A country and those it deals with most: who did how much to whom, drawn around it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from detente.app.looking import DyadCount, ego, matrix
from detente.web.asking import Store, Tag, page
from detente.web.counting import STATUSES, AskedCounting, Counting
from detente.web.drawn_network import drawn, partners_of
from detente.web.matrix import busiest

router = APIRouter(include_in_schema=False)

_MOST = 40
"""Partners in the table; as many as fit are drawn."""


@router.get("/explore/network")
def network_page(
    request: Request,
    store: Store,
    tag: Tag,
    asked: AskedCounting,
    country: Annotated[str, Query(pattern="^[A-Za-z]{3}$|^$")] = "",
) -> Response:
    """Show one country's network, that of the busiest unless one is named."""
    known = busiest(matrix(store, asked.since, asked.until, types=asked.types, status=asked.statuses))
    country = country.upper() or (known[0] if known else "")
    ties = (
        ego(store, country, asked.since, asked.until, types=asked.types, status=asked.statuses, most=_MOST)
        if country
        else ()
    )
    partners = partners_of(country, ties)
    return page(
        request,
        "network.html",
        tag,
        asked=asked,
        statuses=STATUSES,
        country=country,
        countries=sorted({*known, *([country] if country else [])}),
        partners=[
            (p, asked.search(dyad=f"{country}>{p.country}"), asked.search(dyad=f"{p.country}>{country}"))
            for p in partners
        ],
        drawing=drawn(
            country, partners, ties, lambda c: asked.at("/explore/network", country=c), _search(asked)
        ),
        json=asked.api(f"countries/{country}"),
    )


def _search(asked: Counting) -> Callable[[DyadCount], str]:
    return lambda row: asked.search(dyad=f"{row.actor}>{row.recipient}")
