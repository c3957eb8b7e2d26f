from __future__ import annotations

import re

from starlette.testclient import TestClient

from detente.app.looking import IncidentReport
from detente.records import StoredEvent
from detente.records.stored import Party
from detente.web.rendering import environment
from detente.web.reporting import voices


def test_incident_leads_to_each_report_at_its_words(client: TestClient) -> None:
    row = client.get("/api/v1/incidents").json()["items"][0]
    told = client.get(f"/api/v1/incidents/{row['id']}").json()
    page = client.get(f"/incidents/{row['id']}").text
    for report in told["reports"]:
        assert f'href="/documents/{report["event"]["document"]}#w-{report["event"]["event"]}"' in page
    assert "<mark>attacked</mark>" in page
    assert re.search(r'Russia</span> <span class="code">RUS GOV', page.replace(' title="Russia"', ""))


def test_every_figure_of_an_incident_leads_to_a_part_of_its_page(client: TestClient) -> None:
    row = client.get("/api/v1/incidents").json()["items"][0]
    page = client.get(f"/incidents/{row['id']}").text
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(re.findall(r' id="([^"]+)"', page))


def test_incident_that_is_not_there_is_told_plainly(client: TestClient) -> None:
    answer = client.get("/incidents/0")
    assert answer.status_code == 404
    assert "text/html" in answer.headers["content-type"]


def test_voice_of_several_reports_comes_once_and_first() -> None:
    def report(document: str, voice: str | None) -> IncidentReport:
        attribution = None if voice is None else "a1"
        event = StoredEvent(document, "e1", "ASSAULT", "asserted", attribution=attribution, voice=voice)
        return IncidentReport(event, None, "", None, None)

    found = voices([report("d1", None), report("d2", "Lavrov"), report("d3", ""), report("d4", "Lavrov")])
    assert [(v.name, v.own, len(v.reports)) for v in found] == [
        ("Lavrov", False, 2),
        ("", False, 1),
        ("d1", True, 1),
    ]


def test_participant_of_no_known_country_is_told_by_sectors_alone() -> None:
    macro = environment().get_template("pieces.html").make_module().party  # type: ignore[attr-defined]
    told = str(macro(Party("the officials", None, ("GOV", "ELI"))))
    assert ">GOV ELI<" in told
    assert 'title="country not known"' in told
    assert "code" not in str(macro(Party("the officials")))
