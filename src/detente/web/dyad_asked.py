"""Two countries that are asked about, and the answer: at once, or worked out beside the requests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path as FilePath
from typing import Annotated
from urllib.parse import quote, urlencode

from fastapi import Depends, Path, Query
from starlette.requests import Request
from starlette.responses import Response

from detente.analyse.answer import DyadAnswer
from detente.app.looking import dyad_answer, kept_dyad_answer
from detente.web.asking import Asked, Revision, Store, page
from detente.web.preparing import Prepared, PreparingEach

Country = Annotated[str, Path(pattern="^[A-Za-z]{3}$")]

AGAIN = 3
"""Seconds after which a page that waits for its answer asks for it again."""

Question = tuple[str, str, date | None, date | None]
"""Two countries in capitals, the first day and the last, both inclusive; `None`: as far as the store goes."""


@dataclass(frozen=True, slots=True)
class DyadAsked:
    """Two countries in capitals and the time that is analysed, both ends inclusive, `None` for as far as there is."""

    a: str
    b: str
    since: date | None
    to: date | None

    @property
    def query(self) -> str:
        """Return what stands in an address for the time that is analysed, "" for all of it."""
        return urlencode(self._kept)

    @property
    def _kept(self) -> list[tuple[str, str]]:
        return [(n, day.isoformat()) for n, day in (("from", self.since), ("to", self.to)) if day]

    def days(self, first: date, last: date | None = None) -> str:
        """Return the address, on their page, of some days, both ends inclusive."""
        until = [("until", last.isoformat())] if last and last != first else []
        return f"?{urlencode([*self._kept, ('day', first.isoformat()), *until])}#days"

    def other(self, a: str, b: str) -> DyadAsked:
        """Return two other countries in the same time."""
        return DyadAsked(a, b, self.since, self.to)

    def at(self, path: str = "", **more: object) -> str:
        """Return the address of a page below theirs, the time left as it is; `None` and "" ask nothing."""
        asked = [*self._kept, *((n, str(v)) for n, v in more.items() if v not in (None, ""))]
        here = f"/dyads/{self.a}/{self.b}" + (f"/{quote(path, safe='/')}" if path else "")
        return f"{here}?{urlencode(asked)}" if asked else here


def _asked(
    a: Country, b: Country, since: Annotated[date | None, Query(alias="from")] = None, to: date | None = None
) -> DyadAsked:
    return DyadAsked(a.upper(), b.upper(), since, to)


AskedDyad = Annotated[DyadAsked, Depends(_asked)]


class WaitingError(Exception):
    """The answer is being worked out."""

    def __init__(self, asked: DyadAsked) -> None:
        self.asked = asked


def waiting(request: Request, error: Exception) -> Response:
    """Answer that it is being worked out, with a page that asks again."""
    assert isinstance(error, WaitingError)
    asked = error.asked
    answer = page(
        request, "dyad_waiting.html", None, again=AGAIN, a=asked.a, b=asked.b, since=asked.since, to=asked.to
    )
    answer.status_code = 202
    answer.headers["Retry-After"] = str(AGAIN)
    return answer


@dataclass(frozen=True, slots=True)
class DyadTold:
    """What is told of a dyad; `current` is false for that of an earlier state, which must not be kept by browsers."""

    asked: DyadAsked
    told: DyadAnswer
    current: bool


def told_dyad(request: Request, store: Store, asked: Asked, state: Revision, dyad: AskedDyad) -> DyadTold:
    """Return the answer, a dependency of routes.

    Raises:
        WaitingError: if it takes longer than a reader waits.
        ThinError: if there is nothing to tell.
    """
    question = (dyad.a, dyad.b, dyad.since, dyad.to)
    found = _answer(request, store, question, state, asked.patience)
    if found.answer is None:
        raise WaitingError(dyad)
    return DyadTold(dyad, found.answer, found.current)


ToldDyad = Annotated[DyadTold, Depends(told_dyad)]


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
