"""Every figure opens what it was counted or computed from."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path
from urllib.parse import urljoin

import pytest
from starlette.testclient import TestClient
from tests.figures import figures_of, total_of
from tests.serving import client_of

from detente.analyse.answer import DyadAnswer
from detente.analyse.basis import bases
from detente.analyse.claims import Claim, Telling
from detente.app.looking import dyad_answer

PAIR = "/dyads/NOR/SWE"


@pytest.fixture(scope="module")
def season(season_store: Path) -> TestClient:
    return client_of(season_store)


@pytest.fixture(scope="module")
def told(season_store: Path) -> DyadAnswer:
    return dyad_answer(season_store, "NOR", "SWE")


def _faults(client: TestClient, address: str) -> list[str]:
    """Return what is wrong with the figures of a page: no link, no answer, or another total than the figure."""
    found, faults = figures_of(client.get(address).text), []
    assert found
    for figure in found:
        if not figure.href:
            if figure.count != 0:  # zero has nothing to open
                faults.append(f"{figure.words}: opens nothing")
            continue
        if figure.href.startswith("#"):
            continue
        href, _, anchor = urljoin(address, unescape(figure.href)).partition("#")
        answer = client.get(href)
        if answer.status_code != 200:
            faults.append(f"{figure.words}: {href} answers {answer.status_code}")
        elif (
            figure.count is not None
            and "/figures/" not in href
            and figure.count != total_of(answer.text, anchor)
        ):
            faults.append(f"{figure.words}: {href} lists {total_of(answer.text, anchor)}")
    return faults


def test_every_figure_of_a_dyad_opens_what_it_was_made_from(season: TestClient) -> None:
    assert _faults(season, PAIR) == []


@pytest.mark.parametrize(
    "address", [f"{PAIR}?from=2022-05-01&to=2022-12-31", f"{PAIR}?day=2022-11-01&until=2022-11-20"]
)
def test_time_that_is_asked_is_kept_behind_the_figures(season: TestClient, address: str) -> None:
    assert _faults(season, address) == []


@pytest.mark.parametrize(
    "address",
    ["/", "/dyads", "/explore", "/explore?side=conflict", "/explore?status=any&since=2022-06-01",
     "/explore/network", "/explore/network?country=NOR&side=conflict", "/explore/map", "/publishers", "/days",
     "/ranking", "/documents", "/incidents", f"{PAIR}/reports", f"{PAIR}/publishers"],
)  # fmt: skip
def test_every_figure_of_a_page_opens_what_it_was_made_from(season: TestClient, address: str) -> None:
    assert _faults(season, address) == []


def test_every_cell_of_the_matrix_opens_as_many_events_as_it_says(season: TestClient) -> None:
    page = season.get("/explore?status=any").text
    cells = re.findall(r'<td class="[^"]*"><a href="([^"]+)" title="[^"]+"><b>([^<]+)</b>', page)
    assert len(cells) == 12
    for href, events in cells:
        assert total_of(season.get(unescape(href)).text) == int(events.replace("\u202f", ""))


def test_every_arrow_of_a_network_opens_as_many_events_as_it_says(season: TestClient) -> None:
    page = season.get("/explore/network?country=SWE").text
    arrows = re.findall(r'<a [^>]*href="([^"]+)" tabindex="-1"><title>[^<]*: (\d+) events?', page)
    assert len(arrows) == 12
    for href, events in arrows:
        assert total_of(season.get(unescape(href)).text) == int(events)


def test_every_bar_of_the_coverage_opens_its_documents(client: TestClient) -> None:
    bars = re.findall(r'<a href="([^"]+)" tabindex="-1"><title>[^<]*: (\d+)</title>', client.get("/").text)
    assert len(bars) > 20
    for href, documents in bars[:5]:
        assert total_of(client.get(unescape(href)).text) == int(documents)


def test_every_value_of_a_facet_opens_as_many_events(season: TestClient) -> None:
    page = season.get("/search?status=asserted").text
    values = re.findall(r'<li><a href="([^"]+)"><span>[^\n]*?<span class="n">([^<]+)</span>', page)
    assert len(values) > 15
    for href, events in values:
        assert total_of(season.get(unescape(href)).text) == int(events.replace("\u202f", ""))


def test_lists_come_in_pages(season: TestClient) -> None:
    first = season.get("/documents").text
    assert total_of(first) == 420
    last = season.get("/documents?page=5").text
    assert "401 to 420" in last
    assert 'rel="prev"' in last
    assert 'rel="next"' not in last
    assert "There is nothing on this page." in season.get("/documents?page=6").text


def test_counts_with_gaps_open_as_many(client: TestClient) -> None:
    """A week of this store has no coverage."""
    assert _faults(client, "/dyads/RUS/UKR") == []
    missing = client.get("/dyads/RUS/UKR/figures/coverage")
    assert total_of(missing.text) == 7
    assert total_of(client.get("/dyads/RUS/UKR/figures/coverage?day=2019-10-01&until=2019-10-12").text) == 1


def test_every_basis_is_shown_and_taken_as_csv(season: TestClient, told: DyadAnswer) -> None:
    names = list(bases(told))
    kinds = {name.partition(".")[0] for name in names}
    assert kinds == {"coverage", "rows", "change", "turning", "reaction", "forecast", "persistence"}
    for name in names:
        page = season.get(f"{PAIR}/figures/{name}")
        assert page.status_code == 200
        given = season.get(f"{PAIR}/figures/{name}?format=csv")
        assert given.headers["content-type"] == "text/csv; charset=utf-8"
        header, *rows = csv.reader(io.StringIO(given.text))
        basis = bases(told)[name]()
        assert header == list(basis.columns)
        assert len(rows) == len(basis.rows) == total_of(page.text)
        for _, value in basis.results:
            assert value.replace("+", "&#43;") in page.text or value in page.text


def test_change_can_be_computed_from_its_basis(told: DyadAnswer) -> None:
    change = next(c for c in told.changes if c.direction == "both" and c.what == "conflict")
    rows = bases(told)["change.both.conflict"]().rows
    since = [(events, news) for day, part, events, news in rows if part == "since" and events is not None]
    assert sum(n for n, _ in since) / sum(news for _, news in since) == pytest.approx(change.after, rel=1e-4)  # type: ignore[misc]
    assert {part for day, part, *_ in rows if isinstance(day, date) and day >= change.since} == {"since"}


def test_levels_of_a_turning_point_are_the_means_of_its_basis(told: DyadAnswer) -> None:
    assert told.turning_points
    for number, point in enumerate(told.turning_points, start=1):
        rows = bases(told)[f"turning.{number}"]().rows
        for name, level in (("before", point.before), ("after", point.after)):
            values = [r[3] for r in rows if r[1] == name and isinstance(r[3], float)]
            assert sum(values) / len(values) == pytest.approx(level[point.quad_class - 1], rel=1e-4)


def test_score_and_coverage_of_a_forecast_are_those_of_its_basis(told: DyadAnswer) -> None:
    for forecast in told.forecasts:
        rows = bases(told)[f"forecast.{forecast.of}.{forecast.period.replace(' ', '-')}"]().rows
        scores = [row[6] for row in rows if isinstance(row[6], float)]
        assert sum(scores) / len(scores) == pytest.approx(forecast.scores[forecast.model], rel=1e-4)
        assert sum(row[5] == "yes" for row in rows) / len(rows) == forecast.covered


def test_claims_stand_on_pages_of_their_own(small_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = dyad_answer(small_store, "RUS", "UKR")
    made = tuple(_claim(n) for n in range(130))
    monkeypatch.setattr(
        "detente.web.dyad_asked.kept_dyad_answer", lambda *_, **__: replace(told, claims=made)
    )
    client = client_of(small_store)
    page = client.get("/dyads/RUS/UKR").text
    assert "<summary>130 that nobody else tells</summary>" in page
    assert page.count("Ukraine did deed") == 5
    first = client.get("/dyads/RUS/UKR/claims?by=RUS&amp;fate=silent".replace("&amp;", "&")).text
    assert total_of(first) == 130
    assert first.count("Ukraine did deed") == 100
    assert client.get("/dyads/RUS/UKR/claims?by=RUS&fate=silent&page=2").text.count("Ukraine did deed") == 30
    assert len(client.get("/dyads/RUS/UKR/claims?by=RUS&fate=silent&format=csv").text.splitlines()) == 131
    assert total_of(client.get("/dyads/RUS/UKR/claims?by=UKR&fate=silent").text) == 0


def _claim(number: int) -> Claim:
    telling = Telling(
        "d1", None, date(2019, 9, 5), "RUS", False, "UKR", ("UKR",), "RUS", "ASSAULT", "asserted",
        f"Ukraine did deed {number}.", 0, 6, "did",
    )  # fmt: skip
    return Claim("RUS", "UKR", telling, "silent", ())


@pytest.mark.parametrize(
    "path",
    ["figures/nothing", "figures/turning.99", "reports?event=99999", "events?quad=5", "claims?by=RUS&fate=lost",
     "events?page=0", "events?format=xml"],
)  # fmt: skip
def test_what_is_no_figure_is_told(client: TestClient, path: str) -> None:
    assert client.get(f"/dyads/RUS/UKR/{path}").status_code in {404, 422}


def test_cells_of_a_csv_run_as_no_formula(small_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = dyad_answer(small_store, "RUS", "UKR")
    telling = replace(_claim(1).telling, words="=1+1")
    evil = replace(told, claims=(replace(_claim(1), telling=telling),))
    monkeypatch.setattr("detente.web.dyad_asked.kept_dyad_answer", lambda *_, **__: evil)
    assert "'=1+1" in client_of(small_store).get("/dyads/RUS/UKR/claims?by=RUS&fate=silent&format=csv").text
