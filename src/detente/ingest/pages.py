"""An HTML page to a `Document`: its main text, title, byline, publisher and date."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from html import escape
from typing import TYPE_CHECKING

from detente.ingest.dates import date_in_url, parse_date
from detente.ingest.decode import NotTextError, decode
from detente.ingest.text import MAX_BYTES, STAGE, Header, assemble, too_large
from detente.records import Document, Skipped

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MOST_TAGS = 40_000  # news pages have up to some 3,000
_DEEPEST = 2_000
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})")
_LONG_VALUE = re.compile(r"\"[^\"<>]{50000,}\"|'[^'<>]{50000,}'")
# Tags that HTML closes by itself, so that counting them would feign depth.
_UNCLOSED = frozenset(
    "p li br img td tr th option dt dd input meta link hr source area base col embed param track wbr thead "
    "tbody tfoot path circle rect line g use script style svg".split()
)
# No clock: htmldate would else take today for the last possible day.
_FIRST_DAY, _LAST_DAY = "1900-01-01", "2100-12-31"


def document_of_html(
    data: bytes | str,
    *,
    id: str,
    published: date | None = None,
    title: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
) -> Document | Skipped:
    """Return the article of a page, or why there is none to code; what is given beats what is found.

    `published_from` says where the date stood: "given", "url", "meta", "json-ld" or "text".
    """
    if len(data) > MAX_BYTES:
        return Skipped(id, STAGE, too_large("the page"))
    raw = data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass")
    notes: tuple[str, ...] = ()
    if isinstance(data, bytes):
        try:
            page, notes = decode(data, html=True)
        except NotTextError as error:
            return Skipped(id, STAGE, f"the page {error}")
    else:
        page = data
    if not page.strip():
        return Skipped(id, STAGE, "empty: there is no text", empty=True)
    if fault := _too_wild(page):
        return Skipped(id, STAGE, fault)
    found = _read(page, url)
    if found is None:
        return Skipped(
            id, STAGE, "empty: no main text was found in the page; give the article as text", empty=True
        )
    text, header = found
    header = Header(
        published=published or header.published,
        published_from="given" if published else header.published_from,
        title=title or header.title,
        publisher=publisher or header.publisher,
        url=url or header.url,
        byline=header.byline,
        notes=notes,
    )
    return assemble(text, id, header, hashlib.sha256(raw).hexdigest())


def _too_wild(page: str) -> str | None:
    """Return why a page is too large or too deep a tree to be read in bounded time; `None` if it is not."""
    depth = deepest = 0
    for tags, found in enumerate(_TAG.finditer(page), start=1):
        if found[2].lower() not in _UNCLOSED:
            depth = max(0, depth - 1) if found[1] else depth + 1
            deepest = max(deepest, depth)
        if tags > _MOST_TAGS:
            return f"the page has more than {_MOST_TAGS:,} tags: save the article alone"
        if deepest > _DEEPEST:
            return f"the page nests more than {_DEEPEST:,} tags in each other: save the article alone"
    return None


def _read(page: str, url: str | None) -> tuple[str, Header] | None:
    """Return the main text and what the page says of itself."""
    import trafilatura
    from trafilatura.metadata import extract_metadata
    from trafilatura.utils import load_html

    # The closing tags make a fragment a whole page, which trafilatura asks for.
    whole = page if "<html" in page[:5000].lower() else f"<html><body><article>{page}</article></body></html>"
    tree = load_html(_LONG_VALUE.sub('""', whole.replace("\x00", "\ufffd")))
    if tree is None or len(tree) == 0:
        return None
    meta = extract_metadata(tree, default_url=url, extensive=False)
    published, where = _date_of(tree, url or meta.url)
    body = trafilatura.bare_extraction(tree, url=url, include_comments=False, favor_precision=True)
    if body is None or isinstance(body, dict) or not body.text:
        return None
    return body.text, Header(
        published=published,
        published_from=where,
        title=meta.title,
        publisher=meta.sitename or meta.hostname,
        url=meta.url,
        byline=meta.author,
    )


def _date_of(tree: HtmlElement, url: str | None) -> tuple[date | None, str | None]:
    """Return the page's date and where it stood, the surest place first."""
    bare = "<html><head><title>a</title></head><body><p>a</p></body></html>"
    places = (
        ("url", bare, url),
        ("meta", _with_head(tree, ".//meta"), None),
        ("json-ld", _with_head(tree, './/script[contains(@type, "ld+json")]'), None),
    )
    if url and (day := date_in_url(url)):
        return day, "url"
    for where, page, address in places:
        if day := _find(page, address):
            return day, where
    day = _find(tree, "about:blank")
    return (day, "text") if day else (None, None)


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
