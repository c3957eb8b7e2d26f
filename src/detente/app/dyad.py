"""Where the relationship of two countries is heading, and which relationships changed most."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Literal

from detente.analyse.answer import DyadAnswer, answer
from detente.analyse.charts import charts
from detente.analyse.events import DyadEvent, DyadEvents, clean
from detente.analyse.extra import needs_analyse
from detente.analyse.image import as_png
from detente.analyse.page import page
from detente.analyse.ranking import Ranking, ranking
from detente.analyse.reading import Read, read_files, read_records
from detente.app.days import as_date
from detente.store.records import records_of

Image = Literal["svg", "png"]
Events = DyadEvents | Iterable[DyadEvent] | Iterable[Path] | Path | str


def dyad(
    a: str,
    b: str,
    events: Events | None = None,
    *,
    store: Path | str | None = None,
    first: date | str | None = None,
    last: date | str | None = None,
    alerts_a_year: float = 4.0,
) -> DyadAnswer:
    """Return all that can be told of two countries, given as ISO 3166 codes ("USA", "RUS").

    `events` are record files of `detente code --format jsonl`, tables of events (`.csv`), or events
    themselves; `store` is the folder of a store, of which the newest coder is read. Exactly one of the two must
    be given. Only the days from `first` to `last`, both inclusive, are looked at. The answer has the daily
    series as a data frame (`answer.frame()`); `report` makes a page of it.

    Raises:
        ValueError: if not exactly one of `events` and `store` is given.
        ThinError: if there are no events between the two.
        RecordError: if a file cannot be read.
        StoreError: if the store cannot be read.
        MissingExtraError: if the libraries of the extra "analyse" are not installed.
    """
    needs_analyse()
    read = _read(events, store, (a.upper(), b.upper()))
    between = read.events.between(as_date(first), as_date(last))
    return answer(between, a.upper(), b.upper(), read.tellings, alerts_a_year)


def report(told: DyadAnswer) -> str:
    """Return an answer as one HTML page that needs nothing from elsewhere."""
    from detente.app.naming import country_name, type_name

    shown = (told.turning_points, told.alerts)
    types = {event.type for found in shown for one in found for event in one.incidents}
    return page(told, {c: country_name(c) for c in (told.a, told.b)}, {t: type_name(t) for t in types})


def images(told: DyadAnswer, kind: Image = "svg") -> dict[str, bytes]:
    """Return the charts of an answer as files, by name ("timeline.png").

    Raises:
        MissingExtraError: if the library that makes PNG is not installed.
        NoFontError: if the machine has no font for the words of a PNG.
    """
    drawn = charts(told).items()
    return {
        f"{name}.{kind}": chart.svg.encode() if kind == "svg" else as_png(chart.svg) for name, chart in drawn
    }


def rank_dyads(
    events: Events | None = None,
    *,
    store: Path | str | None = None,
    first: date | str | None = None,
    last: date | str | None = None,
    since: date | str | None = None,
    alerts_a_year: float = 4.0,
) -> Ranking:
    """Return all dyads of some events, those first that changed most since a day (default: in four weeks).

    Raises:
        RecordError: if a file cannot be read.
        StoreError: if the store cannot be read.
        MissingExtraError: if the libraries of the extra "analyse" are not installed.
    """
    needs_analyse()
    between = _read(events, store).events.between(as_date(first), as_date(last))
    return ranking(between, as_date(since), alerts_a_year)


def _read(events: Events | None, store: Path | str | None, about: tuple[str, ...] = ()) -> Read:
    """Return events as given, or read from files or a store; tellings of the deeds of some countries."""
    if (events is None) == (store is None):
        raise ValueError(
            "give either --record or --store (in Python `events` or `store`), and only one of them"
        )
    if store is not None:
        return read_records(records_of(Path(store)), about)
    assert events is not None
    if isinstance(events, DyadEvents):
        return Read(events, ())
    if isinstance(events, Path | str):
        return read_files([Path(events)], about)
    given = list(events)
    rows = [item for item in given if isinstance(item, DyadEvent)]
    if rows:
        return Read(clean(rows), ())
    return read_files([item for item in given if isinstance(item, Path)], about)
