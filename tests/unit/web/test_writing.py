"""Who may write."""

from __future__ import annotations

import re

from starlette.testclient import TestClient
from tests.serving import TOKEN


def _form_token(client: TestClient) -> str:
    found = re.search(r'name="form_token" value="([0-9a-f]+)"', client.get("/writing").text)
    assert found is not None
    return found[1]


def test_nobody_writes_unless_it_was_opened(client: TestClient) -> None:
    assert "only reads" in client.get("/writing").text
    answer = client.post("/writing", data={"token": TOKEN})
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


def test_wrong_token_opens_nothing(writer: TestClient) -> None:
    answer = writer.post("/writing", data={"token": "guess"})
    assert answer.status_code == 401
    assert "set-cookie" not in answer.headers


def test_token_opens_writing_until_it_is_closed(writer: TestClient) -> None:
    answer = writer.post("/writing", data={"token": TOKEN})
    assert (answer.status_code, answer.headers["location"]) == (303, "/writing")
    cookie = answer.headers["set-cookie"]
    assert TOKEN not in cookie
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "you can write" in writer.get("/").text
    closed = writer.post("/writing/close", data={"form_token": _form_token(writer)})
    assert closed.status_code == 303
    assert "you can write" not in writer.get("/").text


def test_form_without_its_token_or_from_elsewhere_writes_nothing(writer: TestClient) -> None:
    writer.post("/writing", data={"token": TOKEN})
    assert writer.post("/writing/close", data={"form_token": "0" * 64}).status_code == 403
    elsewhere = {"Origin": "https://attacker.example"}
    good = {"form_token": _form_token(writer)}
    assert writer.post("/writing/close", data=good, headers=elsewhere).status_code == 403
    assert writer.post("/writing", data={"token": TOKEN}, headers=elsewhere).status_code == 403
    assert writer.post("/writing/close", data=good, headers={"Origin": "http://127.0.0.1:8321"}).is_redirect


def test_program_writes_with_the_token_in_a_header(small_store: object, writer: TestClient) -> None:
    assert writer.post("/writing/close").status_code == 401
    assert writer.post("/writing/close", headers={"Authorization": "Bearer wrong"}).status_code == 401
    assert writer.post("/writing/close", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 303


def test_page_of_a_reader_who_may_write_has_a_tag_of_its_own(writer: TestClient) -> None:
    before = writer.get("/api/v1/store").headers["etag"]
    writer.post("/writing", data={"token": TOKEN})
    assert writer.get("/api/v1/store").headers["etag"] != before
