from __future__ import annotations

import json
import re
import threading
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.browser.season import season_coder
from tests.serving import client_of

from detente.analyse.answer import DyadAnswer
from detente.analyse.reading import RecordError
from detente.app.looking import dyad_answer
from detente.app.storing import code_into_store

PAIR = "/dyads/RUS/UKR"


def test_every_figure_of_the_answer_leads_to_where_it_comes_from(client: TestClient) -> None:
    page = client.get(PAIR).text
    answer = page.partition('aria-labelledby="answer"')[2].partition("</section>")[0]
    anchors = re.findall(r'href="#([^"]+)"', answer)
    assert anchors
    assert set(anchors) <= set(re.findall(r' id="([^"]+)"', page))
    assert re.search(r'<a href="#evidence">\d+ incidents?</a>', answer)


def test_chosen_days_list_their_happenings_with_incident_and_documents(client: TestClient) -> None:
    page = client.get(f"{PAIR}?day=2019-10-07").text
    days = page.partition('aria-labelledby="days"')[2].partition("</section>")[0]
    assert "Happenings of 2019-10-07" in days
    assert re.search(r'href="/incidents/[0-9a-f]+"', days)
    assert re.search(r'href="/documents/d\d+#w-e1"', days)
    assert re.search(r"(?:Russia attacked Ukraine|Ukraine attacked Russia)\. This is story", days)
    nothing = client.get(f"{PAIR}?day=2019-06-01&until=2019-06-02").text
    assert "Nothing is counted between the two on these days." in nothing


def test_words_under_a_happening_have_its_direction(tmp_path: Path) -> None:
    """One article tells of accusations and of those returned."""
    told = ["Norway accused Sweden.", "Sweden accused Norway.", "Norway accused Sweden."]
    article = {"id": "d1", "published": "2022-03-01", "text": "\n".join(told), "publisher": "Fjord Paper"}
    (tmp_path / "d.jsonl").write_text(json.dumps(article) + "\n", encoding="utf-8")
    code_into_store(tmp_path / "store", [tmp_path / "d.jsonl"], make_coder=season_coder)
    page = client_of(tmp_path / "store").get("/dyads/NOR/SWE?day=2022-03-01").text
    found = re.findall(r'</span> (SWE|NOR)</a>.*?class="prose">(\w+) accused', page, re.DOTALL)
    assert sorted(found) == [("NOR", "Sweden"), ("SWE", "Norway")]


def test_days_given_the_wrong_way_round_are_turned(client: TestClient) -> None:
    assert (
        "Happenings of 2019-06-01 to 2019-06-02" in client.get(f"{PAIR}?day=2019-06-02&until=2019-06-01").text
    )


def test_each_day_of_the_calendar_with_events_opens_it(client: TestClient) -> None:
    page = client.get(PAIR).text
    squares = re.findall(
        r'<a href="\?day=(\d{4}-\d\d-\d\d)#days" tabindex="-1"><title>\1: (\d+) conflict', page
    )
    assert squares
    for day, count in squares[:3]:
        assert int(count) > 0
        assert f'<span class="total">{count}</span> happening' in client.get(f"{PAIR}?day={day}").text


def test_other_time_is_kept_in_the_addresses_of_days(client: TestClient) -> None:
    page = client.get(f"{PAIR}?from=2019-09-01&to=2019-10-31").text
    assert "2019-09-01 to 2019-10-31" in page
    assert 'href="?from=2019-09-01&amp;to=2019-10-31&amp;day=' in page
    assert 'href="/search?dyad=RUS:UKR&amp;since=2019-09-01&amp;until=2019-10-31"' in page


def test_what_is_too_thin_is_told(client: TestClient) -> None:
    thin = client.get(PAIR).text.partition('aria-labelledby="thin"')[2].partition("</section>")[0]
    assert "150 events and 56 days are needed" in thin


def test_pair_without_events_is_told_with_the_form_to_choose_another(client: TestClient) -> None:
    answer = client.get("/dyads/FJI/TON")
    assert answer.status_code == 404
    assert "No events between FJI and TON" in answer.text
    assert 'action="/dyads"' in answer.text


def test_form_leads_to_the_dyad(client: TestClient) -> None:
    answer = client.get("/dyads?a=rus&b=ukr&since=2019-05-01&until=", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/dyads/RUS/UKR?from=2019-05-01")


@pytest.mark.parametrize(
    "path", ["/dyads?a=Russia&b=UKR", "/dyads/R1S/UKR", f"{PAIR}?day=tomorrow", f"{PAIR}?year=0"]
)
def test_what_names_no_country_or_day_is_refused(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 422


def test_busiest_dyads_are_listed_when_none_is_named(client: TestClient) -> None:
    assert '<a href="/dyads/RUS/UKR">Russia and Ukraine</a>' in client.get("/dyads").text


def test_every_drawing_has_a_text_and_a_pattern_of_its_own(client: TestClient) -> None:
    page = client.get(PAIR).text
    assert page.count("<figure") == page.count("<figcaption>")
    names = re.findall(r' id="([^"]+)"', page)
    assert sorted(names) == sorted(set(names))


def test_page_has_nothing_inside_that_the_policy_forbids(client: TestClient) -> None:
    for path in (PAIR, "/documents/d1", "/corrections", "/dyads"):
        page = client.get(path).text
        assert " style=" not in page
        assert "<style" not in page
        assert not re.search(r" on[a-z]+=", page)


def test_year_of_the_calendar_stays_within_the_days_known(client: TestClient) -> None:
    assert client.get(f"{PAIR}?year={date.today().year + 50}").status_code == 200  # noqa: DTZ011


def test_only_pair_is_not_told_as_one_of_one(client: TestClient) -> None:
    assert "The only pair of countries, by" in client.get("/dyads").text


def test_page_that_is_being_worked_out_leads_to_itself_and_is_not_kept(
    small_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go, begun = threading.Event(), []

    def slow(*asked: Any) -> DyadAnswer:
        begun.append(asked)
        assert go.wait(30)
        return dyad_answer(*asked)

    monkeypatch.setattr("detente.web.dyad_asked.dyad_answer", slow)
    client, address = client_of(small_store, patience=0.05), f"{PAIR}?from=2019-09-02"
    for _ in range(2):
        waiting = client.get(address)
        assert (waiting.status_code, waiting.headers["retry-after"]) == (202, "3")
        assert waiting.headers["cache-control"] == "no-store"
        assert "etag" not in waiting.headers
        assert '<a class="button" href="">Look again</a>' in waiting.text
        assert 'data-again="3"' in waiting.text
        assert "http-equiv" not in waiting.text
        assert 'value="2019-09-02"' in waiting.text.partition("This relationship is being worked out")[0]
    go.set()
    ready = _once_ready(client, address)
    assert ready.status_code == 200
    assert "earlier state" not in ready.text
    assert "Look again" not in ready.text
    assert client.get(address).headers["etag"]
    assert len(begun) == 1


def test_failure_of_what_was_worked_out_is_told_at_the_next_visit(
    small_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go = threading.Event()

    def failing(*_: Any) -> DyadAnswer:
        assert go.wait(30)
        raise RecordError("no record at all")

    monkeypatch.setattr("detente.web.dyad_asked.dyad_answer", failing)
    client, address = client_of(small_store, patience=0.05), f"{PAIR}?from=2019-09-03"
    assert client.get(address).status_code == 202
    go.set()
    told = _once_ready(client, address)
    assert told.status_code == 404
    assert "No record at all" in told.text


def test_pair_without_events_is_told_after_the_wait(
    small_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go = threading.Event()

    def slow(*asked: Any) -> DyadAnswer:
        assert go.wait(30)
        return dyad_answer(*asked)

    monkeypatch.setattr("detente.web.dyad_asked.dyad_answer", slow)
    client = client_of(small_store, patience=0.05)
    assert client.get("/dyads/FJI/WSM").status_code == 202
    go.set()
    assert "No events between FJI and WSM" in _once_ready(client, "/dyads/FJI/WSM").text


def test_kept_answer_is_shown_without_a_wait(client: TestClient, small_store: Path) -> None:
    assert client.get(PAIR).status_code == 200
    assert client_of(small_store, patience=0.0).get(PAIR).status_code == 200


def _once_ready(client: TestClient, address: str) -> Any:
    until = time.monotonic() + 60
    while (answer := client.get(address)).status_code == 202:
        assert time.monotonic() < until
    return answer
