"""What every request and answer must keep to, as layers around the application."""

from __future__ import annotations

import asyncio
import re
from collections.abc import MutableMapping
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from detente.web.errors import UNEXPECTED, Fault, answer_of, log
from detente.web.settings import Settings

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""What a page may load: only what this server gives; no script or style inside a page."""

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[^:\[\]]+)(?::[0-9]{1,5})?", re.IGNORECASE)


class Guard:
    """Refuses strange hosts and bodies that are too large or too slow; puts `HEADERS` on every answer.

    A page elsewhere can make its own name point to this machine and so read what is served here, except
    that the browser still tells that name: only the names of `Settings.allowed_hosts` are answered.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        """Take the application behind it."""
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            # Nothing here speaks web sockets; `lifespan` has no request.
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return

        started = False

        async def guarded(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        fault = self._strange_host(scope)
        if fault is None:
            body = await self._body(scope, receive)
            if isinstance(body, bytes):
                try:
                    await self._app(scope, _replayed(body, receive), guarded)
                    return
                except Exception:
                    log.exception("%s", scope["path"])
                    if started:
                        raise
                    fault = Fault(*UNEXPECTED)
            else:
                fault = body
        await answer_of(scope["path"], fault, self._settings)(scope, receive, guarded)

    def _strange_host(self, scope: Scope) -> Fault | None:
        given = Headers(scope=scope).getlist("host")
        found = _HOST.fullmatch(given[0]) if len(given) == 1 else None
        if found is not None and found[1].lower() in self._settings.allowed_hosts:
            return None
        return Fault(
            421,
            "strange-host",
            "this server does not answer under that name",
            "ask under the address that it printed, or start it with --allow-host NAME",
        )

    async def _body(self, scope: Scope, receive: Receive) -> bytes | Fault:
        """Return the whole body, which is small, or why it is refused."""
        most = self._settings.body_bytes
        too_large = Fault(
            413, "too-large", "the request is too large", f"send no more than {most} bytes at once"
        )
        told = Headers(scope=scope).get("content-length", "0")
        if not told.isdecimal() or int(told) > most:
            return too_large
        body = bytearray()
        try:
            async with asyncio.timeout(self._settings.body_seconds):
                while True:
                    message = await receive()
                    if message["type"] == "http.disconnect":
                        break
                    body += message.get("body", b"")
                    if len(body) > most:
                        return too_large
                    if not message.get("more_body", False):
                        break
        except TimeoutError:
            return Fault(408, "too-slow", "the request did not arrive in time", "send it again")
        return bytes(body)


def _replayed(body: bytes, receive: Receive) -> Receive:
    waiting: list[MutableMapping[str, Any]] = [{"type": "http.request", "body": body, "more_body": False}]

    async def again() -> Message:
        return waiting.pop() if waiting else await receive()

    return again
