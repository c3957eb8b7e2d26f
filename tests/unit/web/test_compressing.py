"""Answers of words are sent compressed, and are the same answers."""

from __future__ import annotations

import gzip
from collections.abc import AsyncIterator

import httpx
import pytest
from starlette.responses import StreamingResponse
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send
from tests.serving import TOKEN

from detente.web.compressing import Compressing

GZIP = {"Accept-Encoding": "gzip"}
PLAIN = {"Accept-Encoding": "identity"}


def _raw(client: TestClient, path: str, **headers: str) -> tuple[httpx.Response, bytes]:
    """Return an answer with its bytes as they were sent."""
    with client.stream("GET", path, headers=headers) as answer:
        return answer, b"".join(answer.iter_raw())


@pytest.mark.parametrize(
    "path", ["/", "/dyads/RUS/UKR", "/api/v1/events", "/api/v1/dyads/RUS/UKR", "/documents/d1"]
)
def test_answer_is_the_same_and_smaller(client: TestClient, path: str) -> None:
    plain, whole = _raw(client, path, **PLAIN)
    packed, small = _raw(client, path, **GZIP)
    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(small) == whole
    assert int(packed.headers["content-length"]) == len(small) < len(whole) / 2
    assert "content-encoding" not in plain.headers
    for answer in (plain, packed):
        assert "Accept-Encoding" in answer.headers["vary"]


def test_tag_of_a_compressed_answer_is_weak_and_still_holds(client: TestClient) -> None:
    plain, packed = client.get("/dyads", headers=PLAIN), client.get("/dyads", headers=GZIP)
    assert packed.headers["etag"] == f"W/{plain.headers['etag']}"
    assert packed.headers["vary"] == "Cookie, Accept-Encoding"
    for headers in (GZIP, PLAIN):
        for tag in (plain.headers["etag"], packed.headers["etag"]):
            same = client.get("/dyads", headers=headers | {"If-None-Match": tag})
            assert (same.status_code, same.content) == (304, b"")
            assert same.headers["vary"] == "Cookie, Accept-Encoding"


def test_pages_of_who_may_write_stay_as_they_are(writer: TestClient) -> None:
    """They hold the form's token, which could be guessed from the length of page and address together."""
    form = writer.get("/writing").text.partition('name="form_token" value="')[2].partition('"')[0]
    headers = {"origin": "http://127.0.0.1:8321"}
    writer.post("/writing", data={"token": TOKEN, "form_token": form}, headers=headers)
    assert writer.cookies
    answer, _ = _raw(writer, "/documents/d1", **GZIP)
    assert "form_token" in writer.get("/documents/d1").text
    assert "content-encoding" not in answer.headers


def test_what_is_small_or_compressed_already_stays_as_it_is(client: TestClient) -> None:
    for path in ("/api/v1/documents?limit=1", "/download/events.parquet?type=ASSAULT", "/static/x/icon.svg"):
        answer, _ = _raw(client, path, **GZIP)
        assert "content-encoding" not in answer.headers, path


def test_download_is_compressed_on_its_way(client: TestClient) -> None:
    plain, whole = _raw(client, "/download/events.csv", **PLAIN)
    packed, small = _raw(client, "/download/events.csv", **GZIP)
    assert gzip.decompress(small) == whole
    assert packed.headers["content-disposition"] == plain.headers["content-disposition"]


def test_parts_of_a_long_answer_are_compressed_as_they_come() -> None:
    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        async def parts() -> AsyncIterator[bytes]:
            for n in range(300):
                yield f"row {n}\n".encode()

        await StreamingResponse(parts(), media_type="text/csv")(scope, receive, send)

    answer, small = _raw(TestClient(Compressing(app)), "/", **GZIP)
    assert answer.headers["content-encoding"] == "gzip"
    assert gzip.decompress(small).decode().splitlines() == [f"row {n}" for n in range(300)]
