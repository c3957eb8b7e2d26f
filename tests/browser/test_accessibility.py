"""No page keeps anybody out: axe-core's rules, in light and dark and on a phone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.browser.addresses import PAGES, address_of, page_routes
from tests.browser.conftest import Open
from tests.browser.steps import write_in

if TYPE_CHECKING:
    from playwright.sync_api import Page

AXE = Path(__file__).with_name("vendor") / "axe.min.js"
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
LOOKS = (("light", DESK), ("dark", DESK), ("light", PHONE), ("dark", PHONE))


def test_every_page_has_an_address_here() -> None:
    assert page_routes() == set(PAGES) - {"/there/is/nothing"}


@pytest.mark.parametrize("name", PAGES)
def test_page_has_no_serious_fault(name: str, visit: Open, site: str, news: Path) -> None:
    assert faults_of(visit(site + address_of(name, news))) == []


def test_open_card_and_its_forms_have_no_serious_fault(visit: Open, site: str) -> None:
    page = visit(f"{site}/writing")
    write_in(page)
    page.goto(f"{site}/documents/expulsions#e1")
    page.locator("#e1 summary", has_text="As it is recorded").click()
    page.locator("#e1 summary", has_text="Correct this event").click()
    assert page.locator("#e1 form").first.is_visible()
    assert faults_of(page) == []


def test_page_with_a_fault_is_told_as_one(visit: Open, site: str) -> None:
    page = visit(site)
    page.evaluate("document.body.append(Object.assign(document.createElement('img'), {src: '/favicon.ico'}))")
    assert [fault.split(": ")[1] for fault in faults_of(page)] == ["image-alt"] * len(LOOKS)


def test_page_is_no_wider_than_a_phone(visit: Open, site: str, news: Path) -> None:
    page = visit(site, viewport=PHONE)
    for name in PAGES:
        page.goto(site + address_of(name, news))
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], name


def faults_of(page: Page) -> list[str]:
    """Return axe-core's serious and critical faults in all `LOOKS`, with the first place of each."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = []
    for scheme, size in LOOKS:
        # Colours that fade would be seen on their way.
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        page.set_viewport_size(size)  # type: ignore[arg-type]
        told: dict[str, Any] = page.evaluate("axe.run({resultTypes: ['violations']})")
        found += [
            f"{scheme} {size['width']}: {fault['id']}: {fault['nodes'][0]['html'][:300]}"
            for fault in told["violations"]
            if fault["impact"] in {"serious", "critical"}
        ]
    return found
