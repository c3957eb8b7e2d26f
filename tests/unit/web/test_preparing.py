"""Answers worked out beside the requests, many questions at once."""

from __future__ import annotations

import threading

import pytest

from detente.web.preparing import PreparingEach


def test_no_more_are_worked_out_than_there_is_room_for() -> None:
    go, begun = threading.Event(), []

    def work(question: int) -> int:
        begun.append(question)
        go.wait(5)
        return question

    preparing = PreparingEach(work)
    for question in range(preparing.MOST + 5):
        assert preparing.get(question, "r1", 0.01).answer is None
    assert len(begun) == preparing.AT_ONCE
    go.set()
    assert preparing.get(3, "r1", 5).answer == 3
    assert preparing.get(preparing.MOST - 1, "r1", 5).current
    assert preparing.get(preparing.MOST + 1, "r1", 5).answer == preparing.MOST + 1


def test_answer_of_an_earlier_state_is_told_as_such_and_only_for_a_while(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    go, begun = threading.Event(), []

    def work(question: str) -> str:
        begun.append(question)
        go.wait(5)
        return question.upper()

    preparing = PreparingEach(work)
    assert preparing.get("a", "r1", 0.01).answer is None
    go.set()
    old = preparing.get("a", "r2", 5)
    assert (old.answer, old.current) == ("A", False)
    assert preparing.get("a", "r2", 5).current
    assert len(begun) == 2
    go.clear()
    assert preparing.get("b", "r2", 0.01).answer is None
    job = preparing._jobs["b"]
    go.set()
    assert job.done.wait(5)
    monkeypatch.setattr(PreparingEach, "FRESH", -1.0)
    preparing.get("c", "r3", 0)
    assert "b" not in preparing._jobs


def test_failure_waits_for_who_comes_late_and_then_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PreparingEach, "FRESH", -1.0)
    outcomes, go = [0, 7], threading.Event()

    def work(_: str) -> int:
        go.wait(5)
        if (outcome := outcomes.pop(0)) == 0:
            raise LookupError("no")
        return outcome

    preparing = PreparingEach(work)
    assert preparing.get("a", "r1", 0.01).answer is None
    job = preparing._jobs["a"]
    go.set()
    assert job.done.wait(5)
    with pytest.raises(LookupError, match="no"):
        preparing.get("a", "r1", 5)
    assert preparing.get("a", "r1", 5).answer == 7
