"""GDELT's event tables: 1.0 with 58 columns, 2.0 with 61 and its table of mentions with 16.

Tab-separated, without a header, CAMEO codes as text. After the GDELT event codebooks 1.03 and 2.0.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import TextIO

from detente.export.codes import (
    cameo_code,
    cameo_country,
    cameo_sectors,
    country_code,
    from_cameo_country,
    state_names,
)
from detente.export.pairs import Pair, pairs_of
from detente.export.words import on_one_line
from detente.records import NOT_STATES, Party, StoredEvent

_ACTOR = "Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code Type2Code Type3Code"
_GEO_1 = "Type FullName CountryCode ADM1Code Lat Long FeatureID"
_GEO_2 = "Type FullName CountryCode ADM1Code ADM2Code Lat Long FeatureID"


def _columns(geo: str) -> tuple[str, ...]:
    return (
        *"GLOBALEVENTID SQLDATE MonthYear Year FractionDate".split(),
        *(f"Actor{n}{name}" for n in (1, 2) for name in _ACTOR.split()),
        *"IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale".split(),
        *"NumMentions NumSources NumArticles AvgTone".split(),
        *(f"{of}Geo_{name}" for of in ("Actor1", "Actor2", "Action") for name in geo.split()),
        "DATEADDED",
        "SOURCEURL",
    )


COLUMNS_1, COLUMNS_2 = _columns(_GEO_1), _columns(_GEO_2)
MENTION_COLUMNS = tuple(
    "GLOBALEVENTID EventTimeDate MentionTimeDate MentionType MentionSourceName MentionIdentifier SentenceID "
    "Actor1CharOffset Actor2CharOffset ActionCharOffset InRawText Confidence MentionDocLen MentionDocTone "
    "MentionDocTranslationInfo Extras".split()
)
_GEO_TYPE = {"country": "1", "region": "5", "town": "4", "point": "4"}
_US_GEO_TYPE = {"country": "1", "region": "2", "town": "3", "point": "3"}
_PRECISION = {"1": "country", "2": "region", "3": "town", "4": "town", "5": "region"}


def write_gdelt(events: Iterable[StoredEvent], stream: TextIO, *, version: int = 2) -> int:
    """Write the pairs of the events and return how many rows that were; events without CAMEO code are left out."""
    writer = csv.writer(stream, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None)
    rows = 0
    for event in events:
        if event.cameo is None or event.day is None:
            continue
        for pair in pairs_of(event):
            writer.writerow(_row(pair, version).values())
            rows += 1
    return rows


def write_mentions(events: Iterable[StoredEvent], stream: TextIO) -> int:
    """Write the mentions that belong to the rows of `write_gdelt` and return how many there are."""
    writer = csv.writer(stream, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None)
    rows = 0
    for event in events:
        if event.cameo is None or event.day is None:
            continue
        for pair in pairs_of(event):
            added = _stamp(event.published or event.day)
            kind = "1" if event.url else "2"
            publisher, identifier = _plain(event.publisher), _plain(event.url or event.document)
            place = str(event.trigger_start if event.trigger_start is not None else -1)
            sentence = str((event.sentence or 0) + 1)
            start = [str(pair.id), added, added, kind, publisher, identifier, sentence]
            writer.writerow([*start, "-1", "-1", place, "1", "100", "", "", "", ""])
            rows += 1
    return rows


def read_gdelt(stream: TextIO) -> Iterator[StoredEvent]:
    """Yield the events of a GDELT file of either version, one a row; a header line is passed over.

    Raises:
        ValueError: naming the line that has neither 58 nor 61 columns, or no date.
    """
    for number, cells in enumerate(csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE), start=1):
        columns = {len(COLUMNS_1): COLUMNS_1, len(COLUMNS_2): COLUMNS_2}.get(len(cells))
        if columns is None:
            wrong = f"{len(cells)} columns, not {len(COLUMNS_1)} (GDELT 1.0) or {len(COLUMNS_2)} (2.0)"
            raise ValueError(f"line {number}: {wrong}")
        if cells[0] == "GLOBALEVENTID":
            continue
        try:
            yield _event(dict(zip(columns, cells, strict=True)))
        except ValueError as error:
            raise ValueError(f"line {number}: {error}") from error


def _row(pair: Pair, version: int) -> dict[str, str]:
    event = pair.event
    day = event.day or date.min
    code = cameo_code(event.cameo or "")
    row = dict.fromkeys(COLUMNS_2 if version == 2 else COLUMNS_1, "")
    row |= {
        "GLOBALEVENTID": str(pair.id),
        "SQLDATE": f"{day:%Y%m%d}",
        "MonthYear": f"{day:%Y%m}",
        "Year": f"{day.year:04}",
        "FractionDate": f"{day.year + ((day.month - 1) * 30 + day.day) / 365:.4f}",
        "IsRootEvent": "1" if event.sentence == 0 else "0",
        "EventCode": event.cameo or "",
        "EventBaseCode": (event.cameo or "")[:3],
        "EventRootCode": (event.cameo or "")[:2],
        "QuadClass": str(code.quad_class if code else event.quad_class or ""),
        "GoldsteinScale": "" if event.goldstein is None else f"{event.goldstein:g}",
        "NumMentions": "1",
        "NumSources": "1",
        "NumArticles": "1",
        # détente measures no tone, but loaders refuse a row without one.
        "AvgTone": "0",
        "DATEADDED": (_stamp if version == 2 else _day)(event.published or day),
        "SOURCEURL": _plain(event.url or event.document),
    }
    for side, party in (("Actor1", pair.actor), ("Actor2", pair.recipient)):
        if party is not None:
            row |= {f"{side}{name}": cell for name, cell in _party(party).items()}
    if event.place is not None:
        row |= {f"ActionGeo_{name}": cell for name, cell in _place(event).items()}
    return row


def _party(party: Party) -> dict[str, str]:
    group = party.country in NOT_STATES
    country = cameo_country(party.country)
    roles = [cameo_sectors()[s] for s in party.sectors if s in cameo_sectors()][:3]
    cells = {
        "Code": country + "".join(roles),
        "Name": _plain(party.name).upper(),
        "CountryCode": "" if group else country,
        "KnownGroupCode": country if group else "",
    }
    return cells | {f"Type{n}Code": role for n, role in enumerate(roles, start=1)}


def _place(event: StoredEvent) -> dict[str, str]:
    kinds = _US_GEO_TYPE if event.place_country == "USA" else _GEO_TYPE
    fips = country_code(event.place_country, "fips", event.day)
    country = state_names().get(event.place_country or "", "")
    whole = [event.place, event.place_admin1, country]
    return {
        "Type": kinds.get(event.place_precision or "town", "4"),
        "FullName": _plain(", ".join(dict.fromkeys(part for part in whole if part))),
        "CountryCode": fips.code if fips else "",
        "Lat": "" if event.latitude is None else f"{event.latitude:g}",
        "Long": "" if event.longitude is None else f"{event.longitude:g}",
    }


def _event(row: dict[str, str]) -> StoredEvent:
    day = _read_day(row["SQLDATE"])
    code = cameo_code(row["EventCode"])
    if code is None:
        raise ValueError(f"no CAMEO code {row['EventCode']!r}")
    place = [part.strip() for part in row["ActionGeo_FullName"].split(",")]
    actors, recipients = _read_party(row, "Actor1"), _read_party(row, "Actor2")
    country = _from_fips().get(row["ActionGeo_CountryCode"])
    return StoredEvent(
        document=row["SOURCEURL"] or f"gdelt-{row['GLOBALEVENTID']}",
        event=row["GLOBALEVENTID"],
        type=code.type,
        status="asserted",
        actors=actors,
        recipients=recipients,
        published=_read_day(row["DATEADDED"][:8]) if row["DATEADDED"] else None,
        first=day,
        last=day,
        mode=code.mode,
        contexts=code.contexts,
        place=place[0] or None,
        place_admin1=place[1] if len(place) > 2 else None,
        place_country=country,
        latitude=_number(row["ActionGeo_Lat"]),
        longitude=_number(row["ActionGeo_Long"]),
        place_precision=_PRECISION.get(row["ActionGeo_Type"]),
        quad_class=int(row["QuadClass"]) if row["QuadClass"] else None,
        cameo=row["EventCode"],
        goldstein=_number(row["GoldsteinScale"]),
        url=row["SOURCEURL"] or None,
    )


def _read_party(row: dict[str, str], side: str) -> tuple[Party, ...]:
    country = row[f"{side}KnownGroupCode"] if not row[f"{side}CountryCode"] else row[f"{side}CountryCode"]
    country = from_cameo_country().get(country, country)
    roles = {cameo: sector for sector, cameo in cameo_sectors().items()}
    types = [row[f"{side}Type{n}Code"] for n in (1, 2, 3)]
    name = row[f"{side}Name"]
    if not name and not country:
        return ()
    return (Party(name or country, country or None, tuple(roles.get(t, t) for t in types if t)),)


@cache
def _from_fips() -> dict[str, str]:
    from detente.export.codes import country_codes

    return {codes[0].code: iso3 for (iso3, system), codes in country_codes().items() if system == "fips"}


def _read_day(words: str) -> date:
    if len(words) != 8 or not words.isdecimal():
        raise ValueError(f"no date {words!r}; it is to be YYYYMMDD")
    return date(int(words[:4]), int(words[4:6]), int(words[6:]))


def _number(words: str) -> float | None:
    return float(words) if words.strip() else None


def _plain(words: str | None) -> str:
    """Return words without tabs and line ends; a quotation mark would make loaders read on to the next one."""
    return on_one_line(words or "").replace('"', "'")


def _day(day: date) -> str:
    return f"{day:%Y%m%d}"


def _stamp(day: date) -> str:
    return f"{day:%Y%m%d}000000"
