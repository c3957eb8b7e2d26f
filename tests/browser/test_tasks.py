"""What people come for, done as they would do it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.browser.conftest import Open
from tests.browser.steps import tab_to, write_in

if TYPE_CHECKING:
    from playwright.sync_api import Page

EXPELLED = "Russia to ten American diplomats"


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_reader_finds_why_an_event_was_coded(visit: Open, site: str, scripts: bool) -> None:
    page = visit(site, java_script_enabled=scripts)
    page.locator("a", has_text="ten American diplomats").first.click()
    page.get_by_role("link", name="Russia expels ten diplomats").first.click()
    page.locator("#text a.event", has_text="expelled").first.click()
    _told_why(page)


def test_reader_finds_why_by_keyboard_alone(visit: Open, site: str) -> None:
    page = visit(site)
    tab_to(page, "Skip to the content", 1)
    page.keyboard.press("Enter")
    tab_to(page, "ten American diplomats")
    page.keyboard.press("Enter")
    page.wait_for_url("**/incidents/*")
    tab_to(page, "Russia expels ten diplomats")
    page.keyboard.press("Enter")
    page.wait_for_url("**/documents/*")
    tab_to(page, "expelled")
    _told_why(page)
    page.keyboard.press("Enter")
    tab_to(page, "All reports of this incident", 20)
    page.keyboard.press("Escape")
    assert page.locator(".card:visible").count() == 0
    assert "expelled" in page.evaluate("document.activeElement.textContent")


def _told_why(page: Page) -> None:
    card = page.locator(".card:visible")
    assert card.count() == 1
    told = card.inner_text()
    assert "SANCTION" in told
    assert "sanction.tsv" in told
    assert "expelled" in told


def test_reader_corrects_a_wrong_event(visit: Open, site: str) -> None:
    page = visit(f"{site}/documents/expulsions")
    page.get_by_role("link", name="give the token", exact=True).click()
    write_in(page)
    page.goto(f"{site}/documents/expulsions")
    page.locator(".lines a", has_text="AGREE").click()
    card = page.locator(".card:visible")
    card.get_by_text("This is wrong").click()
    card.get_by_label("Why (optional)").last.fill("an offer is no agreement")
    card.get_by_label("Your name").last.fill("Ada")
    card.get_by_role("button", name="Mark as wrong").click()
    page.get_by_text("marked wrong by Ada").first.wait_for()
    page.goto(f"{site}/corrections")
    row = page.locator("tbody tr", has_text="expulsions")
    assert "an offer is no agreement" in row.first.inner_text()
    with page.expect_download() as coming:
        page.get_by_role("link", name="Export as gold").click()
    gold = coming.value.path().read_text(encoding="utf-8")
    assert '"expulsions"' in gold
    assert "offered" not in gold


def test_reader_marks_a_missing_event_by_selecting_its_words(visit: Open, site: str) -> None:
    page = visit(f"{site}/writing")
    write_in(page)
    page.goto(f"{site}/documents/harbour-talks")
    page.get_by_role("link", name="An event is missing").click()
    page.evaluate(_SELECT, "exchange lists of prisoners")
    card = page.locator(".card:visible")
    assert card.locator("[name=words]").input_value() == "exchange lists of prisoners"
    card.locator("[name=type]").select_option("COOPERATE")
    card.get_by_label("Your name").fill("Ada")
    card.get_by_role("button", name="Keep as missing").click()
    page.locator("#corrections").wait_for()
    assert (
        "exchange lists of prisoners"
        in page.locator("section", has=page.locator("#corrections")).inner_text()
    )


_SELECT = """(words) => {
  const text = document.getElementById("text");
  const walk = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  let node, seen = "", nodes = [];
  while ((node = walk.nextNode())) {
    if (node.parentElement.closest(".no")) continue;
    nodes.push([node, seen.length]);
    seen += node.data;
  }
  const at = seen.indexOf(words), end = at + words.length;
  const [first, from] = nodes.findLast(([, start]) => start <= at);
  const [last, to] = nodes.findLast(([, start]) => start < end);
  document.getSelection().setBaseAndExtent(first, at - from, last, end - to);
}"""


def test_nobody_is_offered_forms_that_they_may_not_send(visit: Open, site: str) -> None:
    page = visit(f"{site}/documents/expulsions")
    assert page.locator("form[method=post]").count() == 0


def test_pages_name_where_the_reader_is(visit: Open, site: str) -> None:
    page = visit(site)
    assert page.locator("nav [aria-current=page]").inner_text() == "Record"
    page.get_by_role("link", name="ten American diplomats").first.click()
    assert page.title().startswith("SANCTION: Russia to ten American diplomats")
