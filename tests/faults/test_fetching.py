"""Fetching from hostile addresses and servers (FAULTS 40-44), on loopback only."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.warcs import page

from detente.app.fetch import fetch_to_warc
from detente.ingest import read_paths
from detente.ingest.fetching import Bounds, FetchError, fetch, seconds_to_wait
from detente.ingest.robots import NOTHING, robots_of
from detente.records import Document

HERE = frozenset({"127.0.0.1"})
QUICK = Bounds(seconds=2.0, bytes=100_000, also=HERE)
Reply = Callable[[socket.socket, str], None]


@pytest.fixture
def serve() -> Iterator[Callable[[Reply], str]]:
    """Return a function that starts a server on loopback, which answers with raw bytes, and gives its address."""
    sockets: list[socket.socket] = []

    def start(reply: Reply) -> str:
        listening = socket.create_server(("127.0.0.1", 0))
        sockets.append(listening)

        def answer(client: socket.socket) -> None:
            with client:
                try:
                    asked = client.recv(65536).decode("latin-1")
                    reply(client, asked.split(" ")[1] if " " in asked else "/")
                except OSError:
                    return

        def run() -> None:
            while True:
                try:
                    client, _ = listening.accept()
                except OSError:
                    return
                threading.Thread(target=answer, args=(client,), daemon=True).start()

        threading.Thread(target=run, daemon=True).start()
        return f"http://127.0.0.1:{listening.getsockname()[1]}"

    yield start
    for listening in sockets:
        listening.close()


def _http(body: bytes, headers: str = "Content-Type: text/html", status: str = "200 OK") -> bytes:
    return f"HTTP/1.1 {status}\r\n{headers}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "0", "0.0.0.0", "2130706433", "0x7f.1", "[::1]", "[::ffff:169.254.169.254]", "100.64.0.1",
        "10.0.0.1", "192.168.1.1", "169.254.169.254", "[fe80::1]", "[fc00::1]", "224.0.0.1", "localhost",
        "[::ffff:127.0.0.1]", "127.1", "0177.0.0.1",
    ],
)  # fmt: skip
def test_addresses_of_this_and_private_networks_are_refused(
    host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _no_connection(monkeypatch)
    with pytest.raises(FetchError, match=r"no public address|no such host|only http"):
        fetch(f"http://{host}/", Bounds(seconds=2))


def test_a_name_that_changes_its_address_is_connected_to_where_it_was_checked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    places = iter(["93.184.216.34", "127.0.0.1"])
    connected: list[str] = []

    def lookup(*_: object, **__: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(places), 80))]

    def connect(_: socket.socket, place: tuple[str, int]) -> None:
        connected.append(place[0])
        raise OSError("no network in a test")

    monkeypatch.setattr("socket.getaddrinfo", lookup)
    monkeypatch.setattr("socket.socket.connect", connect)
    with pytest.raises(FetchError):
        fetch("http://rebinding.example/", Bounds(seconds=2))
    assert connected == ["93.184.216.34"]


def test_one_private_address_among_public_ones_is_enough_to_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, 80)) for a in ("93.184.216.34", "10.0.0.1")]
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: found)
    _no_connection(monkeypatch)
    with pytest.raises(FetchError, match=r"10\.0\.0\.1"):
        fetch("http://mixed.example/", Bounds(seconds=2))


def test_a_redirect_to_a_private_address_is_refused(serve: Callable[[Reply], str]) -> None:
    for target in ("http://10.0.0.1/", "http://169.254.169.254/latest", "file:///etc/passwd", "gopher://a/"):
        at = serve(lambda c, _, t=target: c.sendall(_http(b"", f"Location: {t}", "302 Found")))  # type: ignore[misc]
        with pytest.raises(FetchError, match=r"no public address|only http"):
            fetch(at, QUICK)


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd", "gopher://a/", "javascript:alert(1)", "data:text/html,x", "ftp://a/", "//a/", "",
        "http://user:pass@example.org/", "http://", "http://[", "http://a%00b/", "http://a\\@b/",
    ],
)  # fmt: skip
def test_other_schemes_and_odd_addresses_are_refused(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _no_connection(monkeypatch)
    with pytest.raises(FetchError):
        fetch(url, Bounds(seconds=2))


def test_redirects_in_a_circle_end(serve: Callable[[Reply], str]) -> None:
    at = serve(lambda c, _: c.sendall(_http(b"", "Location: /again", "301 Moved")))
    with pytest.raises(FetchError, match="redirects"):
        fetch(at, QUICK)


def test_a_server_that_drips_is_left_in_time(serve: Callable[[Reply], str]) -> None:
    def drip_header(client: socket.socket, _: str) -> None:
        client.sendall(b"HTTP/1.1 200 OK\r\n")
        for n in range(200):
            client.sendall(b"X-%d: a\r\n" % n)
            time.sleep(0.1)

    def drip_body(client: socket.socket, _: str) -> None:
        client.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        for _ in range(200):
            client.sendall(b"a")
            time.sleep(0.1)

    for reply in (drip_header, drip_body, lambda *_: time.sleep(20)):
        started = time.monotonic()
        with pytest.raises(FetchError):
            fetch(serve(reply), Bounds(seconds=1, also=HERE))
        assert time.monotonic() - started < 10


def test_a_body_without_end_and_a_packed_bomb_stop_at_the_bound(serve: Callable[[Reply], str]) -> None:
    def endless(client: socket.socket, _: str) -> None:
        client.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            client.sendall(b"a" * 65536)

    bomb = gzip.compress(b"a" * 50_000_000)
    packed = lambda c, _: c.sendall(_http(bomb, "Content-Encoding: gzip"))  # noqa: E731
    for reply in (endless, packed):
        with pytest.raises(FetchError, match="more than"):
            fetch(serve(reply), QUICK)


def test_fewer_bytes_than_told_are_no_page(serve: Callable[[Reply], str]) -> None:
    at = serve(lambda c, _: c.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nshort"))
    with pytest.raises(FetchError):
        fetch(at, QUICK)


@pytest.mark.parametrize(
    ("given", "seconds"),
    [("120", 120), ("-5", 0), ("315360000", 86_400), ("Wed, 17 Mar 2021 08:01:00 GMT", 60), ("soon", 60), (None, 60)],
)  # fmt: skip
def test_a_server_may_ask_to_wait_up_to_a_day(given: str | None, seconds: int) -> None:
    assert seconds_to_wait(given, datetime(2021, 3, 17, 8, tzinfo=UTC)) == seconds


def test_a_busy_server_is_left_alone_and_its_wait_is_told(serve: Callable[[Reply], str]) -> None:
    at = serve(lambda c, _: c.sendall(_http(b"", "Retry-After: 7", "429 Too Many Requests")))
    with pytest.raises(FetchError) as caught:
        fetch(at, QUICK)
    assert caught.value.wait == 7


def test_robots_txt_follows_rfc_9309() -> None:
    assert robots_of(404, b"").allows("http://a/x")
    assert robots_of(403, b"").allows("http://a/x")
    assert robots_of(500, b"") == robots_of(None, b"") == NOTHING
    assert not NOTHING.allows("http://a/x")
    assert robots_of(200, b"<html><body>Not found</body></html>").allows("http://a/x")
    rules = robots_of(
        200,
        b"User-agent: *\nDisallow: /\n\nUser-agent: Detente\nDisallow: /p*/x$\nDisallow: /q\nAllow: /q/open\n"
        b"Crawl-delay: 1000000000\n",
    )
    assert rules.allows("http://a/") and rules.allows("http://a/pp/xy") and rules.allows("http://a/q/open/1")
    assert not rules.allows("http://a/pp/x") and not rules.allows("http://a/q/1")
    assert rules.delay == 60
    started = time.monotonic()
    endless = robots_of(200, b"User-agent: *\nDisallow: /" + b"*a" * 5_000_000)
    endless.allows("http://a/" + "a" * 1_900)
    assert time.monotonic() - started < 3


def test_pages_that_a_sitemap_lists_are_fetched_into_a_warc_that_is_read(
    serve: Callable[[Reply], str], tmp_path: Path
) -> None:
    def reply(client: socket.socket, path: str) -> None:
        if path == "/robots.txt":
            client.sendall(_http(b"User-agent: *\nDisallow: /closed", "Content-Type: text/plain"))
        elif path == "/sitemap.xml":
            places = "".join(
                f"<url><loc>{at}/{p}</loc></url>" for p in ("1", "2", "closed/3", "1?utm_source=x")
            )
            client.sendall(_http(f"<urlset>{places}</urlset>".encode(), "Content-Type: application/xml"))
        else:
            client.sendall(_http(page(int(path[1]))))

    at = serve(reply)
    goal = tmp_path / "news.warc.gz"
    got = list(fetch_to_warc([f"{at}/sitemap.xml"], goal, pause=0, bounds=QUICK))
    assert [one.why is None for one in got] == [True, True, False]
    assert "robots.txt" in str(got[2].why)
    items = list(read_paths([goal]))
    assert [item.url for item in items if isinstance(item, Document)] == [f"{at}/1", f"{at}/2"]
    assert all(isinstance(i, Document) and not any("digest" in n for n in i.notes) for i in items)


def _no_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr("socket.socket.connect", refuse)
