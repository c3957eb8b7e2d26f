"""The answer in words: plain, hedged sentences, in which every number is a figure that can be looked up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from detente.analyse.answer import DyadAnswer
from detente.analyse.change import Change
from detente.analyse.forecasts import MODEL, Forecast
from detente.analyse.series import QUAD_NAMES
from detente.analyse.turning import TurningPoint


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, a day or a range in a sentence and the part of the report where it comes from."""

    words: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as pieces of plain words and figures."""

    pieces: tuple[str | Figure, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Return the figures, of which every sentence has one at least."""
        return tuple(p for p in self.pieces if isinstance(p, Figure))

    def __str__(self) -> str:
        return "".join(p if isinstance(p, str) else p.words for p in self.pieces)


def in_words(told: DyadAnswer) -> tuple[Sentence, ...]:
    """Return what was found as sentences, the change first, the evidence and what is too thin last."""
    return tuple(Sentence(pieces) for pieces in _sentences(told))


_Pieces = tuple[str | Figure, ...]


def _sentences(told: DyadAnswer) -> Iterator[_Pieces]:
    yield from _of_changes(told)
    if told.turning_points:
        yield _of_turning(told, told.turning_points[-1])
    yield from _of_alerts(told)
    yield from _of_reactions(told)
    if told.persistence is not None:
        p = told.persistence
        yield (
            "Conflict seems to feed itself: ",
            Figure(f"{p.value:.0%}", "persistence"),
            " of a rise is left on the next day (",
            Figure(f"{p.low:.0%} to {p.high:.0%}", "persistence"),
            "), though lasting changes of level make this look larger than it is.",
        )
    yield from (
        _of_forecast(f) for f in told.forecasts if f.of == "conflict" and f.period in {"week 1", "month 1"}
    )
    yield _of_evidence(told)
    if told.thin:
        yield (
            "The data are too thin for ",
            Figure(counted(len(told.thin), "question"), "thin"),
            ", which are left unanswered.",
        )


def _of_changes(told: DyadAnswer) -> Iterator[_Pieces]:
    clear = sorted((c for c in told.changes if c.clear), key=lambda c: c.p)
    for change in clear[:3]:
        yield (
            "Since ",
            Figure(change.since.isoformat(), "changes"),
            f" {change.what}{_by(change, told)} is probably ",
            Figure(_times(change.ratio), "changes"),
            " (",
            Figure(f"{change.low:.1f} to {change.high:.1f}", "changes"),
            ") its level of the year before, weekdays and the amount of news taken out.",
        )
    if told.changes and not clear:
        yield (
            "No change of the last four weeks against the year before stands out: of ",
            Figure(counted(len(told.changes), "series"), "changes"),
            " tested, none differs clearly.",
        )


def _of_turning(told: DyadAnswer, point: TurningPoint) -> _Pieces:
    quad = point.quad_class
    change = "rose" if point.rises else "fell"
    last = (
        "The last turning point is ",
        Figure(point.day.isoformat(), "turning"),
        f", when {QUAD_NAMES[quad]} {change} from ",
        Figure(f"{point.before[quad - 1]:.1f}", "turning"),
        " to ",
        Figure(f"{point.after[quad - 1]:.1f}", "turning"),
        " events a day",
    )
    if point.until is None:
        return (
            *last,
            "; ",
            Figure(counted(len(told.turning_points), "turning point"), "turning"),
            " in all.",
        )
    until, peak = Figure(point.until.isoformat(), "turning"), Figure(str(point.peak), "turning")
    back = (", furthest on ", peak, ", and went back after ", until)
    return (*last, *back, "; ", _points(told), " in all.")


def _points(told: DyadAnswer) -> Figure:
    return Figure(counted(len(told.turning_points), "turning point"), "turning")


def _of_alerts(told: DyadAnswer) -> Iterator[_Pieces]:
    if not told.alerts:
        return
    latest = told.alerts[-1]
    yield (
        "The latest alert (",
        Figure(latest.kind, "alerts"),
        " of ",
        Figure(latest.of, "alerts"),
        ") is of ",
        Figure(latest.day.isoformat(), "alerts"),
        ": ",
        Figure(counted(round(latest.found), "event"), "alerts"),
        " in ",
        Figure(counted(latest.over, "day"), "alerts"),
        " where ",
        Figure(f"{latest.expected:.1f}", "alerts"),
        " were to be expected.",
    )


def _of_reactions(told: DyadAnswer) -> Iterator[_Pieces]:
    for found in told.reactions:
        if found.clear and found.effect > 0:
            yield (
                f"Conflict of {found.to.replace('>', ' towards ')} tends to be followed by conflict of "
                f"{found.of.replace('>', ' towards ')} in the next days (p ",
                Figure(f"{found.corrected_p:.3f}", "reactions"),
                ", corrected for ",
                Figure(counted(found.tests, "test"), "reactions"),
                "); which causes which, this does not show.",
            )
    if told.reactions and not any(r.clear for r in told.reactions):
        yield (
            "Neither side clearly follows the other: the smallest of ",
            Figure(counted(len(told.reactions), "corrected p-value"), "reactions"),
            " is ",
            Figure(f"{min(r.corrected_p for r in told.reactions):.2f}", "reactions"),
            ".",
        )


def _of_forecast(forecast: Forecast) -> _Pieces:
    low, _, middle, _, high = forecast.quantiles
    beaten: _Pieces = ()
    if forecast.model != MODEL:
        beaten = (" (by the baseline ", Figure(f"“{forecast.model}”", "forecasts"), ", better here before)")
    return (
        "From ",
        Figure(forecast.first.isoformat(), "forecasts"),
        " to ",
        Figure(forecast.last.isoformat(), "forecasts"),
        " expect about ",
        Figure(f"{middle:.0f}", "forecasts"),
        " conflict events, nine times out of ten between ",
        Figure(f"{low:.0f} and {high:.0f}", "forecasts"),
        *beaten,
        ".",
    )


def _of_evidence(told: DyadAnswer) -> _Pieces:
    events = told.dyad.series.events
    reports = len({report for event in events for report in event.reports})
    publishers = len({publisher for event in events for publisher in event.publishers})
    gaps = int(told.dyad.calendar.gaps.sum())
    days = len(told.dyad.calendar)
    where: _Pieces = (" told by ", Figure(counted(reports, "report"), "evidence")) if reports else ()
    if publishers:
        where = (*where, " of ", Figure(counted(publishers, "publisher"), "evidence"))
    return (
        "The evidence is ",
        Figure(counted(len(events), "incident"), "evidence"),
        *where,
        " over ",
        Figure(counted(days, "day"), "evidence"),
        ", of which ",
        Figure(f"{gaps:,}", "evidence"),
        " have no coverage and are left out, not counted as quiet.",
    )


def _by(change: Change, told: DyadAnswer) -> str:
    match change.direction:
        case "a>b":
            return f" by {told.a} towards {told.b}"
        case "b>a":
            return f" by {told.b} towards {told.a}"
        case _:
            return f" between {told.a} and {told.b}"


def _times(ratio: float) -> str:
    return f"{ratio:.1f} times" if ratio >= 0.1 else "less than a tenth of"


def counted(count: int, noun: str) -> str:
    """Return a number and what is counted, as "1 day" or "1,200 days"."""
    return f"{count:,} {noun}{'' if count == 1 or noun.endswith('s') else 's'}"
