"""Coding what is pasted."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.fakes import fake_coder
from tests.serving import client_of
from tests.stores import files_in

from detente.app.trying import code_pasted
from detente.export import as_record
from detente.pipeline import Coder
from detente.web.coding import Coding
from detente.web.errors import Fault

WORDS = "Russia attacked Ukraine on Monday, he said."
PAGE = f"<!doctype html><html lang=en><title>Front</title><body><article><h1>Front</h1><p>{WORDS * 4}</p></article>"
XSS = "<script>alert(1)</script>"


def trying(store: Path, **settings: Any) -> TestClient:
    """Return a client of a server that codes with the fake coder."""
    client = client_of(store, **settings)
    client.app.state.coding = Coding(fake_coder)  # type: ignore[attr-defined]  # a FastAPI, which Starlette hides
    return client


@pytest.fixture
def tried(small_store: Path) -> TestClient:
    """Return a client that codes with the fake coder."""
    return trying(small_store)


def test_pasted_text_is_shown_with_its_events_and_why(tried: TestClient) -> None:
    text = tried.post("/try", data={"text": WORDS, "published": "2019-10-08", "title": "Front"}).text
    assert "<h1>Front</h1>" in text
    assert 'href="#e1" class="event' in text
    assert 'id="h-e1"' in text
    assert "stay unresolved" not in text


def test_text_without_a_date_is_told_so(tried: TestClient) -> None:
    assert "weekdays and other times that need one" in tried.post("/try", data={"text": WORDS}).text


def test_page_is_read_for_its_article(tried: TestClient) -> None:
    text = tried.post("/try", files={"text": (None, PAGE)}).text
    assert "ASSAULT" in text
    assert "Front" in text


def test_nothing_is_kept(tried: TestClient, small_store: Path) -> None:
    before = files_in(small_store)
    answer = tried.post("/try", data={"text": "Russia attacked Ukraine near Xanadu."})
    assert answer.headers["cache-control"] == "no-store"
    assert files_in(small_store) == before
    assert "Xanadu" not in tried.get("/try").text
    assert tried.get("/documents/pasted").status_code == 404


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"text": "  "}, "paste a text first"),
        ({"text": WORDS, "published": "soon"}, "soon"),
        (
            {"text": "Le gouvernement français a annoncé hier que les négociations allaient reprendre."},
            "not English",
        ),
        ({"text": WORDS * 200}, "8600 letters, and 5000 are coded here"),
    ],
)
def test_what_cannot_be_coded_comes_back_with_the_reason(
    small_store: Path, given: dict[str, str], why: str
) -> None:
    answer = trying(small_store, most_letters=5000).post("/try", data=given)
    assert answer.status_code == 422
    assert why in answer.text
    assert "Traceback" not in answer.text


def test_pasted_markup_is_never_markup_of_the_page(tried: TestClient) -> None:
    given = {"text": f"{WORDS} {XSS}", "title": XSS, "publisher": XSS}
    for answer in (tried.post("/try", data=given), tried.post("/try", data={**given, "published": XSS})):
        assert "<script>alert" not in answer.text
        assert "&lt;script&gt;alert" in answer.text


def test_form_of_another_site_is_refused(tried: TestClient) -> None:
    answer = tried.post("/try", data={"text": WORDS}, headers={"Origin": "http://other.example"})
    assert answer.status_code == 403


def test_body_that_is_too_large_is_refused(small_store: Path) -> None:
    assert trying(small_store, body_bytes=2000).post("/try", data={"text": "a" * 3000}).status_code == 413


def test_tried_text_has_no_forms_to_correct_it(small_store: Path) -> None:
    writing = trying(small_store, token="t")
    writing.post("/writing", data={"token": "t"})
    text = writing.post("/try", data={"text": WORDS}).text
    assert "/corrections" not in text
    assert "Correct this event" not in text


def test_api_gives_the_record_of_the_library(tried: TestClient) -> None:
    answer = tried.post("/api/v1/code", json={"text": WORDS, "published": "2019-10-08"})
    assert answer.json() == as_record(code_pasted(WORDS, published="2019-10-08", coder=fake_coder()))
    refused = tried.post("/api/v1/code", json={"text": " "})
    assert (refused.status_code, refused.json()["error"]["code"]) == (422, "not-coded")


def test_coder_is_loaded_once_and_only_when_wanted() -> None:
    made, loaded = [], threading.Event()

    def make() -> Coder:
        if not made:
            made.append(fake_coder())
        loaded.set()
        return made[0]

    coding = Coding(make)
    assert not made
    coding.prepare()
    coding.prepare()
    assert loaded.wait(5)
    assert coding.run(lambda coder: coder is made[0], 5)


def test_text_that_takes_too_long_is_given_up_and_the_next_is_coded() -> None:
    go = threading.Event()
    coding = Coding(fake_coder)
    with pytest.raises(Fault, match="took longer"):
        coding.run(lambda _: go.wait(10), 0.05)
    go.set()
    assert coding.run(lambda _: 7, 5) == 7


def test_text_that_finds_no_place_is_sent_away() -> None:
    begun, go = threading.Event(), threading.Event()

    def work(_: Coder) -> bool:
        begun.set()
        return go.wait(10)

    coding = Coding(fake_coder, waiting=1)
    reader = threading.Thread(target=lambda: coding.run(work, 10))
    reader.start()
    assert begun.wait(5)
    with pytest.raises(Fault, match="being coded already"):
        coding.run(lambda _: 1, 5)
    go.set()
    reader.join()
    assert coding.run(lambda _: 1, 5) == 1


def test_fault_of_the_coder_shows_no_path(tried: TestClient) -> None:
    answer = tried.post("/try", data={"text": "RAISE a fault, said Russia."})
    assert answer.status_code == 500
    assert "/" + "src/" not in answer.text
