"""One row for each pair of an event, with ISO, COW and GW codes valid on its day: for R, Stata, pandas."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

from detente.export.codes import country_code
from detente.export.csv import harmless
from detente.export.pairs import Pair, pairs_of
from detente.records import Party, StoredEvent

_SIDE = "{0} {0}_iso3 {0}_cow {0}_gw {0}_sectors"
COLUMNS = (
    *"document event pair pairs date first last published type mode contexts".split(),
    *_SIDE.format("actor").split(),
    *_SIDE.format("recipient").split(),
    *"reciprocal status voice place place_iso3 latitude longitude".split(),
    *"quad_class intensity cameo goldstein publisher url".split(),
)
"""An event with several pairs has several rows, numbered `pair` of `pairs`: weight by 1 / pairs to count it once."""

_NUMBERS = frozenset(
    {"pair", "pairs", "actor_cow", "actor_gw", "recipient_cow", "recipient_gw", "quad_class"}
)
_REALS = frozenset({"latitude", "longitude", "intensity", "goldstein"})

Cell = str | int | float | None


def tidy_rows(events: Iterable[StoredEvent]) -> Iterator[dict[str, Cell]]:
    """Yield the rows, keyed by `COLUMNS`; CAMEO codes are text ("010"), COW and GW codes numbers."""
    for event in events:
        for pair in pairs_of(event):
            yield dict(zip(COLUMNS, _cells(pair), strict=True))


def write_tidy_csv(events: Iterable[StoredEvent], stream: TextIO, *, for_spreadsheets: bool = False) -> int:
    """Write the rows as CSV with a header and return how many there were; empty cells mean unknown.

    With `for_spreadsheets` words that a spreadsheet would run as a formula get an apostrophe in front.
    """
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    rows = 0
    for row in tidy_rows(events):
        cells = ["" if cell is None else cell for cell in row.values()]
        if for_spreadsheets:
            cells = [harmless(cell) if isinstance(cell, str) else cell for cell in cells]
        writer.writerow(cells)
        rows += 1
    return rows


def write_tidy_parquet(events: Iterable[StoredEvent], path: Path) -> int:
    """Write the rows as one Parquet file and return how many there were."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    kinds = {
        name: pa.int32() if name in _NUMBERS else pa.float64() if name in _REALS else pa.string()
        for name in COLUMNS
    }
    schema = pa.schema([(name, kinds[name]) for name in COLUMNS])
    rows = 0
    waiting: list[dict[str, Cell]] = []
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for row in tidy_rows(events):
            waiting.append(row)
            if len(waiting) == 20_000:
                writer.write_table(pa.Table.from_pylist(waiting, schema))
                rows, waiting = rows + len(waiting), []
        writer.write_table(pa.Table.from_pylist(waiting, schema))
    return rows + len(waiting)


def _cells(pair: Pair) -> tuple[Cell, ...]:
    event, on = pair.event, pair.event.day
    reciprocal = pair.actor in event.actors and pair.recipient in event.actors and not event.recipients
    return (
        event.document,
        event.event,
        pair.number,
        pair.of,
        on.isoformat() if on else None,
        event.first.isoformat() if event.first else None,
        event.last.isoformat() if event.last else None,
        event.published.isoformat() if event.published else None,
        event.type,
        event.mode,
        " ".join(event.contexts) or None,
        *_side(pair.actor, event),
        *_side(pair.recipient, event),
        "1" if reciprocal else "0",
        event.status,
        event.voice,
        event.place,
        event.place_country,
        event.latitude,
        event.longitude,
        event.quad_class,
        event.intensity,
        event.cameo,
        event.goldstein,
        event.publisher,
        event.url,
    )


def _side(party: Party | None, event: StoredEvent) -> tuple[Cell, ...]:
    if party is None:
        return None, None, None, None, None
    cow, gw = (country_code(party.country, system, event.day) for system in ("cow", "gw"))
    return (
        party.name,
        party.country,
        int(cow.code) if cow else None,
        int(gw.code) if gw else None,
        " ".join(party.sectors) or None,
    )
