"""Explanations name every value and its reason."""

from __future__ import annotations

import pytest
from tests.fakes import coded

from detente.app.explain import explain
from detente.lexicon import SHIPPED
from detente.pipeline import Coder
from detente.records import Document


def test_explanation_names_every_value() -> None:
    words = explain(coded("Russia never attacked Ukraine in Kyiv on Monday, he said."), "e1")
    for part in (
        "ASSAULT aerial, material conflict",
        "Russia (RUS GOV)",
        "Ukraine (UKR GOV)",
        "denied: told as not having happened",
        "(unnamed) (indirect), through “said”",
        "2019-10-07",
        "Kyiv, Kyiv City, UKR at 50.45, 30.52 (town)",
        "195, Goldstein -10.0",
    ):
        assert part in words


def test_what_the_text_does_not_say_is_told_as_that() -> None:
    words = explain(coded("rebels attacked"), "e1")
    assert "the text names none" in words
    assert words.count("the text does not say") == 2
    assert "the document says it itself" in words


def test_type_is_explained_by_its_pattern(coder: Coder) -> None:
    story = coder(Document("d", "France condemned Russia."))
    words = explain(story, "e1")
    rule = next(e.rule for e in story.events[0].because if e.of == "type")
    line = SHIPPED.line_of(rule)
    assert line is not None
    assert f"{rule}: {line['pattern']}" in words


def test_unknown_event_is_refused_with_those_there_are() -> None:
    with pytest.raises(KeyError, match="d has no event e9; its events: e1"):
        explain(coded(), "e9")


@pytest.mark.parametrize(
    "rule",
    [
        "status.negated",
        "patterns/assault.tsv:1",
        "patterns/assault.tsv:999999",
        "../x.tsv:2",
        "none.tsv:2",
        "",
    ],
)
def test_rule_that_is_no_lexicon_line_has_none(rule: str) -> None:
    assert SHIPPED.line_of(rule) is None
