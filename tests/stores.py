"""Stores for tests: what is in them as plain rows, and a coder that dies on purpose."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.fakes import fake_coder

from detente.app.storing import code_into_store
from detente.store.engine import ask
from detente.store.layout import Run
from detente.store.state import State

ROOT = Path(__file__).parents[1]


def write_stories(path: Path, numbers: Iterable[int], *, text: str = "") -> Path:
    """Write short stories as JSON lines, spread over five months; each has one to three events."""
    lines = []
    for n in numbers:
        words = (
            text or " ".join(["Russia attacked Ukraine on Monday."] * (1 + n % 3)) + f" This is story {n}."
        )
        lines.append(
            json.dumps({"id": f"d{n}", "published": f"2019-{5 + n % 5:02}-{1 + n % 28:02}", "text": words})
        )
    path.write_text("\n".join(lines) + "\n")
    return path


def code_into(store: Path, *paths: Path, workers: int = 1) -> Run:
    """Code files into a store with the fake coder."""
    return code_into_store(store, paths, workers=workers, make_coder=fake_coder)


def rows_in(store: Path, table: str = "events") -> list[dict[str, Any]]:
    """Return all rows of a table in one order."""
    rows = ask(store, f"SELECT * FROM {table}").to_pylist()
    return sorted(rows, key=lambda row: json.dumps(row, default=str))


def files_in(store: Path) -> list[str]:
    """Return the Parquet files that a store lists; they are named after their content."""
    state = State(store, write=False)
    try:
        return [file.path for file in state.files()]
    finally:
        state.close()


_PROGRAM = """
import os, signal, sys
import detente.store.writer as writer
from tests.stores import code_into
from pathlib import Path

writer.STAGE_EVERY = 5
seen = 0

def die(event, arguments):
    global seen
    if event in {"open", "os.rename", "os.remove", "os.mkdir"} and STORE in str(arguments[0]):
        seen += 1
        if seen == AT:
            os.kill(os.getpid(), signal.SIGKILL)

STORE, AT = sys.argv[1], int(sys.argv[2])
sys.addaudithook(die)
code_into(Path(STORE), Path(sys.argv[3]))
print(seen)
"""


def code_and_die(store: Path, stories: Path, at: int) -> subprocess.CompletedProcess[str]:
    """Code in a process that kills itself (SIGKILL) at the given use of the store's files; 0 is never."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT), *sys.path])}
    command = [sys.executable, "-c", _PROGRAM, str(store), str(at), str(stories)]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
