"""POLECAT's weekly files: 40 columns, tab-separated with a header (Halterman and others, 2023)."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TextIO

from detente.export.codes import country_code, country_names, state_names
from detente.export.pairs import Pair, pairs_of
from detente.export.words import on_one_line
from detente.records import Party, StoredEvent

_SIDE = "{0} Name|{0} Country|{0} COW|Primary {0} Sector|{0} Sectors|{0} Title|{0} Name Raw|Wikipedia {0} ID"
COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    *_SIDE.format("Actor").split("|"), *_SIDE.format("Recipient").split("|"),
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID",
    "Raw Placename", "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations",
    "Story Locations", "Language", "Version",
)  # fmt: skip
_QUADS = ("", "VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT")
_FEATURES = {"country": "country", "region": "admin", "town": "city", "point": "city"}
_VERSION = "detente"


def write_polecat(events: Iterable[StoredEvent], stream: TextIO) -> int:
    """Write the pairs of the events, the types' own or the user's, and return how many rows that were."""
    writer = csv.writer(stream, delimiter="\t", lineterminator="\n")
    writer.writerow(COLUMNS)
    rows = 0
    for event in events:
        if event.day is not None:
            for pair in pairs_of(event):
                writer.writerow(_row(pair))
                rows += 1
    return rows


def read_polecat(stream: TextIO) -> Iterator[StoredEvent]:
    """Yield the events of a POLECAT file, one a row.

    Raises:
        ValueError: naming the line that is not as the format says.
    """
    reader = csv.reader(stream, delimiter="\t")
    if tuple(next(reader, [])) != COLUMNS:
        raise ValueError("line 1: the header is not that of POLECAT")
    for number, cells in enumerate(reader, start=2):
        if len(cells) != len(COLUMNS):
            raise ValueError(f"line {number}: {len(cells)} columns, not {len(COLUMNS)}")
        try:
            yield _event(dict(zip(COLUMNS, cells, strict=True)))
        except ValueError as error:
            raise ValueError(f"line {number}: {error}") from error


def _row(pair: Pair) -> list[str]:
    event, day = pair.event, pair.event.day
    town = event.place_precision in {"town", "point"}
    row = dict.fromkeys(COLUMNS, "")
    row |= {
        "Event ID": f"{pair.event.document}#{pair.event.event}.{pair.number}",
        "Event Date": day.isoformat() if day else "",
        "Event Type": event.type,
        "Event Mode": event.mode or "",
        "Intensity": "" if event.intensity is None else f"{event.intensity:g}",
        "Quad Code": _QUADS[event.quad_class or 0],
        "Contexts": ";".join(event.contexts),
        "Placename": on_one_line(event.place or ""),
        "City": on_one_line(event.place or "") if town else "",
        "Province": on_one_line(event.place_admin1 or ""),
        "Country": state_names().get(event.place_country or "", ""),
        "Latitude": "" if event.latitude is None else f"{event.latitude:g}",
        "Longitude": "" if event.longitude is None else f"{event.longitude:g}",
        "Feature Type": _FEATURES.get(event.place_precision or "", ""),
        "Source": on_one_line(event.publisher or ""),
        "Publication Date": event.published.isoformat() if event.published else "",
        "Language": "English",
        "Version": _VERSION,
    }
    for side, party in (("Actor", pair.actor), ("Recipient", pair.recipient)):
        if party is not None:
            row |= _party(party, side, day)
    return [row[name] for name in COLUMNS]


def _party(party: Party, side: str, on: date | None) -> dict[str, str]:
    cow = country_code(party.country, "cow", on)
    return {
        f"{side} Name": on_one_line(party.name),
        f"{side} Country": party.country or "",
        f"{side} COW": cow.code if cow else "",
        f"Primary {side} Sector": party.sectors[0] if party.sectors else "",
        f"{side} Sectors": ";".join(party.sectors),
        f"{side} Name Raw": on_one_line(party.text or ""),
    }


def _event(row: dict[str, str]) -> StoredEvent:
    from_us = row["Version"] == _VERSION and "#" in row["Event ID"]
    document, _, event = row["Event ID"].rpartition("#") if from_us else (row["Event ID"], "", "1")
    published = row["Publication Date"][:10]
    day = date.fromisoformat(row["Event Date"][:10])
    quad = row["Quad Code"].upper()
    precision = {feature: kind for kind, feature in reversed(_FEATURES.items())}
    return StoredEvent(
        document=document,
        event=event,
        type=row["Event Type"].upper(),
        status="asserted",
        actors=_read_party(row, "Actor"),
        recipients=_read_party(row, "Recipient"),
        published=date.fromisoformat(published) if published else None,
        first=day,
        last=day,
        mode=row["Event Mode"] or None,
        contexts=tuple(c.strip() for c in row["Contexts"].split(";") if c.strip()),
        place=row["Placename"] or row["City"] or None,
        place_admin1=row["Province"] or None,
        place_country=country_names().get(row["Country"].lower()),
        latitude=float(row["Latitude"]) if row["Latitude"] else None,
        longitude=float(row["Longitude"]) if row["Longitude"] else None,
        place_precision=precision.get(row["Feature Type"]),
        quad_class=_QUADS.index(quad) if quad and quad in _QUADS else None,
        intensity=float(row["Intensity"]) if row["Intensity"] else None,
        publisher=row["Source"] or None,
    )


def _read_party(row: dict[str, str], side: str) -> tuple[Party, ...]:
    name, country = row[f"{side} Name"], row[f"{side} Country"]
    if not name and not country:
        return ()
    sectors = tuple(s.strip() for s in row[f"{side} Sectors"].split(";") if s.strip())
    code = country if len(country) == 3 and country.isupper() else country_names().get(country.lower())
    return (Party(name or country, code or None, sectors, row[f"{side} Name Raw"] or None),)
