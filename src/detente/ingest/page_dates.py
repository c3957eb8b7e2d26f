"""When a page was published: what its address, its head and its body say, and whether they agree."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from html import escape
from typing import TYPE_CHECKING

from detente.ingest.dates import date_in_url, date_near_top, parse_date

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# No clock: htmldate would else take today for the last possible day.
_FIRST_DAY, _LAST_DAY = "1900-01-01", "2100-12-31"
_BARE = "<html><head><title>a</title></head><body><p>a</p></body></html>"
_NEAR = 1  # days that two places may differ for their time zones

Dated = tuple[date | None, str | None, tuple[str, ...]]
"""The day, the place it stood at, and notes on days that contradict it."""


def date_of_page(tree: HtmlElement, url: str | None, fetched: date | None = None) -> Dated:
    """Return the page's date from the surest place that gives one: address, meta, JSON-LD, then its text.

    Days that other places of the head give are noted if they differ by more than time zones explain; a
    day after the one on which the page was fetched is not believed.
    """
    notes: list[str] = []
    found: list[tuple[str, date]] = []
    for where, day in _in_head(tree, url):
        if fetched is not None and (day - fetched).days > _NEAR:
            notes.append(
                f"the date {day} ({where}) lies after {fetched}, when the page was fetched: not taken"
            )
        else:
            found.append((where, day))
    if found:
        where, day = found[0]
        others = [f"{other} ({place})" for place, other in found[1:] if abs((other - day).days) > _NEAR]
        if others:
            notes.append(f"the page also gives {' and '.join(others)}; taken is {day} ({where})")
        return day, where, tuple(notes)
    day_in_text = _find(tree, "about:blank")
    if day_in_text is None:
        return None, None, tuple(notes)
    if fetched is not None and (day_in_text - fetched).days > _NEAR:
        notes.append(
            f"the date {day_in_text} (text) lies after {fetched}, when the page was fetched: not taken"
        )
        return None, None, tuple(notes)
    return day_in_text, "text", tuple(notes)


def contradiction_of_text(published: date | None, text: str) -> tuple[str, ...]:
    """Return a note if a date line at the top of the article gives another day than the page's head does."""
    top = date_near_top(text)
    if published is None or top is None or abs((top - published).days) <= _NEAR:
        return ()
    return (f"the article itself is dated {top}; taken is {published}",)


def _in_head(tree: HtmlElement, url: str | None) -> Iterator[tuple[str, date]]:
    if day := ((url and date_in_url(url)) or _find(_BARE, url)):
        yield "url", day
    if day := _find(_with_head(tree, ".//meta"), None):
        yield "meta", day
    if day := _find(_with_head(tree, './/script[contains(@type, "ld+json")]'), None):
        yield "json-ld", day


def _find(page: str | HtmlElement, url: str | None) -> date | None:
    from htmldate import find_date

    # The first date of several is the day of publication, later ones are changes. The extensive
    # search is off: it takes the year of a copyright line for the first of January.
    words = find_date(
        page, extensive_search=False, original_date=True, url=url, min_date=_FIRST_DAY, max_date=_LAST_DAY
    )
    try:
        return parse_date(words) if words else None
    except ValueError:
        return None


def _with_head(tree: HtmlElement, path: str) -> str:
    """Return a page whose head holds the elements at `path` and nothing else."""
    held = []
    for element in tree.iterfind(path) if "[" not in path else tree.xpath(path):
        attributes = " ".join(f'{escape(str(k))}="{escape(str(v))}"' for k, v in element.attrib.items())
        closing = f"{element.text or ''}</script>" if element.tag == "script" else ""
        held.append(f"<{element.tag} {attributes}>{closing}")
    return f"<html><head><title>a</title>{''.join(held)}</head><body><p>a</p></body></html>"
