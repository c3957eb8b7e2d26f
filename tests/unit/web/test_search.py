"""The search page and what can be downloaded from it."""

from __future__ import annotations

import csv
import io
import re
from html import unescape
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from starlette.testclient import TestClient
from tests.serving import STORIES, client_of

from detente.app.looking import Count, Facets

_EVENTS = re.compile(r'<h2 id="found"><span class="total">([^<]+)</span> event')


def count_in(text: str) -> int:
    """Return how many events a page says it has found."""
    found = _EVENTS.search(text)
    assert found is not None
    return int(found[1].replace("\u202f", ""))


def links_in(text: str, inside: str) -> list[tuple[str, int]]:
    """Return the address of each value of a facet and how many events it says it has."""
    part = re.search(rf'<h3>{inside}</h3>\s*<ul class="values">(.*?)</ul>', text, re.DOTALL)
    assert part is not None
    found = re.findall(r'<a href="([^"]+)".*?<span class="n">(\d+)</span>', part[1], re.DOTALL)
    return [(unescape(href), int(n)) for href, n in found]


def test_search_without_conditions_shows_all_events_the_newest_first(client: TestClient) -> None:
    text = client.get("/search").text
    assert count_in(text) == STORIES
    days = re.findall(r'<td class="day">([^<]+)</td>', text)
    assert days == sorted(days, reverse=True)


def test_words_lead_to_the_document_at_their_event(client: TestClient) -> None:
    text = client.get("/search?document=d7").text
    assert '<a href="/documents/d7#w-e1">' in text
    assert "<mark>attacked</mark>" in text


@pytest.mark.parametrize("facet", ["actor", "recipient", "type", "status", "voice", "publisher", "month"])
def test_value_of_a_facet_finds_as_many_events_as_it_says(client: TestClient, facet: str) -> None:
    links = links_in(client.get("/search?words=story").text, facet)
    assert links
    for href, events in links:
        assert count_in(client.get(href).text) == events


def test_condition_is_removed_by_its_link(client: TestClient) -> None:
    text = client.get("/search?actor=RUS&status=denied").text
    assert 'href="/search?actor=RUS" aria-label="Remove status denied"' in text


def test_empty_fields_of_the_form_ask_nothing(client: TestClient) -> None:
    text = client.get("/search?words=&actor=RUS&recipient=&since=&until=&voice=").text
    assert count_in(text) == count_in(client.get("/search?actor=RUS").text)
    assert '<a href="/search?actor=RUS">link to this search</a>' in text


def test_pages_hold_every_event_once(client: TestClient) -> None:
    href, seen = "/search?limit=40", list[str]()
    while href:
        text = client.get(href).text
        seen += re.findall(r'<a href="(/documents/[^"]+)"><?', text)
        following = re.search(r'<a class="button" href="([^"]+)" rel="next">', text)
        href = unescape(following[1]) if following else ""
    assert len(seen) == len(set(seen)) == STORIES


def test_whole_name_in_quotation_marks_is_not_a_part_of_another(client: TestClient) -> None:
    assert count_in(client.get("/search?publisher=Paper").text) == STORIES
    assert "No event fits" in client.get('/search?publisher="Paper"').text


def test_what_is_asked_is_shown_escaped(client: TestClient) -> None:
    text = client.get("/search", params={"actor": "<script>alert(1)</script>", "voice": '"onload="x'}).text
    assert "<script>alert" not in text
    assert 'value="&#34;onload=&#34;x"' in text


def test_downloads_hold_exactly_what_is_found(client: TestClient) -> None:
    asked = "actor=RUS&status=denied&status=asserted&since=2019-09-05"
    wanted = count_in(client.get(f"/search?{asked}").text)
    answer = client.get(f"/download/events.csv?{asked}")
    assert answer.headers["content-disposition"].startswith('attachment; filename="events-')
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert len({(row["document"], row["event"]) for row in rows}) == wanted
    table = pq.read_table(io.BytesIO(client.get(f"/download/events.parquet?{asked}").content))
    assert table.num_rows == len(rows)
    gdelt = client.get(f"/download/events.gdelt.tsv?{asked}").text.splitlines()
    assert len(gdelt) == len(rows)
    assert {len(line.split("\t")) for line in gdelt} == {61}


def test_download_that_is_too_large_says_so(small_store: Path) -> None:
    answer = client_of(small_store, most_events=10).get("/download/events.csv")
    assert answer.status_code == 413
    assert f"{STORIES} events are found; 10 can be downloaded at once" in answer.text


def test_download_of_another_kind_is_not_there(client: TestClient) -> None:
    assert client.get("/download/events.exe").status_code == 404


def test_facets_name_countries_and_organisations(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    found = Facets(
        7, (Count("NAT", 4), Count("RUS", 3)), (Count("IGO", 2),), (), (), (), (Count("EUR", 1),), (), (), ()
    )
    monkeypatch.setattr("detente.web.search.facets", lambda *_, **__: found)
    text = client.get("/search").text
    assert 'href="/search?actor=NAT"><span>NATO <span class="code">NAT</span></span>' in text
    assert (
        'href="/search?recipient=IGO"><span>other organisations of states <span class="code">IGO</span>'
        in text
    )
    assert 'href="/search?voice=EUR"><span>European Union <span class="code">EUR</span>' in text
