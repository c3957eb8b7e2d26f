"""The place that a report is dated from, found by the whole coder."""

from __future__ import annotations

from datetime import date

import pytest

from detente.pipeline import Coder
from detente.records import Document

TEXTS = [
    ("BRENNICK - Kestria detained two Valdorian engineers.", ["Kestria"]),
    ("MOSCOW - Ukraine detained two engineers.", ["Ukraine"]),
    ("LIMA, Peru - Chile detained two engineers.", ["Chile"]),
    ("RUSSIA detained two engineers - and released one.", ["RUSSIA"]),
]


@pytest.mark.parametrize(("text", "actors"), TEXTS)
def test_the_place_before_the_dash_does_nothing(coder: Coder, text: str, actors: list[str]) -> None:
    detained = next(e for e in coder(Document("test", text, date(2024, 5, 14))).events if e.type == "COERCE")
    assert [m.span.of(text) for m in detained.actors] == actors
