"""Answers that take long are made once for each state of a store, and are never those of another one."""

from __future__ import annotations

import json
import threading
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.stores import code_into

import detente.app.keeping
from detente.app import looking
from detente.app.answer_bytes import as_bytes, from_bytes
from detente.app.dyad import dyad, rank_dyads, report
from detente.app.keeping import kept_answer, once_a_state
from detente.store import answers
from detente.store.keeping import compact, delete


def _stories(path: Path, numbers: range) -> Path:
    lines = []
    for n in numbers:
        one, other = ("Russia", "Ukraine") if n % 3 else ("Ukraine", "Russia")
        day = date(2019, 9, 1) + timedelta(days=n * n % 89)
        text = f"{one} attacked {other}." + (" This, he said." if n % 5 else "") + f" Story {n}."
        lines.append(json.dumps({"id": f"d{n}", "published": str(day), "text": text}))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def store(tmp_path: Path) -> Path:
    code_into(tmp_path / "store", _stories(tmp_path / "stories.jsonl", range(60)))
    return tmp_path / "store"


@pytest.fixture(autouse=True)
def _nothing_in_memory() -> None:
    _forget()


def _forget() -> None:
    detente.app.keeping._MEMORY.clear()
    detente.app.keeping._STATES.clear()


def test_a_kept_answer_is_the_answer(store: Path) -> None:
    made = dyad("RUS", "UKR", store=store)
    for _ in ("made", "in memory"):
        assert report(looking.dyad_answer(store, "rus", "ukr")) == report(made)
    _forget()
    from_disk = looking.dyad_answer(store, "RUS", "UKR")
    assert report(from_disk) == report(made)
    assert from_disk.frame().to_csv() == made.frame().to_csv()
    assert from_disk.claims == made.claims
    assert looking.ranking(store) == rank_dyads(store=store)
    _forget()
    assert looking.ranking(store) == rank_dyads(store=store)


def test_what_is_kept_is_not_made_again(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looking.dyad_answer(store, "RUS", "UKR")
    _forget()

    def fail(*_: object) -> None:
        raise AssertionError("was made again")

    monkeypatch.setattr(looking, "answer", fail)
    looking.dyad_answer(store, "RUS", "UKR")
    for changed in ({"last": "2019-11-01"}, {"alerts_a_year": 2.0}):
        with pytest.raises(AssertionError, match="made again"):
            looking.dyad_answer(store, "RUS", "UKR", **changed)


def test_a_change_of_rows_makes_the_answer_anew(store: Path, tmp_path: Path) -> None:
    before = looking.dyad_answer(store, "RUS", "UKR")
    code_into(store, _stories(tmp_path / "more.jsonl", range(60, 80)))
    after = looking.dyad_answer(store, "RUS", "UKR")
    assert len(after.dyad.series.events) > len(before.dyad.series.events)
    assert report(after) == report(dyad("RUS", "UKR", store=store))
    delete(store, "d1")
    assert not (store / answers.FOLDER).exists()
    assert report(looking.dyad_answer(store, "RUS", "UKR")) == report(dyad("RUS", "UKR", store=store))


def test_an_answer_made_while_rows_change_is_not_kept(store: Path) -> None:
    def make() -> Any:
        compacted = store / "answers"
        delete(store, "d2")
        assert not compacted.exists()
        return ("of the state before",)

    assert kept_answer(store, {"what": 1}, make) == ("of the state before",)
    assert list((store / "answers").glob("*.answer")) == []
    assert kept_answer(store, {"what": 1}, lambda: ("anew",)) == ("anew",)


def test_many_threads_that_ask_the_same_wait_for_one(store: Path) -> None:
    made: list[int] = []
    told: list[object] = []

    def make() -> tuple[int, ...]:
        made.append(1)
        time.sleep(0.1)
        return (7,)

    asking = [
        threading.Thread(target=lambda: told.append(kept_answer(store, {"q": 1}, make))) for _ in range(12)
    ]
    for thread in asking:
        thread.start()
    for thread in asking:
        thread.join()
    assert (len(made), told) == (1, [(7,)] * 12)


def test_a_damaged_answer_is_made_anew(store: Path) -> None:
    kept_answer(store, {"q": 1}, lambda: (1,))
    (path,) = (store / "answers").glob("*.answer")
    for damage in (b"", b"junk", path.read_bytes()[:-3]):
        _forget()
        path.write_bytes(damage)
        assert kept_answer(store, {"q": 1}, lambda: (2,)) == (2,)


def test_a_store_that_cannot_be_written_answers_all_the_same(store: Path) -> None:
    (store / "answers").write_text("a file where the folder should be")
    assert kept_answer(store, {"q": 1}, lambda: (1,)) == (1,)


def test_kept_answers_take_no_more_room_than_allowed(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "MOST_BYTES", 3000)
    for n in range(20):
        answers.keep(store, looking.revision(store), {"q": n}, bytes(1000))
    files = list((store / "answers").iterdir())
    assert sum(f.stat().st_size for f in files) <= 3000
    assert answers.kept(store, looking.revision(store), {"q": 19}) is not None
    compact(store)
    at = looking.revision(store)
    answers.keep(store, at, {"q": 1}, b"x")
    assert all(f.name.startswith(at) for f in (store / "answers").iterdir())


def test_bytes_hold_records_of_the_analysis_and_nothing_else() -> None:
    with pytest.raises(TypeError, match=r"pathlib\._?.*cannot be kept"):
        as_bytes(Path("x"))
    import zlib

    for told in ({"record": ["days:calendar", 1]}, {"record": ["..os:system", "true"]}, {"odd": 1}):
        with pytest.raises(ValueError, match="no kept answer"):
            from_bytes(zlib.compress(json.dumps(told).encode()))


def test_once_a_state_keeps_the_newest_only(store: Path, tmp_path: Path) -> None:
    made = [once_a_state(store, "rows", object) for _ in range(2)]
    assert made[0] is made[1]
    code_into(store, _stories(tmp_path / "more.jsonl", range(60, 62)))
    assert once_a_state(store, "rows", object) is not made[0]


def test_prepare_answers_the_ranking_and_the_busiest(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert looking.prepare(store, 3) == 2
    _forget()
    monkeypatch.setattr(looking, "_read", lambda _: pytest.fail("was not prepared"))
    looking.ranking(store)
    looking.dyad_answer(store, "RUS", "UKR")
