"""Get pages, and the pages that feeds and sitemaps list, into a WARC file that `code` reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from time import monotonic, sleep
from typing import BinaryIO
from urllib.parse import urlsplit

from detente.ingest.addresses import canonical_address, web_address
from detente.ingest.feeds import Listed, addresses_in
from detente.ingest.fetching import Answer, Bounds, FetchError, fetch
from detente.ingest.robots import NOTHING, Robots, robots_of
from detente.ingest.xml import UnsafeXmlError

_LISTS = ("xml", "rss", "atom")
_MOST_INDEXES = 50


@dataclass(frozen=True, slots=True)
class Fetched:
    """What became of an address: bytes kept, or why there are none."""

    url: str
    bytes: int = 0
    why: str | None = None


def fetch_to_warc(
    addresses: Iterable[str],
    to: Path,
    *,
    most: int = 1_000,
    pause: float = 1.0,
    bounds: Bounds | None = None,
    wait: Callable[[float], None] = sleep,
) -> Iterator[Fetched]:
    """Yield what became of each address, the pages written to `to` (.warc.gz) as they come.

    A feed's or sitemap's address stands for the pages it lists, `most` of them in all. robots.txt is
    kept to, and `pause` seconds lie between two fetches from one site, more where it asks for more.

    Raises:
        OSError: if `to` cannot be written.
    """
    visits = _Visits(bounds or Bounds(), pause, wait)
    part = to.with_name(f".{to.name}.part")
    try:
        with part.open("wb") as stream:
            yield from _pages(addresses, visits, most, stream)
        part.replace(to)
    finally:
        part.unlink(missing_ok=True)


def _pages(addresses: Iterable[str], visits: _Visits, most: int, stream: BinaryIO) -> Iterator[Fetched]:
    waiting = [Listed(address) for address in addresses]
    seen: set[str] = set()
    indexes = kept = 0
    while waiting and kept < most:
        asked = waiting.pop(0)
        key = canonical_address(asked.url) or asked.url
        if key in seen:
            continue
        seen.add(key)
        try:
            answer = visits.get(asked.url)
        except FetchError as error:
            yield Fetched(asked.url, why=str(error))
            continue
        if answer.status != 200:
            yield Fetched(asked.url, why=f"{asked.url}: the server answered {answer.status}")
        elif any(word in answer.kind for word in _LISTS) and "html" not in answer.kind:
            indexes += 1
            try:
                listed = addresses_in(answer.body) if indexes <= _MOST_INDEXES else ()
                waiting.extend(listed)
            except UnsafeXmlError as error:
                yield Fetched(asked.url, why=f"{asked.url}: {error}")
        else:
            kept += 1
            yield Fetched(answer.url, _write(answer, stream))


class _Visits:
    """Fetches with manners: robots.txt read once a site, a pause between two visits."""

    def __init__(self, bounds: Bounds, pause: float, wait: Callable[[float], None]) -> None:
        self._bounds = bounds
        self._pause = pause
        self._wait = wait
        self._robots: dict[str, Robots] = {}
        self._last: dict[str, float] = {}

    def get(self, url: str) -> Answer:
        safe = web_address(url)
        if safe is None:
            raise FetchError(f"{url[:200]}: only http and https addresses without a password are fetched")
        site = "{0.scheme}://{0.netloc}".format(urlsplit(safe))
        robots = self._robots_of(site)
        if not robots.allows(safe):
            raise FetchError(f"{safe}: the site's robots.txt does not allow it")
        since = monotonic() - self._last.get(site, float("-inf"))
        if (rest := max(self._pause, robots.delay) - since) > 0:
            self._wait(rest)
        try:
            return fetch(safe, self._bounds)
        finally:
            self._last[site] = monotonic()

    def _robots_of(self, site: str) -> Robots:
        if site not in self._robots:
            try:
                answer = fetch(f"{site}/robots.txt", self._bounds)
                self._robots[site] = robots_of(answer.status, answer.body)
            except FetchError as error:
                if "no public address" in str(error) or "no such host" in str(error):
                    raise
                too_long = "more than" in str(error) and "bytes" in str(error)
                self._robots[site] = Robots() if too_long else NOTHING
        return self._robots[site]


def _write(answer: Answer, stream: BinaryIO) -> int:
    """Write a page as a WARC record and return its size."""
    from fastwarc.stream_io import GzipWriter
    from fastwarc.warc import WarcRecord, WarcRecordType

    kind = answer.headers.get("content-type", "text/html")
    # The body stands unpacked, so the headers must not say that it is packed.
    head = (
        f"HTTP/1.1 {answer.status} OK\r\nContent-Type: {kind}\r\nContent-Length: {len(answer.body)}\r\n\r\n"
    )
    record = WarcRecord()
    record.init_headers(WarcRecordType.response)
    record.headers["WARC-Target-URI"] = answer.url
    record.headers["WARC-Date"] = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    record.headers["Content-Type"] = "application/http;msgtype=response"
    record.set_bytes_content(head.encode("latin-1", "replace") + answer.body)
    held = BytesIO()
    with GzipWriter(held) as writer:
        record.write(writer, checksum_data=True)
    stream.write(held.getvalue())
    stream.flush()
    return len(answer.body)
