"""Addresses of pages: which may be followed, and the form in which the same page is the same address."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_LONGEST = 2_000
_UNSAFE = re.compile(r"[\x00-\x20\x7f\\\"<>^`{|}\u202a-\u202e\u2066-\u2069]")
# What senders add to count readers; the page is the same without.
_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|cmpid|ocid|ncid|smid|ref_src|ns_\w+|at_\w+|CMP|sr_share)\Z",
    re.IGNORECASE,
)


def web_address(given: object) -> str | None:
    """Return an http or https address as a browser would send it; `None` for any other.

    >>> web_address(" https://Example.org/a b ")
    'https://example.org/a%20b'
    >>> web_address("javascript:alert(1)") is web_address("file:///etc/passwd") is None
    True
    """
    if not isinstance(given, str) or len(given) > _LONGEST:
        return None
    words = re.sub(r"[\t\r\n]", "", given).strip()
    try:
        parts = urlsplit(words)
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not host or parts.username or parts.password:
        return None
    if _UNSAFE.search(host) or "%" in host:
        return None
    netloc = f"[{host}]" if ":" in host else host.lower()
    if port is not None and port != {"http": 80, "https": 443}[parts.scheme.lower()]:
        netloc = f"{netloc}:{port}"
    path, query, fragment = (_UNSAFE.sub(_quoted, part) for part in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme.lower(), netloc, path or "/", query, fragment))


def canonical_address(given: object) -> str | None:
    """Return the address without what only counts readers and without the place in the page.

    >>> canonical_address("https://example.org/a?id=3&utm_source=feed#top")
    'https://example.org/a?id=3'
    """
    url = web_address(given)
    if url is None:
        return None
    parts = urlsplit(url)
    kept = [
        (key, value)
        for key, value in parse_qsl(parts.query, keep_blank_values=True)
        if not _TRACKING.match(key)
    ]
    return urlunsplit((parts.scheme, parts.netloc, parts.path, urlencode(kept), ""))


def _quoted(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode())
