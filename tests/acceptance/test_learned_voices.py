"""Voices whose cues no rule knows."""

from __future__ import annotations

import pytest

from detente.pipeline import Coder
from detente.records import Document


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "The minister is convinced that the rebels shelled the town.",
            "The minister",
            "the rebels shelled the town",
        ),
        (
            "The opposition is skeptical that the army will withdraw.",
            "The opposition",
            "the army will withdraw",
        ),
    ],
)
def test_an_attitude_without_a_rule_is_an_attribution_of_the_tagger(
    coder: Coder, rules_coder: Coder, text: str, source: str, content: str
) -> None:
    (found,) = coder(Document("d", text)).attributions
    assert found.source is not None
    assert (found.source.span.of(text), [s.of(text) for s in found.content]) == (source, [content])
    assert found.evidence[0].rule.startswith("attribution-l3 ")
    assert rules_coder(Document("d", text)).attributions == ()


def test_a_deed_is_told_by_the_voice_that_the_tagger_finds(coder: Coder) -> None:
    text = "The minister is convinced that the rebels shelled the town."
    coded = coder(Document("d", text))
    voices = [e.attribution for e in coded.events if e.type == "ASSAULT"]
    assert voices == [coded.attributions[0].id]
