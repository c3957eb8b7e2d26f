"""Phoenix's daily files: 26 columns, tab-separated without a header (Open Event Data Alliance)."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TextIO

from detente.export.codes import cameo_code, cameo_country, cameo_sectors, from_cameo_country
from detente.export.pairs import Pair, pairs_of
from detente.export.words import on_one_line
from detente.records import Party, StoredEvent

_SIDE = "{0}ActorFull {0}ActorEntity {0}ActorRole {0}ActorAttribute"
COLUMNS: tuple[str, ...] = (
    *"EventID Date Year Month Day".split(), *_SIDE.format("Source").split(), *_SIDE.format("Target").split(),
    *"EventCode EventRootCode QuadClass GoldsteinScore Issues Lat Lon LocationName StateName CountryName".split(),
    *"SentenceIDs URLs NewsSources".split(),
)  # fmt: skip


def write_phoenix(events: Iterable[StoredEvent], stream: TextIO) -> int:
    """Write the pairs of the events and return how many rows that were; events without CAMEO code are left out."""
    writer = csv.writer(stream, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None)
    rows = 0
    for event in events:
        for pair in pairs_of(event) if event.cameo and event.day else ():
            writer.writerow(_row(pair))
            rows += 1
    return rows


def read_phoenix(stream: TextIO) -> Iterator[StoredEvent]:
    """Yield the events of a Phoenix file, one a row.

    Raises:
        ValueError: naming the line that is not as the format says.
    """
    for number, cells in enumerate(csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE), start=1):
        if len(cells) != len(COLUMNS):
            raise ValueError(f"line {number}: {len(cells)} columns, not {len(COLUMNS)}")
        row: dict[str, str] = dict(zip(COLUMNS, cells, strict=True))
        code = cameo_code(row["EventCode"])
        if code is None:
            raise ValueError(f"line {number}: no CAMEO code {row['EventCode']!r}")
        day = date(int(row["Year"]), int(row["Month"]), int(row["Day"]))
        yield StoredEvent(
            document=row["URLs"].split(";")[0] or row["EventID"],
            event=row["EventID"],
            type=code.type,
            status="asserted",
            actors=_party(row, "Source"),
            recipients=_party(row, "Target"),
            published=day,
            first=day,
            last=day,
            mode=code.mode,
            contexts=code.contexts,
            place=row["LocationName"] or None,
            place_admin1=row["StateName"] or None,
            place_country=row["CountryName"] or None,
            latitude=float(row["Lat"]) if row["Lat"] else None,
            longitude=float(row["Lon"]) if row["Lon"] else None,
            quad_class=int(row["QuadClass"]) if row["QuadClass"] else None,
            cameo=row["EventCode"],
            goldstein=float(row["GoldsteinScore"]) if row["GoldsteinScore"] else None,
            publisher=row["NewsSources"] or None,
            url=row["URLs"] or None,
        )


def _row(pair: Pair) -> list[str]:
    event, day = pair.event, pair.event.day or date.min
    code = cameo_code(event.cameo or "")
    return [
        str(pair.id),
        f"{day:%Y%m%d}",
        str(day.year),
        str(day.month),
        str(day.day),
        *_side(pair.actor),
        *_side(pair.recipient),
        event.cameo or "",
        (event.cameo or "")[:2],
        str(code.quad_class if code else ""),
        "" if event.goldstein is None else f"{event.goldstein:g}",
        ";".join(event.contexts),
        "" if event.latitude is None else f"{event.latitude:g}",
        "" if event.longitude is None else f"{event.longitude:g}",
        on_one_line(event.place or ""),
        on_one_line(event.place_admin1 or ""),
        event.place_country or "",
        f"{on_one_line(event.document)}_{event.sentence or 0}",
        on_one_line(event.url or event.document),
        on_one_line(event.publisher or ""),
    ]


def _side(party: Party | None) -> list[str]:
    if party is None:
        return ["", "", "", ""]
    country = cameo_country(party.country)
    roles = [cameo_sectors()[s] for s in party.sectors if s in cameo_sectors()]
    return ["".join((country, *roles)), country, roles[0] if roles else "", ";".join(roles[1:])]


def _party(row: dict[str, str], side: str) -> tuple[Party, ...]:
    full, country = row[f"{side}ActorFull"], row[f"{side}ActorEntity"]
    if not full:
        return ()
    country = from_cameo_country().get(country, country)
    sectors = {cameo: sector for sector, cameo in cameo_sectors().items()}
    roles = [row[f"{side}ActorRole"], *row[f"{side}ActorAttribute"].split(";")]
    return (Party(full, country or None, tuple(sectors.get(r, r) for r in roles if r)),)
