"""Which of the events weighed in a document are kept."""

from __future__ import annotations

from detente.events.kept import Weighed, kept_in_document, kept_in_sentence
from detente.records import EventMention, Mention, Participant, Span

AROUND = [("CONSULT", "visit", 2.5)] * 9
"""What else a document tells that tells much."""


ACTED = (Mention(Span(0, 1), 0, 0, Participant("Ruritania", "RUR"), "name"),)
SUFFERED = (Mention(Span(1, 2), 0, 1, Participant("Freedonia", "FRE"), "name"),)
SOMEBODY = (Mention(Span(1, 2), 0, 1, Participant("the crowd"), "noun"),)


def weighed(
    *told: tuple[str, str, float],
    actors: tuple[Mention, ...] = ACTED,
    recipients: tuple[Mention, ...] = (),
) -> list[Weighed]:
    return [
        Weighed(
            EventMention(type_, None, (), number, 0, Span(number, number + 1), actors, recipients, ()),
            lemma,
            weight,
        )
        for number, (type_, lemma, weight) in enumerate(told)
    ]


def kept(
    *told: tuple[str, str, float],
    actors: tuple[Mention, ...] = ACTED,
    recipients: tuple[Mention, ...] = (),
) -> list[int]:
    return [e.sentence for e in kept_in_document(weighed(*told, actors=actors, recipients=recipients))]


def test_a_sentence_on_its_own_tells_what_weighs_enough() -> None:
    assert [e.sentence for e in kept_in_sentence(weighed(("AID", "aid", 1.25), ("AID", "aid", 1.15)))] == [0]


def test_a_document_that_tells_little_tells_what_weighs_enough() -> None:
    assert kept(("AID", "aid", 1.25), ("ACCUSE", "blame", 1.15)) == [0]


def test_what_the_same_word_tells_for_sure_elsewhere_is_told_here_too() -> None:
    told = kept_in_document(weighed(("PROTEST", "rally", 0.85), ("PROTEST", "rally", 2.5)))
    assert [[(e.rule, e.span) for e in event.evidence] for event in told] == [
        [("context.same_word", Span(1, 2))],
        [],
    ]


def test_another_word_or_another_type_tells_nothing_of_it() -> None:
    assert kept(("PROTEST", "rally", 0.85), ("PROTEST", "march", 2.5), ("SUPPORT", "rally", 2.5)) == [1, 2]


def test_the_same_word_that_is_not_sure_either_tells_nothing_of_it() -> None:
    assert kept(("PROTEST", "rally", 0.85), ("PROTEST", "rally", 1.4)) == [1]


def test_in_a_document_that_tells_much_the_only_one_of_its_type_must_weigh_more() -> None:
    assert kept(("AID", "aid", 1.2), *AROUND) == list(range(1, 10))
    assert kept(("AID", "aid", 1.4), *AROUND) == list(range(10))


def test_in_a_document_that_tells_much_one_of_several_of_its_type_may_weigh_less() -> None:
    assert 0 in kept(("AID", "aid", 1.05), ("AID", "help", 1.55), *AROUND)


def test_in_a_document_that_tells_much_what_no_state_does_to_none_must_weigh_more() -> None:
    assert 0 not in kept(("AID", "aid", 1.35), ("AID", "help", 1.55), *AROUND, actors=SOMEBODY)
    assert 0 in kept(("AID", "aid", 1.45), ("AID", "help", 1.55), *AROUND, actors=SOMEBODY)


def test_in_a_document_that_tells_much_what_states_do_to_each_other_may_weigh_less() -> None:
    assert 0 in kept(("AID", "aid", 0.95), ("AID", "help", 1.55), *AROUND, recipients=SUFFERED)
    assert 0 not in kept(("AID", "aid", 0.95), ("AID", "help", 1.55), *AROUND)
