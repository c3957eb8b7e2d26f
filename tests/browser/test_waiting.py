"""What a reader sees while a relationship is being worked out."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.browser.conftest import Open
from tests.browser.served import served
from tests.browser.test_accessibility import faults_of

from detente.analyse.answer import DyadAnswer
from detente.app.looking import dyad_answer

WAITING = "This relationship is being worked out"
_DAYS = iter(range(2, 28))


@pytest.fixture
def go() -> Iterator[threading.Event]:
    """Return what lets the work end; it ends with the test at the latest, as the server waits for it."""
    made = threading.Event()
    yield made
    made.set()


@pytest.fixture
def slow(news: Path, monkeypatch: pytest.MonkeyPatch, go: threading.Event) -> Iterator[str]:
    """Return the address of a dyad that nobody asked for yet, on a server where that takes long."""

    def working(*asked: Any) -> DyadAnswer:
        assert go.wait(120)
        return dyad_answer(*asked)

    monkeypatch.setattr("detente.web.dyad_asked.dyad_answer", working)
    with served(news, patience=0.05) as address:
        yield f"{address}/dyads/RUS/UKR?from=2019-09-{next(_DAYS):02}"


def test_waiting_page_has_no_serious_fault_and_fits_a_phone(visit: Open, slow: str) -> None:
    page = visit(slow)
    assert page.get_by_role("heading", name=WAITING).is_visible()
    assert faults_of(page) == []
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_answer_is_shown_as_soon_as_it_is_ready(visit: Open, slow: str, go: threading.Event) -> None:
    page = visit(slow)
    assert page.get_by_text("It is shown as soon as it is ready.").is_visible()
    go.set()
    page.get_by_role("heading", name="Days that stand out").wait_for()


def test_link_leads_to_the_answer_without_scripts(visit: Open, slow: str, go: threading.Event) -> None:
    page = visit(slow, java_script_enabled=False)
    with page.expect_navigation():
        page.get_by_role("link", name="Look again").click()
    assert page.get_by_role("heading", name=WAITING).is_visible()
    go.set()
    for _ in range(200):
        if not page.get_by_role("heading", name=WAITING).count():
            break
        with page.expect_navigation():
            page.get_by_role("link", name="Look again").click()
    assert page.get_by_role("heading", name="Days that stand out").is_visible()
