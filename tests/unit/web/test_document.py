from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.serving import TOKEN, client_of
from tests.stores import code_into

NASTY = "<img src=x onerror=alert(1)>\"'</script><script>alert(2)</script>"


@pytest.fixture
def nasty(tmp_path: Path) -> TestClient:
    """Return a client that may write, of a store with one document whose every word tries to break out."""
    story = {
        "id": f"a/b?{NASTY}", "title": NASTY, "publisher": NASTY, "byline": NASTY, "published": "2019-10-07",
        "url": f"javascript:alert(3)//{NASTY}",
        "text": f"Russia attacked {NASTY} Ukraine on Monday. Russia attacked it twice, he said.",
    }  # fmt: skip
    (tmp_path / "stories.jsonl").write_text(json.dumps(story) + "\n")
    code_into(tmp_path / "store", tmp_path / "stories.jsonl")
    client = client_of(tmp_path / "store", token=TOKEN)
    client.post("/writing", data={"token": TOKEN})
    return client


def _address(client: TestClient) -> str:
    found = client.get("/api/v1/documents").json()["items"][0]["id"]
    return f"/documents/{found.replace('/', '%2F').replace('?', '%3F')}"


def _form(client: TestClient, address: str, **fields: str) -> dict[str, str]:
    found = re.search(r'name="form_token" value="([0-9a-f]+)"', client.get(address).text)
    assert found is not None
    return {"form_token": found[1], "who": "A. Reader", **fields}


def test_words_of_an_event_lead_to_why_it_was_coded(client: TestClient) -> None:
    page = client.get("/documents/d1").text
    assert '<span id="w-e1" class="place"></span><a href="#e1"' in page
    card = page.partition('id="e1" tabindex="-1"')[2].partition("</article>")[0]
    assert "patterns/assault.tsv:2" in card
    assert "rule status.told" in card
    assert "asserted: told as having happened" in card
    assert "/incidents/" in card


def test_participants_and_times_have_cards_with_reasons(nasty: TestClient) -> None:
    page = nasty.get(_address(nasty)).text
    cards = re.findall(r'<article class="card sheet" id="(m[0-9]+)".*?</article>', page, re.DOTALL)
    assert cards
    assert all(f'href="#{name}"' in page for name in cards)
    assert "Participant “Russia”" in page
    assert "Time “Monday”" in page
    assert "rule timex.weekday" in page


def test_every_address_within_the_page_has_its_place(client: TestClient) -> None:
    page = client.get("/documents/d2").text
    places = set(re.findall(r' id="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= places


def test_words_at_given_offsets_are_pointed_out(client: TestClient) -> None:
    page = client.get("/documents/d1?at=0-6").text
    assert re.search(r'<span id="at"></span><a [^>]*class="who at"[^>]*>Russia</a>', page)
    assert client.get("/documents/d1?at=6").status_code == 422


def test_document_that_is_not_there_is_told_plainly(client: TestClient) -> None:
    answer = client.get("/documents/nowhere")
    assert answer.status_code == 404
    assert "nowhere" in answer.text


def test_no_word_of_a_document_becomes_markup(nasty: TestClient) -> None:
    address = _address(nasty)
    nasty.post(
        f"{address}/corrections", data=_form(nasty, address, kind="wrong", event="e1", note=NASTY, who=NASTY)
    )
    incident = re.search(r'href="(/incidents/[0-9a-f]+)"', nasty.get(address).text)
    assert incident is not None
    for path in (address, "/corrections", incident[1], "/dyads/RUS/UKR"):
        page = nasty.get(path).text
        assert "alert(2)" in page
        assert "<img" not in page
        assert not re.search(r"<script(?! type=\"module\" src=\"/static/)", page)
        assert not re.search(r'(?:href|src|action)="javascript:', page)


def test_who_may_not_write_sees_no_form_and_is_refused(client: TestClient) -> None:
    assert "<form method" not in client.get("/documents/d1").text
    answer = client.post("/documents/d1/corrections", data={"kind": "wrong", "event": "e1", "who": "A"})
    assert answer.status_code == 403


def test_wrong_changed_and_missing_events_are_kept_and_exported_as_gold(nasty: TestClient) -> None:
    address = _address(nasty)

    def post(**fields: str) -> int:
        form = _form(nasty, address, **fields)
        return nasty.post(f"{address}/corrections", data=form, follow_redirects=False).status_code

    assert post(kind="wrong", event="e1", note="no attack") == 303
    given = {
        "type": "COERCE",
        "status": "denied",
        "actors": "Belarus (BLR GOV); NATO (NAT)",
        "first": "2019-10-06",
    }
    assert post(kind="changed", event="e2", **given) == 303
    assert post(kind="missing", words="twice", type="ASSAULT", status="asserted", actors="gunmen") == 303
    (line,) = nasty.get("/corrections.jsonl").text.splitlines()
    gold = json.loads(line)
    assert [
        (e["type"], e["trigger"], e["status"], [a["name"] for a in e["actors"]]) for e in gold["events"]
    ] == [
        ("COERCE", "attacked", "denied", ["Belarus", "NATO"]),
        ("ASSAULT", "twice", "asserted", ["gunmen"]),
    ]
    assert gold["events"][0]["actors"][0] == {
        "text": None,
        "name": "Belarus",
        "country": "BLR",
        "sectors": ["GOV"],
    }
    assert [c["kind"] for c in gold["corrections"]] == ["wrong", "changed", "missing"]
    page = nasty.get(address).text
    assert "marked wrong by A. Reader" in page
    assert "no attack" in page
    assert nasty.get("/corrections").text.count("A. Reader") == 3


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"kind": "wrong", "event": "e77"}, "no event"),
        ({"kind": "changed", "event": "e1", "status": "sure"}, "no status"),
        ({"kind": "missing", "words": "nowhere", "type": "AID"}, "does not hold"),
        ({"kind": "missing", "words": "attacked", "type": "AID"}, "2 times"),
        ({"kind": "wrong", "event": "e1", "who": " "}, "who says so"),
    ],
)
def test_correction_that_cannot_be_meant_is_refused_with_the_reason(
    nasty: TestClient, fields: dict[str, str], told: str
) -> None:
    address = _address(nasty)
    answer = nasty.post(f"{address}/corrections", data=_form(nasty, address, **fields))
    assert answer.status_code == 422
    assert told in answer.text.lower()
    assert nasty.get("/corrections.jsonl").text == ""


def test_selected_words_are_kept_at_their_own_place(nasty: TestClient) -> None:
    address = _address(nasty)
    text = nasty.get(address.replace("/documents", "/api/v1/documents")).json()["told"]["text"]
    second = text.index("attacked", text.index("attacked") + 1)
    form = _form(nasty, address, kind="missing", words="attacked", start=str(second), type="AID")
    assert nasty.post(f"{address}/corrections", data=form, follow_redirects=False).status_code == 303
    assert f"?at={second}-{second + 8}#at" in nasty.get(address).text
