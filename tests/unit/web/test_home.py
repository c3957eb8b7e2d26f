"""The first page."""

from __future__ import annotations

import threading
import time
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.serving import STORIES, client_of
from tests.stores import code_into

from detente.app.looking import overview
from detente.web.coverage import coverage
from detente.web.preparing import Preparing


def test_first_page_tells_what_the_store_holds(client: TestClient) -> None:
    text = client.get("/").text
    assert f'<dd><a class="fig" href="/documents">{STORIES}</a></dd>' in text
    assert 'href="/dyads/RUS/UKR"' in text
    assert "2019-10-12 to 2019-10-18" in text
    assert "told otherwise by Paper" in text


def test_store_without_a_finished_run_says_what_to_do(tmp_path: Path) -> None:
    empty = tmp_path / "empty.jsonl"
    empty.write_text("")
    code_into(tmp_path / "store", empty)
    answer = client_of(tmp_path / "store").get("/")
    assert answer.status_code == 200
    assert "Nothing yet" in answer.text


def test_store_without_any_date_is_shown(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "a", "text": "Russia attacked Ukraine."}\n')
    code_into(tmp_path / "store", tmp_path / "a.jsonl")
    client = client_of(tmp_path / "store")
    assert "Documents without a date: 1." in client.get("/").text
    assert client.get("/api/v1/dyads").status_code == 404


def test_every_day_is_in_a_bar_or_a_hole(small_store: Path) -> None:
    told = overview(small_store)
    covered = coverage(told)
    assert covered is not None
    assert (covered.step, len(covered.bars), len(covered.holes)) == (1, STORIES, 1)
    assert covered.missing == 7
    assert sum(m.covered + m.missing for m in covered.months) == STORIES + 7
    assert covered.summary.endswith(f"the longest stretch 7 ({date(2019, 10, 12)} to {date(2019, 10, 18)}).")


def _current(preparing: Preparing[int], state: str) -> int | None:
    """Return the answer for a state once it is there; nobody but who began the work waits for it."""
    until = time.monotonic() + 5
    while not (told := preparing.get(state, 0)).current and time.monotonic() < until:
        time.sleep(0.005)
    return told.answer if told.current else None


def test_who_comes_while_it_is_worked_out_does_not_wait() -> None:
    go = threading.Event()
    preparing = Preparing(lambda: go.wait(5))
    preparing.get("r1", 0)
    begun = time.monotonic()
    assert preparing.get("r1", 4).answer is None
    assert time.monotonic() - begun < 2
    go.set()


def test_answer_is_worked_out_once_for_all_who_ask() -> None:
    begun, go = [], threading.Event()

    def work() -> int:
        begun.append(1)
        go.wait(5)
        return 7

    preparing = Preparing(work)
    assert preparing.get("r1", 0.01).answer is None
    assert preparing.get("r1", 0.01).current is False
    go.set()
    assert _current(preparing, "r1") == 7
    assert len(begun) == 1
    go.clear()
    old = preparing.get("r2", 0.01)
    assert (old.answer, old.state, old.current) == (7, "r1", False)
    go.set()
    assert _current(preparing, "r2") == 7


def test_what_went_wrong_is_told_to_who_asked() -> None:
    def work() -> int:
        raise LookupError("no")

    with pytest.raises(LookupError, match="no"):
        Preparing(work).get("r1", 5)
