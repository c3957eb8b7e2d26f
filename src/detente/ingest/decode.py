"""Bytes to characters: what encoding they are in, or why they are no text."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# First bytes of files that are no text, and what to do with each.
_MAGIC = (
    (b"%PDF", "a PDF; convert it to text first (pdftotext)"),
    (b"PK\x03\x04", "a ZIP archive or Office document; unpack it or save it as plain text"),
    (b"\xd0\xcf\x11\xe0", "an Office document; save it as plain text"),
    (b"\x1f\x8b", "gzip-compressed; unpack it first (gunzip)"),
    (b"BZh", "bzip2-compressed; unpack it first"),
    (b"\xfd7zXZ", "xz-compressed; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "zstd-compressed; unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive; unpack it first"),
    (b"Rar!", "a RAR archive; unpack it first"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"SQLite format 3", "a database"),
    (b"PAR1", "a Parquet file"),
    (b"\x7fELF", "a program"),
)
_META = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_HIGH = bytes(range(0x80, 0x100))
_LEADS = bytes(range(0xC2, 0x100))
_CONTROLS = bytes(set(range(32)) - {7, 8, 9, 10, 12, 13, 27})
_TEXT_CODECS = (
    "iso8859",
    "cp",
    "gb",
    "big5",
    "euc",
    "shift",
    "koi8",
    "mac",
    "tis",
    "latin",
    "utf-8",
    "johab",
)


class NotTextError(ValueError):
    """The bytes are no text that can be read; the message says what they look like and the way out."""


def decode(data: bytes, *, html: bool = False, charset: str | None = None) -> tuple[str, tuple[str, ...]]:
    """Return the characters of `data` and notes on every encoding but plain UTF-8.

    Order: byte order mark, UTF-8, the `charset` that the server named, a page's own, UTF-8 with few broken
    bytes, Windows-1252.

    Raises:
        NotTextError: for compressed, binary and undecodable input.
    """
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise NotTextError(f"is {what}")
    for bom, codec in _BOMS:
        if data.startswith(bom):
            return _by_mark(data[len(bom) :], codec)
    if (unmarked := _unmarked_utf16(data)) is not None:
        return _by_mark(data, unmarked)
    _refuse_binary(data)
    if (text := _strict(data, "utf-8")) is not None:
        return text, ()
    if charset and (named := _by_name(data, charset, "the server")) is not None:
        return named
    readings: tuple[Callable[[bytes], tuple[str, tuple[str, ...]] | None], ...]
    readings = (_by_meta, _broken_utf8, _windows) if html else (_broken_utf8, _windows)
    for reading in readings:
        if (read := reading(data)) is not None:
            return read
    raise NotTextError("is neither UTF-8 nor Windows-1252; save it as UTF-8")


def _by_mark(data: bytes, codec: str) -> tuple[str, tuple[str, ...]]:
    text = _strict(data, codec)
    if text is None:
        raise NotTextError(f"starts like {codec.upper()} and has bytes that are not; save it as UTF-8")
    return text, () if codec == "utf-8" else (f"read as {codec.upper()}",)


def _unmarked_utf16(data: bytes) -> str | None:
    """Return UTF-16's variant when every other byte of a sample is mostly zero."""
    sample = data[:4096]
    half = len(sample) // 2
    if half < 4:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > half * 0.6 and even < half * 0.1:
        return "utf-16-le"
    if even > half * 0.6 and odd < half * 0.1:
        return "utf-16-be"
    return None


def _refuse_binary(data: bytes) -> None:
    sample = data[:65536]
    if _count(sample, _CONTROLS) > max(8, len(sample) // 20):
        raise NotTextError("looks like a binary file, not text; save the article as plain text in UTF-8")


def _by_meta(data: bytes) -> tuple[str, tuple[str, ...]] | None:
    found = _META.search(data[:8192])
    if found is None:
        return None
    return _by_name(data, found[1].decode("ascii"), "the page")


def _by_name(data: bytes, name: str, who: str) -> tuple[str, tuple[str, ...]] | None:
    try:
        codec = codecs.lookup(name).name
    except (LookupError, UnicodeError, ValueError):
        return None
    if not codec.startswith(_TEXT_CODECS):
        return None
    text = _strict(data, codec)
    return None if text is None else (text, (f"read as {codec}, as {who} says",))


def _broken_utf8(data: bytes) -> tuple[str, tuple[str, ...]] | None:
    """Return UTF-8 with its broken bytes replaced, if far more of it is whole than broken."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    whole = _count(data, _LEADS) - broken
    if whole < 4 * broken:
        return None
    return text, (f"{broken} {'place is' if broken == 1 else 'places are'} not UTF-8 and shown as \ufffd",)


def _windows(data: bytes) -> tuple[str, tuple[str, ...]] | None:
    """Return the Windows-1252 reading of English text: few bytes above ASCII, all of them defined."""
    if _count(data, _HIGH) > len(data) * 0.1 + 2:
        return None
    text = _strict(data, "cp1252")
    return None if text is None else (text, ("not UTF-8: read as Windows-1252",))


def _strict(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except (UnicodeDecodeError, LookupError):
        return None


def _count(data: bytes, wanted: bytes) -> int:
    return len(data) - len(data.translate(None, wanted))
