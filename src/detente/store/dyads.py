"""How much who did to whom in each month, counted over all rows of a coder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from detente.store.engine import ask
from detente.store.reading import chosen_coder
from detente.store.search import Conditions, condition_sql

_SQL = """
WITH counted AS (
    SELECT actor_countries, recipient_countries, (year(day) * 12 + month(day) - 1)::INTEGER AS number,
           count(*) AS events, count(*) FILTER (quad_class = 1) AS q1, count(*) FILTER (quad_class = 2) AS q2,
           count(*) FILTER (quad_class = 3) AS q3, count(*) FILTER (quad_class = 4) AS q4,
           sum(intensity) AS intensity
    FROM events WHERE day IS NOT NULL AND {where}
    GROUP BY 1, 2, 3
), split AS (
    SELECT unnest(string_split(actor_countries, ' ')) AS actor,
           CASE WHEN recipient_countries = '' THEN actor_countries ELSE recipient_countries END AS others,
           * EXCLUDE (actor_countries, recipient_countries)
    FROM counted
)
SELECT make_date(number // 12, number % 12 + 1, 1) AS month_start, actor, recipient,
       sum(events)::BIGINT AS events, sum(q1)::BIGINT AS verbal_cooperation,
       sum(q2)::BIGINT AS material_cooperation, sum(q3)::BIGINT AS verbal_conflict,
       sum(q4)::BIGINT AS material_conflict, sum(intensity) AS intensity
FROM (SELECT *, unnest(string_split(others, ' ')) AS recipient FROM split)
WHERE actor <> '' AND recipient <> '' AND actor <> recipient
GROUP BY number, actor, recipient ORDER BY number, actor, recipient
"""


def dyad_months(
    store: Path, given: Conditions | None = None, *, coder: str | None = None, seconds: float | None = None
) -> Any:
    """Return an Arrow table of directed dyads by month: events, those of each quad class, sum of intensities.

    Each event counts once for each ordered pair of countries: of actors and recipients, or, where all parties
    are actors, of any two of them in both directions. Rows are first counted by the countries' words as they
    are stored and only then split, which is what makes it quick.

    Raises:
        StoreError: if there is no store or it takes too long.
    """
    where, values = condition_sql(given or Conditions())
    return ask(store, _SQL.format(where=where), values, coder=chosen_coder(store, coder), seconds=seconds)
