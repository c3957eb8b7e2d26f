"""How judged sentences become plain text again, and how agreement is counted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benchmarks.factuality.judged import joined, read_judged
from benchmarks.factuality.measure import pearson


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("He did n't go .", "He didn't go."),
        ("`` Yes , '' she said -LRB- twice -RRB- .", '"Yes," she said (twice).'),
        ("The boy 's dog ate 5 % .", "The boy's dog ate 5%."),
    ],
)
def test_words_are_written_as_people_do(words: str, text: str) -> None:
    assert joined(words.split())[0] == text


def test_places_of_words_move_with_the_text(tmp_path: Path) -> None:
    line = {"text": "He did n't leave .", "targets": [{"span1": [3, 4], "label": -2.5, "span_text": "leave"}]}
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(line) + "\n", encoding="utf-8")
    (judged,) = read_judged(path)
    ((start, end, label),) = judged.predicates
    assert (judged.text[start:end], label) == ("leave", -2.5)


def test_correlation_is_one_for_rows_that_rise_together_and_zero_for_a_flat_one() -> None:
    assert pearson([1, 2, 3], [2, 4, 6]) == pytest.approx(1.0)
    assert pearson([1, 2, 3], [3, 2, 1]) == pytest.approx(-1.0)
    assert pearson([1, 1, 1], [1, 2, 3]) == 0.0
