"""The JSON API: shapes, pages, tags."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient
from tests.serving import STORIES

API = "/api/v1"


def test_every_address_of_the_description_answers(client: TestClient) -> None:
    paths = client.get(f"{API}/openapi.json").json()["paths"]
    incident = client.get(f"{API}/incidents").json()["items"][0]["id"]
    known = {"{id}": incident, "{document}": "d1", "{event}": "e1", "{a}": "RUS", "{b}": "UKR"}
    known |= {"{country}": "RUS"}
    for path in (path for path, methods in paths.items() if "get" in methods):
        address = path.replace("{id}", "d1") if "documents" in path else path
        for name, value in known.items():
            address = address.replace(name, value)
        answer = client.get(address)
        assert answer.status_code == 200, (address, answer.text)
        assert answer.headers["etag"].removeprefix("W/").startswith('"')
    assert len(paths) >= 10


def test_store_tells_what_it_holds_and_no_file(client: TestClient, small_store: object) -> None:
    answer = client.get(f"{API}/store")
    assert answer.json()["documents"] == STORIES
    assert str(small_store) not in answer.text
    assert answer.json()["runs"][0]["name"] == "r1"


def test_pages_together_hold_every_event_once(client: TestClient) -> None:
    seen, address = [], f"{API}/events?limit=10&type=ASSAULT"
    while address:
        page = client.get(address).json()
        seen += [(row["document"], row["event"]) for row in page["items"]]
        address = page["next"]
    assert len(seen) == len(set(seen)) == page["total"] == STORIES


def test_what_the_reader_has_is_not_sent_again(client: TestClient) -> None:
    first = client.get(f"{API}/events")
    again = client.get(f"{API}/events", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = client.get(f"{API}/events?limit=3", headers={"If-None-Match": first.headers["etag"]})
    assert other.status_code == 200


def test_search_takes_what_the_command_takes(client: TestClient) -> None:
    def found(asked: str) -> int:
        total = client.get(f"{API}/events?{asked}").json()["total"]
        assert isinstance(total, int)
        return total

    assert found("actor=RUS&recipient=UKR") + found("actor=UKR&recipient=RUS") == STORIES
    june = "dyad=UKR:RUS&since=2019-09-10&until=2019-09-12"
    assert found(june) == client.get(f"{API}/facets?{june}").json()["events"] == 3
    assert found("words=%22story 7%22") == 1
    assert found("status=denied") == len(range(0, STORIES, 11))
    assert found("type=assault&type=AID") == STORIES
    assert found("type=AID") == 0


@pytest.mark.parametrize(
    ("address", "status", "code"),
    [
        ("/events?limit=0", 422, "wrong-question"),
        ("/events?limit=5000", 422, "wrong-question"),
        ("/events?cursor=nonsense", 422, "broken-cursor"),
        ("/events?since=yesterday", 422, "wrong-question"),
        ("/events?dyad=RUS", 422, "wrong-question"),
        ("/events?sort=price", 422, "wrong-question"),
        ("/events?coder=other", 422, "wrong-question"),
        ("/events/d1/e99", 404, "no-event"),
        ("/documents/none", 404, "unknown"),
        ("/incidents/none", 404, "unknown"),
        ("/dyads/RUS/FRA", 404, "too-thin"),
        ("/dyads/RUS/UKR?last=1651-03-22", 404, "too-thin"),
        ("/dyads/RUS/UKR/series?first=5189-05-13", 404, "too-thin"),
        ("/dyads/RUS/Ukraine", 422, "wrong-question"),
        ("/nothing", 404, "not-found"),
    ],
)
def test_whatever_goes_wrong_has_one_shape(client: TestClient, address: str, status: int, code: str) -> None:
    answer = client.get(f"{API}{address}")
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    error = answer.json()["error"]
    assert set(error) == {"status", "code", "message", "hint"}
    assert (error["status"], error["code"]) == (status, code)
    assert error["message"]
