"""Dates that a person, a record or a page's header gives: read strictly, never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

_MONTHS = "january february march april may june july august september october november december".split()
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_ISO = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?:[T ]\d{1,2}[:.]?\d{0,2}.{0,25})?\Z", re.ASCII)
_ZONE = r"(?:\s+[A-Z]{1,5}|\s*[+-]\d{2}:?\d{2})?"
_TIME = rf"(?:,?\s+(?:at\s+)?\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?(?:\s*[AaPp]\.?[Mm]\.?)?{_ZONE})?"
_MONTH_FIRST = rf"{_MONTH}\s{{1,3}}{_DAY},?\s{{1,3}}{_YEAR}(?!\d)"
_DAY_FIRST = rf"(?<!\d){_DAY}\s{{1,3}}(?:of\s)?{_MONTH},?\s{{1,3}}{_YEAR}(?!\d)"
_WEEKDAY = r"(?:(?P<weekday>[A-Za-z]{3,9})\.?,?\s{1,3})?"
_ENGLISH = tuple(re.compile(rf"{_WEEKDAY}{form}{_TIME}\Z", re.ASCII) for form in (_MONTH_FIRST, _DAY_FIRST))
_IN_LINE = tuple(re.compile(form, re.ASCII) for form in (_MONTH_FIRST, _DAY_FIRST))
_ISO_IN_LINE = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)", re.ASCII)
_URL_DAY = re.compile(r"/(?P<year>\d{4})/(?P<month>[A-Za-z]{3,9})/(?P<day>\d{1,2})(?:/|\Z)", re.ASCII)
_SHORT_YEAR = re.compile(
    r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2}\Z|.*[A-Za-z.]\s*\d{1,2},?\s+'?\d{2}\Z|\d{1,2} [A-Za-z.]+ \d{2}\Z"
)
_SLASHES = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{4}\Z|\d{4}[/.]\d{1,2}[/.]\d{1,2}\Z", re.ASCII)
_HEADER_WORDS = frozenset(
    "published posted updated last modified first on at by date dated release released for immediate "
    "am pm a.m. p.m. est edt gmt utc bst cet cest pst pdt et pt ist ct mt min read updated: published: "
    "posted: date: on: modified:".split()
)
_ASK = "write it as YYYY-MM-DD"


def parse_date(words: str) -> date:
    """Return the day that `words` name: ISO, or plain English with the year in full.

    >>> parse_date("2021-03-17T10:30:00Z"), parse_date("Wednesday, 17 March 2021")
    (datetime.date(2021, 3, 17), datetime.date(2021, 3, 17))

    Raises:
        ValueError: saying what is wrong with a date that is impossible, unclear, before 1900 or after 2100.
    """
    given = words.strip()
    shown = given if len(given) <= 40 else f"{given[:40]}..."
    if found := _ISO.match(given):
        return _day(int(found[1]), int(found[2]), int(found[3]), shown)
    for form in _ENGLISH:
        if found := form.match(given):
            return _english(found, shown)
    raise ValueError(_why_unclear(given[:60], shown))


def date_near_top(text: str) -> date | None:
    """Return the one date that the lines above or at the start of the first paragraph give; else `None`.

    Counts a line that holds little but a date ("March 17, 2021", "Posted on 17 March 2021 by A. Writer")
    and a dateline with the year ("BERLIN, March 17, 2021 -"). A line that says "updated" gives way to
    another; two other dates that differ leave it open.
    """
    published: set[date] = set()
    updated: set[date] = set()
    for line in _top_lines(text):
        words = line.casefold()
        is_update = ("updated" in words or "modified" in words) and "published" not in words
        (updated if is_update else published).update(_header_dates(line))
    dates = published or updated
    return dates.pop() if len(dates) == 1 else None


def date_in_url(url: str) -> date | None:
    """Return the day that a page's address names with the month as a word, as in ".../2021/mar/17/...".

    >>> date_in_url("https://example.org/world/2021/mar/17/envoy")
    datetime.date(2021, 3, 17)
    """
    found = _URL_DAY.search(url[:2000])
    month = _month(found["month"]) if found else None
    if found is None or month is None:
        return None
    try:
        return _day(int(found["year"]), month, int(found["day"]), url)
    except ValueError:
        return None


def _english(found: re.Match[str], shown: str) -> date:
    month = _month(found["month"])
    if month is None:
        raise ValueError(f"'{shown}': there is no month '{found['month']}'; {_ASK}")
    day = _day(int(found["year"]), month, int(found["day"]), shown)
    if (weekday := found["weekday"]) is not None:
        name = _WEEKDAYS[day.weekday()]
        if len(weekday) < 3 or not name.startswith(weekday.lower()):
            raise ValueError(f"'{shown}': that day was a {name.title()}; {_ASK}")
    return day


def _day(year: int, month: int, day: int, shown: str) -> date:
    if not 1900 <= year <= 2100:
        raise ValueError(f"'{shown}': the year must lie between 1900 and 2100")
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(f"'{shown}': there is no such day; {_ASK}") from None


def _why_unclear(given: str, shown: str) -> str:
    if not given:
        return f"the date is empty; {_ASK}"
    if _SLASHES.match(given):
        return f"'{shown}': it is not clear which number is the month; {_ASK}"
    if _SHORT_YEAR.match(given):
        return f"'{shown}': the year needs four digits; {_ASK}"
    return f"'{shown}' is not a date; {_ASK}"


def _month(name: str) -> int | None:
    low = name.lower()
    if low == "sept":
        return 9
    return next((n for n, month in enumerate(_MONTHS, 1) if low in (month, month[:3])), None)


def _top_lines(text: str) -> Iterator[str]:
    """Yield the first eight lines with words, up to and with the first paragraph, 200 characters of each."""
    given = 0
    for line in text[:3000].splitlines():
        if not line.strip():
            continue
        yield line.strip()[:200]
        given += 1
        if given == 8 or len(line) > 160:
            return


def _header_dates(line: str) -> set[date]:
    """Return the dates of a line that is a header or starts with a dateline; no others."""
    found = [(m.start(), m.end(), day) for m, day in _dates_in(line)]
    if not found:
        return set()
    start, end, day = found[0]
    if _is_dateline(line[:start], line[end : end + 40]):
        return {day}
    rest = line
    for start, end, _ in reversed(found):
        rest = rest[:start] + " | " + rest[end:]
    return {day for _, _, day in found} if _is_header(rest) else set()


def _dates_in(line: str) -> Iterator[tuple[re.Match[str], date]]:
    for form in (*_IN_LINE, _ISO_IN_LINE):
        for found in form.finditer(line):
            try:
                yield found, parse_date(found[0])
            except ValueError:
                continue


def _is_dateline(before: str, after: str) -> bool:
    place = before.strip(" ,(")
    words = place.split()
    if not words or len(words) > 5 or not after.lstrip(" )").startswith(("—", "–", "-", "(", ":")):
        return False
    return words[0].strip(".,").isupper() and len(words[0].strip(".,")) > 2


def _is_header(rest: str) -> bool:
    """Return whether a line without its dates holds only header words, a time and perhaps a byline."""
    words = [w for w in re.split(r"[\s|•·–—,()]+", rest) if w]
    names = [
        w
        for w in words
        if w.casefold() not in _HEADER_WORDS
        and not any(day.startswith(w.casefold().rstrip(".:")) and len(w) >= 3 for day in _WEEKDAYS)
        and not re.fullmatch(r"\d{1,2}(?:[:.]\d{2}){0,2}(?:[ap]\.?m\.?)?", w, re.IGNORECASE)
    ]
    if not names:
        return True
    bylined = any(w.casefold() == "by" for w in words)
    return len(names) <= 4 and bylined and all(w[:1].isupper() or not w[:1].isalpha() for w in names)
