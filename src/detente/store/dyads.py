"""How much who did to whom in each month, counted over all rows of a coder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from detente.store.engine import ask
from detente.store.reading import chosen_coder
from detente.store.search import Conditions, condition_sql

_SQL = """
WITH counted AS (
    SELECT actor_countries, recipient_countries, (year(day) * 12 + month(day) - 1)::INTEGER AS month_number,
           quad_class, count(*) AS events, sum(intensity) AS intensity
    FROM events WHERE day IS NOT NULL AND {where}
    GROUP BY ALL
), directed AS (
    SELECT unnest(string_split(actor_countries, ' ')) AS actor, recipient_countries, actor_countries,
           month_number, quad_class, events, intensity
    FROM counted
)
SELECT make_date(month_number // 12, month_number % 12 + 1, 1) AS month_start, actor, recipient, quad_class,
       sum(events)::BIGINT AS events, sum(intensity) AS intensity
FROM (SELECT *, unnest(string_split(CASE WHEN recipient_countries = '' THEN actor_countries
                                    ELSE recipient_countries END, ' ')) AS recipient FROM directed)
WHERE actor <> '' AND recipient <> '' AND actor <> recipient
GROUP BY ALL ORDER BY month_start, actor, recipient, quad_class
"""


def dyad_months(
    store: Path, given: Conditions | None = None, *, coder: str | None = None, seconds: float | None = None
) -> Any:
    """Return an Arrow table: month_start, actor, recipient, quad_class, events, intensity.

    Each event counts once for each ordered pair of countries: of actors and recipients, or, where all parties
    are actors, of any two of them in both directions. Rows are first counted by the countries' words as they
    are stored and only then split, which is what makes it quick.

    Raises:
        StoreError: if there is no store or it takes too long.
    """
    where, values = condition_sql(given or Conditions())
    return ask(store, _SQL.format(where=where), values, coder=chosen_coder(store, coder), seconds=seconds)
