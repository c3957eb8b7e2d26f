"""What the pages that count are asked: days, side and status."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Annotated, Literal, get_args

from fastapi import Depends, Query

from detente.app.looking import Conditions, DyadCount
from detente.app.naming import quad_class, side
from detente.records import Status
from detente.web.addresses import Address, address_of
from detente.web.api.events import Day
from detente.web.correcting import types

Side = Literal["", "cooperation", "conflict"]
STATUSES = ("any", *get_args(Status))


@dataclass(frozen=True, slots=True)
class Counting:
    """What is counted; without a status named "any" only events told with that one."""

    since: date | None
    until: date | None
    side: str
    status: str

    @property
    def types(self) -> tuple[str, ...]:
        """The types of the side, none for both."""
        return _of_side(self.side) if self.side else ()

    @property
    def statuses(self) -> tuple[str, ...]:
        """The statuses, none for all."""
        return () if self.status == "any" else (self.status,)

    @property
    def where(self) -> Conditions:
        """The same for a search."""
        return Conditions(since=self.since, until=self.until, types=self.types, status=self.statuses)

    def at(self, path: str, **more: object) -> str:
        """Return the link to a page where the same is counted."""
        status = "" if self.status == "asserted" else self.status
        return address_of(
            path, {**more, "since": self.since, "until": self.until, "side": self.side, "status": status}
        )

    def search(self, **more: str) -> str:
        """Return the link to a search for what is counted."""
        return _with(Address("/search", tuple(more.items())), self, self.types)

    def _of_class(self, quad: int, pair: str) -> str:
        """Return the link to a search for what is counted of one class of types."""
        of_class = tuple(t for t in self.types or types() if quad_class(t) == quad)
        return _with(Address("/search", (("dyad", pair),)), self, of_class)

    def directed(self, row: DyadCount) -> dict[str, str]:
        """Return the links to what a row counts, by the names of its numbers."""
        pair = f"{row.actor}>{row.recipient}"
        quads = enumerate(
            ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict"), 1
        )
        return {
            "events": self.search(dyad=pair),
            "conflict": replace(self, side="conflict").search(dyad=pair),
            **{name: self._of_class(n, pair) for n, name in quads},
        }

    def api(self, path: str) -> str:
        """Return the link to the same answer of the API."""
        return _with(Address(f"/api/v1/{path}"), self, self.types)


@cache
def _of_side(of: str) -> tuple[str, ...]:
    return tuple(t for t in types() if side(t) == of)


def _with(address: Address, asked: Counting, of_types: tuple[str, ...]) -> str:
    days = {name: str(day) for name, day in (("since", asked.since), ("until", asked.until)) if day}
    address = address.put(**days)
    for name, values in (("type", of_types), ("status", asked.statuses)):
        for value in values:
            address = address.add(name, value)
    return address.href


def counting(
    since: Day = None,
    until: Day = None,
    side: Side = "",
    status: Annotated[str, Query(pattern=f"^({'|'.join(STATUSES)})$")] = "asserted",
) -> Counting:
    """Return what is counted, asserted events unless asked otherwise."""
    return Counting(since, until, side, status)


AskedCounting = Annotated[Counting, Depends(counting)]
