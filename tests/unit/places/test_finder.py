"""Which names of a sentence are places."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.lexicon import read_table
from detente.places import PlaceFinder, default_place_finder
from detente.places.names import LANDMARK_COLUMNS
from detente.records import Document, Evidence, Mention, Parse, Participant, Place, Span

Read = Callable[[str], tuple[Document, Parse]]


@pytest.fixture(scope="module")
def finder() -> PlaceFinder:
    return default_place_finder()


def found(finder: PlaceFinder, sentence: tuple[Document, Parse], *mentions: Mention) -> tuple[Place, ...]:
    document, parse = sentence
    return finder(document, (parse,), mentions)


@pytest.mark.parametrize(
    ("words", "text", "name", "country"),
    [
        (
            "Protests/NOUN/nsubj/1 erupted/VERB/ROOT/1 in/ADP/prep/1 Belarus/PROPN/pobj/2",
            "Belarus",
            "Belarus",
            "BLR",
        ),
        (
            "Bombs/NOUN/nsubj/1 fell/VERB/ROOT/1/fall on/ADP/prep/1 the/DET/det/4 town/NOUN/pobj/2 "
            "of/ADP/prep/4 Kharkiv/PROPN/pobj/5",
            "Kharkiv",
            "Kharkiv",
            "UKR",
        ),
        (
            "They/PRON/nsubj/1 met/VERB/ROOT/1/meet in/ADP/prep/1 Erbil/PROPN/pobj/2 ,/PUNCT/punct/3 "
            "Iraq/PROPN/appos/3",
            "Erbil, Iraq",
            "Erbil",
            "IRQ",
        ),
        (
            "They/PRON/nsubj/1 met/VERB/ROOT/1/meet in/ADP/prep/1 Paris/PROPN/pobj/2 ,/PUNCT/punct/3 "
            "Texas/PROPN/appos/3",
            "Paris, Texas",
            "Paris",
            "USA",
        ),
        (
            "The/DET/det/2 Kabul/PROPN/compound/2 attack/NOUN/nsubj/3 failed/VERB/ROOT/3/fail",
            "Kabul",
            "Kabul",
            "AFG",
        ),
        (
            "Troops/NOUN/nsubj/1 left/VERB/ROOT/1/leave northern/ADJ/amod/3 Syria/PROPN/dobj/1",
            "northern Syria",
            "northern Syria",
            "SYR",
        ),
        (
            "Boats/NOUN/nsubj/1 collided/VERB/ROOT/1 in/ADP/prep/1 the/DET/det/6 South/PROPN/compound/6 "
            "China/PROPN/compound/6 Sea/PROPN/pobj/2",
            "South China Sea",
            "South China Sea",
            None,
        ),
        (
            "Rockets/NOUN/nsubj/1 hit/VERB/ROOT/1 inside/ADP/prep/1 Iraqi/ADJ/amod/4 bases/NOUN/pobj/2/base",
            "Iraqi bases",
            "Iraqi bases",
            "IRQ",
        ),
        (
            "The/DET/det/1 invasion/NOUN/ROOT/1 of/ADP/prep/1 Ukraine/PROPN/pobj/2",
            "Ukraine",
            "Ukraine",
            "UKR",
        ),
    ],
)
def test_locative_words_make_a_name_a_place(
    finder: PlaceFinder, parsed: Read, words: str, text: str, name: str, country: str | None
) -> None:
    sentence = parsed(words)
    (place,) = found(finder, sentence)
    assert (place.span.of(sentence[0].text), place.name, place.country) == (text, name, country)


@pytest.mark.parametrize(
    "words",
    [
        "Moscow/PROPN/nsubj/1 rejected/VERB/ROOT/1/reject it/PRON/dobj/1",
        "The/DET/det/2 Iran/PROPN/compound/2 attack/NOUN/nsubj/3 failed/VERB/ROOT/3/fail",
        "Talks/NOUN/nsubj/1 turned/VERB/ROOT/1 on/ADP/prep/1 Syria/PROPN/pobj/2",
        "He/PRON/nsubj/1 aimed/VERB/ROOT/1/aim at/ADP/prep/1 Iran/PROPN/pobj/2",
        "BEIRUT/PROPN/ROOT/0 Israel/PROPN/nsubj/2 struck/VERB/dep/0/strike",
        "It/PRON/nsubj/1 stood/VERB/ROOT/1 outside/ADP/prep/1 the/DET/det/5 Iraqi/ADJ/amod/5 embassy/NOUN/pobj/2",
    ],
)
def test_a_name_without_locative_words_is_no_place(finder: PlaceFinder, parsed: Read, words: str) -> None:
    assert found(finder, parsed(words)) == ()


def test_a_state_named_in_the_document_settles_a_namesake(finder: PlaceFinder, parsed: Read) -> None:
    blast = parsed("It/PRON/nsubj/1 exploded/VERB/ROOT/1 in/ADP/prep/1 Tripoli/PROPN/pobj/2")
    assert [p.country for p in found(finder, blast)] == ["LBY"]
    named = parsed(
        "Lebanese/ADJ/amod/1 troops/NOUN/nsubj/2 fought/VERB/ROOT/2 in/ADP/prep/2 Tripoli/PROPN/pobj/3"
    )
    assert [p.country for p in found(finder, named)] == ["LBN"]


def test_a_place_in_the_name_of_an_organisation_is_none(finder: PlaceFinder, parsed: Read) -> None:
    sentence = parsed(
        "He/PRON/nsubj/1 works/VERB/ROOT/1 in/ADP/prep/1 Aleppo/PROPN/compound/4 Media/PROPN/pobj/2"
    )
    mention = Mention(
        Span(12, 24),
        0,
        4,
        Participant("Aleppo Media"),
        "name",
        (Evidence("who", "actors", "organisations.tsv:9"),),
    )
    assert found(finder, sentence, mention) == ()


def test_evidence_names_gazetteer_and_lexicon_line(finder: PlaceFinder, parsed: Read) -> None:
    (erbil,) = found(finder, parsed("It/PRON/nsubj/1 fell/VERB/ROOT/1 near/ADP/prep/1 Erbil/PROPN/pobj/2"))
    assert erbil.evidence[0].rule == "gazetteer:95446"
    assert (erbil.latitude, erbil.longitude, erbil.precision) == (36.1912, 44.0094, "town")
    (sea,) = found(
        finder,
        parsed(
            "It/PRON/nsubj/1 fell/VERB/ROOT/1 into/ADP/prep/1 the/DET/det/5 Black/PROPN/compound/5 Sea/PROPN/pobj/2"
        ),
    )
    assert sea.evidence[0].rule.startswith("landmarks.tsv:")


def test_a_document_without_sentences_has_no_places(finder: PlaceFinder) -> None:
    assert finder(Document("d", ""), (), ()) == ()


def test_landmarks_are_named_once_and_lie_on_earth() -> None:
    rows = read_table("landmarks.tsv", LANDMARK_COLUMNS)
    names = [n for r in rows for n in (r["name"], *r.list("aliases"))]
    assert len(names) == len(set(names))
    assert all(-90 <= float(r["latitude"]) <= 90 and -180 <= float(r["longitude"]) <= 180 for r in rows)
    assert {r["precision"] for r in rows} <= {"point", "town", "region"}
