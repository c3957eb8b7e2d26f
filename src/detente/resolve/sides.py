"""What is known of one side of an event, and how it stands to the same side of another telling."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from detente.records import Party
from detente.resolve.persons import Persons
from detente.resolve.wording import stem

_STATE = frozenset({"GOV", "MIL", "LEG", "SPY"})
"""Sectors that act for their state: what one of them does, the others do with it."""

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_COUNT = re.compile(r"(?<!\S)\d[\d,]*\b(?!\S*\w)")
_NUMERALS = {
    w: n for n, w in enumerate("two three four five six seven eight nine ten eleven twelve".split(), 2)
}


@dataclass(frozen=True, slots=True)
class Known:
    """What a party is compared by.

    `names` are the words of its proper name without those of states, peoples, bodies and offices, `head` the
    stem of the noun that says what it is ("diplomat"), `number` how many it says they are. `state` tells that
    it is a state or acts for it.
    """

    country: str | None
    names: frozenset[str]
    head: str
    number: int | None
    person: bool
    state: bool


def known(party: Party, persons: Persons) -> Known:
    """Return what a party is compared by."""
    words = _WORD.findall(party.name)
    names = frozenset(
        w.lower().removesuffix("'s").removesuffix("’s")
        for w in words
        if w[0].isupper() and len(w) > 2 and not persons.is_common(w)
    )
    number = _number(party.name) or _number(party.text or "")
    plain = [w for w in words if w[0].islower()]
    whole = party.name.lower() in persons.places
    return Known(
        party.country,
        names,
        stem(plain[-1].lower()) if plain else "",
        number,
        persons.is_one(party),
        number is None and (whole or bool(_STATE.intersection(party.sectors[:1]))),
    )


def _number(words: str) -> int | None:
    if (digits := _COUNT.search(words)) is not None:
        return int(digits[0].replace(",", ""))
    return next((_NUMERALS[w] for w in words.lower().split()[:4] if w in _NUMERALS), None)


def relation(told: Sequence[Known], new: Sequence[Known]) -> str:
    """Return how two tellings' parties of one side stand to each other, by the closest two of them.

    "name", the same proper name; "count", as many of the same kind; "kind", the same kind of people; "state",
    the state or who acts for it; "country", no more than the country; "other", parties of other names or
    numbers; "conflict", other countries; "unknown"; "none", where a side has no party.
    """
    if not told or not new:
        return "none"
    return min((_relation(a, b) for a in told for b in new), key=_ORDER.index)


_ORDER = ("name", "count", "kind", "state", "country", "unknown", "other", "conflict")


def _relation(one: Known, other: Known) -> str:
    if one.country and other.country and one.country != other.country:
        return "conflict"
    if one.names & other.names:
        return "name"
    same_kind = bool(one.head) and one.head == other.head
    if same_kind and one.number is not None and other.number is not None:
        return "count" if one.number == other.number else "other"
    both = bool(one.country and other.country)
    if one.names and other.names and not (one.state and other.state):
        return "other"
    if one.person and other.person:
        return "other"
    if both and one.state and other.state:
        return "state"
    if same_kind:
        return "kind"
    return "country" if both else "unknown"


def same_number(told: Iterable[Known], new: Iterable[Known]) -> bool:
    """Return whether both speak of as many of the same kind: "23 Russian diplomats"."""
    return bool(_counted(told) & _counted(new))


def other_number(told: Sequence[Known], new: Sequence[Known]) -> bool:
    """Return whether both count the same kind and never come to the same number."""
    one, other = _counted(told), _counted(new)
    return not one & other and bool({head for head, _ in one} & {head for head, _ in other})


def _counted(parties: Iterable[Known]) -> set[tuple[str, int]]:
    return {(k.head, k.number) for k in parties if k.number is not None and k.head}
