"""WARC files made by hand, so that tests can damage them in any place."""

from __future__ import annotations

import base64
import gzip
import hashlib

SENTENCE = (
    "Russia recalled its ambassador from Washington on Wednesday after remarks by the president, number {}."
)


def page(number: int) -> bytes:
    """Return a page that differs from all others."""
    text = SENTENCE.format(number)
    return f"<html lang='en'><body><article><p>{text}</p><p>{text}</p></article></body></html>".encode()


def record(
    number: int,
    *,
    length: str | None = None,
    headers: str = "",
    http: str = "Content-Type: text/html; charset=utf-8",
    body: bytes | None = None,
    status: str = "200 OK",
    payload_digest: str | None = None,
) -> bytes:
    """Return a response record; `length` and `payload_digest` stand where the true ones would."""
    body = page(number) if body is None else body
    block = f"HTTP/1.1 {status}\r\n{http}\r\n\r\n".encode() + body
    digest = payload_digest or f"sha1:{base64.b32encode(hashlib.sha1(body).digest()).decode()}"
    lines = (
        "WARC/1.0",
        "WARC-Type: response",
        f"WARC-Target-URI: https://example.org/{number}",
        "WARC-Date: 2021-03-18T08:00:00Z",
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>",
        "Content-Type: application/http;msgtype=response",
        f"WARC-Payload-Digest: {digest}",
        f"Content-Length: {length if length is not None else len(block)}",
    )
    return ("\r\n".join(lines) + "\r\n" + headers + "\r\n").encode() + block + b"\r\n\r\n"


def members(*records: bytes) -> bytes:
    """Return the records packed as the standard asks: each a gzip member."""
    return b"".join(gzip.compress(one, mtime=0) for one in records)
