"""Kill a run at random moments and see that the next one finishes it: `python -m benchmarks.store.kill`.

A process codes into a store and is killed (SIGKILL) after a random time; the same command then finishes the
run, and rows and files must be those of a run that nobody killed.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from detente.store.engine import ask
from detente.store.keeping import verify
from detente.store.state import State

ROOT = Path(__file__).parents[2]
_PROGRAM = """
import sys, time
from pathlib import Path
import detente.store.writer as writer
from tests.stores import code_into
writer.STAGE_EVERY = 20
print("ready", flush=True)
code_into(Path(sys.argv[1]), Path(sys.argv[2]), workers=int(sys.argv[3]))
"""


def main() -> None:
    """Print each kill with what became of it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--stories", type=int, default=2000)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    folder = Path("build/killed")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    stories = folder / "stories.jsonl"
    _write(stories, asked.stories)
    clean = folder / "clean"
    start = time.perf_counter()
    _run(clean, stories, asked.workers)
    whole = time.perf_counter() - start
    expected = _rows(clean)
    chance = random.Random(asked.seed)
    wrong = 0
    for kill in range(1, asked.kills + 1):
        store = folder / f"killed-{kill}"
        after = chance.uniform(0, whole * 0.95)
        done = _run(store, stories, asked.workers, after)
        before = _counted(store)
        _run(store, stories, asked.workers)
        same = _rows(store) == expected and verify(store) == []
        wrong += not same
        fate = "killed" if done == -signal.SIGKILL else "finished before"
        print(
            f"{kill:2} {fate} after {after:.2f} s, {before} documents kept, {'same' if same else 'DIFFERS'}",
            flush=True,
        )
        shutil.rmtree(store)
    print(f"{asked.kills} kills in runs of {whole:.1f} s, {wrong} with other rows or files than a clean run")


def _write(path: Path, count: int) -> None:
    lines = (
        {
            "id": f"d{n}",
            "published": f"2019-{1 + n % 12:02}-{1 + n % 28:02}",
            "text": " ".join(["Russia attacked Ukraine on Monday."] * (1 + n % 3)) + f" This is story {n}.",
        }
        for n in range(count)
    )
    path.write_text("\n".join(map(json.dumps, lines)) + "\n", encoding="utf-8")


def _run(store: Path, stories: Path, workers: int, kill_after: float | None = None) -> int:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT), *sys.path])}
    command = [sys.executable, "-c", _PROGRAM, str(store), str(stories), str(workers)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, start_new_session=True)
    assert process.stdout is not None
    process.stdout.readline()
    if kill_after is not None:
        time.sleep(kill_after)
        process.kill()
    return process.wait()


def _rows(store: Path) -> tuple[list[str], list[object]]:
    state = State(store, write=False)
    files = [file.path for file in state.files()]
    state.close()
    counts: list[object] = [
        ask(store, f"SELECT count(*) AS n, count(DISTINCT {key}) AS d FROM {table}").to_pylist()
        for table, key in (("documents", "id"), ("events", "document || event"), ("incidents", "incident"))
    ]
    return files, counts


def _counted(store: Path) -> int:
    if not (store / "state.sqlite").exists():
        return 0
    state = State(store, write=False)
    try:
        return sum(run.coded for run in state.runs())
    finally:
        state.close()


if __name__ == "__main__":
    main()
