"""Words of documents stay words, on every page and whatever is done there."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest
from tests.browser.addresses import PAGES, address_of
from tests.browser.conftest import Open
from tests.browser.hostile import HOSTILE
from tests.browser.steps import write_in

from detente.app.listing import documents

STRANGE = """() => {
  const found = [];
  for (const one of document.querySelectorAll("*")) {
    for (const {name, value} of one.attributes) {
      const runs = name.startsWith("on") || name === "srcdoc" || (name === "style" && value.includes("("));
      if (runs) found.push(`${one.tagName} ${name}`);
      if (["href", "src", "action", "formaction", "xlink:href", "data", "poster"].includes(name)) {
        const to = new URL(value, location.href);
        if (!["http:", "https:"].includes(to.protocol)) found.push(`${one.tagName} ${name}=${value}`);
        if (one.localName !== "a" && to.origin !== location.origin) found.push(`${one.tagName} ${name}=${value}`);
      }
    }
    if (/^(iframe|object|embed|base|img|video|audio|marquee|math|plaintext|foreignObject|set|animate|style)$/i
        .test(one.tagName)) found.push(one.tagName);
    if (one.tagName === "SCRIPT" && one.type !== "application/json" && !one.src) found.push("SCRIPT");
  }
  if (/[\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]/.test(document.documentElement.textContent)) {
    found.push("characters that turn or hide words");
  }
  return found;
}"""
"""What of a page a document's words could have made; pages of the server have nothing of it."""

POKE = """async () => {
  for (const kind of ["pointerover", "mouseover", "mouseenter", "pointerenter", "focusin", "focus", "click"]) {
    const all = "main a, main button, main summary, main svg *, main [tabindex]";
    for (const one of [...document.querySelectorAll(all)]) {
      const event = new MouseEvent(kind, {bubbles: true, cancelable: true});
      // Nothing is left by a click: what the page's own scripts do with it is what counts.
      one.addEventListener(kind, (event) => event.preventDefault(), {once: true});
      one.dispatchEvent(event);
    }
  }
  await new Promise((done) => setTimeout(done, 50));
}"""
"""Points at, focuses and presses everything that a reader can."""


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("bypass", [False, True], ids=["policy", "no policy"])
def test_no_page_runs_what_a_document_holds(
    name: str, bypass: bool, visit: Open, hostile_site: str, hostile_store: Path
) -> None:
    """With the policy nothing is even tried; without it escaping alone holds."""
    page = visit(hostile_site + address_of(name, hostile_store), bypass_csp=bypass)
    page.evaluate(POKE)
    assert page.evaluate(STRANGE) == []


def test_no_document_is_more_than_its_words(visit: Open, hostile_site: str, hostile_store: Path) -> None:
    page = visit(f"{hostile_site}/writing", bypass_csp=True)
    write_in(page)
    listed = documents(hostile_store, limit=1000).rows
    assert len(listed) == len(HOSTILE)
    # Every third: words of one kind stand next to each other, and each page takes its time.
    for one in listed[::3]:
        page.goto(f"{hostile_site}/documents/{quote(one.id, safe='')}#e1")
        assert page.evaluate(STRANGE) == [], one.id
        assert page.locator("#text a.event").count() == 1, one.id


def test_correction_is_no_more_than_its_words(visit: Open, hostile_site: str) -> None:
    words = '"><img src=x onerror=alert(90)><script>alert(91)</script>'
    page = visit(f"{hostile_site}/writing")
    write_in(page)
    address = f"{hostile_site}/documents/{quote(f'{HOSTILE[0]} 0', safe='')}"
    page.goto(f"{address}#e1")
    card = page.locator(".card:visible")
    card.get_by_text("Correct this event").click()
    for field in ("actors", "place", "note", "who"):
        card.locator(f"form [name={field}]").first.fill(words)
    card.get_by_role("button", name="Keep as changed").click()
    page.get_by_text("corrected by").first.wait_for()
    for seen in (page.url, f"{hostile_site}/corrections"):
        page.goto(seen)
        assert page.evaluate(STRANGE) == []
        assert "onerror=alert(90)" in page.locator("main").inner_text()


def test_pasted_text_is_no_more_than_its_words(visit: Open, hostile_site: str) -> None:
    page = visit(f"{hostile_site}/try", bypass_csp=True)
    # As a text, not as a page: what comes first is no tag.
    pasted = "Norway attacked Sweden on Monday, he said. " + " ".join(HOSTILE)
    page.get_by_label("An English news text").fill(pasted.replace("\0", ""))
    page.get_by_label("Title").fill(HOSTILE[0])
    page.get_by_label("Publisher").fill(HOSTILE[32])
    page.get_by_role("button", name="Code it").click()
    page.locator("#text a.event").first.wait_for()
    page.evaluate(POKE)
    assert page.evaluate(STRANGE) == []


@pytest.mark.parametrize("asked", ["documents/", "incidents/", "dyads/", "search?words=", ""])
def test_address_is_no_more_than_its_words(asked: str, visit: Open, hostile_site: str) -> None:
    page = visit(f"{hostile_site}/writing", bypass_csp=True)
    for words in HOSTILE[:1] + HOSTILE[32:37]:
        page.goto(f"{hostile_site}/{asked}{quote(words, safe='')}")
        assert page.evaluate(STRANGE) == [], words
