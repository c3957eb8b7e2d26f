"""What is faster than spaCy's own way gives what spaCy gives."""

from __future__ import annotations

import numpy as np
import pytest
import spacy

from detente.parse import default_parser
from detente.parse.arithmetic import EVEN, EvenOps
from detente.parse.spacy_parser import MODEL, SpacyParser
from detente.records import Document, Parse, Span

TEXTS = [
    "Let's see whether they're gonna talk.",
    "There is a man who is the envoy, and there were talks.",
    "He's got ta go; ain't it so, y'all?",
    "Russia  invaded\tUkraine .",
    "The U.S. did not do it, though it had done so before.",
    "She lets Iran go on, but I got na answer to that.",
]


@pytest.fixture(scope="module")
def parser() -> SpacyParser:
    return default_parser()


def parsed(parser: SpacyParser, text: str) -> Parse:
    ((_, _, (parse,)),) = parser([(Document("d", text), (Span(0, len(text)),))])
    return parse


def test_words_have_the_forms_that_the_rules_give_in_whichever_order_they_are_met(
    parser: SpacyParser,
) -> None:
    own = spacy.load(MODEL)
    for text in (*TEXTS, *reversed(TEXTS)):
        told = [(t.text, t.tag_, t.pos_, t.dep_, t.lemma_, str(t.morph)) for t in own(text)]
        (doc,) = parser.forms(list(parser.nlp.pipe([text])))
        assert [(t.text, t.tag_, t.pos_, t.dep_, t.lemma_, str(t.morph)) for t in doc] == told


def test_a_rule_for_two_words_leaves_its_words_alone_elsewhere(parser: SpacyParser) -> None:
    before = [t.lemma for t in parsed(parser, "Mr. Ta met the envoy's wife.").tokens]
    parsed(parser, "They got ta go and let's go.")
    assert [t.lemma for t in parsed(parser, "Mr. Ta met the envoy's wife.").tokens] == before


@pytest.mark.parametrize("width", [50, 64, 288])
def test_the_numbers_of_a_row_are_the_same_whatever_rows_stand_beside_it(width: int) -> None:
    some = np.random.default_rng(1)
    rows = some.normal(size=(700, 96)).astype(np.float32)
    weights = some.normal(size=(width, 96)).astype(np.float32)
    whole = EvenOps().gemm(rows, weights, trans2=True)
    np.testing.assert_allclose(whole, rows @ weights.T, rtol=1e-4, atol=1e-4)
    for count in (1, 2, 17, EVEN - 1, EVEN, EVEN + 1, 300):
        assert np.array_equal(EvenOps().gemm(rows[:count], weights, trans2=True), whole[:count])


def test_a_product_into_a_matrix_given_is_left_to_the_library() -> None:
    rows, weights = np.ones((3, 4), np.float32), np.ones((4, 2), np.float32)
    given = np.zeros((3, 2), np.float32)
    assert EvenOps().gemm(rows, weights, out=given) is given
    assert given.tolist() == [[4, 4]] * 3
