"""Code a corpus into a store and say what it takes: `python -m benchmarks.store.corpus --portal FILE`.

The first items of the portal of current events are coded into a new store with two workers, as `detente code
--store` does it. Printed are clock and processor time, sentences a second, the greatest memory of all processes
together, what the store takes on disk, what was skipped, and the incidents of two stretches of days.
"""

from __future__ import annotations

import argparse
import gzip
import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from benchmarks.incidents.portal import STRETCHES
from detente.app.storing import code_into_store
from detente.store.engine import ask

_MOST = """
SELECT i.type, i.actor_countries AS actors, i.recipient_countries AS recipients, i.documents,
       min(e.published) AS first_told
FROM incidents i, unnest(i.events) AS told(one), events e
WHERE e.document = one.document AND e.event = one.event AND e.published BETWEEN ? AND ?
GROUP BY ALL ORDER BY i.documents DESC, first_told LIMIT 8
"""
_COUNT = """
SELECT count(DISTINCT i.incident) AS incidents,
       count(DISTINCT CASE WHEN i.documents > 1 THEN i.incident END) AS told_by_several
FROM incidents i, unnest(i.events) AS told(one), events e
WHERE e.document = one.document AND e.event = one.event AND e.published BETWEEN ? AND ?
"""


def main() -> None:
    """Code the items and print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--portal", type=Path, required=True)
    parser.add_argument("--items", type=int, default=50_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--last", action="store_true", help="the last items, not the first")
    parser.add_argument("--store", type=Path, default=Path("build/corpus-store"))
    parser.add_argument("--keep", action="store_true", help="leave the store there")
    asked = parser.parse_args()
    shutil.rmtree(asked.store, ignore_errors=True)
    asked.store.parent.mkdir(parents=True, exist_ok=True)
    items = asked.store.with_suffix(".jsonl")
    count = _copy(asked.portal, items, asked.items, last=asked.last)
    start = time.perf_counter()
    with _watched() as used:
        run = code_into_store(asked.store, [items], workers=asked.workers)
    seconds, work = time.perf_counter() - start, sum(used.work.values())
    (sentences,) = ask(asked.store, "SELECT sum(sentences)::BIGINT AS n FROM documents").to_pylist()
    (rows,) = ask(asked.store, "SELECT count(*) AS n FROM events").to_pylist()
    size = sum(path.stat().st_size for path in asked.store.rglob("*") if path.is_file())
    print(f"{count} items: coded {run.coded}, empty {run.empty}, skipped {run.skipped}; {rows['n']} events")
    print(f"{seconds:.0f} s by the clock, {work:.0f} s of processors, {asked.workers} workers")
    print(f"{sentences['n'] / seconds:.0f} sentences/s, {1000 * work / count:.1f} ms of processors an item")
    print(f"memory of all processes together: at most {used.memory:.0f} MB")
    print(f"on disk: {size / 1e6:.1f} MB")
    for name, days in STRETCHES.items():
        (found,) = ask(asked.store, _COUNT, days).to_pylist()
        print(f"{name}: {found['incidents']} incidents, {found['told_by_several']} told by several items")
        for row in ask(asked.store, _MOST, days).to_pylist():
            sides = f"{row['actors'] or '?'} -> {row['recipients'] or '?'}"
            print(f"  {row['documents']:3} items since {row['first_told']}: {row['type']} {sides}")
    items.unlink()
    if not asked.keep:
        shutil.rmtree(asked.store)


def _copy(portal: Path, to: Path, count: int, *, last: bool) -> int:
    """Write the items to a file of their own and return how many there are."""
    with gzip.open(portal, "rt", encoding="utf-8") as lines:
        chosen = list(lines)[-count:] if last else list(islice(lines, count))
    to.write_text("".join(chosen), encoding="utf-8")
    return len(chosen)


@dataclass(slots=True)
class _Used:
    """The greatest memory, in MB, of this process and those below it, and the seconds that they worked."""

    memory: float = 0.0
    work: dict[int, float] = field(default_factory=dict)

    def look(self) -> None:
        """Take the figures of the moment; each page counts once however many processes share it (PSS)."""
        family = list(_family(os.getpid()))
        self.memory = max(self.memory, sum(map(_megabytes, family)))
        self.work |= {process: seconds for process in family if (seconds := _seconds(process))}


@contextmanager
def _watched() -> Iterator[_Used]:
    """Yield what the processes use, looked at once a second."""
    used, done = _Used(), threading.Event()

    def watch() -> None:
        while not done.wait(1.0):
            used.look()

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield used
    finally:
        done.set()
        watcher.join()
        used.look()


def _family(process: int) -> Iterator[int]:
    yield process
    try:
        tasks = list(Path(f"/proc/{process}/task").iterdir())
        children = [child for task in tasks for child in (task / "children").read_text().split()]
    except OSError:
        return
    for child in children:
        yield from _family(int(child))


def _megabytes(process: int) -> float:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


def _seconds(process: int) -> float:
    """Return the seconds of processor time of a process; its ended children are not in it."""
    try:
        after_name = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
