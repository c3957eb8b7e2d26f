"""Stretches of the calendar: months, weeks, quarters, seasons, and their beginnings and ends."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, date, timedelta

from dateutil.relativedelta import relativedelta

Stretch = tuple[date, date]

SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First month of each meteorological season of the northern half; winter ends in the next year."""


def year_of(year: int) -> Stretch:
    """Return the first and the last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def month_of(year: int, month: int) -> Stretch:
    """Return the first and the last day of a month."""
    return months_from(year, month, 1)


def months_from(year: int, month: int, count: int) -> Stretch:
    """Return the first day of a month and the last day of the `count`-th month from there."""
    first = date(year, month, 1)
    return first, moved(first, months=count - 1) + relativedelta(day=31)


def quarter_of(year: int, quarter: int) -> Stretch:
    """Return the first and the last day of a calendar quarter (1 to 4)."""
    return months_from(year, 3 * quarter - 2, 3)


def season_of(year: int, season: str) -> Stretch:
    """Return a season ("SP", "SU", "FA", "WI"); winter is named by the year in which it starts."""
    return months_from(year, SEASON_STARTS[season], 3)


def week_of(day: date) -> Stretch:
    """Return the Monday and the Sunday of the ISO week that holds `day`."""
    monday = moved(day, days=-day.weekday())
    return monday, moved(monday, days=6)


def moved(day: date, *, days: int = 0, months: int = 0, years: int = 0) -> date:
    """Return the day so far away; at the ends of the calendar, its first or last day."""
    try:
        return day + relativedelta(years=years, months=months) + timedelta(days=days)
    except (OverflowError, ValueError):
        return date(MINYEAR, 1, 1) if days + months + years < 0 else date(MAXYEAR, 12, 31)


def valid_day(year: int | None, month: int, day: int) -> bool:
    """Return whether there is such a day (in some year if `year` is `None`)."""
    try:
        date(2000 if year is None else year, month, day)
    except ValueError:
        return False
    return True


def phase_of(stretch: Stretch, phase: str, today: date | None = None) -> Stretch:
    """Return a part of a stretch.

    EARLY, MID and LATE are thirds; H1 and H2 halves; START and END a tenth, at least a day. A week is early up to
    Wednesday and late from Thursday on, its middle is Tuesday to Thursday. BEFORE and AFTER run up to `today` and
    from it ("earlier this week", "later this month"); of a time without today they are its first and last part.

    >>> phase_of(month_of(2018, 3), "LATE")
    (datetime.date(2018, 3, 21), datetime.date(2018, 3, 31))
    """
    first, last = stretch
    length = (last - first).days + 1
    if phase in {"BEFORE", "AFTER"}:
        if today is None:
            return stretch
        if not first <= today <= last:
            return phase_of(stretch, "EARLY" if phase == "BEFORE" else "LATE")
        return (first, today) if phase == "BEFORE" else (today, last)
    if 360 <= length <= 366:
        return _phase_of_year(stretch, phase)
    if length > 3_650:
        return _phase_of_years(stretch, phase)
    if length == 7 and phase in _PARTS_OF_WEEK:
        left, right = _PARTS_OF_WEEK[phase]
        return first + timedelta(days=left), first + timedelta(days=right)
    third, tenth = length // 3, max(length // 10, 1)
    parts = {
        "EARLY": (0, third - 1),
        "MID": (third, 2 * third - 1),
        "LATE": (2 * third, length - 1),
        "H1": (0, length // 2 - 1),
        "H2": (length // 2, length - 1),
        "START": (0, tenth - 1),
        "END": (length - tenth, length - 1),
    }
    if phase == "MID" and 28 <= length <= 31:  # five days to either side of the 15th
        return first + timedelta(days=9), first + timedelta(days=19)
    left, right = parts.get(phase, (0, length - 1))
    return first + timedelta(days=left), first + timedelta(days=max(left, right))


_PARTS_OF_WEEK = {"EARLY": (0, 2), "START": (0, 2), "MID": (1, 3), "LATE": (3, 6), "END": (3, 6)}


def _phase_of_years(stretch: Stretch, phase: str) -> Stretch:
    """Return a part of a decade or a century in whole years: of a decade three, four and three."""
    first, last = stretch
    tenth = (last.year - first.year + 1) // 10
    years = {
        "EARLY": (0, 3),
        "MID": (3, 4),
        "LATE": (7, 3),
        "H1": (0, 5),
        "H2": (5, 5),
        "START": (0, 1),
        "END": (9, 1),
    }
    if phase not in years:
        return first, last
    skipped, count = years[phase]
    return date(first.year + skipped * tenth, 1, 1), date(first.year + (skipped + count) * tenth - 1, 12, 31)


def _phase_of_year(stretch: Stretch, phase: str) -> Stretch:
    first, last = stretch
    months = {
        "EARLY": (0, 4),
        "MID": (4, 4),
        "LATE": (8, 4),
        "H1": (0, 6),
        "H2": (6, 6),
        "START": (0, 1),
        "END": (11, 1),
    }
    if phase not in months:
        return first, last
    skipped, count = months[phase]
    begin = first + relativedelta(months=skipped)
    return begin, months_from(begin.year, begin.month, count)[1]
