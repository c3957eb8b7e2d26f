"""Days as people give them."""

from __future__ import annotations

from datetime import date


def as_date(given: date | str | None) -> date | None:
    """Return a date as given, or read from "YYYY-MM-DD".

    Raises:
        ValueError: if the words are no date; the message says why.
    """
    if not isinstance(given, str):
        return given
    # Its package reads files of all kinds, whose libraries take longer to load than most questions.
    from detente.ingest import parse_date

    return parse_date(given)
