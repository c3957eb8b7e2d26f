"""The matrix of dyads, one country's network, the map, and the same counts as JSON."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.figures import total_of
from tests.serving import client_of

from detente.app.looking import DyadCount, PlaceCount, matrix
from detente.web.drawn_network import drawn, partners_of
from detente.web.drawn_world import charted
from detente.web.matrix import shade
from detente.web.projection import HEIGHT, WIDTH, on_map
from detente.web.rendering import static_files

ROOT = Path(__file__).parents[3]


def count(actor: str, recipient: str, events: int = 4, intensity: float | None = -3.0) -> DyadCount:
    """Return what one country did to another."""
    return DyadCount(actor, recipient, events, 0, 0, events, 0, intensity)


def place(name: str, latitude: float, longitude: float, events: int = 4, conflict: int = 1) -> PlaceCount:
    """Return a place of events."""
    return PlaceCount(name, "XXX", latitude, longitude, "town", events, conflict)


def test_cell_of_the_matrix_has_number_and_mean_and_leads_to_its_events(
    client: TestClient, small_store: Path
) -> None:
    (row,) = [
        r for r in matrix(small_store, status=("asserted",)) if (r.actor, r.recipient) == ("RUS", "UKR")
    ]
    text = client.get("/explore").text
    cell = re.search(
        r'<td class="conf-3"><a href="/search\?dyad=RUS%3EUKR&amp;status=asserted" title="([^"]+)"><b>(\d+)</b>',
        text,
    )
    assert cell is not None
    assert int(cell[2]) == row.events
    assert cell[1].startswith("Russia to Ukraine")


def test_denied_events_are_counted_when_asked_for(client: TestClient) -> None:
    def events(query: str) -> int:
        found = re.search(r"<b>(\d+)</b>", client.get(f"/explore{query}").text)
        return 0 if found is None else int(found[1])

    assert 0 < events("?status=denied") < events("") < events("?status=any")


def test_number_of_a_dyad_is_what_its_search_finds(client: TestClient) -> None:
    text = client.get("/explore?since=2019-09-10&until=2019-09-30").text
    rows = re.findall(
        r'<th scope="row"><a href="/dyads/.*?<td class="n"><a class="fig" href="(/search[^"]+)">(\d+)</a></td>',
        text,
    )
    assert len(rows) == 2
    for href, events in rows:
        assert total_of(client.get(unescape(href)).text) == int(events)


def test_network_is_drawn_and_told_in_a_table(client: TestClient) -> None:
    text = client.get("/explore/network?country=ukr").text
    assert "Ukraine deals most with Russia" in text
    assert 'href="/dyads/UKR/RUS"' in text
    svg = re.search(r"<svg viewBox.*?</svg>", text, re.DOTALL)
    assert svg is not None
    drawing = ET.fromstring(svg[0])
    assert len(drawing.findall(".//circle")) == 2
    assert {a.get("class") for a in drawing.findall("a")} == {"conf-line", None}


def test_country_without_events_says_so(client: TestClient) -> None:
    assert (
        "No event between Brazil and another country fits" in client.get("/explore/network?country=BRA").text
    )


def test_store_without_events_is_explored_without_a_fault(tmp_path: Path) -> None:
    from tests.stores import code_into

    (tmp_path / "empty.jsonl").write_text("")
    code_into(tmp_path / "store", tmp_path / "empty.jsonl")
    empty = client_of(tmp_path / "store")
    for address in ("/explore", "/explore/network", "/explore/map", "/search"):
        assert empty.get(address).status_code == 200, address


def test_arrows_of_a_pair_do_not_lie_on_each_other() -> None:
    ties = (count("AAA", "BBB", 9), count("BBB", "AAA", 4, 2.0), count("BBB", "CCC"), count("AAA", "CCC"))
    drawing = drawn("AAA", partners_of("AAA", ties), ties, lambda c: f"/{c}", str)
    assert drawing is not None
    assert len({a.path for a in drawing.arrows}) == 3
    assert [tie.words for tie in drawing.ties] == ["BBB to CCC: 4 events, mean intensity −3.0"]
    assert {a.kind: bool(a.dashes) for a in drawing.arrows} == {"conf-line": True, "coop-line": False}


@pytest.mark.parametrize("view", ["world", "europe", "middle-east", "africa", "asia", "americas"])
def test_every_place_is_on_the_map_or_counted_beside_it(view: str) -> None:
    places = [place("Kyiv", 50.45, 30.52), place("Lima", -12.0, -77.0), place("Pole", 89.9, 0.0)]
    chart = charted(view, places, lambda p: f"/{p.place}")
    assert len(chart.circles) + chart.outside == 3
    assert all(0 <= c.x <= WIDTH and 0 <= c.y <= chart.height + 1 for c in chart.circles)


def test_share_of_conflict_is_cut_out_of_a_circle() -> None:
    places = [place("half", 0, 0, 4, 2), place("none", 10, 10, 4, 0), place("all", 20, 20, 4, 4)]
    circles = charted("world", places, lambda p: "").circles
    assert [(c.kind, bool(c.wedge)) for c in circles] == [("both", True), ("coop", False), ("conf", False)]


def test_map_names_every_contested_place_of_the_docs(client: TestClient) -> None:
    told = client.get("/explore/map").text
    lines = (ROOT / "docs/explanation/contested-places.md").read_text().splitlines()
    rows = [line.split("|")[1:3] for line in lines if line.startswith("| ") and "place |" not in line]
    assert len(rows) >= 10
    for names, codes in rows:
        for name in re.split(r", ", names.strip()):
            assert name in told
        for code in re.findall(r"[A-Z]{3}", codes):
            assert code in told


def test_drawn_world_fits_the_map_and_is_small() -> None:
    content, kind = static_files()["world.svg"]
    assert kind == "image/svg+xml"
    assert len(content) < 120_000
    box = ET.fromstring(content).get("viewBox")
    assert box == f"0 0 {WIDTH:g} {HEIGHT:g}"


def test_equal_earth_is_as_wide_as_the_map_at_the_equator() -> None:
    assert on_map(0, -180)[0] == 0
    assert on_map(0, 180)[0] == WIDTH
    assert on_map(90, 0)[1] == 0
    # The paper's proportions: the world is 2.05458 times as wide as it is high.
    assert WIDTH / on_map(-90, 0)[1] == pytest.approx(2.05458, abs=0.001)


@pytest.mark.parametrize(
    ("intensity", "wanted"), [(-9.3, "conf-3"), (-0.1, "conf-1"), (0.0, "coop-1"), (7.6, "coop-3")]
)
def test_shade_tells_side_and_strength(intensity: float, wanted: str) -> None:
    assert shade(intensity) == wanted


def test_api_gives_the_counts_of_the_pages(client: TestClient, small_store: Path) -> None:
    rows = client.get("/api/v1/matrix?status=asserted").json()
    assert [(r["actor"], r["recipient"], r["events"]) for r in rows] == [
        (r.actor, r.recipient, r.events) for r in matrix(small_store, status=("asserted",))
    ]
    assert client.get("/api/v1/countries/rus?status=asserted").json() == rows
    assert client.get("/api/v1/places").json() == []
    assert client.get("/api/v1/matrix?since=soon").status_code == 422


def test_organisations_have_names_in_matrix_and_network(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts = (count("NAT", "RUS"), count("RUS", "IGO"), count("UNO", "NAT"))
    for module in ("matrix", "network"):
        monkeypatch.setattr(f"detente.web.{module}.matrix", lambda *_, **__: counts)
    monkeypatch.setattr("detente.web.network.ego", lambda *_, **__: counts)
    text = client.get("/explore").text
    assert '<span class="whole">United Nations</span>' in text
    assert 'title="NATO to Russia: 4 events, mean intensity −3.0"' in text
    text = client.get("/explore/network?country=RUS").text
    assert '<option value="IGO">other organisations of states (IGO)</option>' in text
    assert '<a href="/dyads/RUS/NAT">NATO</a>' in text
    assert "NATO to Russia: 4 events" in text


def test_long_names_are_written_in_lines_beside_the_drawing() -> None:
    ties = (count("RUS", "IGO"),)
    drawing = drawn("RUS", partners_of("RUS", ties), ties, str, str)
    assert drawing is not None
    *lines, numbers = [words for _, words in drawing.nodes[1].label]
    assert " ".join(lines) == "other organisations of states"
    assert max(len(line) for line in lines) <= 18
    assert numbers == "to it 4, from it 0"


def test_number_of_countries_is_chosen(client: TestClient) -> None:
    answer = client.get("/explore?most=8")
    assert answer.status_code == 200
    assert "<option selected>8</option>" in answer.text
    assert client.get("/explore?most=9").status_code == 422
