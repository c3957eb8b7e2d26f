"""HTML pages to documents."""

from __future__ import annotations

from datetime import date

from detente.ingest import document_of_html
from detente.records import Document

BODY = (
    "<p>Russia recalled its ambassador from Washington on Wednesday after remarks by the president.</p>"
    "<p>The White House said that it would go on working with Moscow on arms control and climate.</p>"
    "<p>Analysts said that the step was rare and that both countries last recalled envoys in 1998.</p>"
)


def _page(head: str = "", body: str = BODY) -> str:
    return (
        f"<!DOCTYPE html><html><head><title>Envoy recalled - Example Review</title>{head}</head><body>"
        f"<nav><ul><li><a href='/'>Home</a></li><li><a href='/about'>About</a></li></ul></nav>"
        f"<article><h1>Envoy recalled</h1>{body}</article>"
        f"<footer>© 2019 Example Review. All rights reserved.</footer></body></html>"
    )


def _document(page: str | bytes, url: str | None = None, published: date | None = None) -> Document:
    made = document_of_html(page, id="a", url=url, published=published)
    assert isinstance(made, Document)
    return made


def test_main_text_stays_and_menu_and_footer_go() -> None:
    text = _document(_page()).text
    assert "recalled its ambassador" in text
    assert "envoys in 1998." in text
    assert "About" not in text
    assert "rights reserved" not in text


def test_title_byline_and_publisher_come_from_the_page() -> None:
    made = _document(
        _page(
            '<meta property="og:title" content="Envoy recalled">'
            '<meta name="author" content="Jane Writer">'
            '<meta property="og:site_name" content="Example Review">'
        )
    )
    assert (made.title, made.byline, made.publisher) == ("Envoy recalled", "Jane Writer", "Example Review")


def test_the_date_says_where_it_stood() -> None:
    meta = '<meta property="article:published_time" content="2021-03-17T08:00:00Z">'
    ld = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Envoy recalled", '
        '"datePublished": "2021-03-18T08:00:00Z", "dateModified": "2021-04-01T08:00:00Z"}</script>'
    )
    dated = "<p>March 19, 2021</p>" + BODY
    cases = [
        (_page(meta + ld), "https://example.org/2021/03/16/envoy", date(2021, 3, 16), "url"),
        (_page(meta + ld), "https://example.org/world/2021/mar/16/envoy", date(2021, 3, 16), "url"),
        (_page(meta + ld), "https://example.org/envoy", date(2021, 3, 17), "meta"),
        (_page(ld), None, date(2021, 3, 18), "json-ld"),
        (_page(body=dated), None, date(2021, 3, 19), "text"),
    ]
    for page, url, day, where in cases:
        made = _document(page, url=url)
        assert (made.published, made.published_from) == (day, where)


def test_a_given_date_beats_the_page() -> None:
    made = _document(_page(), url="https://example.org/2021/03/16/envoy", published=date(2020, 1, 2))
    assert (made.published, made.published_from) == (date(2020, 1, 2), "given")


def test_a_copyright_year_is_no_date() -> None:
    made = _document(_page())
    assert made.published is None
    assert any("no publication date" in note for note in made.notes)


def test_a_fragment_without_html_is_read_too() -> None:
    assert "recalled its ambassador" in _document(BODY).text


def test_the_page_s_own_charset_is_used_and_noted() -> None:
    page = _page('<meta charset="iso-8859-2">', BODY.replace("the president", "Radovan Karadžić"))
    made = _document(page.replace("©", "(c)").encode("iso-8859-2"))
    assert "Karadžić" in made.text
    assert any("iso8859-2" in note for note in made.notes)
