"""Remarks under one speaker's label: an office makes them a transcript, any other word does not."""

from __future__ import annotations

import pytest

from detente.attribution.transcripts import find_turns


@pytest.mark.parametrize(
    ("label", "count"),
    [("THE VICE PRESIDENT", 1), ("SECRETARY DOE", 1), ("UPDATE", 0), ("AP", 0)],
)
def test_one_label_makes_a_transcript_if_it_names_an_office(label: str, count: int) -> None:
    text = f"Remarks in Ruritania\n\n{label}: Freedonia attacked us. We shall not forget it.\n"
    assert len(find_turns(text)) == count
