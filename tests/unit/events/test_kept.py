"""Which of the events weighed in a document are kept."""

from __future__ import annotations

from detente.events.kept import Weighed, kept_in_document, kept_in_sentence
from detente.records import EventMention, Span

AROUND = [("CONSULT", "visit", 2.5)] * 9
"""What else a document tells that tells much."""


def weighed(*told: tuple[str, str, float]) -> list[Weighed]:
    return [
        Weighed(EventMention(type_, None, (), number, 0, Span(number, number + 1), (), (), ()), lemma, weight)
        for number, (type_, lemma, weight) in enumerate(told)
    ]


def kept(*told: tuple[str, str, float]) -> list[int]:
    return [e.sentence for e in kept_in_document(weighed(*told))]


def test_a_sentence_on_its_own_tells_what_weighs_enough() -> None:
    assert [e.sentence for e in kept_in_sentence(weighed(("AID", "aid", 1.2), ("AID", "aid", 1.0)))] == [0]


def test_a_document_that_tells_little_tells_what_weighs_enough() -> None:
    assert kept(("AID", "aid", 1.15), ("ACCUSE", "blame", 1.05)) == [0]


def test_what_the_same_word_tells_for_sure_elsewhere_is_told_here_too() -> None:
    told = kept_in_document(weighed(("PROTEST", "rally", 0.7), ("PROTEST", "rally", 2.5)))
    assert [[(e.rule, e.span) for e in event.evidence] for event in told] == [
        [("context.same_word", Span(1, 2))],
        [],
    ]


def test_another_word_or_another_type_tells_nothing_of_it() -> None:
    assert kept(("PROTEST", "rally", 0.7), ("PROTEST", "march", 2.5), ("SUPPORT", "rally", 2.5)) == [1, 2]


def test_the_same_word_that_is_not_sure_either_tells_nothing_of_it() -> None:
    assert kept(("PROTEST", "rally", 0.7), ("PROTEST", "rally", 1.5)) == [1]


def test_in_a_document_that_tells_much_the_only_one_of_its_type_must_weigh_more() -> None:
    assert kept(("AID", "aid", 1.2), *AROUND) == list(range(1, 10))
    assert kept(("AID", "aid", 1.4), *AROUND) == list(range(10))


def test_in_a_document_that_tells_much_one_of_several_of_its_type_may_weigh_less() -> None:
    assert 0 in kept(("AID", "aid", 1.05), ("AID", "help", 1.5), *AROUND)
