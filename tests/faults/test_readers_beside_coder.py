"""Twenty readers ask a real server while a coder writes into the store that it serves."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections import Counter
from pathlib import Path
from typing import Any

import httpx
from tests.browser.served import served
from tests.serving import write_served
from tests.stores import ROOT, code_into, write_stories

READERS, RUNS = 20, 4
ASKED = (
    "/", "/api/v1/store", "/api/v1/events?limit=20&actor=RUS", "/api/v1/facets?words=attacked",
    "/api/v1/documents?limit=5", "/api/v1/incidents?limit=5", "/documents/d3", "/api/v1/documents/d3",
)  # fmt: skip

_CODER = """
import sys
from pathlib import Path
from tests.stores import code_into
for stories in sys.argv[2:]:
    code_into(Path(sys.argv[1]), Path(stories))
    print("done", flush=True)
"""


def test_no_reader_meets_an_error_beside_a_running_coder(tmp_path: Path) -> None:
    store = tmp_path / "store"
    code_into(store, write_served(tmp_path / "first.jsonl", 40))
    more = [
        write_stories(tmp_path / f"{n}.jsonl", range(1000 * n, 1000 * n + 60)) for n in range(1, RUNS + 1)
    ]
    told: Counter[object] = Counter()
    counts: set[int] = set()
    done = threading.Event()

    def read(number: int, address: str) -> None:
        kept: dict[str, str] = {}
        with httpx.Client(base_url=address, timeout=120) as client:
            asked = number
            while not done.is_set() or asked < number + len(ASKED):
                path = ASKED[asked % len(ASKED)]
                tag = {"If-None-Match": kept[path]} if path in kept else {}
                try:
                    answer = client.get(path, headers=tag)
                except httpx.HTTPError as error:
                    told[repr(error)] += 1
                else:
                    told[answer.status_code] += 1
                    kept[path] = answer.headers.get("etag", '""')
                    if path == "/api/v1/store" and answer.status_code == 200:
                        counts.add(answer.json()["documents"])
                asked += 1

    with served(store) as address:
        readers = [threading.Thread(target=read, args=(n, address)) for n in range(READERS)]
        coder = _coder(store, more)
        for reader in readers:
            reader.start()
        out, err = coder.communicate()
        done.set()
        for reader in readers:
            reader.join()
        # A reader may have asked for the last time before the coder's last run ended.
        counts.add(httpx.get(f"{address}/api/v1/store", timeout=120).json()["documents"])
    assert coder.returncode == 0, err
    assert len(out.split()) == RUNS
    assert set(told) <= {200, 304}, told
    assert told[200] > READERS
    # What the coder found is seen while the server runs.
    assert max(counts) == 40 + 60 * RUNS


def _coder(store: Path, stories: list[Path]) -> subprocess.Popen[str]:
    command: list[Any] = [sys.executable, "-c", _CODER, store, *stories]
    search = ":".join([str(ROOT / "src"), str(ROOT), *sys.path])
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={"PYTHONPATH": search}
    )
