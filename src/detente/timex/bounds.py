"""Times that are only a bound: "before Friday", "after 2016", "until May", "by Monday", "2012 or later"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from detente.timex.clock import TimeOfDay
from detente.timex.named import NAMED
from detente.timex.phases import Phase
from detente.timex.reading import Days, Expression, Match, Reference
from detente.timex.relative import Deictic
from detente.timex.stretches import moved
from detente.timex.words import Words

Side = Literal["by", "since", "before", "until", "after", "from"]

POSSESSIVES = frozenset({"'s", "'", "’s"})


@dataclass(frozen=True, slots=True)
class UpTo:
    """A time as a bound of days: up to its last day ("by", "until"), before its first, after its last, from its first.

    The other end is the day of publication where the tense says so ("have fought since", "will leave by"); else open.
    """

    bound: Expression
    side: Side

    @property
    def rule(self) -> str:
        """The name of the rule."""
        return f"timex.{self.side}"

    def resolve(self, reference: Reference) -> Days:
        """Return the value of the named time with the days up to it or from it."""
        days = self.bound.resolve(reference)
        published = reference.published
        if (
            self.side == "since"
            and published is not None
            and days.first is not None
            and days.first > published
        ):
            days = self.bound.resolve(replace(reference, tense="past"))  # "since" looks back in any tense
        if days.first is None or days.last is None:
            return days
        match self.side:
            case "since":
                if published is None:
                    return days
                if days.first > published:
                    return Days(days.type, days.value, days.first, None)
                return Days(days.type, days.value, days.first, published)
            case "by":
                if published is None or days.last < published:
                    return days
                return Days(days.type, days.value, published, days.last)
            case "before" | "until":
                last = days.last if self.side == "until" else moved(days.first, days=-1)
                ahead = reference.tense == "future" and published is not None and published <= last
                return Days(days.type, days.value, published if ahead else None, last)
            case "after" | "from":
                first = days.first if self.side == "from" else moved(days.last, days=1)
                back = reference.tense == "past" and published is not None and first <= published
                return Days(days.type, days.value, first, published if back else None)


def bounded(words: Words, i: int, found: Match) -> Match:
    """Return the time at word `i` as the bound that the words before or behind make it, or as it is."""
    if words.lower(found.end) in POSSESSIVES:
        return found
    side = _side_before(words, i) or _side_behind(words, found.end)
    clock = isinstance(found.expression, TimeOfDay) and side in {"by", "since"}
    if side is None or not (clock or isinstance(found.expression, NAMED)):
        return found
    if isinstance(found.expression, Phase):
        side = _AT_EDGE.get((side, found.expression.phase), side)
    return Match(found.end, UpTo(found.expression, side))


_AT_EDGE: dict[tuple[Side, str], Side] = {("before", "END"): "until", ("after", "START"): "from"}
"""What comes before the end of the year may come on its last day."""


def _side_before(words: Words, i: int) -> Side | None:
    """Return the side that "before", "no later than", "on or after" and the like right before word `i` name."""
    near, joined, far = (words.lower(i - n) for n in (1, 2, 3))
    if near == "than":
        if joined == "later":
            return "until" if far in {"no", "not"} else "after"
        return "before" if joined in {"earlier", "sooner"} and far not in {"no", "not"} else None
    pair = {near, far}
    if joined == "or" and pair & {"before", "after"} and pair & {"on", "in", "at"}:
        return "until" if "before" in pair else "from"
    if near == "to" and joined == "prior":
        return "before"
    if (far, joined, near) == ("as", "early", "as"):
        return "from"
    if near in _STARTING or (near in {"in", "on", "from"} and joined in _STARTING):
        return "from"
    if near == "after" and joined in {"week", "weeks", "day", "days", "month", "months", "year", "years"}:
        return None  # "day after Monday" counts from it
    sides: dict[str, Side] = {
        "since": "since",
        "by": "by",
        "before": "before",
        "until": "until",
        "till": "until",
        "after": "after",
    }
    return sides.get(near)


_STARTING = frozenset({"starting", "beginning", "commencing", "effective"})
_BEHIND: dict[tuple[str, str], Side] = {
    ("or", "later"): "from",
    ("or", "after"): "from",
    ("and", "later"): "from",
    ("and", "after"): "from",
    ("and", "beyond"): "from",
    ("or", "earlier"): "until",
    ("or", "before"): "until",
    ("and", "earlier"): "until",
}


def _side_behind(words: Words, end: int) -> Side | None:
    """Return the side in "2012 or later", "2030 and beyond" where the clause ends there, and in "2014 onwards"."""
    if words.lower(end) in {"onward", "onwards"}:
        return "from"
    side = _BEHIND.get((words.lower(end), words.lower(end + 1)))
    return side if side is not None and words.lower(end + 2) in {"", ".", ",", ";", ")", "?", "!"} else None


def up_to_now(words: Words, i: int) -> Match | None:
    """Read "to date" as all days up to that of publication; not "dates to date back", not "the year to date"."""
    if words.phrase(i, "up_to_now") is None or words.lower(i - 1) == "up":
        return None
    closes = words.lower(i + 2) in {"", ".", ",", ";", "?", "!", ")", "and", "in", "on", "has", "have"}
    return Match(i + 2, UpTo(Deictic(0), "until")) if closes else None
