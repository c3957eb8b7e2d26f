"""Chromium, and stores served to it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.browser.chromium import PATIENCE, NoBrowserError, chromium
from tests.browser.hostile import hostile_coder, write_hostile
from tests.browser.served import served
from tests.serving import TOKEN, write_served
from tests.stores import code_into

from detente.app.code import shared_coder
from detente.app.storing import code_into_store

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ARTICLES = Path(__file__).with_name("articles.jsonl")
REQUIRED = os.environ.get("DETENTE_BROWSER") == "required"
"""Whether these tests must run: so in CI. Elsewhere they are skipped where there is no browser."""

Open = Callable[..., "Page"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Return Chromium, kept for the tests of one module: its loop must not run beside those of other tests."""
    try:
        with chromium() as started:
            yield started
    except NoBrowserError as missing:
        if REQUIRED:
            pytest.fail(f"{missing}, and these tests must run here: make browser-setup")
        pytest.skip(f"{missing}: make browser-setup brings what these tests need")


@pytest.fixture
def visit(browser: Browser) -> Iterator[Open]:
    """Return a function that opens an address as a new visitor; its options are those of Playwright's contexts.

    A dialog, a script's error, a request to elsewhere and what the policy of the page forbids end the test as faults.
    """
    opened = []

    def new(address: str, **options: object) -> Page:
        context = browser.new_context(**options)  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE)
        opened.append((context, faults := []))
        context.add_init_script(_TELLS)
        page = context.new_page()
        page.on("dialog", lambda dialog: (faults.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("pageerror", lambda error: faults.append(f"script: {error}"))
        page.on(
            "console", lambda said: faults.append(said.text) if said.text.startswith(_FORBIDDEN) else None
        )
        page.on("request", lambda asked: faults.append(asked.url) if not _own(asked.url) else None)
        page.goto(address)
        return page

    yield new
    for context, faults in opened:
        context.close()
        assert faults == []


_FORBIDDEN = "forbidden by the policy:"
_TELLS = f"""
document.addEventListener("securitypolicyviolation", (event) =>
  console.log("{_FORBIDDEN} " + event.violatedDirective + " " + event.blockedURI + " " + event.sample));
"""


def _own(url: str) -> bool:
    return url.startswith(("http://127.0.0.1:", "data:", "blob:", "about:"))


@pytest.fixture(scope="session")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store with a few articles as the coder reads them and a season of short reports on one dyad."""
    folder = tmp_path_factory.mktemp("news")
    code_into_store(folder / "store", [ARTICLES], make_coder=shared_coder)
    code_into(folder / "store", write_served(folder / "season.jsonl"))
    return folder / "store"


@pytest.fixture(scope="session")
def site(news: Path) -> Iterator[str]:
    """Return the address of the served articles, whose readers may write if they know the token."""
    with served(news, token=TOKEN) as address:
        yield address


@pytest.fixture(scope="session")
def hostile_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store every word of which tries to be run."""
    folder = tmp_path_factory.mktemp("hostile")
    code_into_store(folder / "store", [write_hostile(folder / "hostile.jsonl")], make_coder=hostile_coder)
    return folder / "store"


@pytest.fixture(scope="session")
def hostile_site(hostile_store: Path) -> Iterator[str]:
    """Return the address of the hostile store."""
    with served(hostile_store, token=TOKEN) as address:
        yield address
