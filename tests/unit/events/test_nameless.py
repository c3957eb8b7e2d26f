"""Events in which nobody is named: "the violence", "talks"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from tests.unit.events.conftest import AsTuple

from detente.events.context import with_context
from detente.events.role_words import default_role_words
from detente.pipeline import Coder
from detente.records import Document, EventMention, Evidence, Parse

Parsed = Callable[[str], tuple[Document, tuple[Parse, ...]]]


def _event(parsed: Parsed, text: str, word: str, type_: str, stage: str) -> list[EventMention]:
    _, (parse,) = parsed(text)
    head = next(i for i, t in enumerate(parse.tokens) if t.text == word)
    span = parse.tokens[head].span
    event = EventMention(type_, None, (), 0, head, span, (), (), (Evidence("type", stage, "rule", span),))
    return with_context([parse], default_role_words(), [event], [])


@pytest.mark.parametrize(
    ("text", "word", "type_", "stage", "count"),
    [
        ("People fled the violence.", "violence", "ASSAULT", "encode", 1),
        ("The talks took place in July.", "talks", "CONSULT", "encode", 1),
        ("People fled the violence.", "violence", "ASSAULT", "events", 0),
        ("They resisted.", "resisted", "ASSAULT", "encode", 0),
        ("An approval is near.", "approval", "SUPPORT", "encode", 0),
    ],
)
def test_only_a_noun_of_violence_protest_or_talks_tells_an_event_of_nobody_if_the_model_sees_it(
    parsed: Parsed, text: str, word: str, type_: str, stage: str, count: int
) -> None:
    assert len(_event(parsed, text, word, type_, stage)) == count


def test_a_meeting_is_coded_though_nobody_is_named(coder: Coder, as_tuple: AsTuple) -> None:
    record = coder(Document("d", "The meetings took place in July.", date(2019, 10, 9)))
    assert [as_tuple(e) for e in record.events] == ["CONSULT >"]
