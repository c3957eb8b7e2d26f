"""Counts of events: by what can narrow a search, by dyad, around a country, by place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from detente.store.engine import ask
from detente.store.looked import Count, DyadCount, Facets, PlaceCount
from detente.store.reading import chosen_coder, wanted_documents
from detente.store.search import Conditions, condition_sql

SECONDS = 20.0
"""How long a question may take."""

_FACETS = {
    "actors": "unnest(string_split(actor_countries, ' '))",
    "recipients": "unnest(string_split(recipient_countries, ' '))",
    "types": "type",
    "statuses": "status",
    "voices": "CASE WHEN attribution IS NULL THEN 'author' ELSE coalesce(voice, '') END",
    "voice_countries": "coalesce(voice_country, '')",
    "publishers": "coalesce(publisher, '')",
    "places": "coalesce(place, '')",
    "months": "strftime(day, '%Y-%m')",
}
"""What is counted; each is SQL over the columns of the found events."""

_COLUMNS = (
    "actor_countries, recipient_countries, type, status, attribution, voice, voice_country, publisher, place, "
    "day"
)


def facets(
    root: Path,
    given: Conditions | None = None,
    *,
    words: str | None = None,
    coder: str | None = None,
    most: int = 50,
    seconds: float = SECONDS,
) -> Facets:
    """Return how many events a search finds and how they spread; at most so many values of each (all months).

    Raises:
        StoreError: if the question cannot be asked so, or takes too long.
    """
    tables = wanted_documents(root, words)
    where, values = condition_sql(given or Conditions(), wanted=words is not None)
    sql = f"""
WITH found AS MATERIALIZED (SELECT {_COLUMNS} FROM events WHERE {where})
SELECT 'events' AS facet, '' AS value, count(*)::BIGINT AS n FROM found UNION ALL {_parts(most)}
"""
    counts: dict[str, list[Count]] = {"events": [], **{name: [] for name in _FACETS}}
    found = ask(root, sql, values, coder=chosen_coder(root, coder), seconds=seconds, tables=tables)
    for row in found.to_pylist():
        counts[row["facet"]].append(Count(row["value"] or "", row["n"]))
    (events,) = counts.pop("events")
    return Facets(events=events.events, **{name: _ordered(name, found) for name, found in counts.items()})


def matrix(
    root: Path,
    first: date | None = None,
    last: date | None = None,
    *,
    country: str | None = None,
    types: tuple[str, ...] = (),
    status: tuple[str, ...] = (),
    coder: str | None = None,
    most: int | None = None,
    seconds: float = SECONDS,
) -> tuple[DyadCount, ...]:
    """Return the directed dyads of the days from `first` to `last`, busiest first.

    With `country` only those that it is part of.
    """
    where, values = condition_sql(Conditions(since=first, until=last, types=types, status=status))
    if country is not None:
        where += " AND (contains(actor_countries, ?) OR contains(recipient_countries, ?))"
        values += [country.upper()] * 2
    sql = _MATRIX.format(where=where)
    found = ask(root, sql, values, coder=chosen_coder(root, coder), seconds=seconds).to_pylist()
    rows = [DyadCount(**row) for row in found if country in {None, row["actor"], row["recipient"]}]
    return tuple(rows if most is None else rows[:most])


_MATRIX = """
WITH counted AS (
    SELECT actor_countries, recipient_countries, count(*) AS n, count(*) FILTER (quad_class = 1) AS q1,
           count(*) FILTER (quad_class = 2) AS q2, count(*) FILTER (quad_class = 3) AS q3,
           count(*) FILTER (quad_class = 4) AS q4, sum(intensity) AS total, count(intensity) AS known
    FROM events WHERE {where} GROUP BY 1, 2
), split AS (
    SELECT unnest(string_split(actor_countries, ' ')) AS actor,
           CASE WHEN recipient_countries = '' THEN actor_countries ELSE recipient_countries END AS others,
           * EXCLUDE (actor_countries, recipient_countries)
    FROM counted
)
SELECT actor, recipient, sum(n)::BIGINT AS events, sum(q1)::BIGINT AS verbal_cooperation,
       sum(q2)::BIGINT AS material_cooperation, sum(q3)::BIGINT AS verbal_conflict,
       sum(q4)::BIGINT AS material_conflict, round(sum(total) / nullif(sum(known), 0), 6) AS intensity
FROM (SELECT *, unnest(string_split(others, ' ')) AS recipient FROM split)
WHERE actor <> '' AND recipient <> '' AND actor <> recipient
GROUP BY actor, recipient ORDER BY events DESC, actor, recipient
"""


def by_place(
    root: Path,
    given: Conditions | None = None,
    *,
    coder: str | None = None,
    most: int = 2000,
    seconds: float = SECONDS,
) -> tuple[PlaceCount, ...]:
    """Return the places of events that have coordinates, busiest first."""
    where, values = condition_sql(given or Conditions())
    sql = f"""
SELECT place, place_country AS country, latitude, longitude, any_value(place_precision) AS precision,
       count(*) AS events, count(*) FILTER (quad_class >= 3) AS conflict
FROM events WHERE latitude IS NOT NULL AND longitude IS NOT NULL AND {where}
GROUP BY 1, 2, 3, 4 ORDER BY events DESC, place, country LIMIT ?
"""
    found = ask(root, sql, [*values, most], coder=chosen_coder(root, coder), seconds=seconds)
    return tuple(PlaceCount(**row) for row in found.to_pylist())


def _parts(most: int) -> str:
    parts = []
    for name, sql in _FACETS.items():
        limit = "" if name == "months" else f" LIMIT {int(most)}"
        parts.append(
            f"(SELECT '{name}' AS facet, value, count(*)::BIGINT AS n FROM (SELECT {sql} AS value FROM found) "
            f"GROUP BY value ORDER BY n DESC, value{limit})"
        )
    return " UNION ALL ".join(parts)


def _ordered(name: str, found: list[Count]) -> tuple[Count, ...]:
    """Return counts in their order; UNION ALL keeps none."""
    if name == "months":
        return tuple(sorted(found, key=lambda c: c.value))
    return tuple(sorted(found, key=lambda c: (-c.events, c.value)))
