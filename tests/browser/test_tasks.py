"""What people come for, done as they would do it."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from tests.browser.conftest import Open
from tests.browser.steps import tab_to, write_in

if TYPE_CHECKING:
    from playwright.sync_api import Page


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


def test_reader_finds_what_voices_of_moscow_claim_about_washington_in_a_week(visit: Open, site: str) -> None:
    page = visit(site)
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Search").click()
    page.get_by_label("Actor").fill("USA")
    page.get_by_label("From", exact=True).fill("2021-03-08")
    page.get_by_label("Until", exact=True).fill("2021-03-14")
    page.get_by_text("Type, status, voice, publisher, place").click()
    page.get_by_label("Voice: who says so").fill("RUS")
    page.locator("form.asked").get_by_role("button", name="Search").click()
    claims = page.locator(".results tbody tr")
    claims.first.wait_for()
    told = claims.all_inner_texts()
    assert len(told) == 5
    assert sum("attacked" in claim for claim in told) == 2
    assert all(
        "Russian Foreign Ministry" in c or "Zakharova" in c or "Putin" in c or "Peskov" in c for c in told
    )
    assert any("disputed" in claim for claim in told)
    # What was asked can be sent to a colleague, who sees the same and opens the words.
    kept = page.get_by_role("link", name="link to this search").get_attribute("href")
    page = visit(f"{site}{kept}")
    claims = page.locator(".results tbody tr")
    assert claims.all_inner_texts() == told
    claims.filter(has_text="trained").get_by_role("link").first.click()
    assert "trained" in page.locator("#text .place:target + a").inner_text()


def test_reader_downloads_the_events_of_a_dyad(visit: Open, site: str) -> None:
    page = visit(f"{site}/search")
    page.get_by_text("Type, status, voice, publisher, place").click()
    page.get_by_label("Two countries").fill("USA:RUS")
    page.locator("form.asked").get_by_role("button", name="Search").click()
    page.locator(".results tbody tr").first.wait_for()
    total = int(page.locator("#found").inner_text().split()[0])
    with page.expect_download() as coming:
        page.get_by_role("link", name="CSV", exact=True).click()
    with coming.value.path().open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    countries: dict[tuple[str, str], set[str]] = {}
    for row in rows:
        found = countries.setdefault((row["document"], row["event"]), set())
        found |= {row["actor_iso3"], row["recipient_iso3"]}
    assert len(countries) == total > 5
    assert all({"USA", "RUS"} <= found for found in countries.values())


def test_reader_pastes_a_text_and_sees_why_it_is_coded_so(visit: Open, site: str) -> None:
    page = visit(f"{site}/try")
    page.get_by_label("An English news text").fill("Norway expelled three Russian diplomats on Monday.")
    page.get_by_label("Published on").fill("2022-04-06")
    page.get_by_role("button", name="Code it").click()
    page.locator("#text a.event", has_text="expelled").first.click()
    told = page.locator(".card:visible").inner_text()
    assert "SANCTION" in told
    assert "2022-04-04" in told


def test_nobody_is_offered_forms_that_they_may_not_send(visit: Open, site: str) -> None:
    page = visit(f"{site}/documents/expulsions")
    assert page.locator("form[method=post]").count() == 0


def test_pages_name_where_the_reader_is(visit: Open, site: str) -> None:
    page = visit(site)
    assert page.locator("nav [aria-current=page]").inner_text() == "Record"
    page.get_by_role("link", name="ten American diplomats").first.click()
    assert page.title().startswith("SANCTION: Russia to ten American diplomats")
