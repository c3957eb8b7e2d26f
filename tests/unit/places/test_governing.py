"""Which place an event has."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.places import PlaceFinder, default_place_finder, place_of_event
from detente.records import Document, Parse

Read = Callable[[str], tuple[Document, Parse]]


@pytest.fixture(scope="module")
def finder() -> PlaceFinder:
    return default_place_finder()


def where(finder: PlaceFinder, sentence: tuple[Document, Parse], trigger: str) -> str | None:
    document, parse = sentence
    head = next(i for i, t in enumerate(parse.tokens) if t.text == trigger)
    place = place_of_event(parse, head, parse.tokens[head].span, finder(document, (parse,), ()))
    return place.name if place is not None else None


@pytest.mark.parametrize(
    ("words", "trigger", "name"),
    [
        ("They/PRON/nsubj/1 met/VERB/ROOT/1/meet in/ADP/prep/1 Doha/PROPN/pobj/2", "met", "Doha"),
        (
            "Gunmen/NOUN/nsubj/1 killed/VERB/ROOT/1/kill guards/NOUN/dobj/1/guard in/ADP/prep/2 Kabul/PROPN/pobj/3",
            "killed",
            "Kabul",
        ),
        (
            "The/DET/det/1 raid/NOUN/nsubj/2 began/VERB/ROOT/2/begin in/ADP/prep/2 Aleppo/PROPN/pobj/3",
            "raid",
            "Aleppo",
        ),
        (
            "He/PRON/nsubjpass/2 was/AUX/auxpass/2 killed/VERB/ROOT/2/kill in/ADP/prep/2 a/DET/det/5 "
            "raid/NOUN/pobj/3 in/ADP/prep/5 Pakistan/PROPN/pobj/6",
            "killed",
            "Pakistan",
        ),
        (
            "Police/NOUN/nsubj/1 announced/VERB/ROOT/1/announce the/DET/det/3 arrest/NOUN/dobj/1 of/ADP/prep/3 "
            "a/DET/det/6 man/NOUN/pobj/4 in/ADP/prep/6 Minsk/PROPN/pobj/7",
            "arrest",
            "Minsk",
        ),
        (
            "He/PRON/nsubj/1 flew/VERB/ROOT/1/fly to/ADP/prep/1 Warsaw/PROPN/pobj/2 ,/PUNCT/punct/3 "
            "where/ADV/advmod/7 they/PRON/nsubj/7 met/VERB/relcl/3/meet",
            "met",
            "Warsaw",
        ),
    ],
)
def test_the_place_hangs_on_the_words_of_the_event(
    finder: PlaceFinder, parsed: Read, words: str, trigger: str, name: str
) -> None:
    assert where(finder, parsed(words), trigger) == name


@pytest.mark.parametrize(
    ("words", "trigger"),
    [
        (
            "France/PROPN/nsubj/1 condemned/VERB/ROOT/1/condemn the/DET/det/3 raid/NOUN/dobj/1 in/ADP/prep/3 "
            "Aleppo/PROPN/pobj/4",
            "condemned",
        ),
        (
            "They/PRON/nsubj/1 discussed/VERB/ROOT/1/discuss the/DET/det/3 situation/NOUN/dobj/1 in/ADP/prep/3 "
            "Syria/PROPN/pobj/4",
            "discussed",
        ),
        (
            "He/PRON/nsubj/1 met/VERB/ROOT/1/meet envoys/NOUN/dobj/1 after/ADP/prep/1 talks/NOUN/pobj/3/talk "
            "in/ADP/prep/4 Doha/PROPN/pobj/5",
            "met",
        ),
        (
            "They/PRON/nsubj/1 met/VERB/ROOT/1/meet and/CCONJ/cc/1 signed/VERB/conj/1/sign it/PRON/dobj/3",
            "met",
        ),
    ],
)
def test_the_place_of_another_event_is_not_taken(
    finder: PlaceFinder, parsed: Read, words: str, trigger: str
) -> None:
    assert where(finder, parsed(words), trigger) is None


def test_two_verbs_share_a_place_only_before_both(finder: PlaceFinder, parsed: Read) -> None:
    before = parsed(
        "In/ADP/prep/4 Cairo/PROPN/pobj/0 ,/PUNCT/punct/4 they/PRON/nsubj/4 met/VERB/ROOT/4/meet "
        "and/CCONJ/cc/4 signed/VERB/conj/4/sign"
    )
    assert where(finder, before, "signed") == "Cairo"
    after = parsed(
        "They/PRON/nsubj/1 met/VERB/ROOT/1/meet in/ADP/prep/1 Cairo/PROPN/pobj/2 and/CCONJ/cc/1 "
        "signed/VERB/conj/1/sign"
    )
    assert where(finder, after, "signed") is None


def test_an_event_in_a_sentence_without_places_has_none(parsed: Read) -> None:
    _, parse = parsed("They/PRON/nsubj/1 met/VERB/ROOT/1/meet")
    assert place_of_event(parse, 1, parse.tokens[1].span, ()) is None
