from __future__ import annotations

import re

from starlette.testclient import TestClient


def test_first_page_is_html_that_loads_only_what_this_server_gives(client: TestClient) -> None:
    answer = client.get("/")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert not re.findall(r"(?:src|href)=\"https?:", answer.text)
    assert " style=" not in answer.text
    assert "<style" not in answer.text


def test_style_sheet_of_a_page_is_kept_for_good(client: TestClient) -> None:
    address = re.search(r'href="(/static/[0-9a-f]+/page.css)"', client.get("/").text)
    assert address is not None
    answer = client.get(address[1])
    assert answer.headers["content-type"].startswith("text/css")
    assert "immutable" in answer.headers["cache-control"]
