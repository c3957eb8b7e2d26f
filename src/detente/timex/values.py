"""The days that a TIMEX3 value names by itself."""

from __future__ import annotations

import re
from datetime import date

from detente.timex.stretches import SEASON_STARTS, Stretch, month_of, moved, quarter_of, season_of, year_of

_VALUE = re.compile(r"(\d{4})(?:-(?:W(\d\d)(-WE)?|Q([1-4])|(SP|SU|FA|WI)|(\d\d)(?:-(\d\d))?))?(?:T.*)?")


def days_of_value(value: str) -> Stretch | None:
    """Return the first and the last day of a day, week, weekend, month, quarter, season or year.

    >>> days_of_value("2018-W11")
    (datetime.date(2018, 3, 12), datetime.date(2018, 3, 18))
    >>> days_of_value("PAST_REF") is None
    True
    """
    if (found := _VALUE.fullmatch(value)) is None:
        return None
    year = int(found[1])
    try:
        if found[2] is not None:
            monday = date.fromisocalendar(year, int(found[2]), 1)
            return (moved(monday, days=5) if found[3] else monday), moved(monday, days=6)
        if found[4] is not None:
            return quarter_of(year, int(found[4]))
        if found[5] in SEASON_STARTS:
            return season_of(year, found[5])
        if found[7] is not None:
            day = date(year, int(found[6]), int(found[7]))
            return day, day
        return month_of(year, int(found[6])) if found[6] is not None else year_of(year)
    except ValueError:
        return None
