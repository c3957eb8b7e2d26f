"""What each time of a sentence hangs on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from detente.records import Parse, TimeMention
from detente.timex.finder import top_of
from detente.timex.values import days_of_value
from detente.timex.words import TimeWords

_MODIFIERS = frozenset({"compound", "nummod", "amod", "nmod", "poss", "appos", "npadvmod", "tmod", "dobj"})
_NOT_A_DATE = frozenset({"until", "till", "before", "after", "than", "despite", "ahead", "like"})


@dataclass(frozen=True, slots=True)
class PlacedTime:
    """A time with the token that heads it and the token it hangs on (over its preposition)."""

    time: TimeMention
    top: int
    site: int


def placed_times(parse: Parse, times: Sequence[TimeMention]) -> Iterator[PlacedTime]:
    """Yield the times that can date an event, with what they hang on; no datelines and no bounds.

    What is told from a time on ("starting Monday") begins on the days of that time.
    """
    for told in times:
        time = _beginning(told)
        if (
            time.first is None
            or time.last is None
            or time.type not in {"DATE", "TIME"}
            or _rule(time) == "timex.dateline"
        ):
            continue
        if not (inside := parse.covering(time.span)):
            continue
        if _is_day_of_another_year(parse, inside, times):
            continue
        top = top_of(parse, inside)
        site = _site(parse, top)
        if site is not None and not _bounded(parse, inside[0]) and not _is_in_source(parse, top):
            yield PlacedTime(time, top, site)


def _is_day_of_another_year(parse: Parse, inside: Sequence[int], times: Sequence[TimeMention]) -> bool:
    """Return whether a day is only named for its date: "on this day, 72 years ago", "this day in 1950"."""
    if parse.tokens[inside[0]].text.lower() != "this":
        return False
    after = inside[-1] + 1
    while after < len(parse.tokens) and parse.tokens[after].text.lower() in {",", "in"}:
        after += 1
    if after == len(parse.tokens):
        return False
    start = parse.tokens[after].start
    return any(t.span.start == start and _rule(t) in {"timex.ago", "timex.year"} for t in times)


def is_of_name(parse: Parse, placed: PlacedTime, lexicon: TimeWords) -> bool:
    """Return whether a time is part of a name: "the Geneva Convention of 1949"."""
    before = parse.tokens[parse.tokens[placed.top].head]
    named = parse.tokens[before.head]
    return (
        before.dep == "prep"
        and before.lemma == "of"
        and named.text.istitle()
        and named.text.lower() in lexicon.beside["paper"]
    )


def _beginning(time: TimeMention) -> TimeMention:
    named = days_of_value(time.value) if _rule(time) == "timex.from" else None
    return replace(time, first=named[0], last=named[1]) if named is not None else time


def _site(parse: Parse, top: int) -> int | None:
    """Return the verb or noun that the time hangs on; `None` after "until", "before" and the like."""
    site = top
    while True:
        token = parse.tokens[site]
        hangs = token.dep in {"pobj", "prep", "pcomp", "advmod"} or (site == top and token.dep in _MODIFIERS)
        if not hangs or token.head == site:
            return site
        if token.dep == "prep" and token.text.lower() in _NOT_A_DATE:
            return None
        site = token.head
        above = parse.tokens[site]
        if above.dep not in {"prep", "pobj"} or above.pos not in {"ADP", "ADV", "SCONJ"}:
            return site


def _rule(time: TimeMention) -> str:
    return time.evidence[0].rule if time.evidence else ""


def _bounded(parse: Parse, first: int) -> bool:
    before = parse.tokens[first - 1].text.lower() if first else ""
    return before in _NOT_A_DATE


def _is_in_source(parse: Parse, top: int) -> bool:
    """Return whether the time is that of who says it ("according to the ministry on Friday, ...")."""
    return any(parse.tokens[a].text.lower() == "according" for a in parse.ancestors(top))
