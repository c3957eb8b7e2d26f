"""What a page loads."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.browser.addresses import PAGES, address_of
from tests.browser.conftest import Open

MOST = 600_000
"""Bytes of a page with all that it loads."""


@pytest.mark.parametrize("name", PAGES)
def test_page_is_light(name: str, visit: Open, site: str, news: Path) -> None:
    page = visit("about:blank")
    weights: dict[str, int] = {}
    page.on("response", lambda answer: weights.__setitem__(answer.url, len(answer.body())))
    page.goto(site + address_of(name, news), wait_until="networkidle")
    assert len(weights) > 1
    assert sum(weights.values()) < MOST, weights
