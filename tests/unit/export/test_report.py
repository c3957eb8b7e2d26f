"""The report: one safe page that says what was found."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from tests.fakes import coded

from detente.export.report import page_of, report
from detente.pipeline import Coder
from detente.records import CodedDocument, Document

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"' onmouseover='alert(1)"
VOID = {"meta", "br", "img", "link", "input", "hr"}


class Page(HTMLParser):
    """Collects the tags and the text of a page, and whether every tag is closed in order."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.in_text = ""
        self._open: list[tuple[str, str]] = []
        self.feed(html)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append((tag, dict(attrs).get("class") or ""))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        classes = [c for _, c in self._open]
        # What stands in a note is not the document's own.
        if "text" in classes and "note" not in classes:
            self.in_text += data


def html_of(*documents: CodedDocument) -> str:
    return "".join(report(documents))


@pytest.mark.parametrize("field", ["title", "publisher", "url", "byline", "id"])
def test_hostile_fields_stay_words(field: str) -> None:
    page = Page(html_of(coded(**{field: HOSTILE})))
    assert {t for t, _ in page.tags}.isdisjoint({"script", "img"})
    assert not any(name.startswith("on") for _, attributes in page.tags for name in attributes)


def test_hostile_text_stays_words_and_comes_back_whole() -> None:
    text = f"Russia attacked Ukraine {HOSTILE} on Monday, he said."
    page = Page(html_of(coded(text)))
    assert {t for t, _ in page.tags}.isdisjoint({"script", "img"})
    assert page.in_text == text


def test_hostile_name_and_note_stay_words() -> None:
    story = coded()
    who = replace(story.mentions[0], participant=replace(story.mentions[0].participant, name=HOSTILE))
    event = replace(story.events[0], actors=(who,))
    story = replace(story, mentions=(who,), events=(event,), notes=(HOSTILE,))
    page = Page(html_of(story))
    assert {t for t, _ in page.tags}.isdisjoint({"script", "img"})


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "http://[", " x"]
)
def test_only_web_addresses_become_links(url: str) -> None:
    page = Page(html_of(coded(url=url)))
    assert all((a.get("href") or "#").startswith("#") for t, a in page.tags if t == "a")


def test_web_address_becomes_a_link() -> None:
    page = Page(html_of(coded(url="https://example.org/a?b=1&c=2")))
    assert "https://example.org/a?b=1&c=2" in [a.get("href") for _, a in page.tags]


def test_policy_allows_the_own_style_sheet_and_nothing_else() -> None:
    html = html_of(coded())
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    assert style is not None
    mark = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    policy = next(a["content"] for t, a in Page(html).tags if a.get("http-equiv"))
    assert policy == f"default-src 'none'; style-src 'sha256-{mark}'; base-uri 'none'; form-action 'none'"


def test_page_needs_nothing_from_elsewhere() -> None:
    page = Page(html_of(coded()))
    assert {t for t, _ in page.tags}.isdisjoint({"script", "link", "img", "iframe", "object", "form"})
    assert not any("style" in attributes or "src" in attributes for _, attributes in page.tags)


def test_direction_marks_are_shown_as_unknown_characters() -> None:
    html = html_of(coded("Russia \u202eattacked\u202c Ukraine\u200b"))
    assert not re.search("[\u202a-\u202e\u200b]", html)


def test_trigger_says_who_did_what_and_why() -> None:
    page = Page(html_of(coded("Russia never attacked Ukraine")))
    words = " ".join(" ".join(page.words).split())
    assert "e1 ASSAULT aerial" in words
    assert "patterns/assault.tsv:2, status.told" in words
    label = next(a.get("data-label") for t, a in page.tags if a.get("id") == "d1-e1")
    assert label == "ASSAULT, denied"


def test_links_and_descriptions_lead_somewhere_and_ids_are_unique(coder: Coder) -> None:
    story = (
        "“We condemn this attack,” Emmanuel Macron said in Paris. Russia denied that it had invaded Ukraine."
    )
    html = html_of(coder(Document("a", story)), coder(Document("b", story)))
    page = Page(html)
    ids = [a["id"] for _, a in page.tags if "id" in a]
    assert len(ids) == len(set(ids))
    wanted = {str(a["href"])[1:] for t, a in page.tags if t == "a"}
    wanted |= {str(a["aria-describedby"]) for _, a in page.tags if "aria-describedby" in a}
    assert len(wanted) > 10
    assert wanted <= set(ids)


def test_real_text_comes_back_whole(coder: Coder) -> None:
    story = "“We condemn this attack,” Macron said.\n\nRussia denied on Monday that it had invaded Ukraine."
    assert Page(html_of(coder(Document("a", story)))).in_text == story


def test_denied_claim_is_marked() -> None:
    page = page_of(coded("Russia never attacked Ukraine, he said"), 1)
    (claim,) = page.claims
    assert claim.says_who == "(unnamed)"
    assert [e.doubted for e in claim.events] == [True]


def test_no_document_gives_a_page_that_says_so() -> None:
    assert "No document was coded." in html_of()


def test_documents_are_taken_one_at_a_time() -> None:
    taken = 0

    def documents() -> object:
        nonlocal taken
        for _ in range(3):
            taken += 1
            yield coded()

    pieces = report(documents())  # type: ignore[arg-type]  # a generator is an iterable
    next(pieces)
    assert taken <= 1
    assert "3 documents" in "".join(pieces)
