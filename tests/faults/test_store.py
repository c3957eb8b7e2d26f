"""A store whose writer is killed, whose files are damaged, whose disk is full or taken."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from tests.fakes import fake_coder
from tests.stores import ROOT, code_and_die, code_into, files_in, rows_in, write_stories
from typer.testing import CliRunner

import detente.store.writer
from detente.app.storing import code_into_store
from detente.cli.commands import cli
from detente.store import StoreError
from detente.store.engine import ask
from detente.store.keeping import compact, delete, info, verify
from detente.store.state import State
from detente.store.writer import open_writer


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    return write_stories(tmp_path / "stories.jsonl", range(23))


@pytest.fixture
def store(tmp_path: Path, stories: Path) -> Path:
    code_into(tmp_path / "store", stories)
    return tmp_path / "store"


def test_run_killed_anywhere_is_finished_by_the_same_command(tmp_path: Path, stories: Path) -> None:
    clean = tmp_path / "clean"
    uses = int(code_and_die(clean, stories, 0).stdout)
    # Near the end the rows are seen and the incidents not yet made.
    for at in [*random.Random(5).sample(range(1, uses - 8), 2), uses - 6, uses - 1]:
        killed = tmp_path / f"killed-{at}"
        assert code_and_die(killed, stories, at).returncode == -9
        run = code_into(killed, stories)
        assert (run.received, run.coded + run.already) == (23, 23)
        for table in ("documents", "events", "attributions", "incidents"):
            assert rows_in(killed, table) == rows_in(clean, table)
        assert files_in(killed) == files_in(clean)
        assert verify(killed) == []


def test_what_was_coded_before_ctrl_c_is_kept(tmp_path: Path, stories: Path) -> None:
    told = 0

    def stop(answer: object) -> None:
        nonlocal told
        told += 1
        if told == 9:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        code_into_store(tmp_path / "store", [stories], make_coder=fake_coder, tell=stop)
    assert info(tmp_path / "store").runs[0].coded == 9
    assert code_into(tmp_path / "store", stories).coded == 23


def test_rows_of_an_unfinished_run_are_not_seen(tmp_path: Path, stories: Path) -> None:
    store = tmp_path / "store"
    # Late enough for staged files, too early for the end.
    assert code_and_die(store, stories, 40).returncode == -9
    assert rows_in(store) == []
    assert [run.finished for run in info(store).runs] == [None]
    assert info(store).runs[0].coded > 0


def test_torn_files_of_a_killed_writer_are_swept(store: Path) -> None:
    torn = next(store.rglob("*.parquet")).with_name(".999.part")
    torn.write_bytes(b"PAR1 half")
    assert verify(store) == [f"{torn}: listed nowhere, left by a run that was killed"]
    with open_writer(store):
        pass
    assert not torn.exists()


def test_workers_and_order_of_input_do_not_change_a_byte(tmp_path: Path) -> None:
    numbers = list(range(40))
    one = write_stories(tmp_path / "one.jsonl", numbers)
    random.Random(1).shuffle(numbers)
    shuffled = write_stories(tmp_path / "shuffled.jsonl", numbers)
    code_into(tmp_path / "a", one)
    code_into(tmp_path / "b", one, workers=2)
    code_into(tmp_path / "c", shuffled)
    assert files_in(tmp_path / "a") == files_in(tmp_path / "b") == files_in(tmp_path / "c")


@pytest.mark.parametrize("where", ["file/store", "file"])
def test_store_that_cannot_be_written_fails_before_work_and_names_the_path(
    where: str, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("no folder")
    (tmp_path / "killer.txt").write_text("KILL")
    result = CliRunner().invoke(
        cli, ["code", str(tmp_path / "killer.txt"), "--store", str(tmp_path / where)], obj=fake_coder
    )
    assert result.exit_code == 2
    assert str(tmp_path / where) in result.stderr
    assert "received" not in result.stderr


def test_full_disk_is_told_and_the_run_goes_on_later(tmp_path: Path, stories: Path) -> None:
    program = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from tests.stores import code_into\n"
        "from detente.store import StoreError\n"
        "from detente.store.writer import open_writer\n"
        "with open_writer(Path(sys.argv[1])): pass\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))\n"
        "try: code_into(Path(sys.argv[1]), Path(sys.argv[2]))\n"
        "except StoreError as error: print(error)\n"
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT), *sys.path])}
    store = tmp_path / "store"
    done = subprocess.run(
        [sys.executable, "-c", program, str(store), str(stories)],
        capture_output=True, text=True, env=environment, check=True,
    )  # fmt: skip
    assert str(store) in done.stdout
    code_into(store, stories)
    code_into(tmp_path / "clean", stories)
    assert files_in(store) == files_in(tmp_path / "clean")
    assert verify(store) == []


def test_second_writer_is_refused_with_the_number_of_the_first(store: Path, stories: Path) -> None:
    with open_writer(store), pytest.raises(StoreError, match=f"process {os.getpid()} is writing"):
        code_into(store, stories)


def test_lock_of_a_dead_process_is_taken_over(store: Path, stories: Path) -> None:
    (store / "lock").write_text("999999\n")
    assert code_into(store, stories).already == 23


def test_another_coder_makes_a_new_run_beside_the_old_rows(
    store: Path, tmp_path: Path, stories: Path
) -> None:
    before = files_in(store)
    with open_writer(store) as writer:
        run = writer.start("other-1", {"version": "1"}, [str(stories)])
        assert run.run.name == "r2"
        run.finish()
    assert set(before) <= set(files_in(store))


def test_same_id_with_another_text_is_refused(store: Path, tmp_path: Path) -> None:
    other = write_stories(tmp_path / "other.jsonl", [3], text="Russia attacked Ukraine again.")
    run = code_into(store, other)
    assert (run.received, run.coded, run.skipped) == (1, 0, 1)


@pytest.mark.parametrize("harm", ["flip", "cut", "remove"])
def test_damaged_file_is_named_and_its_month_coded_again(harm: str, store: Path, stories: Path) -> None:
    clean = rows_in(store)
    path = store / next(name for name in files_in(store) if name.startswith("events"))
    data = bytearray(path.read_bytes())
    match harm:
        case "flip":
            data[len(data) // 2] ^= 0xFF
            path.write_bytes(data)
        case "cut":
            path.write_bytes(data[: len(data) // 2])
        case _:
            path.unlink()
    assert any(str(path) in fault for fault in verify(store))
    verify(store, repair=True)
    assert verify(store) == []
    code_into(store, stories)
    assert rows_in(store) == clean


@pytest.mark.parametrize("harm", ["flip", "cut", "remove"])
def test_damaged_state_is_named_and_made_anew_from_the_rows(harm: str, store: Path, stories: Path) -> None:
    clean, files = rows_in(store), files_in(store)
    path = store / "state.sqlite"
    for suffix in ("-wal", "-shm"):
        (store / f"state.sqlite{suffix}").unlink(missing_ok=True)
    data = path.read_bytes()
    match harm:
        case "flip":
            path.write_bytes(b"\xff" * 100 + data[100:])
        case "cut":
            path.write_bytes(data[: len(data) // 2])
        case _:
            path.unlink()
    (fault, *_) = verify(store)
    assert str(path) in fault
    verify(store, repair=True)
    assert verify(store) == []
    assert (rows_in(store), files_in(store)) == (clean, files)
    assert code_into(store, stories).already == 23


def test_replaced_files_are_not_counted_when_the_state_is_made_anew(store: Path, tmp_path: Path) -> None:
    code_into(store, write_stories(tmp_path / "more.jsonl", range(30, 40)))
    compact(store)
    clean = rows_in(store)
    (store / "state.sqlite").unlink()
    verify(store, repair=True)
    assert rows_in(store) == clean
    assert verify(store) == []


def test_state_of_an_earlier_layout_is_made_anew_and_the_old_one_kept(store: Path, stories: Path) -> None:
    _set_layout(store, 0)
    with pytest.raises(StoreError, match="made by an earlier détente"):
        code_into(store, stories)
    verify(store, repair=True)
    assert (store / "state.sqlite.bak").exists()
    assert code_into(store, stories).already == 23


def test_state_of_a_later_layout_is_refused(store: Path, stories: Path) -> None:
    _set_layout(store, 99)
    with pytest.raises(StoreError, match="made by a later détente"):
        code_into(store, stories)


def _set_layout(store: Path, layout: int) -> None:
    db = sqlite3.connect(store / "state.sqlite")
    db.execute(f"PRAGMA user_version = {layout}")
    db.commit()
    db.close()


def test_readers_see_whole_runs_while_a_writer_works(tmp_path: Path) -> None:
    store = tmp_path / "store"
    code_into(store, write_stories(tmp_path / "first.jsonl", range(6)))
    counts: set[int] = set()
    faults: list[Exception] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            try:
                counts.add(ask(store, "SELECT count(DISTINCT document) AS n FROM events").to_pylist()[0]["n"])
            except Exception as error:
                faults.append(error)
            time.sleep(0.1)

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    for part in range(1, 3):
        code_into(store, write_stories(tmp_path / f"{part}.jsonl", range(6 * part, 6 * part + 6)))
        compact(store)
    done.set()
    for reader in readers:
        reader.join()
    assert faults == []
    assert counts <= {6, 12, 18}


def test_deleted_document_is_gone_from_everything_and_does_not_come_back(store: Path, tmp_path: Path) -> None:
    mine = write_stories(tmp_path / "mine.jsonl", [99], text="Russia attacked Ukraine, quoth Xanthippe.")
    code_into(store, mine)
    assert _holds(store, b"Xanthippe")
    delete(store, "d99")
    for table in ("documents", "events", "attributions"):
        column = "id" if table == "documents" else "document"
        assert "d99" not in {row[column] for row in rows_in(store, table)}
    assert "d99" not in str(rows_in(store, "incidents"))
    state = State(store, write=False)
    assert state.with_words("Xanthippe") == []
    state.close()
    assert not _holds(store, b"xanthippe")
    assert code_into(store, mine).skipped == 1
    assert verify(store) == []


def _holds(store: Path, word: bytes) -> bool:
    """Return whether the word stands in the state, the rows being compressed."""
    return any(word.lower() in p.read_bytes().lower() for p in store.glob("state.sqlite*"))


def test_compacting_keeps_every_row(store: Path, tmp_path: Path) -> None:
    code_into(store, write_stories(tmp_path / "more.jsonl", range(30, 40)))
    before = rows_in(store)
    many, few = compact(store)
    assert few < many
    assert rows_in(store) == before
    assert verify(store) == []


def test_store_that_is_not_there_is_told(tmp_path: Path) -> None:
    for arguments in (["store", "info"], ["store", "verify"]):
        result = CliRunner().invoke(cli, [*arguments, str(tmp_path / "none")])
        assert result.exit_code == 2
        assert "none" in result.stderr


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM read_text('/etc/passwd')",
        "SELECT * FROM read_csv('/etc/passwd')",
        "COPY (SELECT 1) TO '/tmp/x.csv'",
        "ATTACH '/tmp/x.db'",
        "SET enable_external_access = true",
        "CREATE TABLE x (y INT)",
        "SELECT 1; SELECT 2",
        "DROP VIEW events",
        "INSTALL httpfs",
        "SELECT * FROM nonsense",
        "SELEC",
        "",
    ],
)
def test_sql_reads_the_tables_and_nothing_else(query: str, store: Path) -> None:
    with pytest.raises(StoreError):
        ask(store, query)


def test_sql_that_takes_too_long_is_stopped(store: Path) -> None:
    query = "SELECT count(*) FROM range(1000000000000) WHERE hash(range) = 7"
    with pytest.raises(StoreError, match="longer than"):
        ask(store, query, seconds=0.5)


def test_staging_is_bounded(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, stories: Path) -> None:
    monkeypatch.setattr(detente.store.writer, "STAGE_EVERY", 4)
    code_into(tmp_path / "a", stories)
    monkeypatch.undo()
    code_into(tmp_path / "b", stories)
    assert files_in(tmp_path / "a") == files_in(tmp_path / "b")
    shutil.rmtree(tmp_path / "a")
