"""A dyad-by-month query over synthetic rows: `python -m benchmarks.store.query --rows 10000000`."""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from detente.export.codes import state_names
from detente.store.columns import schema
from detente.store.dyads import dyad_months
from detente.store.files import DataFile, write_file
from detente.store.search import Conditions
from detente.store.writer import open_writer

_TYPES = "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION".split()
_CORES = os.cpu_count() or 1
_YEARS, _CODER = 20, "synthetic-1"


def main() -> None:
    """Make the rows once, ask five times, print the seconds."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--store", type=Path, default=Path("build/synthetic-store"))
    parser.add_argument("--keep", action="store_true", help="leave the store there for another time")
    asked = parser.parse_args()
    if not asked.store.exists():
        make(asked.store, asked.rows)
    size = sum(p.stat().st_size for p in asked.store.rglob("*") if p.is_file())
    print(f"{asked.rows} rows, {size / 1e6:.0f} MB on disk")
    for name, conditions in {
        "all dyads by month": Conditions(),
        "one dyad by month": Conditions(actor="ABW", recipient="AFG"),
        "one dyad by month, one type": Conditions(actor="ABW", recipient="AFG", types=("SANCTION",)),
    }.items():
        seconds, work = [], []
        for _ in range(5):
            start, busy = time.perf_counter(), time.process_time()
            rows = dyad_months(asked.store, conditions).num_rows
            seconds.append(time.perf_counter() - start)
            work.append(time.process_time() - busy)
        # On a machine that others use, the work of all threads tells more than the clock.
        print(
            f"{name}: {rows} rows, best of 5 {min(seconds):.2f} s, {min(work):.2f} s of work of {_CORES} cores"
        )
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    if not asked.keep:
        shutil.rmtree(asked.store)


def make(store: Path, rows: int) -> None:
    """Write rows of made-up events, a file a month, as a run of its own."""
    months = [date(2000 + m // 12, m % 12 + 1, 1) for m in range(_YEARS * 12)]
    with open_writer(store) as writer:
        files: list[DataFile] = []
        run = writer.start(_CODER, {}, ["made up"])
        for number, month in enumerate(months):
            table = _month(month, rows // len(months), number)
            file = write_file(store, "events", _CODER, f"{month:%Y-%m}", [table])
            files += [file] if file else []
        with writer.state.change():
            writer.state.list_files(files)
        run.finish(incidents=False)


def _month(month: date, rows: int, seed: int) -> Any:
    import numpy as np
    import pyarrow as pa

    chance = np.random.default_rng(seed)
    # Some states make most of the news, as in the real thing.
    states = np.array([s for s in state_names() if len(s) == 3])
    weights = 1 / np.arange(1, len(states) + 1) ** 1.5
    weights /= weights.sum()
    columns: dict[str, Any] = {
        "actor_countries": chance.choice(states, rows, p=weights),
        "recipient_countries": chance.choice(states, rows, p=weights),
        "day": np.array([month + timedelta(days=int(d)) for d in range(28)], dtype="datetime64[D]")[
            chance.integers(0, 28, rows)
        ],
        "type": np.array(_TYPES)[chance.integers(0, len(_TYPES), rows)],
        "quad_class": chance.integers(1, 5, rows).astype("int8"),
        "intensity": np.round(chance.normal(0, 5, rows), 1),
        "document": np.char.add(f"{month:%Y%m}-", np.arange(rows).astype(str)),
        "event": np.full(rows, "e1"),
        "status": np.full(rows, "asserted"),
        "number": np.zeros(rows, "int32"),
    }
    shape = schema("events")
    arrays = [
        pa.array(columns[f.name], f.type) if f.name in columns else pa.nulls(rows, f.type) for f in shape
    ]
    return pa.Table.from_arrays(arrays, schema=shape)


if __name__ == "__main__":
    main()
