"""An HTML page to a `Document`: its main text, title, byline, publisher, address and date."""

from __future__ import annotations

import hashlib
from datetime import date

from detente.ingest.addresses import canonical_address
from detente.ingest.decode import NotTextError, decode
from detente.ingest.main_text import foreign_page, text_of_tree, too_wild, tree_of
from detente.ingest.page_dates import contradiction_of_text, date_of_page
from detente.ingest.text import MAX_BYTES, STAGE, Header, assemble, not_english, too_large
from detente.records import Document, Skipped


def document_of_html(
    data: bytes | str,
    *,
    id: str,
    published: date | None = None,
    title: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    fetched: date | None = None,
    charset: str | None = None,
    notes: tuple[str, ...] = (),
) -> Document | Skipped:
    """Return the article of a page, or why there is none to code; what is given beats what is found.

    `published_from` says where the date stood: "given", "url", "meta", "json-ld" or "text"; other dates
    that the page gives are noted, and none after the day it was `fetched` is believed. `charset` is what the
    server said of its bytes.
    """
    if len(data) > MAX_BYTES:
        return Skipped(id, STAGE, too_large("the page"))
    raw = data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass")
    if isinstance(data, bytes):
        try:
            page, told = decode(data, html=True, charset=charset)
        except NotTextError as error:
            return Skipped(id, STAGE, f"the page {error}")
        notes = (*told, *notes)
    else:
        page = data
    if not page.strip():
        return Skipped(id, STAGE, "empty: there is no text", empty=True)
    if fault := too_wild(page):
        return Skipped(id, STAGE, fault)
    if language := foreign_page(page):
        return Skipped(id, STAGE, not_english(language))
    found = _read(page, url, fetched)
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
        url=canonical_address(header.url) or url,
        byline=header.byline,
        notes=(*notes, *(() if published else header.notes)),
        look_for_date=not header.notes or header.published is not None,
    )
    return assemble(text, id, header, hashlib.sha256(raw).hexdigest())


def _read(page: str, url: str | None, fetched: date | None) -> tuple[str, Header] | None:
    """Return the main text and what the page says of itself."""
    from trafilatura.metadata import extract_metadata

    tree = tree_of(page)
    if tree is None:
        return None
    meta = extract_metadata(tree, default_url=url, extensive=False)
    published, where, notes = date_of_page(tree, url or meta.url, fetched)
    text = text_of_tree(tree, url)
    if not text:
        return None
    return text, Header(
        published=published,
        published_from=where,
        title=meta.title,
        publisher=meta.sitename or meta.hostname,
        url=_address(meta.url, url),
        byline=meta.author,
        notes=(*notes, *(contradiction_of_text(published, text) if where != "text" else ())),
    )


def _address(said: str | None, url: str | None) -> str | None:
    """Return the page's own canonical address, unless it names another site's than the one it came from."""
    if said is None or url is None:
        return said or url
    ours, theirs = canonical_address(url), canonical_address(said)
    if ours is None or theirs is None or _site(ours) != _site(theirs):
        return url
    # A front page as the canonical address of an article is a slip of the publisher's.
    return url if theirs.count("/") <= 3 and theirs.endswith("/") else said


def _site(url: str) -> str:
    host = url.split("/")[2].rsplit(":", 1)[0]
    return ".".join(host.removeprefix("www.").removeprefix("m.").split(".")[-2:])
