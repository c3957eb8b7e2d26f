"""Plain text to a document."""

from __future__ import annotations

from datetime import date

from detente.ingest import document_of_text
from detente.ingest.language import foreign_language
from detente.records import Document, Skipped

TEXT = "Russia recalled its ambassador from Washington on Wednesday after remarks by the president."


def _document(text: str, **given: object) -> Document:
    made = document_of_text(text, id="a", **given)  # type: ignore[arg-type]  # the tests' own words
    assert isinstance(made, Document)
    return made


def test_plain_text_keeps_every_character() -> None:
    assert _document(f" {TEXT}\r\n\r\n{TEXT} ").text == f" {TEXT}\r\n\r\n{TEXT} "


def test_a_given_date_beats_the_one_in_the_text() -> None:
    made = _document(f"March 17, 2021\n{TEXT}", published=date(2020, 1, 2))
    assert (made.published, made.published_from) == (date(2020, 1, 2), "given")


def test_a_date_line_counts_where_none_is_given() -> None:
    made = _document(f"March 17, 2021\n{TEXT}")
    assert (made.published, made.published_from) == (date(2021, 3, 17), "text")


def test_without_any_date_it_stays_open_with_a_note() -> None:
    made = _document(TEXT)
    assert made.published is None
    assert any("no publication date" in note for note in made.notes)


def test_furniture_left_out_is_noted() -> None:
    made = _document(f"{TEXT}\nShare on Facebook")
    assert made.text == TEXT
    assert any("1 line of page furniture" in note for note in made.notes)


def test_the_hash_is_that_of_what_was_given() -> None:
    assert _document(f"{TEXT}\nShare on Facebook").sha256 != _document(TEXT).sha256


def test_a_foreign_text_is_skipped_by_its_language() -> None:
    german = "Der Kanzler traf am Mittwoch den russischen Präsidenten, um über Sanktionen zu verhandeln."
    made = document_of_text(german, id="a")
    assert isinstance(made, Skipped)
    assert "'de'" in made.reason
    assert not made.empty


def test_english_full_of_foreign_names_is_english() -> None:
    for text in (
        "Malaysia holds by-elections in Bukit Selambau, Bukit Gantang, and Batang Ai.",
        "The trial of former Bosnian Serb leader Radovan Karadžić resumes in The Hague.",
        "Gunmen from Boko Haram kill 27 villagers in two attacks in Nigeria's north.",
    ):
        assert foreign_language(text) is None


def test_a_few_foreign_words_are_not_judged() -> None:
    assert foreign_language("Der Spiegel, Le Monde, El País") is None


def test_a_page_of_nothing_but_furniture_is_empty() -> None:
    made = document_of_text("Home\nAbout\nShare on Facebook\nAccept all cookies\n", id="a")
    assert isinstance(made, Skipped)
    assert made.empty
