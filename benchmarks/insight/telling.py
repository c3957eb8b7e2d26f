"""Rows 11 and 12, and the time that all of it takes."""

from __future__ import annotations

import json
import re
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from benchmarks.insight.predicting import simulated
from benchmarks.insight.row import Row, judged, reported
from benchmarks.insight.years import Year
from detente.analyse.answer import answer
from detente.analyse.change import change, changes
from detente.analyse.claims import claims
from detente.analyse.events import clean
from detente.analyse.page import page
from detente.analyse.ranking import ranking
from detente.analyse.reading import read_files
from detente.analyse.words import in_words
from detente.app.code import code_paths
from detente.export import as_line
from detente.records import CodedDocument

EXAMPLES = Path(__file__).parents[2] / "examples"
_THIN = 6
_BUSY = 8


def claiming() -> Iterator[Row]:
    """Yield row 11, on the examples that come with the package."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "examples.jsonl"
        coded = [c for c in code_paths([EXAMPLES]) if isinstance(c, CodedDocument)]
        path.write_text("".join(f"{as_line(c)}\n" for c in coded), encoding="utf-8")
        texts = {
            r["document"]["id"]: r["document"]["text"] for r in map(json.loads, path.open(encoding="utf-8"))
        }
        read = read_files([path])
    countries = sorted({t.voice for t in read.tellings if t.voice} | {t.actor for t in read.tellings})
    found = [
        c for n, a in enumerate(countries) for b in countries[n + 1 :] for c in claims(read.tellings, a, b)
    ]
    opened = sum(
        texts[c.telling.document][c.telling.start : c.telling.end] == c.telling.trigger for c in found
    )
    fates = ", ".join(
        f"{sum(c.fate == fate for c in found)} {fate}" for fate in ("confirmed", "denied", "silent")
    )
    told = f"{opened} of {len(found)} ({fates})"
    yield judged(
        11, "claims in the examples whose span gives their words", "all", told, opened == len(found) > 0
    )


def wording(one: Year) -> Iterator[Row]:
    """Yield row 12: busy dyads, and thin ones."""
    pairs = sorted(one.maker.by_pair, key=lambda pair: (-len(one.maker.by_pair[pair]), pair))
    middle = next(n for n, pair in enumerate(pairs) if len(one.maker.by_pair[pair]) < 100)
    sentences = bare = thin = silent = 0
    for n, pair in enumerate([*pairs[:_BUSY], *pairs[middle : middle + _THIN]]):
        told = answer(one.events, *pair)
        for sentence in in_words(told):
            sentences += 1
            plain = "".join(p for p in sentence.pieces if isinstance(p, str))
            bare += not sentence.figures or re.search(r"\d", plain) is not None
        if n >= _BUSY:
            thin += 1
            silent += "too thin" not in " ".join(map(str, in_words(told)))
    yield judged(
        12,
        f"{sentences} sentences on {_BUSY + _THIN} dyads without a figure behind them",
        "0",
        f"{bare}; of {thin} thin dyads {thin - silent} say so",
        not bare and not silent,
    )


def intervals(one: Year) -> Iterator[Row]:
    """Yield how often the interval of a change holds where there is none, on simulated bursts."""
    random, dyad = np.random.default_rng(12), next(iter(one.dyads.values()))
    for value in (0.3, 0.6, 0.85):
        days = len(dyad.calendar)
        flat = replace(dyad, factor=np.ones(days))
        found = [change(flat, simulated(value, days, random), "conflict", "both") for _ in range(300)]
        known = [c for c in found if c is not None]
        held = sum(c.low <= 1 <= c.high for c in known) / len(known)
        flagged = sum(c.p < 0.05 for c in known) / len(known)
        what = f"no change, persistence {value}: 90 % intervals of the ratio hold 1"
        told = f"{held:.2f} of {len(known)}; flagged at 5 %: {flagged:.1%}"
        yield judged(12, what, "0.85-0.95", told, 0.85 <= held <= 0.95)


def timing(one: Year) -> Iterator[Row]:
    """Yield the times: rows as they are in memory to the report, then the ranking of all dyads."""
    changes(next(iter(one.dyads.values())))  # the libraries are loaded
    wall, cpu = time.perf_counter(), time.process_time()
    page(answer(clean(one.rows), "USA", "RUS"))
    told = f"{time.perf_counter() - wall:.1f} s, {time.process_time() - cpu:.1f} s of the processor"
    yield judged(
        13, f"{len(one.rows):,} rows to the report of one dyad", "< 3 s", told, time.process_time() - cpu < 3
    )
    wall, cpu = time.perf_counter(), time.process_time()
    found = ranking(one.events)
    told = f"{time.perf_counter() - wall:.1f} s, {time.process_time() - cpu:.1f} s of the processor"
    what = f"ranking of {len(found.dyads)} dyads ({found.thin} too thin)"
    yield judged(13, what, "< 60 s", told, time.perf_counter() - wall < 60)
    best = ", ".join(f"{r.a}-{r.b}" for r in found.dyads[:8])
    yield reported(13, f"most changed in the last four weeks of {one.events.last:%Y-%m}", best)
