"""The API gives the answers of the command and of the library."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from starlette.testclient import TestClient
from tests.fakes import fake_coder
from tests.serving import client_of, write_served
from tests.stores import code_into
from typer.testing import CliRunner

from detente.app.code import received
from detente.app.dyad import dyad, rank_dyads
from detente.app.looking import search
from detente.app.plain import plain, plain_dyad, plain_ranking, plain_series
from detente.app.searching import Conditions
from detente.cli.commands import cli
from detente.export.record import as_record
from detente.records import Document


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("served")
    code_into(folder / "store", write_served(folder / "stories.jsonl", 160))
    return folder / "store"


@pytest.fixture(scope="module")
def client(store: Path) -> TestClient:
    return client_of(store)


def printed(*command: str, store: Path) -> list[Any]:
    result = CliRunner().invoke(cli, [*command, "--store", str(store), "--format", "json"])
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.mark.parametrize(
    ("options", "asked", "given"),
    [
        (["--limit", "500"], "limit=500", Conditions()),
        (
            ["--actor", "RUS", "--since", "2019-09-05", "--until", "2019-12-01"],
            "actor=RUS&since=2019-09-05&until=2019-12-01",
            Conditions(actor="RUS"),
        ),
        (["--status", "denied"], "status=denied", Conditions(status=("denied",))),
        (["--voice", "author"], "voice=author", Conditions(voice="author")),
        (
            ["--dyad", "UKR:RUS", "--type", "assault"],
            "dyad=UKR:RUS&type=assault",
            Conditions(dyad=("UKR", "RUS")),
        ),
        (["--words", "title 7*"], "words=title+7*", None),
        (["--sort", "actor", "--descending"], "sort=actor&descending=true", None),
    ],
)
def test_search_finds_the_same_events_everywhere(
    store: Path, client: TestClient, options: list[str], asked: str, given: Conditions | None
) -> None:
    served = client.get(f"/api/v1/events?{asked}").json()
    assert served["items"] == printed("search", *options, store=store)
    assert served["items"]
    if given is not None and given.actor is None:
        assert served["total"] == search(store, given).total


def test_dyad_is_told_the_same_everywhere(store: Path, client: TestClient) -> None:
    served = client.get("/api/v1/dyads/rus/UKR?first=2019-09-03&alerts=6").json()
    (line,) = printed("dyad", "rus", "UKR", "--from", "2019-09-03", "--alerts", "6", store=store)
    told = dyad("RUS", "UKR", store=store, first="2019-09-03", alerts_a_year=6.0)
    assert served == line == json.loads(json.dumps(plain_dyad(told)))
    assert served["sentences"]
    assert served["changes"]


def test_series_is_that_of_the_library(store: Path, client: TestClient) -> None:
    served = client.get("/api/v1/dyads/RUS/UKR/series").json()
    assert served == plain_series(dyad("RUS", "UKR", store=store))
    assert None in served["series"]["RUS>UKR quad 4"]


def test_ranking_is_the_same_everywhere(store: Path, client: TestClient) -> None:
    served = client.get("/api/v1/dyads?since=2020-01-20").json()
    (line,) = printed("monitor-state", "--since", "2020-01-20", store=store)
    assert served == line == plain_ranking(rank_dyads(store=store, since="2020-01-20"))
    assert [f"{row['a']}-{row['b']}" for row in served["dyads"]] == ["RUS-UKR"]


def test_page_shows_the_ranking(store: Path, client: TestClient) -> None:
    (ranked,) = rank_dyads(store=store).dyads
    assert ranked.conflict is not None
    assert f"×{ranked.conflict.ratio:.2f}" in client.get("/").text


def test_document_and_incident_are_those_of_the_library(store: Path, client: TestClient) -> None:
    from detente.app.looking import document, incident, newest_incidents

    assert client.get("/api/v1/documents/d3").json()["told"] == plain(document(store, "d3"))
    one = newest_incidents(store, 1)[0].id
    assert client.get(f"/api/v1/incidents/{one}").json() == plain(incident(store, one))


@pytest.mark.parametrize("id", ["d0", "d3", "d11"])
def test_document_has_the_record_that_was_coded(
    store: Path, client: TestClient, tmp_path: Path, id: str
) -> None:
    served = client.get(f"/api/v1/documents/{id}").json()
    schema = json.loads(
        resources.files("detente.resources").joinpath("record.schema.json").read_text(encoding="utf-8")
    )
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    assert list(validator.iter_errors(served["record"])) == []
    write_served(tmp_path / "stories.jsonl", 160)
    given = next(d for d in received([tmp_path / "stories.jsonl"]) if isinstance(d, Document) and d.id == id)
    coded = json.loads(json.dumps(as_record(fake_coder()(given))))
    assert served["record"] == coded | {"coder": served["record"]["coder"]}
    assert served["record"]["events"]
    assert served["incidents"].keys() == {event["id"] for event in coded["events"]}
