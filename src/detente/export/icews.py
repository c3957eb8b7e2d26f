"""ICEWS' coded events: 20 columns, tab-separated with a header, CAMEO codes as text.

After the files of the ICEWS coded event data (Boschee and others, 2015).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TextIO

from detente.export.codes import cameo_code, country_names, icews_country, icews_sectors, organisations
from detente.export.pairs import Pair, number_of, pairs_of
from detente.export.words import on_one_line
from detente.records import Party, StoredEvent

COLUMNS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code",
    "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher",
    "City", "District", "Province", "Country", "Latitude", "Longitude",
)  # fmt: skip
_MISSING = frozenset({"", "NA", "NULL"})
_RECIPROCAL_ROOTS = ("04", "03", "06")
"""Roots whose events ICEWS writes once in each direction."""


def write_icews(events: Iterable[StoredEvent], stream: TextIO) -> int:
    """Write the pairs of the events and return how many rows that were.

    Pairs with one side unknown and events without CAMEO code are left out: the format has no such rows.
    """
    writer = csv.writer(stream, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None)
    writer.writerow(COLUMNS)
    rows = 0
    for event in events:
        code = cameo_code(event.cameo or "")
        for pair in pairs_of(event) if code and event.day else ():
            if pair.actor is not None and pair.recipient is not None:
                writer.writerow(_row(pair, code.name if code else ""))
                rows += 1
    return rows


def read_icews(stream: TextIO) -> Iterator[StoredEvent]:
    """Yield the events of an ICEWS file; a row and its mirror image become one event with both as actors.

    Raises:
        ValueError: naming the line that is not as the format says.
    """
    reader = csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
    header = next(reader, [])
    if tuple(header) != COLUMNS:
        raise ValueError("line 1: the header is not that of ICEWS' coded events")
    story: list[StoredEvent] = []
    for number, cells in enumerate(reader, start=2):
        if len(cells) != len(COLUMNS):
            raise ValueError(f"line {number}: {len(cells)} columns, not {len(COLUMNS)}")
        try:
            event = _event(dict(zip(COLUMNS, cells, strict=True)))
        except ValueError as error:
            raise ValueError(f"line {number}: {error}") from error
        if story and story[0].document != event.document:
            yield from _without_mirrors(story)
            story = []
        story.append(event)
    yield from _without_mirrors(story)


def _row(pair: Pair, text: str) -> list[str]:
    event, day = pair.event, pair.event.day
    town = event.place_precision in {"town", "point", None}
    return [
        str(pair.id),
        day.isoformat() if day else "",
        *_side(pair.actor),
        text,
        event.cameo or "",
        "" if event.goldstein is None else f"{event.goldstein:g}",
        *_side(pair.recipient),
        str(number_of(event.document)),
        str((event.sentence or 0) + 1),
        on_one_line(event.publisher or ""),
        on_one_line(event.place or "") if town else "",
        "",
        on_one_line(event.place_admin1 or ""),
        icews_country(event.place_country),
        "" if event.latitude is None else f"{event.latitude:g}",
        "" if event.longitude is None else f"{event.longitude:g}",
    ]


def _side(party: Party | None) -> list[str]:
    if party is None:
        return ["", "", ""]
    written = icews_sectors()[0]
    sectors = ",".join(written[s] for s in party.sectors if s in written)
    return [on_one_line(party.name), sectors, icews_country(party.country)]


def _event(row: dict[str, str]) -> StoredEvent:
    row = {name: "" if cell in _MISSING else cell for name, cell in row.items()}
    code = cameo_code(row["CAMEO Code"])
    if code is None:
        raise ValueError(f"no CAMEO code {row['CAMEO Code']!r}")
    day = date.fromisoformat(row["Event Date"])
    place = row["City"] or row["Province"] or row["Country"]
    return StoredEvent(
        document=f"icews-story-{row['Story ID']}",
        event=row["Event ID"],
        type=code.type,
        status="asserted",
        actors=_party(row, "Source"),
        recipients=_party(row, "Target"),
        published=day,
        first=day,
        last=day,
        mode=code.mode,
        contexts=code.contexts,
        place=place or None,
        place_admin1=row["Province"] or None,
        place_country=country_names().get(row["Country"].lower()),
        latitude=float(row["Latitude"]) if row["Latitude"] else None,
        longitude=float(row["Longitude"]) if row["Longitude"] else None,
        place_precision="town"
        if row["City"]
        else "region"
        if row["Province"]
        else "country"
        if place
        else None,
        quad_class=code.quad_class,
        cameo=row["CAMEO Code"],
        goldstein=float(row["Intensity"]) if row["Intensity"] else None,
        publisher=row["Publisher"] or None,
        sentence=int(row["Sentence Number"]) - 1 if row["Sentence Number"] else None,
    )


def _party(row: dict[str, str], side: str) -> tuple[Party, ...]:
    name, country = row[f"{side} Name"], row[f"{side} Country"]
    if not name and not country:
        return ()
    known = icews_sectors()[1]
    sectors = dict.fromkeys(known[w] for w in row[f"{side} Sectors"].split(",") if w in known)
    code = country_names().get(country.lower()) or organisations().get(name.lower())
    return (Party(name or country, code, tuple(sectors)),)


def _without_mirrors(story: Sequence[StoredEvent]) -> Iterator[StoredEvent]:
    """Yield the events of a story; two that differ in direction alone are one, told of both."""
    waiting: dict[tuple[object, ...], int] = {}
    kept: list[StoredEvent] = []
    for event in story:
        root = (event.cameo or "")[:2]
        where = (event.sentence, event.cameo)
        mirrored = waiting.pop((*where, event.recipients, event.actors), None)
        if root in _RECIPROCAL_ROOTS and mirrored is not None:
            both = (*kept[mirrored].actors, *kept[mirrored].recipients)
            kept[mirrored] = replace(kept[mirrored], actors=both, recipients=())
            continue
        waiting[(*where, event.actors, event.recipients)] = len(kept)
        kept.append(event)
    yield from kept
