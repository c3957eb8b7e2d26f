"""What a person does on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.serving import TOKEN

if TYPE_CHECKING:
    from playwright.sync_api import Page


def write_in(page: Page) -> None:
    """Give the token on the page that asks for it."""
    page.get_by_label("Token").fill(TOKEN)
    page.get_by_role("button", name="Let this browser write").click()
    page.get_by_text("This browser may correct events").wait_for()


def tab_to(page: Page, words: str, most: int = 120) -> None:
    """Press Tab until what has the focus holds the words."""
    for _ in range(most):
        page.keyboard.press("Tab")
        seen = page.evaluate("document.activeElement.textContent + (document.activeElement.ariaLabel ?? '')")
        if words in " ".join(str(seen).split()):
            return
    raise AssertionError(f"Tab does not lead to “{words}” on {page.url}")
