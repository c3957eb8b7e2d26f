"""Whatever a program asks, the API answers as its description says, and never breaks."""

from __future__ import annotations

from pathlib import Path

import pytest
import schemathesis
import schemathesis.openapi
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from tests.fakes import fake_coder
from tests.serving import write_served
from tests.stores import code_into

from detente.web.application import create_app
from detente.web.coding import Coding
from detente.web.settings import Settings

CHECKS = (
    not_a_server_error, status_code_conformance, content_type_conformance, response_headers_conformance,
    response_schema_conformance,
)  # fmt: skip


EACH = 40
"""Questions for each address."""

PATHS = sorted(
    (path, method.upper())
    for path, methods in create_app(Path("no store")).openapi()["paths"].items()
    for method in methods
)


@pytest.fixture(scope="module")
def description(tmp_path_factory: pytest.TempPathFactory) -> schemathesis.BaseSchema:
    folder = tmp_path_factory.mktemp("asked")
    code_into(folder / "store", write_served(folder / "stories.jsonl", 60))
    app = create_app(folder / "store", Settings(hosts=("localhost", "testserver")))
    app.state.coding = Coding(fake_coder)
    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)


@pytest.mark.parametrize(("path", "method"), PATHS)
def test_answers_are_as_described(path: str, method: str, description: schemathesis.BaseSchema) -> None:
    """The questions are the same in every run; some are right, some are not."""
    statuses = set()

    @settings(
        max_examples=EACH, deadline=None, derandomize=True, database=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(case=description[path][method].as_strategy())
    def ask(case: schemathesis.Case) -> None:
        answer = case.call()
        statuses.add(answer.status_code)
        case.validate_response(answer, checks=list(CHECKS))

    ask()
    assert 200 in statuses or "{" in path


@pytest.mark.parametrize("path", [path for path, _ in PATHS if "{" in path])
def test_what_is_there_is_as_described(path: str, description: schemathesis.BaseSchema) -> None:
    incident = description["/api/v1/incidents"]["GET"].Case().call().json()["items"][0]["id"]
    known = {
        "id": incident if "incidents" in path else "d3",
        "document": "d3",
        "event": "e1",
        "country": "RUS",
        "a": "RUS",
        "b": "UKR",
    }
    asked = {name: value for name, value in known.items() if f"{{{name}}}" in path}
    case = description[path]["GET"].Case(path_parameters=asked)
    answer = case.call()
    assert answer.status_code == 200
    case.validate_response(answer, checks=list(CHECKS))
