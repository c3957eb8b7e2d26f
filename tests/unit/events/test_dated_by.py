"""Who acts in the clause that an attack only dates is not at war."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from detente.events.dated_by import without_those_dated
from detente.pipeline import Coder
from detente.records import Document


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("When the invasion by Peru began, they crossed into Chad.", {"Peru"}),
        ("They began the invasion of Chad.", {"They", "Chad"}),
    ],
)
def test_who_flees_when_an_attack_begins_is_on_no_side_of_it(
    rules_coder: Coder, text: str, left: set[str]
) -> None:
    document = Document("test", text, date(2024, 3, 1))
    (parsed,) = rules_coder.parse([(document, rules_coder.segment(document))])
    mentions = tuple(rules_coder.actors(document, parsed[2], ()))
    events = rules_coder.events(document, parsed[2], mentions, (), ())
    (event,) = (e for e in events if parsed[2][0].tokens[e.head].lemma == "invasion")
    pronoun = next(i for i, t in enumerate(parsed[2][0].tokens) if t.lemma.lower() == "they")
    they = replace(mentions[0], kind="pronoun", head=pronoun, span=parsed[2][0].tokens[pronoun].span)
    new = without_those_dated(parsed[2][0], replace(event, actors=(they,), recipients=mentions))
    kept = {m.span.of(text) for m in (*new.actors, *new.recipients)} - {"the invasion"}
    assert kept == left
