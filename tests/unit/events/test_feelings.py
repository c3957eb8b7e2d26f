"""Who feels is the one who judges; the model here sees the subject of the passive as the one judged."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.unit.events.test_noun_doers import found, sides

from detente.records import Document, Parse

Parsed = Callable[[str], tuple[Document, tuple[Parse, ...]]]


@pytest.mark.parametrize(
    ("text", "word", "type_", "seen", "told"),
    [
        (
            "Freedonia is encouraged by Sylvania.",
            "encouraged",
            "SUPPORT",
            {"Freedonia": "recipient", "Sylvania": "actor"},
            "Freedonia>Sylvania",
        ),
        (
            "Freedonia was honored to welcome Sylvania.",
            "honored",
            "SUPPORT",
            {"Freedonia": "recipient", "Sylvania": "recipient"},
            "Freedonia>Sylvania",
        ),
        (
            "Freedonia was honored by Sylvania.",
            "honored",
            "SUPPORT",
            {"Freedonia": "recipient", "Sylvania": "actor"},
            "Sylvania>Freedonia",
        ),
    ],
)
def test_the_subject_of_a_feeling_judges_what_it_is_about(
    parsed: Parsed, text: str, word: str, type_: str, seen: dict[str, str], told: str
) -> None:
    assert sides(found(parsed, text, word, type_, seen)) == told
