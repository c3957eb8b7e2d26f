"""What each side claims of the other, and what became of it: confirmed, denied, or nobody else said anything."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from operator import itemgetter
from typing import Literal

Fate = Literal["confirmed", "denied", "silent"]
FATES: tuple[Fate, ...] = ("confirmed", "denied", "silent")

_DENYING = frozenset({"denied", "disputed"})
_CLAIMING = frozenset({"asserted", "disputed"})
_DAYS_APART = 3


@dataclass(frozen=True, slots=True)
class Telling:
    """An event as one document tells it of one pair of countries; `start` and `end` are its trigger's words there.

    `actors` are all countries that did it, `actor` one of them; `recipient` is "" where the text names none.
    `voice` is the country of whoever tells it; `own_voice` that the document tells it itself.
    """

    document: str
    url: str | None
    day: date | None
    voice: str | None
    own_voice: bool
    actor: str
    actors: tuple[str, ...]
    recipient: str
    type: str
    status: str
    words: str
    start: int
    end: int
    trigger: str


@dataclass(frozen=True, slots=True)
class Claim:
    """What a voice of one country says that another did, what became of it, and who said so."""

    by: str
    of: str
    telling: Telling
    fate: Fate
    answers: tuple[Telling, ...]


def claims(tellings: Iterable[Telling], a: str, b: str) -> tuple[Claim, ...]:
    """Return what voices of either country claim that the other did, in the order of days.

    What both did together, such as talks, is no claim of the one about the other.

    A claim is denied if a voice of the accused denies it or another voice of the document disputes it, and
    confirmed if a voice of the accused or a document in its own voice tells it as well; else all are silent.
    An answer is about the same type, actor and recipient, within three days.
    """
    known = [t for t in tellings if t.actor in {a, b}]
    near = _Near(known)
    found = []
    for by, of in ((a, b), (b, a)):
        for telling in known:
            by_the_other = telling.voice == by and telling.actor == of and by not in telling.actors
            if by_the_other and telling.status in _CLAIMING:
                found.append(_judged(telling, by, of, near.to(telling)))
    return tuple(
        sorted(found, key=lambda c: (c.telling.day or date.max, c.telling.document, c.telling.start))
    )


def of_cell(found: Sequence[Claim], by: str, fate: Fate) -> tuple[Claim, ...]:
    """Return the claims of a cell of the table: by whom, and what became of them."""
    return tuple(claim for claim in found if claim.by == by and claim.fate == fate)


class _Near:
    """Tellings by type, actor and day: comparing each with all others takes minutes where there are many."""

    def __init__(self, known: Sequence[Telling]) -> None:
        self._by_day: dict[tuple[str, str], dict[date | None, list[tuple[int, Telling]]]] = {}
        for number, telling in enumerate(known):
            days = self._by_day.setdefault((telling.type, telling.actor), {})
            days.setdefault(telling.day, []).append((number, telling))

    def to(self, telling: Telling) -> list[Telling]:
        """Return in their order those that can be about the same, and some that are not."""
        by_day = self._by_day[telling.type, telling.actor]
        days: Iterable[date | None] = by_day
        if telling.day is not None:
            apart = range(-_DAYS_APART, _DAYS_APART + 1)
            days = (None, *(telling.day + timedelta(days=n) for n in apart))
        return [t for _, t in sorted((row for day in days for row in by_day.get(day, ())), key=itemgetter(0))]


def _judged(telling: Telling, by: str, of: str, known: Sequence[Telling]) -> Claim:
    others = [t for t in known if t is not telling and _same_event(t, telling)]
    denials = tuple(t for t in others if t.voice == of and t.status in _DENYING)
    if denials or telling.status == "disputed":
        return Claim(by, of, telling, "denied", denials)
    confirming = tuple(t for t in others if t.status == "asserted" and (t.voice == of or t.own_voice))
    return Claim(by, of, telling, "confirmed" if confirming else "silent", confirming)


def _same_event(one: Telling, other: Telling) -> bool:
    if (one.type, one.actor) != (other.type, other.actor):
        return False
    if one.recipient and other.recipient and one.recipient != other.recipient:
        return False
    if one.day is None or other.day is None:
        return one.document == other.document
    return abs((one.day - other.day).days) <= _DAYS_APART
