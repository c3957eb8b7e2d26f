"""Pages and feeds from the web: only when asked for, only from public addresses, bounded in time and bytes."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import monotonic
from urllib.parse import urljoin, urlsplit

from detente.ingest.addresses import web_address
from detente.ingest.text import MAX_BYTES

AGENT = "detente"
LONGEST_WAIT = 86_400
"""Seconds: what a server asks for beyond a day is taken for a day."""

_MOST_REDIRECTS = 5
_REDIRECTS = (301, 302, 303, 307, 308)


class FetchError(Exception):
    """An address was not fetched; the message says why. `wait` is how many seconds the server asks to wait."""

    def __init__(self, why: str, wait: int | None = None) -> None:
        super().__init__(why)
        self.wait = wait


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a fetch may take: seconds in all, bytes of body; `also` are addresses allowed though not public."""

    seconds: float = 30.0
    bytes: int = MAX_BYTES
    also: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server gave: the address it came from in the end, its status, headers and unpacked body."""

    url: str
    status: int
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)
    moved_for_good: bool = False

    @property
    def kind(self) -> str:
        """The media type in small letters, "" if none is given."""
        return self.headers.get("content-type", "").split(";")[0].strip().lower()


def fetch(url: str, bounds: Bounds | None = None, *, ask: Mapping[str, str] | None = None) -> Answer:
    """Return what stands at an http or https address, redirects followed.

    The address that is connected to is the one that was checked, so that a name cannot point elsewhere a
    moment later; redirects are checked like the first address. `ask` are headers such as If-None-Match.

    Raises:
        FetchError: if it may not be fetched, cannot be, or takes too long or too much.
    """
    bounds = bounds or Bounds()
    deadline = monotonic() + bounds.seconds
    at, for_good = url, True
    for _ in range(_MOST_REDIRECTS + 1):
        if (safe := web_address(at)) is None:
            raise FetchError(f"{at[:200]}: only http and https addresses without a password are fetched")
        status, headers, body = _one(safe, bounds, deadline, ask or {})
        if status not in _REDIRECTS:
            if status in (429, 503):
                wait = seconds_to_wait(headers.get("retry-after"), datetime.now(UTC))
                raise FetchError(f"{safe}: the server answered {status}; it asks to wait {wait} s", wait)
            return Answer(safe, status, headers, body, moved_for_good=safe != web_address(url) and for_good)
        for_good = for_good and status in (301, 308)
        at = urljoin(safe, headers.get("location", ""))
    raise FetchError(f"{url}: more than {_MOST_REDIRECTS} redirects")


def seconds_to_wait(given: str | None, now: datetime) -> int:
    """Return how long a Retry-After header asks to wait: at least 0, at most a day; 60 where it says nothing.

    >>> seconds_to_wait("120", datetime(2021, 3, 17, tzinfo=UTC)), seconds_to_wait("-5", datetime.now(UTC))
    (120, 0)
    """
    if given is None or not given.strip():
        return 60
    try:
        seconds = int(given.strip())
    except ValueError:
        try:
            day = parsedate_to_datetime(given)
        except (ValueError, TypeError, OverflowError):
            return 60
        day = day if day.tzinfo else day.replace(tzinfo=UTC)
        seconds = round((day - now).total_seconds())
    return max(0, min(seconds, LONGEST_WAIT))


def public_address(host: str, port: int, also: frozenset[str] = frozenset()) -> tuple[int, str]:
    """Return a family and numeric address of a host, none of whose addresses leads to this or a private network.

    Raises:
        FetchError: if it has none, or one that is not public.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"{host}: no such host ({error})") from None
    for _, _, _, _, place in found:
        number = ipaddress.ip_address(str(place[0]).split("%")[0])
        mapped = getattr(number, "ipv4_mapped", None) or number
        if str(mapped) not in also and (not mapped.is_global or mapped.is_multicast):
            raise FetchError(f"{host}: leads to {mapped}, which is no public address: not fetched")
    return int(found[0][0]), str(found[0][4][0])


def _one(
    url: str, bounds: Bounds, deadline: float, ask: Mapping[str, str]
) -> tuple[int, dict[str, str], bytes]:
    parts = urlsplit(url)
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    family, address = public_address(host, port, bounds.also)
    left = deadline - monotonic()
    if left <= 0:
        raise FetchError(f"{url}: took longer than {bounds.seconds:.0f} s")
    connection = http.client.HTTPConnection(host, port, timeout=left)
    held = socket.socket(family, socket.SOCK_STREAM)
    # A server that sends a byte now and then never meets a socket's own time-out: the clock shuts it.
    clock = threading.Timer(left, lambda: _shut(held))
    clock.daemon = True
    clock.start()
    try:
        held.settimeout(left)
        held.connect((address, port))
        if parts.scheme == "https":
            held = ssl.create_default_context().wrap_socket(held, server_hostname=host)
        connection.sock = held
        target = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
        headers = {
            "User-Agent": AGENT,
            "Accept-Encoding": "gzip",
            "Accept": "*/*",
            "Connection": "close",
            **ask,
        }
        connection.request("GET", target, headers=headers)
        answer = connection.getresponse()
        said = {name.lower(): value for name, value in answer.getheaders()}
        body = b"" if answer.status in _REDIRECTS else _body(answer.read, said, bounds, url)
    except FetchError:
        raise
    except (OSError, http.client.HTTPException, ValueError) as error:
        if monotonic() >= deadline - 0.05:
            raise FetchError(f"{url}: took longer than {bounds.seconds:.0f} s") from None
        raise FetchError(f"{url}: {type(error).__name__} {error}".strip()) from None
    finally:
        clock.cancel()
        connection.close()
        held.close()
    if monotonic() >= deadline:
        raise FetchError(f"{url}: took longer than {bounds.seconds:.0f} s")
    return answer.status, said, body


def _body(read: Callable[[int], bytes], headers: Mapping[str, str], bounds: Bounds, url: str) -> bytes:
    """Return the unpacked body; it stops at the bound, packed or not."""
    packing = headers.get("content-encoding", "identity").strip().lower()
    if packing not in ("identity", "", "gzip", "x-gzip"):
        raise FetchError(f"{url}: packed as {packing[:20]}, which was not asked for")
    unpack = zlib.decompressobj(31) if "gzip" in packing else None
    body = bytearray()
    while piece := read(1 << 16):
        body += unpack.decompress(piece, bounds.bytes + 1) if unpack else piece
        if len(body) > bounds.bytes:
            raise FetchError(f"{url}: more than {bounds.bytes:,} bytes")
    if "content-length" in headers and unpack is None and headers["content-length"].strip().isdigit():
        missing = int(headers["content-length"]) - len(body)
        if missing > 0:
            raise FetchError(f"{url}: {missing:,} bytes fewer than the server told")
    return bytes(body)


def _shut(held: socket.socket) -> None:
    try:
        held.shutdown(socket.SHUT_RDWR)
    except OSError:
        held.close()
