"""What one given participant does to another."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

import numpy as np
import pytest

from detente.app.relate import relate, relate_lines
from detente.encode import default_pair_reader
from detente.encode.categories import TYPES
from detente.parse import default_parser
from detente.records import Document, Span

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


def test_a_planned_attack_is_a_threat_though_the_reading_with_marks_alone_calls_it_an_attack() -> None:
    text = "Ruritania will begin a military operation against Freedonia next week."
    actor, recipient = (0, 9), (50, 59)
    marked = default_pair_reader().readings.marked(text, actor, recipient)
    assert TYPES[int(marked.argmax())] == "ASSAULT"
    assert next(iter(relate(text, actor=actor, recipient=recipient))) == "THREATEN"


def test_how_likely_none_is_the_reading_with_marks_alone_decides() -> None:
    actor, recipient = (51, 64), (0, 6)
    marked = default_pair_reader().readings.marked(TEXT, actor, recipient)
    alone = float(np.exp(marked[0]) / np.exp(marked).sum())
    assert relate(TEXT, actor=actor, recipient=recipient)["NONE"] == pytest.approx(alone, abs=1e-5)


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


def test_a_sentence_asked_about_twice_is_parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []
    parser = default_parser()

    def counting(documents: Sequence[tuple[Document, Sequence[Span]]]) -> Iterator[object]:
        parsed.extend(document.text for document, _ in documents)
        return parser(documents)

    monkeypatch.setattr("detente.app.relate._parser", lambda: counting)
    text = "Freedonia recalled its envoy after Ruritania expelled two diplomats."
    there = relate(text, actor=(0, 9), recipient=(35, 44))
    back = relate(text, actor=(35, 44), recipient=(0, 9))
    assert (parsed, there == back) == ([text], False)
