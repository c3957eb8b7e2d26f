"""Parties whose name those of other states have too."""

from __future__ import annotations

from datetime import date

import pytest

from detente.pipeline import Coder
from detente.records import Document

TEXT = "Malta voted. In Valletta the Labour Party rejoiced. Maltese ministers spoke. Malta is small."


@pytest.mark.parametrize(
    ("text", "country"),
    [(TEXT, "MLT"), (f"{TEXT} Britain looked on.", "GBR"), ("In Malta the Labour Party rejoiced.", "GBR")],
)
def test_a_party_is_of_the_state_that_the_text_is_about_unless_its_namesake_s_is_told_of(
    rules_coder: Coder, text: str, country: str
) -> None:
    found = rules_coder(Document("test", text, date(2022, 5, 1))).mentions
    assert [m.participant.country for m in found if m.span.of(text) == "the Labour Party"] == [country]


def test_a_company_stays_that_of_its_own_state(rules_coder: Coder) -> None:
    text = TEXT.replace("In Valletta the Labour Party rejoiced", "Facebook opened an office in Valletta")
    found = rules_coder(Document("test", text, date(2022, 5, 1))).mentions
    assert [m.participant.country for m in found if m.span.of(text) == "Facebook"] == ["USA"]
