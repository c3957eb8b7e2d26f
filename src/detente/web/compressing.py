"""Answers of words are sent compressed to whoever takes that."""

from __future__ import annotations

import zlib

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

KINDS = ("text/", "application/json", "application/problem+json", "application/x-ndjson", "image/svg+xml")
"""What gets smaller; Parquet is compressed already."""

LEAST = 1000
"""Bytes below which it is not worth it."""

_LEVEL = 5
_GZIP = 16 + zlib.MAX_WBITS


class Compressing:
    """Compresses answers with gzip, and says that they depend on whether that is taken.

    The answers of who sends a cookie stay as they are: such pages can hold a secret beside words of the address, and
    from the length of both compressed together the secret could be guessed.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Take the application behind it."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        wanted = takes_gzip(headers.get("accept-encoding", "")) and "cookie" not in headers
        await self._app(scope, receive, _Answer(send, wanted=wanted))


def takes_gzip(given: str) -> bool:
    """Return whether a reader who sends this `Accept-Encoding` takes gzip.

    >>> takes_gzip("br, gzip;q=0.5"), takes_gzip("gzip;q=0"), takes_gzip("")
    (True, False, False)
    """
    for part in given.split(","):
        name, _, weight = part.strip().partition(";")
        if name.strip().lower() == "gzip":
            return weight.replace(" ", "") not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    return False


class _Answer:
    """Sends the messages of one answer on; its beginning waits for the first part of the body."""

    def __init__(self, send: Send, *, wanted: bool) -> None:
        self._send = send
        self._wanted = wanted
        self._start: Message | None = None
        self._packer: zlib._Compress | None = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._start = message
        elif message["type"] == "http.response.body":
            await self._body(message)
        else:
            await self._send(message)

    async def _body(self, message: Message) -> None:
        body, more = message.get("body", b""), message.get("more_body", False)
        if self._start is not None:
            start, self._start = self._start, None
            headers = MutableHeaders(scope=start)
            depends = headers.get("content-type", "").startswith(KINDS) or start["status"] == 304
            if depends:
                headers.add_vary_header("Accept-Encoding")
            # A tag of exactly these bytes would no longer be true; the same answer it is.
            if depends and self._wanted and (tag := headers.get("etag")) and not tag.startswith("W/"):
                headers["ETag"] = f"W/{tag}"
            if (
                depends
                and self._wanted
                and (more or len(body) >= LEAST)
                and "content-encoding" not in headers
            ):
                self._packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _GZIP)
                headers["Content-Encoding"] = "gzip"
                del headers["Content-Length"]
            if self._packer is not None and not more:
                body = self._packed(body, more)
                headers["Content-Length"] = str(len(body))
                self._packer = None
            await self._send(start)
        if self._packer is not None:
            body = self._packed(body, more)
        await self._send({"type": "http.response.body", "body": body, "more_body": more})

    def _packed(self, body: bytes, more: bool) -> bytes:
        assert self._packer is not None
        return self._packer.compress(body) + (b"" if more else self._packer.flush())
