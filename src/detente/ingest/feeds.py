"""RSS and Atom feeds to `Document`s, and news sitemaps to the addresses they list."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from detente.ingest.addresses import canonical_address, web_address
from detente.ingest.dates import parse_date
from detente.ingest.main_text import plain_text, too_wild
from detente.ingest.reading import Item, Reading, refused
from detente.ingest.text import Header, assemble
from detente.ingest.xml import UnsafeXmlError, root_of, safe_xml

_FEEDS = ("rss", "feed", "rdf")
_SITEMAPS = ("urlset", "sitemapindex")
ROOTS = (*_FEEDS, *_SITEMAPS)
"""The first elements of what is read here."""

_MOST_ENTRIES = 50_000


@dataclass(frozen=True, slots=True)
class Listed:
    """An address that a feed or a sitemap lists; `is_index` if another sitemap stands there."""

    url: str
    published: date | None = None
    title: str | None = None
    language: str | None = None
    is_index: bool = False


def documents_of_xml(data: bytes, name: str, reading: Reading) -> Iterator[Item]:
    """Yield one document or refusal for every item of a feed; a sitemap has no texts and is refused as one."""
    try:
        xml = safe_xml(data)
    except UnsafeXmlError as error:
        yield refused(name, name, error)
        return
    root = root_of(xml)
    if root in _SITEMAPS:
        yield refused(
            name, name, "a sitemap, which lists addresses and no texts: get them with 'detente fetch'"
        )
    elif root in _FEEDS:
        yield from _items(xml, name, reading)
    else:
        yield refused(name, name, f"neither RSS, Atom nor a sitemap but <{root[:40] or 'nothing'}>")


def addresses_in(data: bytes) -> tuple[Listed, ...]:
    """Return the addresses that a feed or a sitemap lists, in its order, each once.

    Raises:
        UnsafeXmlError: if it is refused, or is neither.
    """
    xml = safe_xml(data)
    root = root_of(xml)
    if root in _SITEMAPS:
        listed = _of_sitemap(xml)
    elif root in _FEEDS:
        listed = [
            Listed(url, _day(entry)[0], entry.get("title"))
            for entry in _parsed(xml).entries
            if (url := web_address(entry.get("link")))
        ]
    else:
        raise UnsafeXmlError(f"neither RSS, Atom nor a sitemap but <{root[:40] or 'nothing'}>")
    return tuple({one.url: one for one in reversed(listed[:_MOST_ENTRIES])}.values())[::-1]


def _items(xml: bytes, name: str, reading: Reading) -> Iterator[Item]:
    feed = _parsed(xml)
    publisher = feed.feed.get("title")
    if not feed.entries:
        yield replace(refused(name, name, "empty: the feed has no items"), empty=True)
    for number, entry in enumerate(feed.entries[:_MOST_ENTRIES], start=1):
        where = f"{name}:{number}"
        html = _content(entry)
        if fault := too_wild(html):
            yield refused(where, where, fault)
            continue
        published, notes = _day(entry)
        url = canonical_address(entry.get("link"))
        header = Header(
            published=published or (None if notes else reading.published),
            published_from="feed" if published else "given" if reading.published and not notes else None,
            title=plain_text(entry.get("title") or "") or None,
            publisher=publisher,
            url=url,
            byline=entry.get("author"),
            notes=notes,
            look_for_date=not notes,
        )
        id = str(entry.get("id") or url or where)
        sha256 = hashlib.sha256(html.encode("utf-8", "surrogatepass")).hexdigest()
        text = plain_text(html)
        if not text and url:
            yield replace(
                refused(id, where, f"empty: no text, only an address ({url}): get it with 'detente fetch'"),
                empty=True,
            )
        else:
            yield assemble(text, id, header, sha256)


def _content(entry: Mapping[str, Any]) -> str:
    """Return the longest text that an item brings: its content, else its summary."""
    texts = [part.get("value") or "" for part in entry.get("content") or ()]
    return max([*texts, entry.get("summary") or ""], key=len)


def _day(entry: dict[str, Any]) -> tuple[date | None, tuple[str, ...]]:
    # As the feed has them: asked plainly, feedparser gives one key for the other, with a warning.
    stamp = dict.get(entry, "published_parsed") or dict.get(entry, "updated_parsed")
    if stamp is not None:
        try:
            return parse_date(f"{stamp[0]:04}-{stamp[1]:02}-{stamp[2]:02}"), ()
        except ValueError as error:
            return None, (f"published {error}; it is left open",)
    words = dict.get(entry, "published") or dict.get(entry, "updated")
    if not words:
        return None, ()
    try:
        return parse_date(str(words)), ()
    except ValueError as error:
        return None, (f"published {error}; it is left open",)


def _parsed(xml: bytes) -> Any:  # feedparser has no types
    import feedparser

    # A stream, never words: feedparser would take those for an address or a file's name.
    headers = {"content-type": "application/xml; charset=utf-8"}
    return feedparser.parse(io.BytesIO(xml), response_headers=headers, resolve_relative_uris=False)


def _of_sitemap(xml: bytes) -> list[Listed]:
    from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]  # no types

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    root = etree.fromstring(xml, parser)
    if root is None:
        return []
    listed = []
    for entry in root:
        said = {
            etree.QName(e).localname: (e.text or "").strip() for e in entry.iter() if isinstance(e.tag, str)
        }
        url = web_address(said.get("loc"))
        if url is None:
            continue
        try:
            day = parse_date(said.get("publication_date") or said.get("lastmod") or "")
        except ValueError:
            day = None
        is_index = etree.QName(entry).localname == "sitemap"
        listed.append(Listed(url, day, said.get("title") or None, said.get("language") or None, is_index))
    return listed
