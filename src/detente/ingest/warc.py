"""WARC archives to `Document`s: every page in them, and every gap."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, BinaryIO

from detente.ingest.addresses import web_address
from detente.ingest.pages import document_of_html
from detente.ingest.reading import Item, Reading, refused
from detente.ingest.text import MAX_BYTES, Header, assemble, too_large
from detente.ingest.warc_records import Gap, WarcRecord, records_of_warc

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord as Parsed

_HTML = ("text/html", "application/xhtml+xml")
_ONCE = ("WARC-Type", "WARC-Record-ID", "WARC-Target-URI", "WARC-Date", "Content-Type")
_HELD = ("response", "resource", "conversion")
_MOST_GROWTH = 200  # times that an HTTP body may grow when unpacked, as `reading.MOST_UNPACKED`


def documents_of_warc(stream: BinaryIO, name: str, reading: Reading) -> Iterator[Item]:
    """Yield one document or refusal for every page, and a refusal for every gap, with its place and size.

    Pages are `response`, `resource` and `conversion` records; requests, revisits and notes of the crawler
    are none. Lengths and digests are checked; a page with another digest than it should have is noted.
    """
    found = False
    for record in records_of_warc(stream):
        found = True
        where = f"{name}@{record.at}"
        if isinstance(record, Gap):
            yield refused(where, where, f"{record.why}: {record.bytes:,} bytes passed over")
            continue
        item = _item(record, where, reading)
        if item is not None:
            yield item
    if not found:
        yield replace(refused(name, name, "empty: there are no records in it"), empty=True)


def _item(record: WarcRecord, where: str, reading: Reading) -> Item | None:
    try:
        parsed = _parsed(record)
        if parsed is None:
            return refused(where, where, "a record that cannot be read")
        if twice := next((h for h in _ONCE if len(set(parsed.headers.get_multiple(h))) > 1), None):
            return refused(where, where, f"a record with two different headers {twice}")
        if _type(parsed) not in _HELD:
            return None
        return _page(record, parsed, where, reading)
    except (OSError, ValueError, RuntimeError, UnicodeError) as error:
        why = " ".join(str(error).split())[:120]
        return refused(where, where, f"a record that cannot be read ({why})")


def _page(record: WarcRecord, parsed: Parsed, where: str, reading: Reading) -> Item:
    url = web_address((parsed.headers.get("WARC-Target-URI") or "").strip("<>"))
    id = url or parsed.headers.get("WARC-Record-ID") or where
    notes = [f"WARC record at {record.at}: {why}" for why in _faults(record)]
    kind = (parsed.headers.get("Content-Type") or "").split(";")[0].strip().lower()
    if kind == "application/http" or (_type(parsed) == "response" and url is not None):
        parsed.parse_http(auto_decode="all")
        if parsed.http_headers is None:
            return refused(id, where, f"{id}: a response without HTTP headers; its record is damaged")
        status = parsed.http_headers.status_code
        if status is not None and status != 200:
            return refused(id, where, f"{id}: the server answered {status}")
        kind = (parsed.http_content_type or "text/html").lower()
    body = _read(parsed, len(record.data))
    if len(body) > MAX_BYTES:
        return refused(id, where, f"{id}: {too_large('the page')}")
    if body is not None and kind in _HTML:
        made = document_of_html(
            body,
            id=id,
            published=reading.published,
            url=url,
            fetched=_day(parsed),
            charset=parsed.http_charset if parsed.is_http_parsed else None,
            notes=tuple(notes),
        )
    elif kind == "text/plain":
        made = _plain(body, id, url, reading, tuple(notes))
    else:
        return refused(id, where, f"{id}: {kind[:60] or 'of no type'}, not a page")
    return made


def _type(parsed: Parsed) -> str:
    return (parsed.headers.get("WARC-Type") or "").strip().lower()


def _parsed(record: WarcRecord) -> Parsed | None:
    from fastwarc.warc import ArchiveIterator

    records = ArchiveIterator(io.BytesIO(record.data + b"\r\n\r\n"), parse_http=False)
    return next(iter(records), None)


def _faults(record: WarcRecord) -> Iterator[str]:
    if record.unsound:
        yield record.unsound
    # Read anew: once its body is unpacked, a record has no digest any more.
    if (parsed := _parsed(record)) is None:
        return
    if parsed.headers.get("WARC-Block-Digest") and not parsed.verify_block_digest():
        yield "its bytes do not have the digest that the archive gives (WARC-Block-Digest)"
    if parsed.headers.get("WARC-Payload-Digest") and _type(parsed) == "response":
        parsed.parse_http()
        if not parsed.verify_payload_digest():
            yield "its page does not have the digest that the archive gives (WARC-Payload-Digest)"


def _read(parsed: Parsed, packed: int) -> bytes:
    """Return the body, at most one byte over the bound; a body that grows out of proportion is cut there."""
    body = bytearray()
    while len(body) <= MAX_BYTES:
        piece = parsed.reader.read(1 << 16)
        if not piece:
            break
        body += piece
        if len(body) > max(1 << 20, _MOST_GROWTH * packed):
            raise ValueError(f"its body unpacks to more than {_MOST_GROWTH} times its size: a bomb?")
    return bytes(body[: MAX_BYTES + 1])


def _day(parsed: Parsed) -> date | None:
    try:
        return parsed.record_date.date()
    except (ValueError, AttributeError, OverflowError):
        return None


def _plain(body: bytes, id: str, url: str | None, reading: Reading, notes: tuple[str, ...]) -> Item:
    import hashlib

    from detente.ingest.decode import NotTextError, decode

    try:
        text, told = decode(body)
    except NotTextError as error:
        return refused(id, id, error)
    header = Header(
        published=reading.published,
        published_from="given" if reading.published else None,
        url=url,
        notes=(*told, *notes),
    )
    return assemble(text, id, header, hashlib.sha256(body).hexdigest())
