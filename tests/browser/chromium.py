"""Chromium as the machine has it, driven by Playwright."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
PATIENCE = 120_000
"""Milliseconds after which a page that does not come is a fault; a busy machine is none."""


class NoBrowserError(Exception):
    """What is missing."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start Chromium and stop it afterwards.

    Raises:
        NoBrowserError: if it, or what drives it, is not here.
    """
    path = next((path for name in NAMES if (path := shutil.which(name))), None)
    if path is None:
        raise NoBrowserError("no Chromium")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        raise NoBrowserError("no Playwright") from None
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=FLAGS, timeout=2 * PATIENCE, headless=True
        )
        yield browser
        browser.close()
