"""What one given participant does to another."""

from __future__ import annotations

import json

import pytest

from detente.app.relate import relate, relate_lines
from detente.encode.categories import TYPES

TEXT = "Canada sanctioned Iran after Iran detained a Canadian journalist."


def test_probabilities_of_all_types_and_none_add_up_to_one() -> None:
    chances = relate(TEXT, actor=(0, 6), recipient=(18, 22))
    assert set(chances) == set(TYPES)
    assert sum(chances.values()) == pytest.approx(1.0, abs=1e-4)
    assert list(chances.values()) == sorted(chances.values(), reverse=True)


def test_the_answer_depends_on_the_direction() -> None:
    there = relate(TEXT, actor=(0, 6), recipient=(18, 22))
    back = relate(TEXT, actor=(29, 33), recipient=(43, 64))
    assert next(iter(there)) == "SANCTION"
    assert next(iter(back)) == "COERCE"


@pytest.mark.parametrize(
    ("actor", "recipient", "reason"),
    [
        ((0, 0), (18, 22), "actor"),
        ((-1, 3), (18, 22), "actor"),
        ((0, 6), (18, 999), "recipient"),
        ((0, 6), (3, 10), "overlap"),
    ],
)
def test_places_that_mark_no_two_participants_are_refused(
    actor: tuple[int, int], recipient: tuple[int, int], reason: str
) -> None:
    with pytest.raises(ValueError, match=reason):
        relate(TEXT, actor=actor, recipient=recipient)


def test_bad_lines_are_named_and_the_others_answered() -> None:
    good = json.dumps({"id": "x", "text": TEXT, "actor": [0, 6], "recipient": [18, 22]})
    answers = list(relate_lines([good, "{", "", '{"text": "a"}', good], "pairs.jsonl"))
    assert [a.get("type") for a in answers] == ["SANCTION", None, None, "SANCTION"]
    assert answers[1]["error"].startswith("pairs.jsonl:2: ")
    assert answers[2]["error"].startswith('pairs.jsonl:4: "actor" must be two offsets')
