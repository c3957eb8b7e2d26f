"""XML that is safe to hand to a parser: no document type, no entities, no odd encoding, no endless tags."""

from __future__ import annotations

import re

from detente.ingest.decode import NotTextError, decode

_MOST_TAGS = 400_000
_NO_MARKUP = re.compile(r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)", re.DOTALL)
_DECLARED = re.compile(r"<!\s*(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)", re.IGNORECASE)
_DECLARATION = re.compile(r"\A\s*<\?xml\b[^>]{0,500}\?>", re.IGNORECASE)
_ENCODING = re.compile(
    rb"\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{2,40})[\"']", re.IGNORECASE
)


class UnsafeXmlError(ValueError):
    """XML that is refused unread; the message says why."""


def safe_xml(data: bytes) -> bytes:
    """Return the XML in UTF-8 without its declaration.

    A document type can make a few lines grow to gigabytes or read files and addresses, and no feed needs
    one: XML that has one is refused before any parser sees it.

    Raises:
        UnsafeXmlError: saying what is wrong.
    """
    words = _decoded(data)
    bare = _NO_MARKUP.sub("", words)
    if found := _DECLARED.search(bare):
        raise UnsafeXmlError(
            f"holds a document type or entity ({found[0]}), which no feed needs: take it out"
        )
    if bare.count("<") > _MOST_TAGS:
        raise UnsafeXmlError(f"has more than {_MOST_TAGS:,} tags")
    return _DECLARATION.sub("", words, count=1).lstrip().encode("utf-8", "replace")


def root_of(xml: bytes) -> str:
    """Return the name of the first element without its prefix, in small letters; "" if there is none."""
    found = re.search(rb"<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)", _without_comments(xml[:20_000]))
    return found[2].decode().lower() if found else ""


def _without_comments(xml: bytes) -> bytes:
    return re.sub(rb"<!--.*?(?:-->|\Z)", b"", xml, flags=re.DOTALL)


def _decoded(data: bytes) -> str:
    named = _ENCODING.match(data[:400])
    if named is not None and named[1].lower() not in (b"utf-8", b"utf8"):
        try:
            return data.decode(named[1].decode("ascii")) if _is_text_codec(named[1]) else decode(data)[0]
        except (UnicodeDecodeError, LookupError):
            pass
    try:
        return decode(data)[0]
    except NotTextError as error:
        raise UnsafeXmlError(str(error)) from None


def _is_text_codec(name: bytes) -> bool:
    return name.lower().startswith(
        (b"iso-8859", b"windows-", b"cp125", b"gb", b"big5", b"euc", b"shift", b"koi8")
    )
