"""Bad feeds, sitemaps, tables, services' answers and archives (FAULTS 21-24, 26-29, 36, 38, 46)."""

from __future__ import annotations

import csv
import gzip
import io
import json
import tarfile
import time
import zipfile
from datetime import date
from pathlib import Path

import pytest

from detente.ingest import read_paths
from detente.ingest.feeds import addresses_in, documents_of_xml
from detente.ingest.news_json import documents_of_json
from detente.ingest.reading import Reading
from detente.ingest.xml import UnsafeXmlError, safe_xml
from detente.records import Document, Skipped

TEXT = "Russia recalled its ambassador from Washington on Wednesday after remarks by the president."


def _reasons(items: list[Document | Skipped]) -> list[str]:
    return [item.reason for item in items if isinstance(item, Skipped)]


def _documents(items: list[Document | Skipped]) -> list[Document]:
    return [item for item in items if isinstance(item, Document)]


def _rss(items: str, before: str = "") -> bytes:
    channel = f"<channel><title>News</title>{items}</channel>"
    return f'<?xml version="1.0"?>{before}<rss version="2.0">{channel}</rss>'.encode()


ITEM = (
    f"<item><title>Envoy</title><link>https://example.org/a?utm_source=rss</link><guid>g1</guid>"
    f"<pubDate>Wed, 17 Mar 2021 08:00:00 GMT</pubDate><description>&lt;p&gt;{TEXT}&lt;/p&gt;</description></item>"
)
LAUGHS = "<!DOCTYPE x [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9)
) + "]>"  # fmt: skip


# 21-24: XML that attacks


@pytest.mark.parametrize(
    "before",
    [
        LAUGHS,
        f"<!DOCTYPE x [<!ENTITY a '{'a' * 100_000}'>]>",
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "http://127.0.0.1:9/x">]>',
        '<!doctype x SYSTEM "http://127.0.0.1:9/x.dtd">',
        "<!-- a --><!DOCTYPE x>",
    ],
)
def test_document_types_in_feeds_and_sitemaps_are_refused_at_once(before: str) -> None:
    started = time.process_time()
    sitemap = f'<?xml version="1.0"?>{before}<urlset><url><loc>&a;</loc></url></urlset>'.encode()
    for data in (_rss(ITEM.replace("Envoy", "&a;"), before), sitemap):
        for packed in (data, data.decode().encode("utf-16")):
            [refused] = documents_of_xml(packed, "a.xml", Reading())
            assert "document type" in _reasons([refused])[0]
            with pytest.raises(UnsafeXmlError):
                addresses_in(packed)
    assert time.process_time() - started < 1


def test_an_entity_in_the_middle_is_refused_and_a_page_within_cdata_is_not() -> None:
    with pytest.raises(UnsafeXmlError):
        safe_xml(_rss(ITEM + "<!ENTITY a 'b'>"))
    html = f"<description><![CDATA[<!DOCTYPE html><html><body><p>{TEXT}</p></body></html>]]></description>"
    [made] = documents_of_xml(_rss(f"<item><guid>g</guid>{html}</item>"), "a.xml", Reading())
    assert _documents([made])[0].text == TEXT


def test_a_million_tags_are_refused_and_a_cut_feed_keeps_its_items() -> None:
    started = time.process_time()
    [refused] = documents_of_xml(_rss("<a></a>" * 1_000_000), "a.xml", Reading())
    assert "tags" in _reasons([refused])[0]
    assert time.process_time() - started < 5
    [made] = documents_of_xml(_rss(ITEM)[:-20], "a.xml", Reading())
    assert isinstance(made, Document)


def test_a_feed_s_item_brings_its_date_and_a_clean_address_scheme() -> None:
    bad = ITEM.replace("https://example.org/a?utm_source=rss", "javascript:alert(1)").replace("g1", "g2")
    undated = ITEM.replace("Wed, 17 Mar 2021 08:00:00 GMT", "Wed, 32 Foo 2021").replace("g1", "g3")
    one, two, three = _documents(list(documents_of_xml(_rss(ITEM + bad + undated), "a.xml", Reading())))
    assert (one.id, one.published, one.published_from) == ("g1", date(2021, 3, 17), "feed")
    assert (one.text, one.title, one.publisher) == (TEXT, "Envoy", "News")
    assert one.url == "https://example.org/a"
    assert two.url is None
    assert three.published is None
    assert any("left open" in note for note in three.notes)


def test_an_item_without_text_says_how_to_get_it_and_a_feed_comes_through_a_pipe_too() -> None:
    bare = "<item><title>Envoy</title><link>https://example.org/b</link></item>"
    items = list(read_paths(["-"], stdin=io.BytesIO(_rss(ITEM + bare))))
    assert [d.id for d in _documents(items)] == ["g1"]
    assert "detente fetch" in _reasons(items)[0]


def test_a_packed_bomb_of_a_feed_stops_in_little_time(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml.gz"
    path.write_bytes(gzip.compress(_rss(ITEM) + b" " * 300_000_000, 9))
    started = time.process_time()
    assert "bomb" in _reasons(list(read_paths([path])))[0]
    assert time.process_time() - started < 5


def test_a_sitemap_gives_addresses_and_no_texts() -> None:
    sitemap = (
        b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        b'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://example.org/a</loc>'
        b"<news:news><news:publication><news:language>en</news:language></news:publication>"
        b"<news:publication_date>2021-03-17T08:00:00Z</news:publication_date><news:title>Envoy</news:title>"
        b"</news:news></url><url><loc>file:///etc/passwd</loc></url></urlset>"
    )
    [listed] = addresses_in(sitemap)
    assert (listed.url, listed.published, listed.title) == (
        "https://example.org/a",
        date(2021, 3, 17),
        "Envoy",
    )
    assert "detente fetch" in _reasons(list(documents_of_xml(sitemap, "s.xml", Reading())))[0]


# 22, 46: archives


@pytest.mark.parametrize("name", ["../up.txt", "/etc/up.txt", "a/../../up.txt", "..\\up.txt", "C:\\up.txt"])
def test_names_that_lead_out_of_an_archive_are_refused(name: str, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(zipfile.ZipInfo(name), TEXT)
        archive.writestr("good.txt", TEXT)
    with tarfile.open(tmp_path / "a.tar.gz", "w:gz") as tar:
        for member in (name, "good.txt"):
            info = tarfile.TarInfo(member)
            info.size = len(TEXT)
            tar.addfile(info, io.BytesIO(TEXT.encode()))
    before = set(tmp_path.parent.rglob("*"))
    for path in (tmp_path / "a.zip", tmp_path / "a.tar.gz"):
        items = list(read_paths([path]))
        assert [d.id for d in _documents(items)] == ["good"]
        assert "leads out" in _reasons(items)[0]
    assert set(tmp_path.parent.rglob("*")) == before


def test_bombs_links_and_archives_in_archives_are_refused_and_the_rest_is_read(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.txt", b"a" * 100_000_000)
        archive.writestr("inner.zip", b"PK\x03\x04")
        archive.writestr("picture.png", b"\x89PNG")
        archive.writestr("news/good.html", f"<html><body><p>{TEXT}</p></body></html>")
    items = list(read_paths([tmp_path / "a.zip"]))
    assert [d.id for d in _documents(items)] == ["news/good"]
    assert len(_reasons(items)) == 3
    assert "bomb" in _reasons(items)[0]
    with tarfile.open(tmp_path / "b.tar", "w") as tar:
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        tar.addfile(link)
    assert "link" in _reasons(list(read_paths([tmp_path / "b.tar"])))[0]


def test_cut_archives_keep_the_files_before_and_say_so(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "a.tar", "w") as tar:
        for n in range(5):
            data = (TEXT + str(n) * 3000).encode()
            info = tarfile.TarInfo(f"{n}.txt")
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    (tmp_path / "cut.tar").write_bytes((tmp_path / "a.tar").read_bytes()[:10_000])
    items = list(read_paths([tmp_path / "cut.tar"]))
    assert len(_documents(items)) >= 2
    assert "cut off" in _reasons(items)[-1]
    (tmp_path / "cut.zip").write_bytes(b"PK\x03\x04 not a zip")
    assert "not a sound ZIP" in _reasons(list(read_paths([tmp_path / "cut.zip"])))[0]


def test_a_cut_gzip_file_keeps_the_lines_before(tmp_path: Path) -> None:
    lines = "".join(json.dumps({"id": n, "text": f"{TEXT} {n} {hash(str(n))}"}) + "\n" for n in range(400))
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines.encode())[:-300])
    items = list(read_paths([tmp_path / "a.jsonl.gz"]))
    assert len(_documents(items)) > 300
    assert any("ends early" in why for why in _reasons(items))


# 28-29, 36: tables


def test_columns_are_known_by_their_usual_names_or_named(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        f'title,body,date,url\nEnvoy,"{TEXT}",2021-03-17,https://example.org/a\n', encoding="utf-8"
    )
    [made] = _documents(list(read_paths([path])))
    assert (made.id, made.title, made.published) == ("https://example.org/a", "Envoy", date(2021, 3, 17))
    path.write_text(f"x;y\n7;{TEXT}\n", encoding="utf-8")
    [why] = _reasons(list(read_paths([path])))
    assert "no column holds the text" in why and "--column" in why
    [made] = _documents(list(read_paths([path], columns={"text": "y", "id": "x"})))
    assert (made.id, made.text) == ("7", TEXT)
    assert "no column 'z'" in _reasons(list(read_paths([path], columns={"text": "z"})))[0]


def test_bad_rows_are_told_with_their_line_and_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = [
        f"a,{TEXT}",
        "b",
        f"c,{TEXT} NUL\0",
        "d,",
        f'e,"{TEXT}\nmore"',
        f"f,{TEXT},too,many",
        f"g,{TEXT} end",
    ]
    path.write_text("id,text\n" + "\n".join(rows), encoding="utf-8")
    items = list(read_paths([path]))
    assert [d.id for d in _documents(items)] == ["a", "c", "e", "g"]
    assert f"{path}:3: 1 cells" in _reasons(items)[0]
    assert "\0" not in _documents(items)[1].text
    assert len(items) == len(rows)


def test_a_cell_beyond_the_bound_is_refused_in_bounded_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from detente.ingest import reading, tables

    for module in (reading, tables):
        monkeypatch.setattr(module, "MAX_BYTES", 1000)
    limit = csv.field_size_limit()
    path = tmp_path / "a.csv"
    path.write_text(f"id,text\na,{'x' * 100_000}\nb,{TEXT}\n", encoding="utf-8")
    items = list(read_paths([path]))
    csv.field_size_limit(limit)
    assert [d.id for d in _documents(items)] == ["b"]
    assert len(_reasons(items)) == 1


def test_a_table_in_windows_1252_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(f"id,text\na,“Yes,” {TEXT}\n".replace(",”", "”").encode("cp1252"))
    assert _documents(list(read_paths([path])))[0].text.startswith("“Yes”")


def test_parquet_is_read_row_by_row_and_a_broken_one_is_refused(tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    path = tmp_path / "a.parquet"
    table = pa.table({"article": [TEXT, None, f"{TEXT} two"], "date": [date(2021, 3, 17), None, None]})
    pq.write_table(table, path)
    items = list(read_paths([path]))
    assert [d.published for d in _documents(items)] == [date(2021, 3, 17), None]
    assert len(items) == 3
    (tmp_path / "b.parquet").write_bytes(path.read_bytes()[:-30])
    assert "not a sound Parquet" in _reasons(list(read_paths([tmp_path / "b.parquet"])))[0]


# 36: services' JSON


def test_answers_of_news_services_are_read(tmp_path: Path) -> None:
    answers = {
        "newsapi": {"status": "ok", "articles": [
            {"source": {"id": None, "name": "P"}, "author": "W", "title": "T", "description": "Envoy gone.",
             "url": "https://example.org/n", "publishedAt": "2021-03-17T08:00:00Z",
             "content": f"{TEXT[:60]}… [+1234 chars]"}]},
        "guardian": {"response": {"results": [
            {"id": "world/1", "webTitle": "T", "webUrl": "https://example.org/g",
             "webPublicationDate": "2021-03-17T08:00:00Z", "fields": {"bodyText": TEXT}}]}},
        "gdelt": {"articles": [
            {"url": "https://example.org/x", "title": "T", "seendate": "20210317T080000Z", "domain": "example.org"}]},
        "none": {"a": 1},
        "broken": "[",
    }  # fmt: skip
    for name, answer in answers.items():
        words = answer if isinstance(answer, str) else json.dumps(answer)
        (tmp_path / f"{name}.json").write_text(words, encoding="utf-8")
    items = list(read_paths([tmp_path]))
    guardian, newsapi = _documents(items)
    assert (guardian.id, guardian.published, guardian.text) == ("world/1", date(2021, 3, 17), TEXT)
    assert (newsapi.publisher, newsapi.byline, newsapi.published) == ("P", "W", date(2021, 3, 17))
    assert any("cut the text off" in note for note in newsapi.notes)
    assert "[+" not in newsapi.text
    reasons = _reasons(items)
    assert any("detente fetch" in why and "example.org/x" in why for why in reasons)
    assert any("no list of articles" in why for why in reasons)
    assert any("not JSON" in why for why in reasons)


# 39: dates of pages


def test_dates_that_contradict_each_other_are_noted_and_later_ones_than_the_fetch_are_not_taken() -> None:
    from detente.ingest import document_of_html

    head = (
        '<meta property="article:published_time" content="2021-03-17T08:00:00Z">'
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2021-05-01"}</script>'
    )
    body = f"<body><article><p>{TEXT}</p><p>{TEXT}</p></article></body>"
    html = f"<html lang='en'><head><title>T</title>{head}</head>{body}</html>"
    made = document_of_html(html, id="a")
    assert isinstance(made, Document)
    assert (made.published, made.published_from) == (date(2021, 3, 17), "meta")
    assert any("also gives 2021-05-01 (json-ld)" in note for note in made.notes)
    dated = document_of_html(html.replace("<article>", "<article><p>March 29, 2021</p>"), id="a")
    assert isinstance(dated, Document)
    assert any("itself is dated 2021-03-29" in note for note in dated.notes)
    late = document_of_html(html, id="a", fetched=date(2021, 3, 1))
    assert isinstance(late, Document)
    assert late.published is None
    assert any("lies after" in note for note in late.notes)


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing here may open a connection."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr("socket.socket.connect", refuse)


# 34: no pattern or loop of the readers runs away


@pytest.mark.parametrize(
    "unit",
    [
        " ", "<![CDATA[", "<!--", "<", "1,", "1.", "[+1 chars]", "A: ", "a'", "-", "“", "<html ", "&", "\u0301", "=\n",
        "WARC/1.0\r\n", "WARC/1.0\r\nContent-Length: 20000000\r\n\r\n", "WARC/1.0\r\nContent-Length: 9\r\n\r\n",
    ],
)  # fmt: skip
def test_repeated_words_take_linear_time(unit: str) -> None:
    from detente.ingest.characters import clean
    from detente.ingest.main_text import foreign_page, plain_text
    from detente.ingest.warc import documents_of_warc
    from detente.relevance import default_relevance
    from detente.resolve.fingerprint import fingerprint

    relevance = default_relevance()
    plain_text("<p>warm</p>")
    words = unit * (100_000 // len(unit))
    started = time.process_time()
    clean(words)
    fingerprint(words)
    relevance.events.can_tell_event(words)
    relevance(Document("a", words), ())
    list(documents_of_xml(_rss(words), "a.xml", Reading()))
    list(documents_of_warc(io.BytesIO(words.encode()), "a.warc", Reading()))
    answer = json.dumps({"articles": [{"content": f"a{words}"}]}).encode()
    list(documents_of_json(answer, "a.json", Reading()))
    plain_text(words)
    foreign_page(words)
    assert time.process_time() - started < 5
